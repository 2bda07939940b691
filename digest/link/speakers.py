"""Tell whether a speaker is a person, a body or a document.

In:   a Quotation with a speaker; whether the name is a council's.
Out:  a SpeakerKind.
Not:  who it is. A role ("chief executive") makes a person of any name; a spokesperson speaks as the body does.
"""

import re

from digest.brief import SpeakerKind
from digest.records import Quotation

# Titles are no part of a name; a record has none, but a header may.
_TITLES = re.compile(
    r"^(?:(?:cllr|coun|councillor|mr|mrs|ms|miss|dr|sir|dame|lord|lady|baroness|prof|professor|rev)\.?\s+)+",
    re.IGNORECASE,
)
_BODIES = frozenset(
    """
    agency alliance alliances assembly assessors association associations auditor auditors authority board business
    campaign campaigners centre charity club college commission commissioner commissioners committee community company
    confederation congress consortium corporation council councils department developers directorate england executive
    federation fire foundation forum fund government group highways hospital inspectorate inspectors institute institution
    league limited ltd ministers ministry movement museum nation network networks news nhs office ofsted organisation
    organisers panel parliament partnership party plc police residents scotland secretariat service services society staff
    team teachers theatre treasury tribunal trust trustees union unions university wales watchdog workers britain uk
    academy airport buses coaches construction developments energy estates holdings homes hospice living properties
    railway renewables school water
    """.split()
)
_DOCUMENTS = frozenset(
    """
    advert advertisement agenda assessment audit blog book booklet briefing brochure document documents email e-mail
    evaluation guidance guide judgment judgement leaflet letter letters manifesto memo message minutes motion newsletter
    notice paper papers petition plan policy poster proposals prospectus report reports review ruling sign statement
    strategy study submission summary survey text tweet verdict website
    """.split()
)
_PARTICLES = frozenset("de van der den von di da du la le ap ab ferch mac bin al el of y".split())
_SPOKEN_FOR = re.compile(r"\bspokes(?:man|woman|person|people)\b|\bstatement\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_MOST_NAMES = 5


def name(speaker: str) -> str:
    """Return a speaker's name without titles, on one line."""
    return _TITLES.sub("", " ".join(speaker.split())) or speaker


def kind(quotation: Quotation, is_council: bool) -> SpeakerKind:
    """Return what the speaker of `quotation` is. is_council: the name is one that a council has."""
    said = name(quotation.speaker or "")
    words = _WORD.findall(said)
    lower = {word.lower() for word in words}
    itself = (quotation.organisation or "").casefold() == said.casefold()
    if is_council or itself:
        return "body"
    if quotation.organisation or (quotation.role and not _SPOKEN_FOR.search(quotation.role)):
        return "person"
    if lower & _DOCUMENTS and not lower & {"council", "office"}:
        return "document"
    # "the commissioners", "Green group", "Ofsted", "Save Our Libraries Northampton Too"
    is_lower = any(word[0].islower() and word not in _PARTICLES for word in words)
    if lower & _BODIES or is_lower or not 1 < len(words) <= _MOST_NAMES:
        return "body"
    return "person"
