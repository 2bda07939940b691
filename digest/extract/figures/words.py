"""The words that the parser of clauses knows, each with its class.

In:   nothing.
Out:  `CLASS`, a dictionary of lower-case words; `VERBS`, the forms of common verbs.
Not:  a dictionary of English. A word that is not here is taken for a noun or an adjective, which in council news
      is nearly always right.

Classes: D determiner, P preposition, C conjunction, R relative or question word, O pronoun, X auxiliary,
A adverb (or another word that ends a noun phrase), T time word. Everything else is N.
"""

import re
from typing import NamedTuple

from digest.extract.figures.lists import listed
from digest.extract.numbers import SCALES, SMALL, TENS

_CLASSES = {
    "D": """a an the its their his her our my your this these those each every some any no all both another
        either neither what's""",
    "P": """of in on at by for from with to into onto over under between against towards toward across after before
        during since until till within without per via through throughout around about near outside inside beyond
        among amongst amid despite like than as above below behind beside besides along off up down out upon beneath alongside
        including excluding worth versus plus minus following regarding except unlike""",
    "C": "and or but nor so yet &",
    "R": """that which who whom whose that where when while whilst because if although though whether what how why
        whereas unless""",
    "O": """it they he she we i you them him us me itself themselves himself herself there one's it's they're we're
        he's she's i'm you're we've they've i've that's there's none nobody everyone everybody anyone someone
        somebody something nothing everything anything ours theirs yours it'll they'll we'll i'll we'd they'd""",
    "X": """is are was were be been being am has have had having will would could can cannot may might must should
        shall do does did don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't haven't
        hasn't hadn't shouldn't""",
    "A": """also now just only already still currently nearly almost even then not never ever again away ago
        later earlier together so too very quite rather perhaps instead far once twice always often sometimes soon
        here elsewhere therefore however meanwhile nationally locally previously originally apart alone either
        today tomorrow yesterday tonight nevertheless else straight ahead fewer less higher lower
        long tall wide deep last next aged overnight online free available annually monthly weekly""",
    "T": """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
        august september october november december""",
}
MODALS = listed(
    "will would can could may might must should shall cannot won't wouldn't can't couldn't"
)
NUMBER_WORDS = frozenset([*SMALL, *TENS, *SCALES, "hundred", "dozen", "half"])
CLASS: dict[str, str] = {
    word: name for name, words in reversed(_CLASSES.items()) for word in words.split()
}
_NOT_ADVERBS = listed("""family supply assembly reply early daily weekly monthly yearly quarterly hourly elderly likely friendly
    disorderly costly only fly ally bully rally italy jelly lily ely timely holly""")
PEOPLE = listed("""people children adults residents pupils students parents carers staff members councillors drivers workers
    tenants volunteers applicants patients men women protesters respondents teachers officers families youngsters
    passengers customers visitors voters employees taxpayers commuters teenagers pensioners readers leavers
    constituents refugees claimants motorists cyclists pedestrians colleagues apprentices wardens inspectors
    mps msps commissioners artists performers ministers officials neighbours leaseholders homeowners householders
    candidates independents conservatives guests learners teenagers toddlers babies firefighters nurses
    doctors consultants shoppers trainees graduates users owners traders""")
PLURALS = PEOPLE | listed(
    "cattle sheep fish police data premises mice feet geese media criteria ones"
)


class Form(NamedTuple):
    """One form of a verb. kind: base, s, past, pp, ing, or "past pp" where both are alike."""

    lemma: str
    kind: str


_REGULAR = """accept achieve add agree allocate allow announce apply appoint approve argue ask attend attract average award
    axe back ban borrow boost call carry cause charge claim clear climb close collect comment complain complete
    consider contain contribute convert cover create deal declare decline decrease deliver demand demolish deny
    depend describe design detect dim disagree discover discuss displace dispose double drop earn employ
    end enter equal estimate evict exceed expand expect explain expire express extend face fail fill fine finish fit
    flood force forecast foster fund gain gather guarantee halve happen help hire hope house identify impose improve
    include increase inherit inspect install interview introduce invest issue join jump
    knock lack land last launch limit list live lodge log look lower maintain manage mark measure mention miss
    model monitor mothball move name narrow need note number object observe offer open operate oppose order
    own pass pay-off plan plant pledge plummet plunge pocket poll predict prevent process produce project promise
    propose prosecute protect prove provide publish purchase pursue push raise range rank rate reach receive
    recognise recommend recover recruit recycle redirect reduce refer refund refurbish refuse register reject
    release remain remove rent repair replace reply report represent request require rescue reserve resign resolve
    respond restore restrict result retain return reveal review reward ring-fence rise-up rule sack save say-so
    schedule score secure seize serve settle shape share shelve shift show sign slash slump soar
    sponsor staff start state stay step stop store subsidise succeed suffer suggest supply support surge survey
    suspend switch tackle target test thank total trade train transfer transform transport treat treble trim
    triple try turn upgrade uphold-ed urge use value view visit volunteer vote wait want warn waste
    account balance arrange bag oversee refit house evacuate invite welcome widen witness work worry yield abstain admit adopt appeal arrest assess avoid boast
    compare concern conclude confirm consult continue decide deposit deserve earmark encourage ensure fear
    generate hand hover impact intend invite kill leap-ed license litter obtain occupy occur outsource outline
    overspend-ed pause penalise permit plough post predate present promote pump question rebuild-ed
    redevelop regenerate relocate relate resurface scrap seem separate service shrink-ed slow spark stage
    stabilise strand suit supervise swell underspend-ed unveil vanish warrant withhold-ed house injure hurt-ed
    stab damage destroy concern hit-ed believe notify swap dip peak tumble escalate rocket edge double quadruple
    total endorse ratify veto mull slam vow defend demand confront revive shelve overturn sanction greet hail
    amass knock occupy span accommodate stretch seat weigh splash top face"""
_IRREGULAR = """rise rises rose risen rising|fall falls fell fallen falling|grow grows grew grown growing|
    go goes went gone going|come comes came come coming|cost costs cost cost costing|cut cuts cut cut cutting|
    spend spends spent spent spending|pay pays paid paid paying|put puts put put putting|set sets set set setting|
    take takes took taken taking|give gives gave given giving|get gets got got getting|make makes made made making|
    build builds built built building|buy buys bought bought buying|sell sells sold sold selling|
    lose loses lost lost losing|win wins won won winning|find finds found found finding|
    bring brings brought brought bringing|leave leaves left left leaving|keep keeps kept kept keeping|
    hold holds held held holding|run runs ran run running|stand stands stood stood standing|
    lend lends lent lent lending|owe owes owed owed owing|mean means meant meant meaning|
    say says said said saying|tell tells told told telling|know knows knew known knowing|
    see sees saw seen seeing|oversee oversees oversaw overseen overseeing|think thinks thought thought thinking|write writes wrote written writing|
    meet meets met met meeting|send sends sent sent sending|lie lies lay lain lying|lay lays laid laid laying|
    begin begins began begun beginning|become becomes became become becoming|hit hits hit hit hitting|
    shut shuts shut shut shutting|sink sinks sank sunk sinking|shrink shrinks shrank shrunk shrinking|
    swell swells swelled swollen swelling|choose chooses chose chosen choosing|
    drive drives drove driven driving|draw draws drew drawn drawing|feed feeds fed fed feeding|
    show shows showed shown showing|speak speaks spoke spoken speaking|leap leaps leapt leapt leaping|
    hear hears heard heard hearing|lead leads led led leading|uphold upholds upheld upheld upholding|
    overspend overspends overspent overspent overspending|underspend underspends underspent underspent underspending|
    withdraw withdraws withdrew withdrawn withdrawing|rebuild rebuilds rebuilt rebuilt rebuilding|
    sweep sweeps swept swept sweeping|drop drops dropped dropped dropping|plan plans planned planned planning|
    step steps stepped stepped stepping|stop stops stopped stopped stopping|scrap scraps scrapped scrapped scrapping|
    trim trims trimmed trimmed trimming|ban bans banned banned banning|dip dips dipped dipped dipping|
    log logs logged logged logging|dim dims dimmed dimmed dimming|fit fits fitted fitted fitting|
    permit permits permitted permitted permitting|admit admits admitted admitted admitting|
    transfer transfers transferred transferred transferring|stab stabs stabbed stabbed stabbing|
    swap swaps swapped swapped swapping|refer refers referred referred referring|occur occurs occurred occurred occurring|
    hurt hurts hurt hurt hurting|catch catches caught caught catching|break breaks broke broken breaking|
    read reads read read reading|eat eats ate eaten eating|bear bears bore borne bearing|beat beats beat beaten beating|
    set-aside sets-aside set-aside set-aside setting-aside|submit submits submitted submitted submitting|
    commit commits committed committed committing|label labels labelled labelled labelling|
    cancel cancels cancelled cancelled cancelling|total totals totalled totalled totalling|
    model models modelled modelled modelling|try tries tried tried trying|say says said said saying|
    wipe wipes wiped wiped wiping|write-off writes-off wrote-off written-off writing-off|
    strike strikes struck struck striking|hide hides hid hidden hiding|fight fights fought fought fighting|
    forecast forecasts forecast forecast forecasting|shoot shoots shot shot shooting|sit sits sat sat sitting|
    sleep sleeps slept slept sleeping|teach teaches taught taught teaching|wear wears wore worn wearing|
    let lets let let letting|net nets netted netted netting|swim swims swam swum swimming|repay repays repaid repaid repaying|win wins won won winning|throw throws threw thrown throwing|seek seeks sought sought seeking"""


_DOUBLES = re.compile(r"[^aeiouy]+[aeiou][bdglmnpt]")
"""A verb of one short syllable doubles its last letter: "stripped", "slammed"."""


def _regular(lemma: str) -> tuple[str, str, str, str]:
    """Return the -s, past, participle and -ing of a regular verb."""
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2:-1] not in ("", *"aeou"):
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    if _DOUBLES.fullmatch(lemma):
        doubled = lemma + lemma[-1]
        return lemma + "s", doubled + "ed", doubled + "ed", doubled + "ing"
    s = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return s, lemma + "ed", lemma + "ed", lemma + "ing"


def _verbs() -> tuple[dict[str, Form], dict[str, str]]:
    forms: dict[str, Form] = {}
    participles: dict[str, str] = {}
    rows = [(v, *_regular(v)) for v in _REGULAR.split() if "-" not in v or v == "ring-fence"]
    rows += [(r[0], r[1], r[2], r[3], r[4]) for r in (x.split() for x in _IRREGULAR.split("|"))]
    for lemma, s, past, participle, ing in rows:
        participles[lemma] = participle
        forms[s] = Form(lemma, "s")
        forms[ing] = Form(lemma, "ing")
        forms[past] = Form(lemma, "past")
        forms[participle] = Form(lemma, "past pp" if past == participle else "pp")
        forms[lemma] = Form(lemma, "base")
    for lemma in ("put", "cut", "cost", "set", "hit", "shut", "read", "hurt", "forecast"):
        forms[lemma] = Form(lemma, "base past")
    return forms, participles


VERBS, PARTICIPLE = _verbs()


def form_of(word: str) -> Form:
    """Return the form of a verb, guessed by its ending where the word is not in the list."""
    known = VERBS.get(word)
    if known is not None:
        return known
    if word.endswith("ed"):
        return Form(word, "past pp")
    if word.endswith("ing"):
        return Form(word, "ing")
    return Form(word, "base")


def participle_of(lemma: str) -> str:
    """Return the past participle of a verb: "spent" for spend."""
    known = PARTICIPLE.get(lemma)
    if known is not None:
        return known
    return lemma if lemma.endswith("ed") else _regular(lemma)[2]


def class_of(word: str) -> str:
    """Return the class of a lower-case word: D, P, C, R, O, X, A, T or N."""
    known = CLASS.get(word)
    if known is not None:
        return known
    if not word[0].isalpha():
        return "Y" if word[0].isdigit() else word
    if word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS:
        return "A"
    return "N"


class _Plain(dict[str, str]):
    """`class_of` by word, remembered as it is asked for."""

    def __missing__(self, word: str) -> str:
        name = class_of(word)
        if len(self) < _MOST_REMEMBERED:
            self[word] = name
        return name


class _Classes(dict[str, str]):
    """Classes by word, remembered as they are asked for; small letters mark what needs a second look.

    Words that may be verbs here: b and c a base form, c where the past is the same; s; d past or participle; g -ing;
    w of saying, which is one but after "the"; e an unknown word in -ed. n: spells a number; x: a modal, p: "to",
    after which an unknown word is a verb; a: an adverb in -ly, which with a capital is a name.
    """

    def __missing__(self, word: str) -> str:
        name = PLAIN[word]
        if name == "N":
            if word in NUMBER_WORDS:
                name = "n"
            elif word in _SAYING:
                name = "w"
            elif word in VERBS:
                name = _KINDS[VERBS[word].kind]
            elif word.endswith("ed") and len(word) > 4:
                name = "e"
        elif word in MODALS:
            name = "x"
        elif word == "to":
            name = "p"
        elif name == "A" and word.endswith("ly"):
            name = "a"
        if len(self) < _MOST_REMEMBERED:
            self[word] = name
        return name


_SAYING = listed("say says said think believe argue believes thinks argues")
_KINDS = {
    "base": "b", "base past": "c", "s": "s", "past": "d", "pp": "d", "past pp": "d", "ing": "g",
}  # fmt: skip
_MOST_REMEMBERED = 50_000
PLAIN = _Plain()
CLASSES = _Classes()


def is_plural(word: str) -> bool:
    """True of a noun that is plural by its ending or by the list.

    >>> is_plural("homes"), is_plural("children"), is_plural("business")
    (True, True, False)
    """
    return word in PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")))
