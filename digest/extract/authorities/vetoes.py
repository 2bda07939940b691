"""The rules that refuse a name: it is a part of another name, or only says where something is.

In:   a Setting: one name with its surroundings.
Out:  a Verdict, or None from a rule that has nothing to say.
Not:  the words right after a name; `rules.next_word` weighs them both ways.
"""

import re

from digest.extract.authorities import words
from digest.extract.authorities.gazetteer import Reading
from digest.extract.authorities.verdicts import Setting, Verdict, ends

_OTHER_COUNCIL = re.compile(
    r"[ \n]Council (?:for|of) [A-Z]|[ \n](?:Trades|Sports|Youth|Students') "
)
OTHER_FIRST = frozenset("CTSYof")
"""What follows a name that is another council's, be "Council" a part of the name or not."""


def other_council(at: Setting) -> Verdict | None:
    """Refuse "Bolton Council of Mosques" and "Leeds Council for Voluntary Service"."""
    end = at.reading.end
    if at.own[1:2] not in OTHER_FIRST:
        return None
    council = at.text[end - 8 : end].lower() == " council"
    start = end - 8 if council else end
    if _OTHER_COUNCIL.match(at.text, start, at.chain.block.end):
        return at.refused("other-council", "a body called council that is no local authority")
    return None


_LONGER_PLACE = re.compile(
    r"""- | [ ](?:upon|le|St)[ ][A-Z]
    | [ ](?:on|under|in|by)[ -](?:the[ -])?(?:Avon|Lyme|Lyne|Tees|Trent|Sea|Thames|Tyne|Tweed|Wye|Humber|Wolds|Dee
        |Spey|Solent|Crouch|Ashfield|Furness|Hill)\b
    | ,?[ ][A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}\b     # a postcode: an address""",
    re.VERBOSE,
)
LONGER_STARTS = words.bag("up le st on un in by")
_JOINED_INSTITUTION = re.compile(
    r"[ ](?:and|&|with)[ ](?:the[ ])?(?:[A-Z][\w'-]*[ ]){1,5}(?:NHS|Police|Constabulary|Fire|Hospitals?|University|Building|Ambulance)\b"
)


_SERVICE = re.compile(
    r"[ \n](?:fire|ambulance|health|police|hospitals?|nhs) (?:services?|and rescue|crews?|authority|stations?|brigade|trust|cuts|board|bosses"
    r"|officers?|chiefs?|force)\b",
    re.IGNORECASE,
)
SERVICES = words.bag("fire ambulance health police hospital hospitals nhs")


def longer_name(at: Setting) -> Verdict | None:
    """Refuse "Bradford on Avon", "Lincoln LN1 1DD" and "Sandwell and West Birmingham NHS Trust"."""
    is_joined = not at.low or at.next[0].isupper() or at.low[:2] in LONGER_STARTS
    if (is_joined or not at.is_last) and _LONGER_PLACE.match(at.own):
        return at.refused("longer-name", "part of a longer place name or an address")
    if (not at.low or at.low in SERVICES) and _SERVICE.match(at.after):
        return at.refused("institution", "a fire, health, police or ambulance body")
    if at.after[:2] in (" a", " &", " w") and _JOINED_INSTITUTION.match(at.after):
        return at.refused("institution", "part of the name of an institution")
    return None


_COMPANY = re.compile(
    r"[ ](?:[A-Z][\w'&-]*[ ]){0,3}(?:Ltd|Limited|[Pp]lc|PLC|LLP)\b | [ ](?:&|and)[ ](?:Sons?|Daughters?|Co|Company|Partners)\b",
    re.VERBOSE,
)


def company(at: Setting) -> Verdict | None:
    """Refuse "Harrow Estates", "Bury Steel Ltd", "Kent & Sons" and "the developer Harrow"."""
    after = at.after[:1] == " " and (not at.low or at.low in COMPANY_JOINS or at.next[0].isupper())
    if (after and not at.is_shouted and at.next[:1].isupper() and at.low in words.COMPANIES) or (
        after and _COMPANY.match(at.after)
    ):
        return at.refused("company", "part of a company's name")
    if at.link in words.COMPANY_HEADS and at.low not in words.BODY:
        return at.refused("company", f'follows "{at.previous}"')
    return None


COMPANY_JOINS = words.bag("& and plc")
"""What may stand between a name and the rest of a company's, but for capitals."""

_INITIAL = re.compile(
    r"(?:^|[(,;:] |\b[A-Z][\w'.-]* )\(?[A-HJ-Z]\. $|\b[A-Z][\w'.-]* [B-HJ-Z] $|\b(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Alderman) A $"
)
"""The P of "Mrs P. Barrow": never I, nor A without a stop or a title, which are words."""


def is_person(at: Setting) -> bool:
    """Say whether a title, a first name or another capital right before makes a longer name of it."""
    if not at.link or at.link in words.LINKS:
        return False
    word = at.previous.strip("\"'(")
    low = word.rstrip(".").lower()
    if low in words.PEOPLE or (len(low) == 1 and _INITIAL.search(at.before)):
        return True
    if not word[:1].isupper() or not word[-1].isalpha() or at.is_shouted:
        return False
    return low not in words.LEAD_IN and not low.endswith("'s")


_AGE = re.compile(r" \(\d\d\)|, (?:aged )?\d\d(?:,|\.(?!\d)| and| from)")
_BISHOP_OF = re.compile(
    r"""\b(?: (?:University|College|Port|Isle|Vale|Bank|School|Museums?|Hospital|Treaty|Siege|MP|University[ ]Campus
             |Royal|Lord|Lady|Baron|Baroness)[ ](?:(?:of|at|for|in)[ ])?
          | (?:[Uu]niversity|[Bb]ishop|[Aa]rchbishop|[Dd]uke|[Dd]uchess|[Ee]arl|[Dd]iocese|[Bb]attle|[Dd]ean|[Pp]ort
             |[Aa]rchdeacon|[Mm]arquess|[Cc]ountess|[Pp]rince(?:ss)?|[Pp]rovost)[ ]of[ ]
        )(?:the[ ])?$""",
    re.VERBOSE,
)
SEES = ends(
    words.bag(
        "university college port isle vale bank school museum museums hospital treaty siege mp campus royal lord lady "
        "baron baroness bishop archbishop duke duchess earl diocese battle dean archdeacon marquess countess prince "
        "princess provost"
    )
)


def person(at: Setting) -> Verdict | None:
    """Refuse "Cllr Kent", "Emma Bradford", "Lincoln, 34," and "the Bishop of Lincoln"."""
    if is_person(at):
        return at.refused("person", "follows a first name, a title or another part of a name")
    if at.own[:2] in (" (", ", ") and _AGE.match(at.own):
        return at.refused("person", "followed by an age")
    if (
        at.link in words.LINKS
        and not SEES.isdisjoint(at.heads)
        and (head := _BISHOP_OF.search(at.before))
    ):
        return at.refused("institution", f'follows "{head.group().strip()}"')
    return None


def capital(at: Setting) -> Verdict | None:
    """Leave "Westminster" and "the City of London", alone, to Parliament and finance."""
    alone = len(at.chain.readings) == 1
    if alone and at.reading.name.slugs[0] in words.NEVER_BARE:
        return at.said("place", "capital")
    return None


_IN_A_PLACE = re.compile(
    r"\b(?:in|at|near|from|of|outside|to) (?:[A-Z][\w'-]+ ){0,2}[A-Z][\w'-]+, $"
)


_STREET = re.compile(
    r"\b(?:Street|Road|Lane|Avenue|Way|Close|Square|Place|Terrace|Drive|Hill|Offices?|House|Buildings?|Hall|Centre)"
    r", (?:[A-Z][\w'-]+(?:[ -][A-Z][\w'-]+){0,2}, ){0,2}$"
)
_ACTS = re.compile(r" (?:has|have|had|says|said|plans|wants|must|should)\b")


def address(at: Setting) -> Verdict | None:
    """Refuse the last lines of an address: "Council Offices, Cecil Street, Margate, Kent"."""
    if at.before[-2:] == ", " and _STREET.search(at.before) and not _ACTS.match(at.after):
        return at.refused("locator", "part of an address")
    return None


def joint_mayor(at: Setting) -> Verdict | None:
    """Refuse "Cambridgeshire and Peterborough's mayor", who is neither council's but their combined authority's."""
    if len(at.chain.readings) == 1 or not (
        at.low == "mayor"
        or at.after.startswith("'s mayor")
        or at.before.lower().endswith(("mayor of ", "mayor for "))
    ):
        return None
    row = " ".join(at.text[at.chain.start : at.chain.end].replace("&", "and").split())
    if any(
        each.type == "combined authority" and each.short_name == row
        for each in at.known.authorities.values()
    ):
        return at.refused("joint-name", "the mayor of a combined authority")
    return None


def locator(at: Setting) -> Verdict | None:
    """Refuse the county that only says where a place is, and the place if that is its namesake: "Ashford, Surrey"."""
    readings = at.chain.readings
    if len(readings) == 1 and at.before[-2:] != ", ":
        return None
    number = readings.index(at.reading)
    if number + 1 < len(readings) and _is_locator(at, readings[number + 1], at.reading):
        county = readings[number + 1].name.slugs[0]
        own = at.known.authorities[at.reading.name.slugs[0]].parent
        if own != county and words.COUNTY_OF.get(at.reading.name.slugs[0]) != county:
            return at.refused("namesake", "a place of this name in another county")
    elif (number and _is_locator(at, at.reading, readings[number - 1])) or (
        len(readings) == 1 and _is_county(at, at.reading) and _IN_A_PLACE.search(at.before)
    ):
        return at.refused("locator", "only says where a place is")
    return None


def _is_county(at: Setting, reading: Reading) -> bool:
    kind = at.known.authorities[reading.name.slugs[0]].type
    return kind == "county" or (
        kind == "unitary" and at.known.fits(reading.name.slugs[0], ("county",))
    )


def _is_locator(at: Setting, county: Reading, place: Reading) -> bool:
    return (
        at.text[place.end : county.start] in (", ", ",\n")
        and county is at.chain.readings[-1]
        and _is_county(at, county)
        and not _is_county(at, place)
    )
