"""Find the noun that says what a person is, in a phrase right before or right behind the name: its head.

In:   the words of a phrase, as printed and in lower case.
Out:  where the head stands, or None where the phrase is no office.
Not:  where the office begins and ends; `offices` reads on from the head.
"""

from digest.extract.quotations import words as w
from digest.extract.quotations.employers import ENDS_PHRASE, stripped

# These end like a trade and are none.
_NO_TRADES = frozenset(
    """former predecessor successor later after other another either whether rather ever never however under over older younger earlier further
    greater upper lower inner outer centre major minor junior senior prior interior exterior november december october september
    summer winter river tower corner number order matter letter paper offer power water under together easter manchester
    chester leicester gloucester worcester lancaster exeter westminster ulster leinster doncaster""".split()
).union(w.KIND, w.BODY_WORDS)
# A verb of speech ends the phrase, unless it may be a role too ("lead").
VERBS = w.SPEECH - w.ROLES


def is_head(low: str) -> bool:
    """Whether a word, in lower case, says by itself what somebody is: "leader", "spokeswoman", "mother-of-three"."""
    if "-of-" in low:
        return low.partition("-of-")[0].rpartition("-")[2] in w.PRIVATE
    return low in w.ROLES or (
        low.endswith(("woman", "man", "person")) and len(low) > 6 and low not in ("human", "german")
    )


_TAILS = frozenset("of for at with on in acting working".split())


def _is_trade(words: list[str], low: list[str]) -> bool:
    """Whether the last word, which is in no list, says what a person does: "organist", "said picket"."""
    word, last = words[-1], low[-1]
    return (
        last.endswith(("er", "or", "ist", "ian"))
        and len(last) > 4
        and last not in _NO_TRADES
        and word[-1].isalpha()
        and (word.islower() or len(words) == 1)
    ) or (len(words) > 1 and _is_said(words, low))


def _is_said(words: list[str], low: list[str]) -> bool:
    """Whether nothing but small words stands between a verb of speech and the name: "said union official"."""
    if not words[-1].isalpha():
        return False
    for index in range(len(words) - 1, max(-1, len(words) - 5), -1):
        if low[index] in w.TELLING:
            return index < len(words) - 1
        if not plain_modifier(words[index], low[index]):
            return False
    return False


def head_before(words: list[str], low: list[str], *, apposed: bool) -> int | None:
    """Return the index of the head noun in a phrase that ends right before a name."""
    for index in range(len(words) - 1, max(-1, len(words) - 12), -1):
        if low[index] in VERBS and index < len(words) - 1:
            return None
        found = is_head(low[index]) or (index == len(words) - 1 and _is_trade(words, low))
        if found and not words[index].endswith(("'s", "’s")):
            tail = low[index + 1 :]
            if not tail:
                return _first_of_two(low, index)
            if tail[0] in _TAILS and (
                apposed
                or words[index][0].isupper()
                or all(word.islower() for word in words[index + 1 :])
            ):
                return _first_of_two(low, index)
            return None
    return None


def _first_of_two(low: list[str], index: int) -> int:
    """ "Leader and cabinet member", "crew leader": the head is the first of joined roles, the last of piled ones."""
    earlier = index - 1
    while earlier >= 0 and index - earlier < 5 and low[earlier] not in ("of", "for"):
        if low[earlier] in ("and", "&") and earlier and is_head(low[earlier - 1]):
            return earlier - 1
        earlier -= 1
    if (
        earlier > 0
        and low[earlier] in ("of", "for")
        and is_head(low[earlier - 1])
        and low[index] not in w.SPOKES
    ):
        return earlier - 1
    return index


def head_behind(words: list[str]) -> int | None:
    """Return the index of the head noun in a phrase that begins right behind a name."""
    for index, word in enumerate(words[:12]):
        low = stripped(word)
        if low in ENDS_PHRASE or (index and low in VERBS):
            return None
        if is_head(low) and not word.rstrip(",.").endswith(("'s", "’s")):
            # "council leader", "cabinet member": the last of a pile of nouns.
            last = len(words) - 1
            while (
                index < last
                and words[index][-1] not in ",.;:"
                and is_head(stripped(words[index + 1]))
            ):
                index += 1
            return index
        if word[-1] in ",.;:" or low in _LINKS_BODY:
            return None
    return None


_LINKS_BODY = frozenset("of for at with by in from".split())


_NO_MODIFIERS = frozenset(("that", "council's")).union(
    w.DETERMINERS, w.PREPOSITIONS, w.CONJUNCTIONS, w.OPENERS, w.SPEECH, w.BE, w.AUX, w.RELATIVES
)


def plain_modifier(word: str, low: str) -> bool:
    """Whether a word may stand before a head as part of the office: "union" of "union official". low: in lower case."""
    return (
        low not in _NO_MODIFIERS
        and (word.islower() or word.isdigit())
        and word.replace("-", "").isalnum()
    )
