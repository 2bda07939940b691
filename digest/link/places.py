"""Say where in an article's page a value stands.

In:   an Article, the address of its page, a value's evidence.
Out:  the address with the value's anchor, or without one for a value that the story does not print.
"""

from digest import urls
from digest.records import STORY_KINDS, Article, Evidence


def href(page: str, article: Article, kind: str, number: int, evidence: Evidence) -> str:
    """Return the way to a value. page: the address of its article; kind, number: as its anchor counts.

    A value that the header declares, or one in a caption, stands nowhere in the story and has no anchor.
    """
    start, end = evidence.span.start, evidence.span.end
    is_printed = any(
        block.kind in STORY_KINDS and block.span.start < end and start < block.span.end
        for block in article.blocks
    )
    return f"{page}#{urls.anchor(kind, number)}" if is_printed and start < end else page
