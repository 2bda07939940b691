"""Say of one piece, read alone, what part of the page it is.

In:   a Piece.
Out:  (kind, rule) where its own words settle it, else None.
Not:  what only its place can tell (`head`, `body`).

Every rule stands for a class of page furniture. A long paragraph needs two signs before it is turned out,
such as an order to the reader and something to sell: losing a line of the story is the worse fault.
"""

import re

from digest.layout import dates
from digest.layout.lines import Piece, is_rule
from digest.layout.words import BUTTONS, PARTS, SECTIONS, key

Label = tuple[str, str]

PHONE = re.compile(
    r"(?<![\d/£.])(?:\+44[ (]?|\(?0)\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)|(?<!\d)0800[ -]\d{3,6}"
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w-]+\.(?:gov\.uk|co\.uk|org\.uk|org|com)\b")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")

_START = re.compile(
    r"""
    (?P<consent> we\ value\ your\ privacy | we\ and\ our\ (?:\d[\d,]*\ )?(?:partners|trusted)
      | (?:we|this\ (?:web)?site|our\ (?:web)?site|the\ guardian)\ uses?\ (?:\w+\ ){0,3}cookies
      | by\ (?:continuing|using|clicking)\b[^.]{0,60}\b(?:cookies|this\ site|agree|terms|consent) | this\ site\ is\ protected\ by
      | (?:please\ )?(?:enable|turn\ on)\ javascript | you\ can\ (?:change|withdraw)\ your\ (?:mind|consent|preferences)\b )
  | (?P<related> (?:read|see|watch|listen|hear)\ (?:more|next|also|now|this\ next)\b(?=\s*[:|>–-]|\ (?:about|on|from|here|at)\b|$)
      | (?:related|see\ also|also\ read|don't\ miss|watch|listen|gallery|in\ pictures|recommended|you\ may\ also\ like
        |more\ on\ this(?:\ story)?|related\ (?:story|stories|article|articles|news|content|link|links|topics)|most\ read|up\ next|next\ up|trending)\s*: )
  | (?P<link> (?:read|view|download|see)\ (?:the\ |our\ |all\ |a\ )?(?:\w+\ ){0,2}?(?:full|statutory|complete|original|latest|report|letter|statement|story|article|agenda
        |papers|documents?|press|notice|comments|data|map|table|video|gallery)\b[^.!?]{0,50}$
      | (?:click|tap)\ (?:here|on|below|the)\b | find\ out\ more\b[^.]{0,50}$ | (?:opens|opening)\ (?:in\ )?(?:a\ )?(?:new|another|external)\b
      | to\ (?:read|see|view|watch|play)\ (?:more|this|the\ (?:full|video))\b[^.]{0,60}(?:click|sign|log|visit|enable|go\ to) | continue\ reading\b | this\ content\ is\ not\ available )
  | (?P<ends> [-–*=\s(\[\#/~]*(?:ends?|press\ release\ ends|release\ ends|statement\ ends|message\ ends|story\ ends|more\ follows|mf)[-–*=\s)\]\#/~.:]*$ )
  | (?P<notes> (?:notes?\ (?:to|for)(?:\ the)?\ (?:editors?|journalists|newsdesks?|news\ desks?|media)|editors?'?s?'?\ notes?|notes\ (?:to|for)\ (?:news|picture)\ editors
        |additional\ notes|background\ notes?|note\ to\ (?:editors?|newsdesk))\b\s*(?::|$|\(|–|-) )
  | (?P<legal> ©|\(c\)\ |copyright\b | (?:all\ rights\ reserved|registered\ (?:in\ england|office|charity|company|in\ scotland|in\ wales)|company\ (?:no|number|reg)|vat\ (?:no|reg|number)|issn\b|isbn\b)
      | (?:this\ (?:website|site|newspaper|publication|title|content)\ (?:is|and\ its)\b[^.]{0,60}\b(?:ipso|independent\ press|press\ standards|regulat|member))
      | [^.]{0,60}\b(?:is|are)\ (?:a\ )?(?:regulated\ by|member\ of)\ (?:ipso|the\ independent\ press|impress) | ipso\ regulated
      | if\ you\ (?:have\ a\ complaint|wish\ to\ complain|are\ dissatisfied)\b | to\ report\ an\ (?:error|inaccuracy)\b | (?:printed|published)\ (?:by|and\ distributed\ by)\b[^.]{0,80}\b(?:ltd|limited|plc|street|road|house)\b )
  | (?P<newsletter_credit> this\ (?:piece|article|story|post|column|report|interview|feature)\ (?:(?:was|is|has\ been)\ )?(?:first\ |originally\ |also\ )?(?:appeared|appears|published|posted|produced|written|funded|supported|brought|taken|part|has|is)\b
      | (?:first|originally)\ published\b | (?:source|via|reproduced|republished)\ (?:with\ permission|courtesy)\b )
  | (?P<comments> \d[\d,]*\ (?:responses?|thoughts?|comments?|replies)\ (?:to|on)\b | leave\ a\ (?:reply|comment|response)\b | comments\ (?:are|have\ been|on\ this)\b | (?:this\ article|this\ story|there\ are|view\ all|show\ all|see\ all|load)\ (?:has\ |have\ )?(?:been\ )?(?:\d[\d,]*\ |no\ )comments?\b
      | (?:what\ do\ you\ think|have\ your\ say|let\ us\ know(?:\ what\ you\ think)?|tell\ us\ what\ you\ think|do\ you\ agree|join\ the\ (?:conversation|debate|discussion))\b(?=[?!.:]|\ (?:in|below|about|on|log|email|e-mail|by)\b)(?=.{0,120}(?:comment|below|log\ in|email|e-mail|letters|facebook|newsdesk|@|poll|$)) )
  | (?P<page> page\ \d{1,3}(?:\ (?:of|/)\ \d{1,3})?\s*$ | \d{1,3}\ of\ \d{1,3}\s*$ | [-–]\s*\d{1,3}\s*[-–]\s*$ | p\.?\ ?\d{1,3}\s*$ | turn\ to\ page\b | continued\ (?:on|from)\ page\b | (?:more\ on|full\ story|see)\ page\b )
  | (?P<release> [*\s\[(]*(?:for\ (?:immediate|instant|general)\ (?:release|use|publication)|not\ for\ (?:publication|broadcast)|(?:strictly\ )?embargo(?:ed)?\b(?=[^.]{0,80}$)|(?:press|news|media)\ (?:release|statement|notice|bulletin|advisory)s?\s*[*\])]*$|official(?:[-\ :–]+sensitive)?\s*$|no\ embargo\b|issued\ on\ behalf\ of\b|check\ against\ delivery) )
  | (?P<phone_in> (?:helpline|help\ line|freephone|switchboard|newsdesk|news\ desk|out\ of\ hours|direct\ line|telephone|tel|mobile|mob|fax|t|m|e|w|e-mail|email|web|website|twitter|facebook|phone|press\ office|ext)\b\.?\s*[:.–-] )
  | (?P<contact> (?:for\ )?(?:(?:all\ |any\ )?(?:press|media|news|journalist)(?:\ and\ (?:public\ relations|communications|media|pr))?\ ?(?:contacts?|enquir|inquir|office|team|desk|queries|relations|calls)\w*\b)(?=.{0,40}(?::|\d|@|contact|call|ring|email|e-mail|$))
      | (?:further|more|media|press|editor'?s?)\ (?:information|details)\s*(?::|from\b|is\ available\ (?:from|at)\b|please\b|$|–)
      | contacts?(?:\ (?:details|us|information))?\s*: | enquiries\b\s*[:to]
      | for\ (?:all\ |any\ )?(?:further|more|additional|media|press|general|interviews?|images|photographs|pictures|photos|high.resolution|broadcast|journalist)\b[^.:]{0,70}?(?:contact|call|telephone|ring|phone|please|email|e-mail|:|visit|go\ to|see)
      | (?:issued|released|distributed|sent)\ by\b(?=.{0,30}(?::|communications|press|media|team|office|corporate))
      | (?:spokespeople|spokespersons?|interviews?|interviewees|case\ studies|photographs?|photos|pictures|images|high.res\w*|headshots|broadcast.quality\ \w+|filming)\b[^.:]{0,60}\b(?:available|attached|on\ request|can\ be\ (?:arranged|downloaded|found))\b
      | (?:local\ media|uk\ media|broadcasters|isdn)\b[^.]{0,40}\b(?:please|available|on\ request|contact) )
    """,
    re.VERBOSE,
)
_KIND_OF_START = {"contact": "contact", "phone_in": "contact"}

_ORDER = re.compile(
    r"""(?:get|sign\ up|subscribe|join|try|support|become|follow|donate|download|click|log\ in|log\ on|register|tell\ us|send|email|e-mail|have\ (?:you|a\ story)|got\ (?:a|any|something)|do\ you
      |want|enjoy|never\ miss|don't\ miss|stay|keep\ up|read\ our|turn\ to|see\ our|see\ page|win|help\ us|if\ you(?:'ve|\ have|\ value|\ like|\ want|'d|\ would|\ enjoy|\ can|\ appreciate)|thank\ you\ for|thanks\ for
      |already\ a|not\ a|are\ you|can\ you|would\ you\ like|like\ us|find\ us|listen\ to|watch\ us|tune|for\ (?:the\ latest|more\ (?:stories|news|local|from)|all\ the\ latest|just|only|less\ than|daily|breaking|more\ \w+\ news)
      |to\ (?:get|receive|sign|subscribe|support|read|continue|keep|comment|join|see\ more)|you\ can\ (?:also\ )?(?:follow|subscribe|sign|read|get|find\ us|contact\ us|support)|unlock|start\ your|take\ out|upgrade|save\ \d|special\ offer|limited\ time|cancel|choose|we\ (?:need\ your|rely\ on|are\ a\ (?:small|not|reader|independent)|can't\ do|send\ this)
      |practitioners|readers|share\ your|write\ to|your\ support|please\ (?:consider|support|sign|subscribe|help)|our\ (?:free|daily|weekly|newsletter|app|journalism)|the\ best\ of|more\ than\ \d[\d,]*\ (?:readers|people\ (?:have\ )?(?:signed|subscribe))|local\ news\ (?:needs|matters)|quality\ journalism|independent\ journalism|journalism\b)\b""",
    re.VERBOSE,
)
_WARES = re.compile(
    r"""\b(?:newsletters?|news\ ?letters?|bulletin|briefings?|inbox|e-?mail\ alerts?|news\ alerts|subscri(?:be|ber|bers|ption|ptions)|membership|our\ members|unlimited\ (?:access|articles)|our\ (?:journalism|reporters|reporting|newsroom|work|app|site|website|facebook|twitter|channels?|coverage|supporters|readers|whatsapp|team\ of|print|digital)|(?:local|independent|quality|public\ interest)\ journalism
      |adverts|ad-?free|ad-?lite|digital\ (?:edition|access|subscription|pack)|e-?edition|mobile\ app|app\ store|google\ play|whatsapp|facebook|twitter|instagram|tiktok|on\ x\b|linkedin|bluesky|newsroom|newsdesk|story\ ideas|your\ (?:story|stories|views|letters|inbox|experience|details)|a\ story|get\ in\ touch|what\ we\ do|free\ trial|cancel\ any\ ?time|back\ cover|events\ guide|letters\ page|sign\ in|log\ in|join\ us
      |gift|supporting\ us|support\ us|reply\ stop|unsubscribe|press\ list|mailing\ list|for\ reading|print\ edition|every\ copy|push\ notifications|podcasts?|tickets)\b""",
    re.VERBOSE,
)
_PRICE = re.compile(
    r"""£\d[\d,.]*\s*(?:\+\s*vat\b)?\s*(?:/|per|a|an|each|every|for)\s*(?:month|year|week|quarter|issue|copy|annum|day|\d+\s*(?:months?|weeks?|issues))
      | \b\d{1,2}p\ (?:a|per)\ (?:week|day|month) | (?:single\ cop(?:y|ies)|(?:annual|group|print|digital|student|monthly|yearly)\ subscriptions?|donate)\b.{0,40}£\d | price\s*:?\ £\d | £\d[\d,.]*\s*(?:\+\s*vat|\|\s*£)""",
    re.VERBOSE,
)
_CAPTION = re.compile(
    r"""[\[(]?\s*(?:(?:file\ |library\ |main\ |stock\ |cover\ |header\ |top\ )?(?:pictures?|photos?|photographs?|photography|images?|pics?|pix|illustration|graphic|picture\ desk)(?:\ (?:source|caption|credits?|by|courtesy\ of|copyright|from))?|caption(?:\ for\ [\w\ ]{1,20})?|credits?|media\ caption|video\ caption|picture\ caption
        |pictured(?:\ (?:here|left|right|above|below|centre|from\ left|l-r|\(l-r\)|with\ \w+))*|(?:above|below|left|right|inset|main|top|l-r|l\ to\ r|from\ left|left\ to\ right|back\ row|front\ row|from\ l-r)(?:\ to\ right)?|figure\ caption|alt\ text)\s*(?:\d{1,2}\s*)?[:,–]"""
    r"|(?:image|media|video|picture|photo)\ (?:source|caption|credit)s?\b|pictured\ (?:left|right|above|below|from|are|is|at|with|outside|in|here|\()|getty\ images\b|©.{0,40}$",
    re.VERBOSE,
)
_CREDIT = re.compile(
    r"""[\[(]?\ *\b(?:pictures?|photos?|photographs?|images?|pics?|credits?|photo\ by|picture\ by|image\ by|photography)(?:\ credit|\ courtesy(?:\ of)?|\ source)?(?:\ by)?\s*[:–]\s*[^.!?:]{2,60}[.)\]]*\s*$
      | [\[(](?:getty|pa|reuters|ldrs?|google|supplied|alamy|shutterstock|contributed|submitted|bbc|afp|swns|geograph)\b[^()\n]{0,40}[)\]]\.?\s*$ | ©\s*[^.]{2,50}$""",
    re.VERBOSE,
)
_BYLINE = re.compile(
    r"(?:[Bb][Yy]|[Ww]ords(?: by)?|[Ww]ritten by|[Rr]eport(?:ed)? by|[Aa]uthor|[Ss]tory by|[Rr]eporter|[Pp]osted by|[Pp]ublished by|[Ee]xclusive by|[Ee]xclusive:? by|EXCLUSIVE BY)\s*:?\s+"
    r"(?:(?:[A-ZÀ-Þ][\w'À-ÿ.-]*|of|and|&|the|for|de|van|von|der|ap|mac|our|team|@\w+)(?:,? |$|,|\||\t)){1,8}"
)
_SOURCE = re.compile(r"(?:source|sources|originally from|via)\s*:\s*\S")
_INITIALS = re.compile(
    r"[a-z]{2,4}(?:/[a-z]{2,4})?\s*[–-]+\s*(?:corrects|updates|recasts|adds|amends|clarif)"
)
_CORRECTION = re.compile(
    r"(?:correction|clarification|amend(?:ed|ment)|editor's note|updates?|this (?:article|story|post|page|report) (?:was|has been) (?:amended|updated|corrected|edited|changed|modified))\b(?=\s*[:(–-]|\s+(?:on|to|at)\b)"
)
_CUE = re.compile(r"[(\[][^a-z]{2,80}[)\]]")
_HOLDER = re.compile(
    r"\[\s*(?:image|photo|picture|video|graphic|map|embed|advert|ad|chart|gallery|caption|poll|link|tweet|pdf)\b[^\n]{0,160}\]?$"
)
_TIME_ONLY = re.compile(
    r"(?:\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*(?:gmt|bst|utc))?|\d{1,2}\s*[ap]m)\s*$"
)
_QUOTE_START = ('"', "'")


def alone(piece: Piece) -> Label | None:
    """Return what the words of `piece` say about it, wherever it stands; None where they do not."""
    text, low = piece.text, piece.low
    if not text or is_rule(text):
        return "furniture", "rule-line"
    if piece.table:
        return None
    size = len(low)
    first = low[0]
    if size <= 150 and (label := _short(piece, low)):
        return label
    if first in _QUOTE_START:
        return None
    if match := _START.match(low):
        name = match.lastgroup or ""
        if label := _settled(piece, name, low):
            return label
    if _CAPTION.match(low) and size <= 400:
        return "caption", "picture-caption"
    if size <= 400 and _CREDIT.search(low[-90:]):
        return "caption", "picture-credit"
    if size <= 420 and _ORDER.match(low) and (_WARES.search(low) or _PRICE.search(low)):
        return "furniture", "promotion"
    if size <= 260 and _BYLINE.match(text) and _is_byline(piece):
        return ("dateline" if dates.DATE.search(low) else "byline"), "byline"
    if size <= 420 and _SOURCE.match(low):
        return ("dateline", "source") if size <= 300 and not piece.bullet else None
    return _contact(piece, low)


def _short(piece: Piece, low: str) -> Label | None:
    """Rules for a line of a few words."""
    text = piece.text
    if key(low) in BUTTONS:
        return "furniture", "button"
    if low[0] in "([" and (_CUE.fullmatch(text) or _HOLDER.match(low)):
        return "furniture", "cue"
    if _TIME_ONLY.match(low):
        return "furniture", "time"
    if len(low) <= 120 and PARTS.search(low):
        parts = [key(part) for part in PARTS.split(low) if key(part)]
        known = sum(part in BUTTONS or part in SECTIONS for part in parts)
        if parts and known == len(parts) and (len(parts) > 1 or parts[0] in BUTTONS):
            return "furniture", "menu"
        if known >= 3 and known * 3 >= len(parts) * 2:
            return "furniture", "menu"
        if low.startswith(
            ("home >", "home »", "home /", "home ›", "home |", "you are here", "home→")
        ):
            return "furniture", "breadcrumb"
    if low.startswith("you are here"):
        return "furniture", "breadcrumb"
    if not piece.prose and _PRICE.search(low) and len(low) <= 90 and low.count(" ") <= 12:
        return "furniture", "price"
    return None


def _settled(piece: Piece, name: str, low: str) -> Label | None:
    """Weigh an opening phrase against the rest of the piece."""
    prose = piece.prose and len(low) > 60
    if name == "related":
        # "Read more about this" in a sentence of the story is rare; a whole paragraph is not a link.
        return None if len(low) > 220 else ("furniture", "related-link")
    if name == "link":
        return None if prose and len(low) > 140 else ("furniture", "link-text")
    if name in ("notes", "ends"):
        return "furniture", "notes-heading" if name == "notes" else "ends"
    if name == "comments":
        return None if len(low) > 240 else ("furniture", "comments")
    if name == "release":
        if dates.DATE.search(low):
            return "dateline", "release-line"
        return None if len(low) > 120 else ("furniture", "release-line")
    if name in ("contact", "phone_in"):
        if name == "phone_in" and not (PHONE.search(low) or "@" in low or ADDRESS.search(low)):
            return None
        return None if len(low) > 420 else ("furniture", "contact")
    if name == "newsletter_credit":
        return None if len(low) > 320 else ("furniture", "credit-line")
    if (
        name == "legal"
        and prose
        and not low.startswith(("©", "(c)", "copyright ©"))
        and len(low) > 300
    ):
        return None
    return "furniture", name


def _is_byline(piece: Piece) -> bool:
    """ "By Jo Bloggs, health reporter" is a byline; "By Monday the council must decide." is not."""
    return not piece.prose or bool(JOB_END.search(piece.low))


JOB_END = re.compile(r"\b(?:reporter|correspondent|editor|service)\.?$")


def _contact(piece: Piece, low: str) -> Label | None:
    """Addresses and numbers to ring: few words beside a telephone number, an address or a postcode."""
    if _INITIALS.match(low) or (_CORRECTION.match(low) and len(low) <= 300):
        return "furniture", "correction"
    if len(low) > 260:
        return None
    if "0" in low and (match := PHONE.search(low)) or "@" in low and (match := EMAIL.search(low)):
        words = low.count(" ")
        if not piece.prose and words <= 30:
            return "furniture", "contact"
        if _RING.match(low):
            return "furniture", "contact"
        del match
    if not piece.prose and len(low) <= 160:
        if POSTCODE.search(piece.text):
            return "furniture", "postal-address"
        if ADDRESS.search(low) and low.count(" ") <= 6:
            return "furniture", "web-address"
    return None


_RING = re.compile(
    r"(?:please )?(?:call|ring|text|phone|telephone|email|e-mail|contact|write to|report|message|see our|tell us|got a|anyone with (?:information|a story))\b|[^.]{0,60}\b(?:newsdesk|press office|switchboard|helpline|crimestoppers)\b"
)
