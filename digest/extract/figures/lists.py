"""Lists of words, written as words.

In:   words parted by blanks and line ends.
Out:  a frozen set.
"""


def listed(words: str) -> frozenset[str]:
    """Return the words of `words`, so that long lists can be written as text.

    >>> sorted(listed("council county"))
    ['council', 'county']
    """
    return frozenset(words.split())
