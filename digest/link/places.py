"""Say where in an article's page a value stands.

In:   an Article, a value's evidence.
Out:  the fragment that leads to the value, or "" for a value that the story does not print.
"""

from digest import urls
from digest.records import STORY_KINDS, Article, Evidence


def fragment(article: Article, kind: str, number: int, evidence: Evidence) -> str:
    """Return the way to a value within its article's page. kind, number: as its anchor counts.

    A value that the header declares, or one in a caption, stands nowhere in the story and has no anchor.
    """
    start, end = evidence.span.start, evidence.span.end
    is_printed = any(
        block.kind in STORY_KINDS and block.span.start < end and start < block.span.end
        for block in article.blocks
    )
    return f"#{urls.anchor(kind, number)}" if is_printed and start < end else ""
