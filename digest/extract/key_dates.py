"""To be written."""

from digest.extract.found import Found, Known
from digest.records import Document, KeyDate


def find(document: Document, known: Known) -> Found[KeyDate]:
    """Return nothing yet."""
    return Found(())
