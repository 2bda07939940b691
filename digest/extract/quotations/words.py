"""The words by which news says who speaks. Data only; the grammar that reads them is in `clauses`.

In:   nothing.
Out:  `KIND`, what a lower-case word may be in a clause, and smaller sets.
Not:  names.
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Verbs by which someone speaks, writes or judges, in the forms that follow a subject.
SPEECH = _set("""
    said says say saying told tells tell telling added adds add adding asked asks ask asking insisted insists insisting
    explained explains explaining warned warns warn warning claimed claims claim claiming argued argues argue arguing
    stated states stating commented comments commenting wrote writes write writing tweeted tweets posted posts
    continued continues concluded concludes concluding admitted admits admitting confirmed confirms confirming
    promised promises promising pledged pledges pledging replied replies replying responded responds
    described describes describe describing called calls call calling branded brands branding dubbed dubbing
    labelled labelling accused accuses accusing blamed blames blaming praised praises praise praising
    welcomed welcomes welcoming criticised criticises criticising condemned condemns condemning
    noted notes noting stressed stresses stressing urged urges urging declared declares declaring
    announced announces announcing suggested suggests suggesting recalled recalls remarked remarks joked jokes joking
    believes believe believed feels feel felt thinks think thought denied denies denying slammed slams slamming
    blasted blasts spoke speaks speaking found finds finding discovered discovers reads revealed reveals revealing
    hoped hopes feared fears referred refers referring reported quipped countered counters
    acknowledged acknowledges acknowledging agreed agrees maintained maintains predicted predicts predicting
    complained complains complaining outlined highlighted highlights highlighting hailed hails hailing
    thanked thanks objected conceded concedes observed observes lamented remark cautioned cautions
    emphasised emphasises reiterated repeated vowed vows raged fumed demanded demands demanding cited cites citing
    likened likens compared dismissed dismisses dismissing rejected identified identifies heard voiced voices fumed stormed grumbled insisted
    begins goes went judged considered considers regards proclaimed reflected reflects signed laughed sighed shouted
    apologised apologises reassured mused ruled recommends recommended spelled tells put puts
    written quotes quoted quoting questioned questions questioning
    complains gushed joked snapped shouts heckled heckles retorted beamed boasted pleaded begged mourned declared vented
    estimates estimated reckons reckoned concluded opined ventured enthused advised advises informed
""")

# These are as often nouns, or report no words: they count only with their subject right before them.
NOUN_LIKE = _set("""
    claims claim calls call notes posts comments praise promises questions brands reports demands voices fears hopes
    thanks highlights judged found finds put puts felt feel feels compared signed ruled heard thought
    considered posts begins dubbed labelled quotes counters raised recommended estimated identified cites tells repeated
""")

# "Put it bluntly", "goes on": without the second word nobody speaks.
NEEDS = {"put": "it", "puts": "it", "goes": "on", "went": "on"}

# Of these the past participle stands before the words, and "by" with the speaker behind them.
AGENT = _set(
    "described branded dubbed labelled called hailed slammed criticised condemned praised dismissed blasted"
)

# These tell somebody's words even where more stands before the quotation.
TELLING = _set("""said says told tells added adds warned warns wrote writes claimed claims argued argues insisted insists stated
    states explained explains admitted admits asked asks replied replies declared concluded concludes noted notes""")

# Who does so has made "the letter" that the story goes on to quote.
WRITING = _set("wrote writes written")

# In the passive these tell that somebody spoke, and not who.
TOLD = _set(
    "told warned described called dubbed branded labelled assured informed advised urged asked"
)

# After these, those verbs are not of speech: "wrote off", "called off".
PARTICLES = {
    "wrote": "off",
    "called": "off",
    "told": "off",
    "put": "off",
    "write": "off",
    "agreed": "to",
}

# These stand before their subject at a sentence's end: "..., says the charity."
INVERTIBLE = _set(
    """said says added adds states stated warned warns wrote writes concluded concludes argued argues claimed claims reported
    explained explains insisted insists according estimates remarked reckons"""
)

# Who does so from a document says another's words.
READING = _set("read reads reading quoted quotes quoting")

# Of no speech by themselves, but right before a quotation they are: 'the panel gave "some weight" to it'.
QUOTING = _set("gave gives saw sees sought took takes ran runs read")

BE = _set("was were is are be been being am isn't wasn't aren't weren't 's get gets got")
AUX = _set("""has had have having will would could should may might must can did does do also then later now has already again
    since still only just once previously recently subsequently further even both never always often repeatedly all
    himself herself itself themselves today yesterday earlier afterwards however though meanwhile too
    simply publicly formally quickly rightly wrongly openly privately bluntly simply""")
PREPOSITIONS = _set("""of for at from with by in to on about against under over between into near inside outside
    among around after before during behind beside despite towards toward within without across through like than
    alongside including via per following amid""")
CONJUNCTIONS = _set("and but or yet so nor plus")
OPENERS = _set(
    "while as although though whereas when because after before since if unless until where"
)
RELATIVES = _set("who which whose whom")
DETERMINERS = _set(
    "the a an this that these those one another some any every each both no its his her their our my your"
)
PRONOUNS = _set("he she it they")
POSSESSIVES = _set("his her its their")

# Heads of what a person is; "-man" and the like are read by their ends as well.
ROLES = _set("""
    leader chair chairman chairwoman chairperson chairs co-chair vice-chair vice-chairman convener convenor mayor
    provost councillor alderman holder member director executive officer head headteacher principal manager secretary
    organiser spokesman spokeswoman spokesperson campaigner resident tenant farmer trader shopkeeper landlord landlady
    owner founder co-founder president vice-president trustee commissioner inspector minister mp msp mla mep ms am
    candidate independent fellow professor lecturer researcher analyst economist solicitor barrister lawyer judge
    coroner gp doctor nurse midwife teacher parent mother father mum dad grandmother grandfather grandparent carer
    pensioner student pupil volunteer worker driver engineer planner agent architect developer editor vicar bishop
    clerk treasurer champion representative rep adviser advisor consultant author partner associate whip lead
    constable superintendent sergeant governor warden guide historian lord baroness auditor ombudsman actuary
    convenor boss chief neighbour widow widower businessman businesswoman shopper motorist cyclist commuter miner
    publican baker butcher fisherman crofter apprentice therapist psychologist psychiatrist paramedic firefighter
    scientist ecologist botanist archaeologist designer artist musician actor actress writer poet photographer
    broadcaster journalist reporter activist protester organizer coordinator co-ordinator supervisor foreman
    postman lady caretaker librarian curator chancellor premier deputy speaker steward convenor examiner
    investigator foster dean bursar registrar matron producer operator ranger gardener allotment-holder builder
    contractor entrepreneur investor survivor victim witness visitor passenger patient customer homeowner
    leaseholder freeholder householder taxpayer ratepayer guardian grandad gran nan aunt uncle brother sister son
    shadow janitor cleaner loader janitor chef warden
    daughter wife husband youngster teenager woman man boy girl couple applicant expert academic
    prosecutor defendant magistrate recorder rector curate verger churchwarden bailiff undertaker source insider respondent
    claimant appellant complainant signatory cook pharmacist dentist vet surgeon welder plumber electrician joiner beekeeper
    nephew niece cousin colleague organist historian naturalist lifeguard landowner shopowner cafe-owner childminder barista chancellor
    conservationist environmentalist trustee delegate envoy counsellor assessor keeper surveyor secretary-general
    """)
# Held by one person in a council: "the leader" is its own.
COUNCIL_OFFICES = _set("leader mayor executive member chair convener")
SPOKES = _set("spokesman spokeswoman spokesperson spokespeople")

# Who is private and has no office: "the mother of two" is whoever was spoken of last.
PRIVATE = _set("""mother father mum dad mam grandmother grandfather gran nan grandad parent pensioner widow widower husband wife
    son daughter brother sister teenager youngster woman man victim survivor retiree veteran""")
NO_LONGER = _set("former retired ex-")
HIS = _set("father dad grandfather grandad widower husband son brother man businessman uncle boy")
HERS = _set(
    "mother mum mam grandmother gran nan widow wife daughter sister woman businesswoman aunt girl"
)

# Words that stand before such a head and belong to the role.
ROLE_MODIFIERS = _set("""
    deputy depute dirprwy assistant vice executive chief senior junior joint interim acting group shadow opposition ward cabinet
    portfolio branch regional national general managing principal parish town city county borough district lead
    associate independent retired former ex current outgoing incoming new elected directly-elected community parent
    council committee co independent founding head finance housing education transport planning resources policy
    strategic corporate monitoring electoral democratic area operations operational service services social research honorary life non-executive
    crew team project programme union business local political police fire health public press media
    cymru labour conservative tory green lib liberal dem democrat reform alliance plaid snp dup sdlp uup unionist
    sinn féin nationalist
    lollipop dinner care foster support youth school prime first foreign home education metro lord lady past longest-serving
    retail leisure environmental property tax legal energy climate flood heritage museum library sports tourism
    digital data disability equality road rail water waste food trading planning licensing returning presiding
    village store bus lorry taxi train ferry dairy sheep hill arable market stall""")

OF_A_ROLE = ROLES | ROLE_MODIFIERS
UNIONS = _set("unison gmb unite neu nasuwt naht eis rmt pcs ucu bma rcn fbu aslef usdaw cwu nipsa")
PARTIES = _set("""cymru labour conservative conservatives tory tories green greens liberal democrat democrats lib dem reform
    alliance plaid snp dup sdlp uup independent independents unionist sinn féin labour's unison gmb unite""")

TITLES = _set("""mr mrs ms miss mx messrs dr prof professor sir dame lord lady baroness baron rev revd reverend cllr cllrs coun
    councillor councillors clr ald alderman bailie baillie superintendent inspector sergeant sgt constable pc dc dci ds supt insp chief
    canon father sister bishop captain capt major colonel col judge justice hon rt""")
RANKS = _set(
    "professor prof superintendent inspector sergeant constable judge bishop captain canon"
)
MEN = _set("mr sir lord father baron")
WOMEN = _set("mrs ms miss dame lady baroness sister")
# What titles and words of family go with.
PRONOUN_OF = dict.fromkeys(WOMEN | HERS, "she") | dict.fromkeys(MEN | HIS, "he")

# What was written, and so speaks for whoever wrote it.
DOCUMENTS = _set("""
    report reports letter letters review study survey research document documents paper papers plan plans findings audit
    analysis assessment judgment judgement ruling verdict statement inspection visit notice email e-mail submission
    response strategy guidance policy minutes briefing dossier advice evidence website publication bulletin
    newsletter leaflet prospectus application inquiry investigation motion petition consultation proposals
    quote comment reaction monitoring appraisal evaluation agenda memo decision summary blog tweet post message release challenge blueprint paperwork""")
# These are seldom a council's own: without a maker they are nobody's.
OTHERS_DOCUMENTS = _set("""letter letters email e-mail petition study survey research inquiry advice tweet post message
    blog leaflet judgment judgement ruling verdict evidence investigation inspection""")
OF_COUNCILS = _set("""council councillors cabinet committee members budget planning officers officer scrutiny executive
    authority's council's""")

# Who is hired to build, count or advise: where a body speaks as one of these, that is its role.
TRADES = _set("""auditor auditors consultant consultants developer developers architect architects accountant accountants
    contractor contractors operator operators surveyor surveyors solicitors adviser advisers engineer engineers builders
    landlord landlords supplier suppliers consultancy""")
# Of a family: no role where the phrase says whose.
KIN = _set("""brother sister son daughter wife husband widow widower aunt uncle gran nan grandad neighbour grandfather
    grandmother colleague partner fiancee fiance nephew niece cousin""")

PAIRS = _set("brothers sisters twins parents couple friends cousins neighbours")

# Bodies named by what they are: "the watchdog", "the forum".
BODIES = _set("""
    council authority watchdog regulator inspectorate charity union forum university trust company firm group party
    campaign association network force government department ministry commission agency board committee panel
    cabinet executive court school academy college hospital team federation partnership institute society club
    foundation body organisation operator contractor developer borough provider practice business service
    corporation consultancy fund tribunal ombudsman office coalition alliance tank pub
    opposition operator supplier landlord auditor confederation federation chamber parish town authority's""")
# "The firm" may be any body that was named.
ANY_BODY = _set("""charity company firm group campaign body organisation developer operator contractor agency
    department""")
COUNCIL_LIKE = _set("council authority borough cabinet executive")
WATCHDOGS = _set(
    "watchdog regulator inspectorate inspectors inspector ombudsman regulators investigators"
)

# People named by what they are, more than one.
GROUPS = _set("""
    residents inspectors councillors officers commissioners campaigners ministers leaders bosses chiefs members auditors
    consultants researchers parents families staff traders unions experts opponents critics officials planners mps
    protesters organisers neighbours businesses directors governors charities teachers doctors academics reviewers
    investigators trustees managers representatives developers lawyers authors economists police
    engineers architects accountants contractors surveyors solicitors operators builders advisers
    conservatives tories greens democrats labour independents shopkeepers farmers tenants landlords""")
FOR_THEIR_BODY = _set("""leaders bosses chiefs officers officials councillors members managers directors inspectors
    auditors researchers academics consultants reviewers investigators experts spokespeople governors trustees
    planners police staff team commissioners representatives lawyers""")

_KINDS: dict[str, frozenset[str]] = {
    "w": AUX,
    "be": BE,
    "prep": PREPOSITIONS,
    "opener": OPENERS,
    "conj": CONJUNCTIONS,
    "rel": RELATIVES,
    "det": DETERMINERS,
    "group": GROUPS,
    "body": BODIES,
    "doc": DOCUMENTS,
    "role": ROLES,
    "verb": SPEECH,
    "pron": PRONOUNS,
}
KIND: dict[str, str] = {word: kind for kind, words in _KINDS.items() for word in words}
KIND |= dict.fromkeys(AUX, "aux")
KIND |= dict.fromkeys(PREPOSITIONS - OPENERS | {"after", "before"}, "prep")
KIND |= {"according": "according", "that": "that", "inspectors": "group", "members": "group"}
KIND |= {
    "claims": "verb",
    "notes": "verb",
    "executive": "role",
    "independent": "role",
    "lead": "role",
}
KIND |= dict.fromkeys(("attribute", "attributed", "attributable"), "attributed")
KIND |= dict.fromkeys(("someone", "somebody"), "someone")
KIND |= {
    "words": "words",
    "landlord": "role",
    "auditor": "role",
    "developer": "role",
    "contractor": "role",
    "operator": "body",
}
KIND |= dict.fromkeys(("'s",), "be")

# Ends of names that are bodies, not people.
BODY_WORDS = _set("""
    council councils authority forum university trust party government association department ministry commission agency
    board committee panel court school academy college hospital federation partnership institute society club
    foundation service services network group union corporation company ltd limited plc office inspectorate
    parliament assembly senedd cabinet executive police constabulary borough county nhs fund centre homes care
    charity campaign alliance coalition confederation chamber bank cooperative co-operative consulting
    land developments developments associates partners & llp street road lane avenue park green-belt hall house
    library station theatre museum stadium cathedral church bridge airport valley kingdom england scotland wales
    ireland britain news courier gazette chronicle post times guardian telegraph observer sentinel today
    live mail express herald echo argus bbc itv reporting office budget act bill rooms renewables energy water rail
    transport housing region combined league world europe champion watch uk finance bus buses airport railways
    harbour estate estates ward meeting""")
STATES = _set("""north south east west upper lower great little new old st royal northern southern eastern western
    greater central mid""")

# Words that begin a sentence with a capital and name nobody.
NOT_NAMES = _set("""
    i a an the this that these those it he she they we you our your my his her their its there here what when where why how who
    which but and or so yet if as at by for from in into of on to with under over after before since while although though
    until unless because despite during meanwhile however also now then today yesterday tomorrow last next
    one two three four five six seven eight nine ten some many most more all both each every no not only just even
    speaking asked responding writing commenting addressing announcing welcoming reacting describing explaining
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december spring summer autumn winter christmas easter
    according another other such same about across around among against between within without like following earlier
    later once still again perhaps instead overall nationally locally separately elsewhere nevertheless nonetheless
    moreover furthermore finally first second third further is are was were has have had do does did will would
    can could should may might must let yes well""")
