"""The words beside a place that say whether it is a council, a club, a street, a person or a place abroad.

In:   nothing.
Out:  sets and tables of lower-case words, unless said otherwise.
Not:  grammar; `rules` and `vetoes` know where each must stand.

This is the file to mend when a paper's usual wording is missing; add its sentence to
tests/extract/authorities.yaml as well.
"""

from typing import Final


def bag(text: str) -> frozenset[str]:
    """Return the words of `text`."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of `text`, parted by bars."""
    return tuple(text.split("|"))


NEVER_BARE: Final = ("city-of-london", "westminster")
"""Said bare, these are finance and Parliament; "Westminster councillors" is still the council."""

PRESS_NAMES: Final = {
    "argyll-and-bute": ("Argyll",),
    "county-durham": ("Durham",),
    "derry-and-strabane": ("Londonderry",),
    "east-riding-of-yorkshire": ("East Riding", "East Yorkshire"),
    "herefordshire": ("Hereford",),
    "highland": ("Highlands",),
    "hull": ("Kingston upon Hull",),
    "isles-of-scilly": ("Scilly", "Scillies"),
    "kings-lynn-and-west-norfolk": ("King's Lynn", "Kings Lynn"),
    "merthyr-tydfil": ("Merthyr",),
    "newcastle-under-lyme": ("Newcastle",),
    "newcastle-upon-tyne": ("Newcastle",),
    "orkney": ("Orkney Islands",),
    "pembrokeshire": ("Sir Benfro",),
    "perth-and-kinross": ("Perth",),
    "rhondda-cynon-taf": ("Rhondda",),
    "shetland": ("Shetland Islands", "Shetlands"),
    "western-isles": ("Na h-Eileanan Siar", "Eilean Siar", "Outer Hebrides"),
    "windsor-and-maidenhead": ("Windsor",),
    "bath-and-north-east-somerset": ("Bath",),
    "barking-and-dagenham": ("Barking",),
    "cheshire-west-and-chester": ("Chester",),
    "bournemouth-christchurch-and-poole": (),
}
"""What papers call an authority that its aliases do not say; each needs a full name or a strong cue nearby."""

WITH_THE: Final = bag(
    "vale isle isles forest scottish western cotswolds wirral highlands borders wrekin"
)
"""First words of names that are said with "the": "the Vale of Glamorgan has voted"."""

SHARED: Final = bag("newcastle richmond kingston stratford perth borders highlands chester")
"""Press names that other places have as well: alone they are never an area."""

COUNTY_OF: Final = {
    # Unitary towns that their old county still surrounds: "the county council" in their stories is this one.
    "derby": "derbyshire",
    "leicester": "leicestershire",
    "nottingham": "nottinghamshire",
    "stoke-on-trent": "staffordshire",
    "plymouth": "devon",
    "torbay": "devon",
    "southampton": "hampshire",
    "portsmouth": "hampshire",
    "blackpool": "lancashire",
    "blackburn-with-darwen": "lancashire",
    "medway": "kent",
    "thurrock": "essex",
    "southend-on-sea": "essex",
    "peterborough": "cambridgeshire",
    "brighton-and-hove": "east-sussex",
    "milton-keynes": "buckinghamshire-county-council",
    "york": "north-yorkshire-county-council",
    "bournemouth": "dorset-county-council",
    "poole": "dorset-county-council",
    "darlington": "county-durham",
}
"""The table's `parent` has the rest. Source: the counties' areas since the reforms of 1996 to 1998."""

ORDINARY: Final = bag(
    "reading rugby bury bath barking hull derby slough harrow brent hart swale highland moray fife hackney "
    "craven eden down hove windsor lincoln chelsea"
)
"""Names that are English words as well: at the start of a sentence a capital proves nothing."""

FOREIGN: Final = phrases(
    "Australia|New South Wales|Queensland|Western Australia|South Australia|Tasmania|Sydney|Melbourne|Brisbane"
    "|Adelaide|Canberra|New Zealand|Auckland|Wellington|Canada|Ontario|British Columbia|Nova Scotia|Alberta"
    "|Quebec|Toronto|Vancouver|New Brunswick|United States|America|USA|US|Alabama|Alaska|Arizona|Arkansas"
    "|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas"
    "|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska"
    "|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|South Carolina|North Dakota"
    "|South Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia"
    "|West Virginia|Wisconsin|Wyoming|South Africa|Cape Town|KwaZulu-Natal|Western Cape|Jamaica|Chicago"
    "|New England|Hawke's Bay|Otago|Waikato"
    "|Barbados|Trinidad|Hong Kong|Kenya|Nigeria"
)
"""Places abroad, spelt as printed: English-speaking ones, since those reuse British names."""

LOWER_TIER: Final = bag("town parish community village")

INSTITUTIONS: Final = bag("""police constabulary fire ambulance nhs hospital hospitals teaching infirmary university college school
    schools academy grammar crown magistrates court combined airport zoo festival festivals racecourse races
    water building cathedral minster abbey castle prison young united town rovers wanderers albion athletic
    argyle ccc rfc fc afc rlfc cc warriors rhinos tigers saints lions panthers giants bears hornets
    trust foundation museum gallery theatre library libraries station road street lane avenue close way square bridge park
    arms house terrace primary junior infant high canal crescent drive gardens grove hill place row wharf quay
    docks harbour river valley bay interchange bar cross junction roundabout bypass ring services hotel inn
    market hall arena stadium centre center express post mail gazette news evening echo star times live
    chronicle telegraph courier herald mercury argus citizen observer advertiser international central north
    south east west world cup league premiership building society brewery rail railway line diocese
    archdeaconry medical health healthcare pride carnival marathon half-marathon literature beer film jazz
    magazine tv radio fm""")
"""Said right after a name, capitalised or in a headline of capitals, these make it part of another name."""

NAMESAKES: Final = bag(
    "united town rovers wanderers albion athletic argyle county fc afc rfc rlfc ccc warriors rhinos tigers saints lions "
    "panthers giants university nhs hospital hospitals teaching infirmary college homes group partnership"
)
"""The institutions that papers call by the place alone: "Leeds have sold their captain". The last are often a council's own."""

COMPANIES: Final = bag(
    "estates homes developments land construction group holdings investments properties property partnership partnerships "
    "capital ltd limited plc llp brothers bros foods motors brewery breweries builders contractors industries "
    "engineering solar renewables energy coaches travel ventures enterprises logistics regeneration"
)
"""Said in capitals right after a name, these make a company of it: "Harrow Estates"."""

COMPANY_HEADS: Final = bag(
    "developer developers housebuilder housebuilders builder builders contractor contractors firm company applicant "
    "applicants landowner operator"
)
"""Said right before a name, these make a company of it, unless "council" follows."""

ALWAYS_INSTITUTIONS: Final = bag(
    "university festival hospital hospitals airport prison racecourse cathedral infirmary minster castle fc rfc "
    "constabulary police nhs"
)
"""The ones that a small letter does not make less of an institution."""

COMMON: Final = bag("""fans fan supporters striker strikers midfielder defender goalkeeper winger captain manager boss head-to-head
    player players side squad fixture fly-half prop hooker batsman bowler club clubs time tub tubs towel mat
    rooms room water dogs dog crude beef sole stone carriage carriages cloth hair sauce pudding cake cakes
    tart ale gin accent born based bound graduate graduates students student alumni hotel shoe shoes bags
    man woman men boy girl teenager teenagers couple mum dad mother father pensioner grandmother
    grandfather schoolboy schoolgirl motorist bomber native lad lass
    aloud lists list week day groups lessons glasses age skills matters test tests union league
    ball tackle scrum""")
"""Said in small letters right after a name: the name is a team, a word or a make, not a council."""

AFTER_GERUND: Final = bag("for your the a up out to his her their my our it and")
"""Said after a name that is a word: "Reading for pleasure", "Bury your head"."""

PEOPLE: Final = bag(
    "mr mrs ms miss mx dr sir dame lord lady cllr cllrs coun councillor professor prof rev revd reverend "
    "father sister pc sgt sergeant inspector superintendent constable judge justice baroness"
)

BODY: Final = bag("""cabinet council councils councillor councillors planners leader leaders mayor executive ratepayers
    taxpayers highways councillor's councillors' council's cabinet's aldermen alderman convener lord-provost
    bailies baillies councils'""")
"""Said right after a name: the name is the council."""

BODY_PHRASES: Final = (
    "planning committee", "planning officers", "planning department", "full council", "deputy leader", "chief executive", "council tax", "town hall", "civic chiefs",
    "council chiefs", "executive board", "portfolio holder", "scrutiny committee", "scrutiny board",
    "labour group", "conservative group", "lib dem group", "local plan", "public health team",
    "housing department", "housing officers", "education department", "education authority", "social services",
    "licensing committee", "licensing panel", "policy committee", "budget meeting", "highways department",
    "education bosses", "civic leaders", "city council", "county council", "borough council",
    "district council", "local authority", "county councillors", "city councillors",
    "borough councillors", "district councillors", "council tenants", "council house", "planning chiefs",
    "planning board", "area committee", "lead member", "cabinet member", "executive member",
)  # fmt: skip

OWNED: Final = bag("""cabinet council councillors planners leader mayor executive budget finances reserves debt debts
    commissioners auditors auditor opposition libraries highways housing-department councillor executive's
    budgets taxpayers ratepayers constitution
    deficit overspend plea bailiffs wardens planning
    licensing scrutiny director head ruling elected lead""")
"""Said after "Leeds's": what only a council has."""

OWNED_PHRASES: Final = (
    *BODY_PHRASES, "deputy mayor", "council leader", "children's services", "children services",
    "adult social care", "social care", "social workers", "principal social", "social work",
    "finance director", "finance chief", "section 114", "section 151", "monitoring officer", "head of", "director of",
    "planning policy", "local plan", "housing revenue", "housing team", "parking wardens", "labour administration",
    "conservative administration", "equal pay", "bin strike", "bin crews", "bin collections", "leisure trust",
    "children's homes", "improvement partner",
)  # fmt: skip

LINKS: Final = bag("of in for at as like including from the")
"""Between "the leader" or "the Bishop" and a place."""

UPON: Final = bag(
    "of gained won lost took taken seized held hold retained kept captured told ordered rated criticised warned fined "
    "given gave judged urged accused asked handed praised stripped instructed directed sued in into at to for from"
)
"""Between those who act on a council and its name: "inspectors told Bexley"."""

OFFICES: Final = bag(
    "leader leaders convener provost councils council councillors authorities authority boroughs"
)

LEAD_IN: Final = bag("""in at from to for of the a an but and or as while when after before since both meanwhile however unlike
    like neighbouring nearby across around throughout outside near now today if is why how what can will
    should could only even although though because by with within between under over where whether against
    into onto about including councils authorities boroughs on nor not yet so then historic rural labour tory
    conservative until despite following this that all have has were are residents per via inside beyond
    every half most many some few only elsewhere instead later plus also""")
"""Capitalised at the start of a sentence or in a headline, these do not make the next word part of a name."""
