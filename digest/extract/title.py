"""To be written."""

from digest.extract.found import Found, Known
from digest.records import Document, Title


def find(document: Document, known: Known) -> Found[Title]:
    """Return nothing yet."""
    return Found(())
