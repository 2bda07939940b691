"""Cut text into the words that can show two figures to count the same thing.

In:   a sentence, a headline or an `about` phrase.
Out:  stems, and how much each says.
Not:  grammar. A stem is a key for comparing, never shown to anybody.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

Weights = Mapping[str, float]


Word = tuple[int, str, str, float]
"""One word of a text: where it starts, in lower case, its stem and its weight."""

_TOKEN = re.compile(r"[^\W\d_][\w'-]*|[A-Z]\d{1,4}\b")
_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "—": "–", "\u2011": "-", "\xa0": " "}
)

# Function words, verbs of saying and being, and words of number and hedging: they count nothing.
_STOP = frozenset(
    """
    added drawn longer shorter drew lodged heard increase increases increased increasing held asked received required sought brought provided created supported stands stood put puts left
    a about above according across add added after again ago all almost already also although always
    an and another any are as at away back be became because become been before being below
    between both but by came can come comes could did do does done down during each either
    else even ever every expect expected expects far few fewer final finally first five for forecast
    four from further get given gives go goes going gone got grew grown had half has have having he her
    here hers him his hoped how however i if in include included includes including into is it
    its itself just last later least less like made make makes making many may me mean means
    might more most much must my near nearly need needed needs never next no none nor not nothing
    now of off often on once one only or other others our out over own past per perhaps place
    planned plans present put puts rather reach reached reaches re-elected report reported reports rise rises
    rose said same say saying says see seen seven she should since six so some soon still
    such take taken takes ten than that the their them then there these they third this those though
    three through thus to today together told too took total toward towards two under until up upon us
    use used very via was we went were what when where whether which while who whole whom
    whose why will with within without would yet you your mr mrs ms sir lord dr cllr
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    bn m k million billion thousand pounds pound per cent percent percentage
    """.split()
)
# What every council story says. It supports a link, and never carries one.
_GENERIC = frozenset(
    """
    council councils councillor councillors authority authorities city county borough district town
    unitary combined metropolitan government minister ministers department state national local
    public people resident residents area region member members leader leaders cabinet executive
    committee board meeting chief officer officers director chair deputy spokesperson labour
    conservative conservatives liberal democrat democrats green party independent opposition mayor mp mps
    plan plans proposal proposals proposed scheme schemes project projects programme review report
    decision vote consultation year years month months week weeks day days time period annual yearly
    financial budget budgets money amount sum figure figures number numbers level rate
    new current estimated overall extra additional big bigger large larger huge possible potential
    finance team commissioner commissioners auditor auditors inspector inspectors union unions unison gmb unite
    news newspaper paper website story notice section service services change changes work
    average main former future whole
    """.split()
)
# Half the stories of local government are about these.
_COMMON = frozenset(
    "child children care home homes social adult school schools housing tax staff job jobs "
    "families family fund funds pay".split()
)
_WEIGHT_GENERIC = 0.2
_WEIGHT_COMMON = 0.7
_WEIGHT_NAME = 1.5

SERVICES = frozenset(
    "adult social care child school special education educational send housing transport highway road pension waste library"
    " park bin homelessness leisure health tenant rent".split()
)
"""Stems that name a part of what a council does: the overspend of one is not that of another, or of the whole."""

# One thing, two names. The key is a stem.
_SAME = {
    "post": "job", "role": "job", "hous": "home", "dwelling": "home", "flat": "home",
    "tip": "site", "youngster": "child", "children": "child", "pupil": "child",
    "close": "clos", "shut": "clos", "closur": "clos", "axe": "clos", "women": "woman",
    "worker": "employe", "employee": "employe", "workforc": "employe", "staff": "employe",
    "spectator": "capacity", "looked-after": "care", "elderly": "older",
    "stadium": "arena", "venu": "arena", "rout": "lin", "send": "special",
}  # fmt: skip


def plain(text: str) -> str:
    """Return `text` with straight quotes and one kind of long dash, on one line; same length."""
    return text.translate(_PLAIN).replace("\n", " ").replace("\t", " ")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the key that the forms of a word share.

    >>> [stem(w) for w in ("closing", "closed", "closure", "libraries", "tram", "Trams")]
    ['clos', 'clos', 'clos', 'library', 'tram', 'tram']
    """
    word = word.lower().strip("'-")
    if word.endswith("'s"):
        word = word[:-2]
    if word in _SAME:
        return _SAME[word]
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    if word.endswith("e") and len(word) > 4:
        word = word[:-1]
    return _SAME.get(word, word)


@lru_cache(maxsize=20_000)
def _known(word: str) -> tuple[str, float]:
    """The stem of a lower-case word and its weight; ("", 0) for a word that counts nothing."""
    bare = word.removesuffix("'s").strip("'-")
    if bare in _STOP or len(bare) < 2:
        return "", 0.0
    weight = 1.0
    if bare in _GENERIC:
        weight = _WEIGHT_GENERIC
    elif bare in _COMMON:
        weight = _WEIGHT_COMMON
    return stem(bare), weight


def scan(text: str) -> list[Word]:
    """Return the words of `text` in order, those that count nothing included, too.

    A name (a capital inside a sentence, or a road's number) says more than a common word, and a word that every
    council story has says next to nothing.
    """
    found = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        low = word.lower()
        key, weight = _known(low)
        if weight == 1.0 and low != word and match.start():
            weight = _WEIGHT_NAME
        found.append((match.start(), low, key, weight))
    return found


def strongest(found: Iterable[Word], without: Collection[str] = ()) -> dict[str, float]:
    """Return the stems of words with their weights, but for those of weight 0 and those in `without`."""
    weights: dict[str, float] = {}
    for _, _, key, weight in found:
        if weight > weights.get(key, 0.0) and key not in without:
            weights[key] = weight
    return weights


def first(text: str) -> str | None:
    """Return the stem of the first word of a phrase that counts for something, or None."""
    return next((word for word, weight in phrase(text).items() if weight >= _WEIGHT_COMMON), None)


@lru_cache(maxsize=50_000)
def phrase(text: str) -> Weights:
    """Return the stems of a phrase with their weights; its first word may be a name."""
    return strongest(scan(" " + plain(text)))
