"""Say of every chain of names whether it is a council, a place that may be one, or something else.

In:   a Chain and the text around it.
Out:  one Verdict a name: body (a council beyond doubt), place (waits for the rest of the text) or refused.
Not:  the rest of the text: "the council" is `generics`, areas of a council story are `find`.

What stands right after a name decides most: "Leeds councillors", "Leeds Road", "Leeds United", "Leeds has banned".
"""

import re
from typing import Literal, NamedTuple

from digest.extract.authorities import words
from digest.extract.authorities.gazetteer import Gazetteer, Reading
from digest.extract.authorities.mentions import Chain

Kind = Literal["body", "place", "refused"]


class Verdict(NamedTuple):
    """One name, judged.

    start, end: half-open, of the name with the words that make it a council ("Sevenoaks District Council").
    rule:       what decided; for refused ones `why` says it in words.
    position:   of the block among the story's blocks.
    row:        half-open, of the list that the name stands in; its own place where it stands alone.
    """

    kind: Kind
    slug: str | None
    start: int
    end: int
    rule: str
    position: int
    why: str = ""
    name: Reading | None = None
    row: tuple[int, int] = (0, 0)


_TAIL = re.compile(
    r"""(?:'s?)?
    (?P<tiers> (?: [ \n-] (?: Metropolitan | City | County | Borough | District | Unitary | Islands
                       | Town | Parish | Community | Village | and[ ]District | &[ ]District ) ){0,3} )
    (?: [ \n] (?P<council> Councils? | Authority | Authorities ) | [ \n] (?P<letters> MBC | MDC | BC | DC | CC ) ) (?!\w)
    (?! [ ] (?: for[ ](?!all) | of[ ](?!elders) ) [A-Z]? )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_COUNCIL = re.compile(r"[ \n]Council (?:for|of) [A-Z]")
_HEAD = re.compile(
    r"(?:(?:(?:London|Royal|Metropolitan) )?[Bb]oroughs?|[Cc]ity [Cc]ouncil|[Cc]ity|District|[Cc]ity and [Cc]ounty"
    r"|(?:[Cc]ity|[Cc]ounty|[Bb]orough|[Dd]istrict|[Uu]nitary)? ?[Cc]ouncils?|[Aa]uthorit(?:y|ies)) (?:of|in|for|at|such as|like|including) (?:the )?$"
)
_RUN = re.compile(
    r"(?:(?:Labour|Tory|Conservative|Lib Dem|Liberal Democrat|Green|SNP|Reform|Reform UK|independent|Plaid)[ -](?:run|led|controlled|held|dominated)|cash-strapped|[Cc]risis-hit) $"
)
_OFFICE_OF = re.compile(
    r"(?:[Ll]eaders?|[Cc]ouncil leaders?|[Tt]own [Hh]all (?:chiefs|bosses)|[Cc]ivic (?:chiefs|leaders)|[Cc]ouncillors?|[Cc]ouncil (?:chiefs|bosses|officers|planners)|[Pp]lanners|taxpayers|[Oo]fficers|[Cc]hief executives?) (?:of|in|at|from) (?:the )?$"
)
_PERSON_BEFORE = re.compile(r"([A-Z][\w'-]*)(\.?) $")
_PROPER_OF = re.compile(r"([A-Z][\w'-]*) (?:of|at|in) (?:the )?$")
_NEXT = re.compile(r"(?:[ ]|\n(?=[A-Z]))(['\w&-]+)")
_JOINED_INSTITUTION = re.compile(
    r"(?:[ ](?:and|&|with)[ ](?:the[ ])?(?:[A-Z][\w'-]*[ ]){1,5})(?:NHS|Police|Constabulary|Fire|Hospitals?|University|Building|Ambulance)\b"
)
_LONGER_PLACE = re.compile(
    r"-(?:[a-z]+-){0,3}[A-Z]| upon [A-Z]| le [A-Z]| St [A-Z]|-le-| (?:on|under|in|by)[ -]"
    r"(?:Avon|Lyme|Lyne|Tees|Trent|Sea|the[ -]Sea|Thames|Tyne|Tweed|Wye|Humber|Wolds|Dee|Spey|Solent|Crouch|Ashfield|Furness)\b"
)
_OPENS = re.compile(r"(?:^|[.!?:\"'] )[\"'(]?$")
_AGE = re.compile(r",? ?(?:\(\d\d\)|, (?:aged )?\d\d(?:,|\.| and| from))")
_POSTCODE = re.compile(r",? [A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_WORDS_AFTER = re.compile(
    r"[ \n]([a-z][a-z'-]*)(?:[ \n]([a-z][a-z'-]*)(?:[ \n]([a-z][a-z'-]*)(?:[ \n]([a-z][a-z'-]*))?)?)?"
)
_NOT_SUBJECT = re.compile(
    r"\b(?:in|at|from|to|for|of|near|around|across|through|outside|with|by|against|into|than|between|off|on|over|the|a|visit|visiting|called|via|including)\s$",
    re.IGNORECASE,
)
APART = re.compile(
    r"\b(?:near|edge of|outskirts of|outside|north of|south of|east of|west of|miles from|road to|roads to|routes? to|trains? to|trains? from|line to|buses to|services to|bus to"
    r"|heading to|travel to|travelled to|trip to|moved to|move to|emigrated to|flights? (?:to|from)|born in|grew up in|raised in|studied (?:in|at)|originally from|lives? (?:in|near)|living (?:in|near)"
    r"|north|south|east|west|mid|central|bound for|twinned with|twin town of) $",
    re.IGNORECASE,
)
_ABROAD_AFTER = re.compile(
    r"(?:'s)?(?: [Cc]ity| [Tt]own| [Dd]istrict| [Cc]ounty)?(?: [Cc]ouncil(?:lors?)?)?,? (?:(?:in|of|near|from) )?(?:the )?(?:(?:[Aa]ustralian|US|[Aa]merican|[Cc]anadian|[Uu]pstate|[Cc]entral|[Ww]estern|[Ee]astern|[Nn]orthern|[Ss]outhern) )*(?:state of |province of |city of |suburb of )?"
)


def judge(
    chain: Chain, text: str, known: Gazetteer, day: str, abroad: list[Reading]
) -> list[Verdict]:
    """Return a verdict on every name of the chain, in text order.

    day:    the day the text is read against, for names that changed hands.
    abroad: the foreign places of the story, in order.
    """
    first, last = chain.readings[0], chain.readings[-1]
    stop = chain.block.span.end
    after = text[last.end : min(stop, last.end + 120)]
    before = text[max(chain.block.span.start, first.start - 80) : first.start]
    verdicts = []
    for reading in chain.readings:
        if reading.name.kind == "foreign":
            continue
        verdicts.append(_one(reading, chain, text, before, after, known, day))
    if any(v.kind != "refused" for v in verdicts) and _is_abroad(chain, text, abroad):
        return [
            v._replace(kind="refused", rule="abroad", why="a place of this name abroad is meant")
            for v in verdicts
        ]
    # What one of a list is, all are: "Sefton and Wyre councils"; what one can't be, none is, unless named in full.
    if len(verdicts) > 1:
        strongest = next((v for v in verdicts if v.kind == "body" and v.rule != "full-name"), None)
        if strongest is not None:
            verdicts = [
                v._replace(kind="body", rule=strongest.rule, why="") if v.kind == "place" else v
                for v in verdicts
            ]
    return verdicts


def _one(
    reading: Reading, chain: Chain, text: str, before: str, after: str, known: Gazetteer, day: str
) -> Verdict:
    """Return the verdict on one name of a chain."""
    name, position, row = reading.name, chain.position, (chain.start, chain.end)
    stop = chain.block.span.end

    def refused(rule: str, why: str) -> Verdict:
        return Verdict(
            "refused", None, reading.start, reading.end, rule, position, why, reading, row
        )

    def said(kind: Kind, rule: str, slug: str | None = None, end: int = 0) -> Verdict:
        slug = slug or known.pick(name.slugs, day)
        if slug is None:
            last = known.authorities[name.slugs[-1]]
            if last.end_date is None:
                return refused("not-yet", f"did not exist before {last.start_date}")
            return refused("abolished", f"was abolished on {last.end_date}")
        return Verdict(
            kind, slug, reading.start, end or reading.end, rule, position, "", reading, row
        )

    own = text[reading.end : min(stop, reading.end + 60)]
    if name.kind == "full":
        if text[reading.end - 7 : reading.end].lower() == "council" and _OTHER_COUNCIL.match(
            text, reading.end - 8, stop
        ):
            return refused("other-council", "a body called council that is no local authority")
        word = _NEXT.match(own)
        if (
            word
            and word.group(1).lower() in words.INSTITUTIONS
            and "ouncil" not in text[reading.start : reading.end]
            and not name.exact
        ):
            return refused("institution", f"followed by {word.group(1)!r}")
        slug = known.pick(name.slugs, day) if len(name.slugs) > 1 else name.slugs[0]
        return said("body", "full-name", slug or name.slugs[0])

    if _OTHER_COUNCIL.match(own):
        return refused("other-council", "a body called council that is no local authority")
    # The words that make a council of it, its own or the ones at the end of its list.
    for tail, where in ((_TAIL.match(own), "own"), (_TAIL.match(after), "list")):
        if tail is None:
            continue
        tiers = set(re.split(r"[ \n-]+", tail.group("tiers").lower())) - {"", "and", "&"}
        if where == "list" and reading is not chain.readings[-1]:
            mine = re.match(r"[ \n](City|County|Borough|District)\b", own)
            if mine:
                tiers = {mine.group(1).lower()}
        if tiers & words.LOWER_TIER:
            return refused("lower-tier", "a town, parish or community council")
        if tail.group("letters") and tail.group("letters").isupper():
            tiers |= {"county"} if tail.group("letters") == "CC" else {"borough"}
        fit = tuple(s for s in name.slugs if fits(s, tiers, known))
        if not fit:
            if "city" in tiers:
                return refused(
                    "lower-tier", "a city council that is a parish, or was abolished long ago"
                )
            return refused("no-such-council", "no principal council has this name")
        living = known.pick(fit, day)
        slug = (
            living
            if len(fit) > 1 and not tiers
            else next(iter(fit))
            if living is None or len(fit) == 1
            else living
        )
        if len(fit) > 1 and not tiers and name.kind == "press":
            return said("place", "shared-name", slug)
        end = (
            reading.end + tail.end()
            if where == "own" and not chain_goes_on(chain, reading)
            else reading.end
        )
        return said("body", "council-form" if where == "own" else "council-list", slug, end)

    head = _HEAD.search(before)
    if head and name.slugs != ("city-of-london",):
        lower = head.group().startswith("Town") or re.search(
            r"(?:[Tt]own|[Pp]arish|Arts) [Cc]ouncils? in $", before
        )
        if not lower:
            return said("body", "council-of")
    if _RUN.search(before) or _OFFICE_OF.search(before):
        return said("body", "office-of")

    # Longer names: streets, clubs, people, institutions.
    if _LONGER_PLACE.match(own) or _POSTCODE.match(own):
        return refused("longer-name", "part of a longer place name or an address")
    if _JOINED_INSTITUTION.match(after):
        return refused("institution", "part of the name of an institution")
    next_word = _NEXT.match(after)
    word = next_word.group(1) if next_word else ""
    low = word.lower()
    if word and not low.startswith("'"):
        following = after.lstrip().lower()
        if low in words.BODY or following.startswith(words.BODY_PHRASES):
            if not _named_person(before, chain):
                return said("body", "council-noun")
        elif low in words.INSTITUTIONS and (word[0].isupper() or chain.shouted):
            return refused("institution", f"followed by {word!r}")
        elif low in words.COMMON:
            return refused("ordinary-word", f"followed by {word!r}")
        elif (
            word[0].isupper() and not chain.shouted and low not in words.LEAD_IN and after[0] == " "
        ):
            if low in (
                "labour",
                "conservatives",
                "tories",
                "conservative",
                "liberal",
                "lib",
                "green",
                "greens",
                "reform",
            ):
                return said("body", "council-noun")
            return refused("longer-name", f"followed by {word!r}")
    if _named_person(before, chain):
        return refused("person", "follows a first name, a title or another part of a name")
    proper = _PROPER_OF.search(before)
    if (
        proper
        and proper.group(1).lower() not in words.LEAD_IN
        and not chain.shouted
        and proper.group(1).lower() not in words.OFFICES
    ):
        if re.search(
            r"\b(?:University|College|Bishop|Archbishop|Duke|Duchess|Earl|Diocese|Port|Battle|Dean|Archdeacon|Marquess|Isle|Vale|Countess|Prince|Bank|School|Museum|Mayor|Museums|Hospital|Royal|Treaty|Siege|MP|Lord|Baroness|Provost) (?:of|at|for|in) (?:the )?$",
            before,
        ):
            return refused("institution", f"follows {proper.group().strip()!r}")
    if _AGE.match(own):
        return refused("person", "followed by an age")

    if name.slugs[0] in words.NEVER_BARE and len(chain.readings) == 1:
        return said("place", "capital")
    owned = re.match(r"'s?[ \n]", after) or (
        text[last_char(chain)] == "s" and re.match(r"'[ \n]", after)
    )
    if owned:
        rest = after[owned.end() :]
        lowered = rest.lower()
        head_word = re.match(r"[a-z'-]+", lowered)
        if lowered.startswith(words.OWNED_PHRASES) or (
            head_word and head_word.group() in words.OWNED
        ):
            return said("body", "council-owns")
        skipped = re.match(r"(?:\w+[ -]){1,3}", lowered)
        if skipped and any(
            lowered.startswith(noun, at)
            for at in [m.end() for m in re.finditer(r"[\w-]+ ", skipped.group())]
            for noun in (
                "cabinet",
                "council",
                "councillors",
                "leader",
                "executive",
                "planning committee",
                "budget",
                "portfolio holder",
            )
        ):
            return said("body", "council-owns")
        return said("place", "place")
    if _acts(
        before, after, len(chain.readings) > 1, text[chain.start : chain.readings[0].end].lower()
    ):
        return said("body", "council-act")
    return said("place", "place")


def chain_goes_on(chain: Chain, reading: Reading) -> bool:
    """Say whether another name of the list follows the reading."""
    return reading is not chain.readings[-1]


def last_char(chain: Chain) -> int:
    """Return where the last letter of the chain stands."""
    return chain.end - 1


def fits(slug: str, tiers: set[str], known: Gazetteer) -> bool:
    """Say whether the authority may be called by the tiers: "city" of Leeds, not of Lichfield."""
    authority, own = known.authorities[slug], known.tiers[slug]
    if authority.type == "combined authority":
        return False
    asked = tiers & {"city", "county", "borough", "district"}
    if not asked:
        return True
    if authority.type in ("scottish", "northern irish", "welsh", "unitary") and asked <= {
        "borough",
        "district",
    }:
        return "county" not in own or authority.type == "welsh" or "borough" in own
    return asked <= own | ({"metropolitan"} if "borough" in own else set()) or (
        "county" in asked and "borough" in asked and "borough" in own
    )


def _named_person(before: str, chain: Chain) -> bool:
    """Say whether a title, a first name or another capital right before makes a longer name of it."""
    match = _PERSON_BEFORE.search(before)
    if match is None:
        return False
    word = match.group(1).lower()
    if word in words.PEOPLE:
        return True
    if chain.shouted or match.group(2) or word in words.LEAD_IN or match.group(1).endswith("'s"):
        return False
    return True


def _is_abroad(chain: Chain, text: str, abroad: list[Reading]) -> bool:
    """Say whether a foreign place right after or before the chain claims its names."""
    for place in abroad:
        if 0 <= place.start - chain.end < 70 and place.start <= chain.block.span.end:
            between = text[chain.end : place.start]
            return _ABROAD_AFTER.fullmatch(between) is not None
        if 0 <= chain.start - place.end < 70 and place.start >= chain.block.span.start:
            between = text[place.end : chain.start]
            if re.fullmatch(r"'s? |, ", between):
                return True
    return False


def _acts(before: str, after: str, many: bool, first_word: str) -> bool:
    """Say whether the name is the subject of something that councils do."""
    if _NOT_SUBJECT.search(before):
        return False
    match = _WORDS_AFTER.match(after) or re.match(
        r", which (\w+)(?: (\w+))?(?: (\w+))?(?: (\w+))?", after
    )
    if match is None:
        return False
    said = [word for word in match.groups() if word and word not in words.ADVERBS]
    if not said:
        return False
    verb, rest = said[0], said[1:]
    nearest = rest[0] if rest else ""
    if verb in ("has", "had") or (verb == "have" and many):
        return (
            nearest in words.ACT_PAST
            or (nearest == "been" and rest[1:2] != [] and rest[1] in words.ACTED_ON)
            or nearest == "to"
        )
    if verb in ("will", "would", "must", "may", "could", "can", "cannot", "should"):
        return nearest in words.ACT_BASE
    if verb in ("is", "was") or (verb in ("are", "were") and many):
        if nearest in ("to", "set", "due", "planning", "expected"):
            base = [
                word
                for word in rest
                if word not in ("to", "set", "due", "planning", "expected", "be")
            ]
            return bool(base) and (base[0] in words.ACT_BASE or base[0] in words.ACTED_ON)
        return nearest in words.ACT_ING or nearest in words.ACTED_ON
    if verb in (
        "plans",
        "wants",
        "intends",
        "hopes",
        "votes",
        "agrees",
        "refuses",
        "voted",
        "agreed",
        "wanted",
        "refused",
        "pledges",
        "vows",
        "looks",
        "moves",
        "seeks",
        "declines",
        "declined",
        "prepares",
    ):
        return nearest == "to" or verb in words.ACT_S or verb in words.ACT_PAST
    if verb in ("said", "says", "insists", "insisted"):
        return nearest in ("it", "that")
    if verb in words.NOUNS_TOO and _OPENS.search(before) and first_word in words.ORDINARY:
        return False  # "Hull repairs to the lifeboat", "Bath plans its own"
    return verb in words.ACT_S or verb in words.ACT_PAST
