"""Bring in an e-mail (.eml).

In:   its bytes.
Out:  the text as it would be pasted: the lines From, Date and Subject, and what the e-mail says.
Not:  whom it was sent to; its attachments, of which only the names are told.

Greeting, covering note, signature and quoted replies are told apart by `layout`, as in any pasted e-mail; the
subject is the headline, and the day it was sent the date, where the text has none of its own.

Library: the standard one.
"""

import email
import email.policy
from email.message import EmailMessage

from digest.bring import blocks
from digest.bring.incoming import Incoming, RefusedError, damaged

_HEADERS = ("From", "Date", "Subject")
_STORIES = (".docx", ".odt", ".pdf", ".doc", ".rtf", ".txt", ".html", ".htm")
_LEAST_PART = (
    0.25  # a plain part shorter than this part of the other only says that there is another
)


def read(data: bytes) -> tuple[Incoming, ...]:
    """Return the story of an e-mail. Raises: RefusedError."""
    with damaged("an e-mail"):
        message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
        inner = _innermost(message)
        heads = [
            f"{name}: {' '.join(str(inner[name]).split())}" for name in _HEADERS if inner[name]
        ]
        plain = _part(inner, "plain")
        page = _part(inner, "html")
        attached = [name for part in inner.walk() if (name := part.get_filename())]
        senders = inner["From"].addresses if inner["From"] else ()
    laid_out = blocks.of_html(page)
    text = plain if len(plain.strip()) > len(laid_out) * _LEAST_PART else laid_out
    stories = tuple(name for name in attached if name.lower().endswith(_STORIES))
    if not text.strip():
        fix = (
            f"The story may be in {stories[0]}: save that from the e-mail, and import it."
            if stories
            else "See whether it opens in your e-mail program, copy the story, and paste it: digest new --paste"
        )
        raise RefusedError("import-empty", "this e-mail has no text", fix)
    return (
        Incoming(
            text="\n".join([*heads, "", text]),
            sender=senders[0].display_name or None if senders else None,
            beside=stories,
        ),
    )


def _innermost(message: EmailMessage) -> EmailMessage:
    """Return the e-mail that is forwarded as an attachment of one without words of its own."""
    while not (_part(message, "plain").strip() or _part(message, "html").strip()):
        forwarded = next(
            (
                part
                for part in message.walk()
                if part is not message and part.get_content_type() == "message/rfc822"
            ),
            None,
        )
        inner = (
            forwarded.get_payload(0) if forwarded is not None and forwarded.is_multipart() else None
        )
        if not isinstance(inner, EmailMessage):
            return message
        message = inner
    return message


def _part(message: EmailMessage, kind: str) -> str:
    """Return the words of the body's part of a kind, "plain" or "html"; "" where there is none."""
    part = message.get_body((kind,))
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset() or "utf-8"
    try:
        return payload.decode(charset)
    except (LookupError, UnicodeDecodeError):  # an unknown name, or a false one
        return payload.decode("cp1252", "replace")
