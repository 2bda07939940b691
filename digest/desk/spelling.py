"""Spell words as YAML that means just them, wherever in a header they stand.

In:   words; whether the file's encoding has a character.
Out:  one line: plain where that is safe, else in quotation marks, with escapes for what the file cannot hold.
Not:  the place; `headers` knows that.
"""

import re
from collections.abc import Callable, Mapping, Sequence

Can = Callable[[str], bool]
"""Whether a file's encoding has a character."""

# Safe between brackets and outside of them: no sign of YAML's own, a colon only inside a word, no # at all.
_PLAIN = re.compile(
    r"""
    [\w£€“‘(]                       # (a dash, a star or a quotation mark would mean something here)
    (?: [\w£€“”‘’()+./%;?=~–—…'-]   # within words
      | [ ](?=[^ ])                 # one space between them
      | :(?=[\w/])
      | &(?=[ \w])
      | !(?=[\w ]|$)
    )*
    """,
    re.VERBOSE,
)


def words(text: str, can: Can) -> str:
    """Return a scalar that is read as `text`."""
    if _PLAIN.fullmatch(text) and text.isprintable() and all(map(can, text)):
        return text
    return f'"{"".join(_escaped(character, can) for character in text)}"'


def _escaped(character: str, can: Can) -> str:
    if character in '"\\':
        return "\\" + character
    if character == "\n":
        return "\\n"
    if character.isprintable() and can(character):
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def listed(items: Sequence[str], can: Can) -> str:
    """Return a list on one line: "[budget, council-tax]"."""
    return f"[{', '.join(words(item, can) for item in items)}]"


def entry(parts: Mapping[str, str], can: Can) -> str:
    """Return an entry on one line: "{figure: £2m, about: roads}"."""
    return f"{{{', '.join(f'{name}: {words(said, can)}' for name, said in parts.items())}}}"
