"""Turn words into the part of an address.

In:   words of any language.
Out:  plain small letters and digits, joined by hyphens, as python-slugify spells them.
Not:  making one unlike those that are taken.
"""

import re

# What slugify would only put in small letters. It takes 50 µs for any words; most names and nearly all file names are these.
_PLAIN = re.compile(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*").fullmatch


def spelt(words: str, most: int | None = None) -> str:
    """Return the slug of some words, or nothing where none can be spelt. most: characters to be left of it."""
    if _PLAIN(words) and (most is None or len(words) <= most):
        return words.lower().replace(" ", "-")
    from slugify import slugify  # 10 ms, and an edit seldom comes here

    return slugify(words, max_length=most or 0)
