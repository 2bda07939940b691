"""The rules by which a name is a council or is not, in the order they are tried.

In:   a Setting: one name with its surroundings.
Out:  a Verdict, or None from a rule that has nothing to say.
Not:  order of importance to the story; `lead` has that.

A rule's name is in its verdict; `digest explain` prints it. Examples: tests/extract/authorities.yaml.
"""

import re
from collections.abc import Callable
from typing import Final

from digest.extract.authorities import words
from digest.extract.authorities.acts import is_act
from digest.extract.authorities.gazetteer import Reading
from digest.extract.authorities.verdicts import Setting, Verdict

Rule = Callable[[Setting], Verdict | None]

# --- councils that are none -----------------------------------------------------------------------

_OTHER_COUNCIL = re.compile(
    r"[ \n]Council (?:for|of) [A-Z]|[ \n](?:Trades|Sports|Youth|Students') "
)


def other_council(at: Setting) -> Verdict | None:
    """Refuse "Bolton Council of Mosques" and "Leeds Council for Voluntary Service"."""
    end = at.reading.end
    council = at.text[end - 8 : end].lower() == " council"
    start = end - 8 if council else end
    if _OTHER_COUNCIL.match(at.text, start, at.chain.block.span.end):
        return at.refused("other-council", "a body called council that is no local authority")
    return None


# --- councils by their own words --------------------------------------------------------------------


def full_name(at: Setting) -> Verdict | None:
    """Accept a name in full, but for "City of Westminster College"."""
    name = at.reading.name
    if name.kind != "full":
        return None
    said = at.text[at.reading.start : at.reading.end].lower()
    complete = not at.is_last or name.exact or said.endswith(("council", "authority"))
    if not complete and at.next[:1].isupper() and at.next.lower() in words.INSTITUTIONS:
        return at.refused("institution", f'followed by "{at.next}"')
    one = name.slugs[0]
    return at.said(
        "body", "full-name", at.known.pick(name.slugs, at.day) if name.slugs[1:] else one
    )


_TAIL = re.compile(
    r"""(?: [ \n-] (?P<tiers> (?: (?: metropolitan | city | county | borough | district | unitary | islands
                             | town | parish | community | village | (?:and|&)[ ]district ) [ \n] ){0,3} )
          | [ \n] )
    (?: councils? (?! [ ]tax | [ ]hous ) | authorit(?:y|ies) | (?P<letters> MBC | MDC | BC | DC | CC ) ) (?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_OWN_TIER = re.compile(r"[ \n](city|county|borough|district)\b", re.IGNORECASE)
_TIER_OF_LETTERS = {"CC": {"county"}, "MBC": {"borough"}, "BC": {"borough"}}


def council_form(at: Setting) -> Verdict | None:
    """Accept a place with "council" after it or after its list, if there is such a council."""
    own = _TAIL.match(at.own)
    tail = own or _TAIL.match(at.after)
    if tail is None or (tail.group("letters") and not tail.group("letters").isupper()):
        return None
    tiers = set((tail.group("tiers") or "").lower().split())
    tiers |= _TIER_OF_LETTERS.get(tail.group("letters") or "", set())
    if not at.is_last and (mine := _OWN_TIER.match(at.own)):
        tiers = {mine.group(1).lower()}
    if tiers & words.LOWER_TIER:
        return at.refused("lower-tier", "a town, parish or community council")
    fit = tuple(slug for slug in at.reading.name.slugs if at.known.fits(slug, tiers))
    if not fit:
        if "city" in tiers:
            return at.refused(
                "lower-tier", "this city's council is a parish, or was before the table"
            )
        return at.refused("no-such-council", "no principal council has this name")
    slug = at.known.pick(fit, at.day) or fit[0] if len(fit) > 1 else fit[0]
    if len(fit) > 1 and at.reading.name.kind == "press":
        return at.said("place", "shared-name", slug)  # "Newcastle Council" is nobody's
    if own and at.is_last:
        return at.said("body", "council-form", slug, at.reading.end + own.end())
    return at.said("body", "council-list", slug)


_COUNCIL_OF = re.compile(
    r"""(?: \b(?:london[ ]|royal[ ]|metropolitan[ ])?boroughs? | \bcity(?:[ ]and[ ]county)? | \bdistrict
          | (?<!town[ ])(?<!parish[ ])(?<!arts[ ])\bcouncils? | \bauthorit(?:y|ies) )
    [ ](?:of|in|for|at|such[ ]as|like|including)[ ](?:the[ ])?$""",
    re.VERBOSE | re.IGNORECASE,
)
_OFFICE_OF = re.compile(
    r"""\b(?:leaders? | council[ ](?:leaders?|chiefs|bosses|officers|planners) | town[ ]hall[ ](?:chiefs|bosses)
          | civic[ ](?:chiefs|leaders) | councillors? | planners | taxpayers | officers | chief[ ]executives? )
    [ ](?:of|in|at|from)[ ](?:the[ ])?$""",
    re.VERBOSE | re.IGNORECASE,
)
_LINKS = words.bag("of in for at as like including from the")
_RUN = re.compile(
    r"(?:labour|tory|tories|conservative|dem|dems|democrat|green|snp|reform|uk|independent|plaid)[ -]"
    r"(?:run|led|controlled|held|dominated) $|(?:cash-strapped|crisis-hit|effectively bankrupt) $",
    re.IGNORECASE,
)


_RUN_ENDS = ("run", "led", "controlled", "held", "dominated", "strapped", "hit", "bankrupt")


def council_of(at: Setting) -> Verdict | None:
    """Accept "the London borough of Brent", "councils in Sefton and Wyre", "the leader of Leeds", "Labour-run Wirral"."""
    previous = at.previous.lower()
    if previous in _LINKS:
        if _COUNCIL_OF.search(at.before):
            return at.said("body", "council-of")
        if _OFFICE_OF.search(at.before):
            return at.said("body", "office-of")
    elif previous.endswith(_RUN_ENDS) and _RUN.search(at.before):
        return at.said("body", "office-of")
    return None


_POWERS = (
    r"(?:ofsted|ombudsman|watchdog|inspectors|ministers|government|judge|regulator|tribunal|court|cqc|estyn|auditors?"
    r"|commissioners|whitehall|inspectorate|secretary of state|campaigners|unions?)"
)
_PARTY = r"(?:labour|conservatives|tories|lib dems|liberal democrats|greens|reform uk|reform|snp|plaid cymru|independents)"
_ACTED_ON = re.compile(
    rf"""\bcontrol[ ]of[ ](?:the[ ])?$
    | {_PARTY}[ ](?:(?:has|have|had|also)[ ]){{0,2}}(?:gained|won|lost|took|taken|seized|held|hold|retained|kept|captured)[ ]$
    | {_POWERS}[ ](?:(?:has|have|had|also)[ ]){{0,2}}(?:told|ordered|rated|criticised|warned|fined|given|gave|judged|urged
        |accused|asked|handed|praised|stripped|instructed|directed|sued|[ ]taken[ ]over)[ ]$
    | \b(?:commissioners|inspectors|auditors|trouble-shooters|troubleshooters)[ ](?:in|into|at|to|for)[ ]$
    | \b(?:acting|contractors?|bailiffs|works?|working)[ ]for[ ]$""",
    re.VERBOSE | re.IGNORECASE,
)
_UPON = words.bag(
    "of gained won lost took taken seized held hold retained kept captured told ordered rated criticised warned fined "
    "given gave judged urged accused asked handed praised stripped instructed directed sued in into at to for"
)


def council_suffers(at: Setting) -> Verdict | None:
    """Accept "Labour gained Worthing", "inspectors told Bexley to act" and "commissioners in Slough"."""
    if at.previous.lower() in _UPON and not at.next[:1].isupper() and _ACTED_ON.search(at.before):
        return at.said("body", "council-suffers")
    return None


# --- parts of other names ---------------------------------------------------------------------------

_LONGER_PLACE = re.compile(
    r"""- | [ ](?:upon|le|St)[ ][A-Z]
    | [ ](?:on|under|in|by)[ -](?:the[ -])?(?:Avon|Lyme|Lyne|Tees|Trent|Sea|Thames|Tyne|Tweed|Wye|Humber|Wolds|Dee
        |Spey|Solent|Crouch|Ashfield|Furness|Hill)\b
    | ,?[ ][A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}\b     # a postcode: an address""",
    re.VERBOSE,
)
_JOINED_INSTITUTION = re.compile(
    r"[ ](?:and|&|with)[ ](?:the[ ])?(?:[A-Z][\w'-]*[ ]){1,5}(?:NHS|Police|Constabulary|Fire|Hospitals?|University|Building|Ambulance)\b"
)


_SERVICE = re.compile(
    r"[ \n](?:fire|ambulance|health|police|hospitals?|nhs) (?:services?|and rescue|crews?|authority|stations?|brigade|trust|cuts|board|bosses"
    r"|officers?|chiefs?|force)\b",
    re.IGNORECASE,
)


def longer_name(at: Setting) -> Verdict | None:
    """Refuse "Bradford on Avon", "Lincoln LN1 1DD" and "Sandwell and West Birmingham NHS Trust"."""
    if _LONGER_PLACE.match(at.own):
        return at.refused("longer-name", "part of a longer place name or an address")
    if _SERVICE.match(at.after):
        return at.refused("institution", "a fire, health, police or ambulance body")
    if at.after[:2] in (" a", " &", " w") and _JOINED_INSTITUTION.match(at.after):
        return at.refused("institution", "part of the name of an institution")
    return None


_PARTIES = words.bag(
    "labour conservatives conservative tories tory lib liberal greens green reform"
)


def next_word(at: Setting) -> Verdict | None:
    """Accept "Leeds councillors"; refuse "Leeds Road", "Leeds fans" and whatever "Leeds Xyz" is called."""
    word = at.next
    low = word.lower()
    if not word:
        return None
    if low in words.BODY or at.after[1:40].lower().startswith(words.BODY_PHRASES):
        return None if _is_person(at) else at.said("body", "council-noun")
    if low in words.INSTITUTIONS and (
        word[0].isupper() or at.chain.shouted or low in words.ALWAYS_INSTITUTIONS
    ):
        return at.refused("institution", f'followed by "{word}"')
    named = at.text[at.reading.start : at.reading.end].lower()
    if low in words.COMMON or (low in words.AFTER_GERUND and named in words.ORDINARY):
        return at.refused("ordinary-word", f'followed by "{word}"')
    if (
        word[0].isupper()
        and not at.chain.shouted
        and at.after[0] == " "
        and low not in words.LEAD_IN
    ):
        if low in _PARTIES:
            return at.said("body", "council-noun")
        return at.refused("longer-name", f'followed by "{word}"')
    return None


def _is_person(at: Setting) -> bool:
    """Say whether a title, a first name or another capital right before makes a longer name of it."""
    word = at.previous.strip("\"'(")
    low = word.rstrip(".").lower()
    if low in words.PEOPLE:
        return True
    if not word[:1].isupper() or not word[-1].isalpha() or at.chain.shouted:
        return False
    return low not in words.LEAD_IN and not low.endswith("'s")


_AGE = re.compile(r" \(\d\d\)|, (?:aged )?\d\d(?:,|\.| and| from)")
_BISHOP_OF = re.compile(
    r"""\b(?: (?:University|College|Port|Isle|Vale|Bank|School|Museums?|Hospital|Treaty|Siege|MP|University[ ]Campus
             |Royal|Lord|Lady|Baron|Baroness)[ ](?:(?:of|at|for|in)[ ])?
          | (?:[Uu]niversity|[Bb]ishop|[Aa]rchbishop|[Dd]uke|[Dd]uchess|[Ee]arl|[Dd]iocese|[Bb]attle|[Dd]ean|[Pp]ort
             |[Aa]rchdeacon|[Mm]arquess|[Cc]ountess|[Pp]rince(?:ss)?|[Pp]rovost)[ ]of[ ]
        )(?:the[ ])?$""",
    re.VERBOSE,
)


def person(at: Setting) -> Verdict | None:
    """Refuse "Cllr Kent", "Emma Bradford", "Lincoln, 34," and "the Bishop of Lincoln"."""
    if _is_person(at):
        return at.refused("person", "follows a first name, a title or another part of a name")
    if _AGE.match(at.own):
        return at.refused("person", "followed by an age")
    if at.previous.lower() in _LINKS and (head := _BISHOP_OF.search(at.before)):
        return at.refused("institution", f'follows "{head.group().strip()}"')
    return None


# --- bare names that are councils all the same ---------------------------------------------------------


def capital(at: Setting) -> Verdict | None:
    """Leave "Westminster" and "the City of London", alone, to Parliament and finance."""
    alone = len(at.chain.readings) == 1
    if alone and at.reading.name.slugs[0] in words.NEVER_BARE:
        return at.said("place", "capital")
    return None


_IN_A_PLACE = re.compile(
    r"\b(?:in|at|near|from|of|outside|to) (?:[A-Z][\w'-]+ ){0,2}[A-Z][\w'-]+, $"
)


def locator(at: Setting) -> Verdict | None:
    """Refuse the county that only says where a place is, and the place if that is its namesake: "Ashford, Surrey"."""
    readings = at.chain.readings
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


_OWNS = re.compile(r"'s?[ \n]")
_FIRST_WORDS = re.compile(r"[\w£.,%-]+ (?:[\w-]+ ){0,2}")
_PLAIN_BODY = (
    "cabinet", "council", "councillors", "leader", "executive", "planning committee", "budget", "portfolio holder",
    "administration", "leadership", "deficit", "debt", "overspend", "council tax", "children's services", "finance",
)  # fmt: skip


def council_owns(at: Setting) -> Verdict | None:
    """Accept "Suffolk's cabinet" and "Torfaen's ruling Labour group"; "Hull's docks" stay a place."""
    owns = _OWNS.match(at.after)
    if owns is None or (owns.group()[1] != "s" and at.text[at.chain.end - 1] != "s"):
        return None
    owned = at.after[owns.end() :].replace("\n", " ").lower()
    first = owned.split(" ", 1)[0].strip(".,;:")
    if first in words.OWNED or owned.startswith(words.OWNED_PHRASES):
        return at.said("body", "council-owns")
    described = _FIRST_WORDS.match(owned)
    if described:
        blanks = [i + 1 for i, letter in enumerate(described.group()) if letter == " "]
        if any(owned.startswith(_PLAIN_BODY, blank) for blank in blanks):
            return at.said("body", "council-owns")
    return at.said("place", "place")


def council_act(at: Setting) -> Verdict | None:
    """Accept "Thanet has banned barbecues"."""
    first = at.chain.readings[0]
    name = at.text[first.start : first.end]
    many = len(at.chain.readings) > 1
    if is_act(name, at.previous, at.before, at.after, many=many):
        return at.said("body", "council-act")
    return None


RULES: Final[tuple[Rule, ...]] = (
    other_council,
    full_name,
    council_form,
    council_of,
    longer_name,
    next_word,
    person,
    capital,
    locator,
    council_suffers,
    council_owns,
    council_act,
)


def verdict(at: Setting) -> Verdict:
    """Return what the first rule with something to say says; a place, if none has."""
    for rule in RULES:
        said = rule(at)
        if said is not None:
            return said
    return at.said("place", "place")
