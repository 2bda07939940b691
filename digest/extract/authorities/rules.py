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
from digest.extract.authorities.acts import NOT_SUBJECT, is_act
from digest.extract.authorities.verdicts import Setting, Verdict, ends, word_after
from digest.extract.authorities.vetoes import (
    address,
    capital,
    company,
    is_person,
    joint_mayor,
    locator,
    longer_name,
    other_council,
    person,
)

Rule = Callable[[Setting], Verdict | None]

# --- councils by their own words --------------------------------------------------------------------


def full_name(at: Setting) -> Verdict:
    """Accept a name in full, but for "City of Westminster College"."""
    name = at.reading.name
    said = at.text[at.reading.start : at.reading.end].lower()
    complete = not at.is_last or name.exact or said.endswith(("council", "authority"))
    word = "" if complete else word_after(at.after)
    if word[:1].isupper() and word.lower() in words.INSTITUTIONS:
        return at.refused("institution", f'followed by "{word}"')
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
TAIL_STARTS = words.bag("met cit cou bor dis uni isl tow par com vil and & aut mbc mdc bc dc cc")
"""The first three letters of what the tail of a council's name begins with."""
_OWN_TIER = re.compile(r"[ \n](city|county|borough|district)\b", re.IGNORECASE)
_TIER_OF_LETTERS = {"CC": {"county"}, "MBC": {"borough"}, "BC": {"borough"}}


def council_form(at: Setting) -> Verdict | None:
    """Accept a place with "council" after it or after its list, if there is such a council."""
    if at.low and at.is_last and at.low[:3].rstrip("'-") not in TAIL_STARTS:
        return None
    own = _TAIL.match(at.own)
    tail = own or (None if at.is_last else _TAIL.match(at.after))
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
    plural = own is not None and not tiers and own.group().lower().endswith("councils")
    if (
        plural
        and len(at.chain.readings) == 1
        and not any(at.known.lives(slug, at.day) for slug in fit)
    ):
        return at.refused("abolished", "the councils of a county that has none of its own")
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
_RUN = re.compile(
    r"(?:labour|tory|tories|conservative|dem|dems|democrat|green|snp|reform|uk|independent|plaid)[ -]"
    r"(?:run|led|controlled|held|dominated) $|(?:cash-strapped|crisis-hit|effectively bankrupt) $",
    re.IGNORECASE,
)


OF_COUNCIL = ends(
    words.bag("borough boroughs city county district council councils authority authorities such")
)
OF_OFFICE = ends(
    words.bag(
        "leader leaders chiefs bosses officers planners councillor councillors taxpayers executive executives"
    )
)
RUN_ENDS = ("run", "led", "controlled", "held", "dominated", "strapped", "hit", "bankrupt")


def council_of(at: Setting) -> Verdict | None:
    """Accept "the London borough of Brent", "councils in Sefton and Wyre", "the leader of Leeds", "Labour-run Wirral"."""
    if at.link in words.LINKS:
        if not OF_COUNCIL.isdisjoint(at.heads) and _COUNCIL_OF.search(at.before):
            return at.said("body", "council-of")
        if not OF_OFFICE.isdisjoint(at.heads) and _OFFICE_OF.search(at.before):
            return at.said("body", "office-of")
    elif at.link.endswith(RUN_ENDS) and _RUN.search(at.before):
        return at.said("body", "office-of")
    elif at.link == "cyngor":  # Welsh for council: "Cyngor Ceredigion"
        return at.said("body", "council-of")
    return None


_FORMED = re.compile(
    r"""(?: \b(?:formed|created|forged|made[ ]up|born|carved)[ ](?:\w+[ ]){0,3}?(?:from|out[ ]of|of|by[ ]merging|by[ ]joining)
          | \b(?:merger|merging|merged|amalgamat\w+|union|abolition|abolished|abolishing|scrapping|demise|end)(?:[ ]\d{4})?[ ](?:of|from)
          | \b(?:abolish\w*|scrapp\w+|merg\w+|absorb\w*|swallow\w*|replac\w+|succeed\w*|amalgamat\w+|tak\w+[ ]over|took[ ]over)(?:[ ]from)?
          | \b(?:folded|rolled|subsumed|absorbed|merged|amalgamated|joined|abolished|swept[ ]away)\b[^.;]{0,50}?\b(?:along|together|up)[ ]with
          | \bin[ ]place[ ]of | \bpredecessors?,? )
    [ ](?:the[ ])?(?:(?:old|former|three|four|five|six|seven|eight|separate|district|borough|districts|boroughs|councils|areas|of)[ ]){0,3}$""",
    re.VERBOSE | re.IGNORECASE,
)


_ENDED = re.compile(
    r"""(?:'s)?[ ,][^.;]{0,120}? \b(?:abolished | scrapped | ceased[ ]to[ ]exist | wound[ ]up | dissolved | folded[ ]into
      | swallowed[ ]up | merged[ ]into )\b""",
    re.VERBOSE,
)


def council_formed(at: Setting) -> Verdict | None:
    """Accept the councils that went into another: "was formed from Cookstown and Magherafelt in 2015".

    So, too, one whose end the sentence tells: "Eden's members agreed, a year before it was abolished".
    """
    slugs = at.reading.name.slugs
    if at.known.authorities[slugs[-1]].end_date is None or at.known.pick(slugs, at.day):
        return None
    told = _FORMED.search(at.before) or _ENDED.match(at.after)
    return at.said("body", "council-formed", slugs[-1]) if told else None


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
    | (?:£[\d,.]+(?:m|bn|[ ]million)? | \bdamages | \bcompensation | \bpayout | \bapology )[ ]from[ ]$
    | \b(?:acting|contractors?|bailiffs|works?|working)[ ]for[ ]$""",
    re.VERBOSE | re.IGNORECASE,
)
ACTORS = ends(
    words.bag(
        "control labour conservatives tories dems democrats greens uk reform snp cymru independents ofsted ombudsman "
        "watchdog inspectors ministers government judge regulator tribunal court cqc estyn auditor auditors commissioners "
        "whitehall inspectorate state campaigners union unions trouble-shooters troubleshooters million damages "
        "compensation payout apology acting contractor contractors bailiffs work works working"
    )
)


def council_suffers(at: Setting) -> Verdict | None:
    """Accept "Labour gained Worthing", "inspectors told Bexley to act" and "commissioners in Slough"."""
    if at.link not in words.UPON or at.next[:1].isupper():
        return None
    has_actor = not ACTORS.isdisjoint(at.heads) or (at.link == "from" and "£" in at.before)
    if has_actor and _ACTED_ON.search(at.before):
        return at.said("body", "council-suffers")
    return None


_PARTIES = words.bag(
    "labour conservatives conservative tories tory lib liberal greens green reform"
)
PHRASE_STARTS = frozenset([phrase.split()[0] for phrase in words.BODY_PHRASES])


def next_word(at: Setting) -> Verdict | None:
    """Accept "Leeds councillors"; refuse "Leeds Road", "Leeds fans" and whatever "Leeds Xyz" is called."""
    word, low = at.next, at.low
    if not word:
        return None
    is_phrase = low in PHRASE_STARTS and at.after[1:40].lower().startswith(words.BODY_PHRASES)
    if is_phrase or low in words.BODY:
        return None if is_person(at) else at.said("body", "council-noun")
    if low in words.INSTITUTIONS and (
        word[0].isupper() or at.is_shouted or low in words.ALWAYS_INSTITUTIONS
    ):
        return at.refused("institution", f'followed by "{word}"')
    named = at.text[at.reading.start : at.reading.end].lower()
    if low in words.COMMON or (low in words.AFTER_GERUND and named in words.ORDINARY):
        return at.refused("ordinary-word", f'followed by "{word}"')
    if word[0].isupper() and not at.is_shouted and at.after[0] == " " and low not in words.LEAD_IN:
        if low in _PARTIES:
            return at.said("body", "council-noun")
        return at.refused("longer-name", f'followed by "{word}"')
    return None


# --- bare names that are councils all the same ---------------------------------------------------------


_OWNS = re.compile(r"'s?[ \n]")
_FIRST_WORDS = re.compile(r"[\w£.,%-]+ (?:[\w-]+ ){0,2}")
_PLAIN_BODY = (
    "cabinet", "council", "councillors", "leader", "executive", "planning committee", "budget", "portfolio holder",
    "administration", "leadership", "deficit", "debt", "overspend", "council tax", "children's services", "finance",
)  # fmt: skip


def council_owns(at: Setting) -> Verdict | None:
    """Accept "Suffolk's cabinet" and "Torfaen's ruling Labour group"; "Hull's docks" stay a place."""
    owns = _OWNS.match(at.after) if at.after[:1] == "'" else None
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
    with_the = at.link == "the" and name.split(None, 1)[0].lower() in words.WITH_THE
    if (at.link in NOT_SUBJECT and not with_the) or at.next[:1].isupper():
        return None
    many = len(at.chain.readings) > 1
    if is_act(name, at.previous, at.before, at.after, many=many):
        return at.said("body", "council-act")
    return None


IN_FULL: Final[tuple[Rule, ...]] = (other_council, full_name)
RULES: Final[tuple[Rule, ...]] = (
    other_council,
    council_form,
    joint_mayor,
    council_of,
    longer_name,
    company,
    next_word,
    person,
    capital,
    address,
    locator,
    council_formed,
    council_suffers,
    council_owns,
    council_act,
)


def verdict(at: Setting) -> Verdict:
    """Return what the first rule with something to say says; a place, if none has."""
    for rule in IN_FULL if at.reading.name.kind == "full" else RULES:
        said = rule(at)
        if said is not None:
            return said
    return at.said("place", "place")
