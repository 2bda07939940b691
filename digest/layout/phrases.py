"""The phrases that tell page furniture beside those it opens with (`openings`), in lower case.

In:   nothing.
Out:  compiled patterns, read by `furniture`, and the words that the anchored ones begin with.
Not:  names of any one site. Before adding a phrase, ask which class of page it stands for, and list its first word.

All are anchored or gated and every repeat is bounded, so a page of a megabyte costs what its length says.
"""

import re

from digest.layout.openings import BY_WORD

_PHONE = re.compile(r"0(?<![\d.,£]0)\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)")
_PHONE_ABROAD = re.compile(r"\+44[ (]{0,2}0?\)? ?\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}")
_PHONE_SHORT = re.compile(r"0800 ?\d{3,6}|\btel\.? ?:? ?\d[\d ]{5,14}")
EMAIL = re.compile(r"@[\w-]+\.[\w.-]+")
ADDRESS = re.compile(r"\b(?:https?://|www\.)\S|\.(?:gov\.uk|co\.uk|org\.uk|org|com|net)\b")
# It begins with the blank in a postcode, which is looked for three times as fast as a figure.
POSTCODE = re.compile(
    r" [0-9][A-Z]{2}\b(?:(?<=\b[A-Z][0-9].{4})|(?<=\b[A-Z]{2}[0-9].{4})"
    r"|(?<=\b[A-Z][0-9][A-Z0-9].{4})|(?<=\b[A-Z]{2}[0-9][A-Z0-9].{4}))"
)

INSIDE = re.compile(
    r"\bregistered (?:in (?:england|scotland|wales)|office|charity|company)\b(?=.{0,40}\d|:)"
    r"|\b(?:is|are) (?:a )?(?:regulated by|members? of) (?:ipso|the independent press|impress)\b"
    r"|\bnot responsible for the content of external\b"
    r"|\(opens in (?:a )?new\b"
    r"|[–-] pages? \d{1,3}(?:\s?[–-]\s?\d{1,3})?$"
)
"""Legal and page lines that are known by what stands inside them."""

ORDER = re.compile(
    r"""(?:get|sign\ up|subscribe|join|try|support|become|follow|donate|download|click|log\ in|log\ on|register|tell\ us|send|e-?mail|have\ (?:you|a\ story)
      |got\ (?:a|any|something)|seen\ (?:a|any|some)|do\ you|want|enjoy|never\ miss|don't\ miss|stay|keep\ up|read\ our|turn\ to|see\ our|see\ page|win|help\ us
      |if\ you(?:'ve|\ have|\ value|\ like|\ want|'d|\ would|\ enjoy|\ can|\ appreciate)|thank\ you\ for|thanks\ for|already\ a|not\ a|watch\ more|interested\ in|visit|advertise|are\ you|can\ you|would\ you\ like
      |like\ (?:us|what|this)|you(?:'re|\ are)\ reading|free\ from|check\ out|find\ us|listen\ to|watch\ us|tune|for\ (?:the\ latest|more\ (?:stories|news|local|from)|all\ the\ latest|just|only|less\ than|daily|breaking|more\ \w+\ news)
      |to\ (?:get|receive|sign|subscribe|support|read|continue|keep|comment|join|see\ more)|you\ can\ (?:also\ )?(?:follow|subscribe|sign|read|get|find\ us|contact\ us|support)
      |unlock|start\ your|take\ out|upgrade|save\ (?:up\ to\ )?[£\d]|special\ offer|limited\ time|cancel|choose|we\ (?:need\ your|rely\ on|are\ a\ (?:small|not|reader|independent)|can't\ do|send\ this)
      |practitioners|readers|give\ us|share\ your|write\ to|your\ support|please\ (?:consider|support|sign|subscribe|help)|our\ (?:free|daily|weekly|newsletter|app|journalism)|the\ best\ of
      |more\ than\ \d[\d,]*\ (?:readers|people\ (?:have\ )?(?:signed|subscribe))|(?:local|quality|independent)\ (?:news|journalism)\ (?:needs|matters)
      |(?:single|back)\ (?:copies|copy|issues)|(?:annual|group|print|digital|student|monthly|yearly|unlimited)\ (?:subscription|membership|access)|the\ (?:\w+\ )?(?:issue|edition)\ of)\b""",
    re.VERBOSE,
)
"""An order, an offer or a plea to the reader."""
ORDER_WORDS = frozenset(
    """
    advertise already annual are back become can cancel check choose click digital do don donate download e email enjoy
    find follow for free get give got group have help if independent interested join keep like limited listen local log
    monthly more never not our please practitioners print quality read readers register save see seen send share sign
    single special start stay student subscribe support take tell thank thanks the to try tune turn unlimited unlock
    upgrade visit want watch we win would write yearly you your""".split()
)

WARES = re.compile(
    r"""\b(?:news\ ?letters?|e-?letter|our\ (?:paper|videos|podcast|series|shop|advertisers)|our\ (?:\w+\ ){1,4}series|(?:to|through)\ your\ door|for\ the\ price\ of|home\ delivery|vouchers?|hamper|(?:see|on)\ page\ \d+|freeview|free\ trial|bulletin|briefings?|inbox|e-?mail\ alerts?|news\ alerts|subscri(?:be|ber|bers|ption|ptions)|membership|our\ members|unlimited\ (?:access|articles)
      |our\ (?:journalism|reporters|reporting|newsroom|app|site|website|facebook|twitter|channels?|coverage|supporters|readers|whatsapp|team\ of|print|digital)
      |(?:local|independent|quality|public\ interest)\ journalism|adverts|clickbait|pop-?up\ ads|ad-?free|ad-?lite|digital\ (?:edition|access|subscription|pack)|e-?edition|mobile\ app|app\ store|google\ play
      |whatsapp|facebook|twitter|instagram|tiktok|linkedin|bluesky|newsroom|newsdesk|story\ ideas|mailto:|your\ (?:story|stories|views?|letters|inbox|experience|details)|have\ a\ story|stories\ from
      |get\ in\ touch|write\ to\ us|letters\ (?:may|must)\ be|what\ we\ do|free\ trial|cancel\ any\ ?time|back\ cover|events\ guide|letters\ page|sign\ in\b(?!\ at)|log\ in\ to|monthly\ gift|supporting\ us|support\ us|consider\ (?:supporting|donating|subscribing)|click\ the\ link|share\ it\ with|to\ a\ friend|chip\ in|join\ (?:us|them)\b
      |reply\ stop|unsubscribe|press\ list|mailing\ list|thank(?:s|\ you)\ for\ reading|print\ edition|push\ notifications|out\ now|we\ pay\ ) | £\d[\d.]*\ (?:a|per)\ month\b | exclusive@""",
    re.VERBOSE,
)
"""What a page has to sell, or to ask for."""


def has_phone(low: str) -> bool:
    """Whether a telephone number stands in `low`."""
    if "0" not in low and "tel" not in low:
        return False
    return bool(
        _PHONE.search(low)
        or ("+44" in low and _PHONE_ABROAD.search(low))
        or (("0800" in low or "tel" in low) and _PHONE_SHORT.search(low))
    )


WRITE = re.compile(
    r"\b(?:e-?mail (?:our|us|the editor|your)|write to (?:us|the editor)|letters page|our editor|log in)\b"
)
"""How a paper asks for its readers' views."""
SERVICE = re.compile(
    r"\b(?:consultation|survey|questionnaire|garden waste|bins?|collections?|permits?|proposals|drop-in|allotments?|swimming|gym|courses?|librar(?:y|ies)|residents|tenants|council tax)\b"
)
"""What a council asks its residents to sign up for: news, and no advert."""

_PRICE = re.compile(
    r"£\d[\d,.]*\s*(?:\+\s*vat\b|(?:/|per|an?|each|every|for)\s*(?:month|year|week|quarter|issue|copy|annum|day|\d+\s*(?:months?|weeks?|issues))\b|\|)"
    r"|£\d[\d.]*\s*\(\w+ (?:£|€)"
)
_PRICE_NAMED = re.compile(r"(?:price\s*:?\s*£\d|subscriptions?\s*£|donate £)")
_PRICE_PENCE = re.compile(r"\b\d{1,2}p (?:a|per) (?:week|day|month)\b")


def has_price(low: str) -> bool:
    """Whether a price of the kind that offers give stands in `low`: "£2 a week", "99p per month"."""
    if "£" in low:
        if _PRICE.search(low):
            return True
        if ("price" in low or "subscription" in low or "donate" in low) and _PRICE_NAMED.search(
            low
        ):
            return True
    return ("p a " in low or "p per" in low) and bool(_PRICE_PENCE.search(low))


PRICE_LINE = re.compile(
    r"(?:(?:from|just|only|for|now|price|save|donate|pay|was|then|or|usually|single copies|print|digital|online|student|annual|monthly|yearly)\s*:?\s*)?(?:£|\d{1,2}p\b|subscription)"
)

CAPTION = re.compile(
    r"""[\[(]?\s*(?:(?:file\ |library\ |main\ |stock\ |cover\ |header\ |top\ )?(?:pictures?|photos?|photographs?|photography|images?|pics?|pix|illustration|graphic)
          (?:\ (?:source|caption|credits?|by|courtesy\ of|copyright|from))?|caption(?:\ for\ [\w\ ]{1,20})?|credits?|(?:media|video|picture)\ caption
        |pictured(?:\ (?:here|left|right|above|below|centre|from\ left|l-r|\(l-r\)|with\ \w+)){0,3}
        |(?:above|below|left|right|inset|main|top|l-r|l\ to\ r|from\ left|left\ to\ right|back\ row|front\ row|from\ l-r)(?:\ to\ right)?|alt\ text)\s*(?:\d{1,2}\s*)?[:,–]
      | (?:image|media|video|picture|photo)\ (?:source|caption|credit)s?\b | pictured\ (?:left|right|above|below|from|are|is|at|with|outside|in|here|\() | getty\ images\b""",
    re.VERBOSE,
)
CAPTION_WORDS = frozenset(
    """
    above alt back below caption cover credit credits file from front getty graphic header illustration image images
    inset l left library main media photo photograph photographs photography photos pic pics picture pictured pictures
    pix right stock top video""".split()
)
CREDIT = re.compile(
    r"""\b(?:pictures?|photos?|photographs?|images?|pics?|credits?|photography)(?:\ credit|\ courtesy(?:\ of)?|\ source)?(?:\ by)?\s*[:–]\s*[^.!?:]{2,60}[.)\]]*\s*$
      | (?:picture|photo|image|photograph)\ (?:by|courtesy\ of)\ [^.!?:]{2,50}[.)\]]*\s*$
      | [\[(](?:getty|pa\b|reuters|ldrs?|google|supplied|alamy|shutterstock|contributed|submitted|bbc|afp|swns|geograph)[^()\n]{0,40}[)\]]\.?\s*$ | ©\s*[^.]{2,50}$""",
    re.VERBOSE,
)
HOLDER = re.compile(
    r"\[\s*(?:image|photo|picture|video|graphic|map|embed|advert|ad|chart|gallery|caption|poll|link|tweet|pdf|logo)\b[^\n]{0,160}$"
)
CUE = re.compile(
    r"[(\[](?:[^a-z]{2,80}[)\]]|(?:CLIP|CUE|AUDIO|VT|SOT|PACKAGE|OUT|INTRO|BACK ANNO)\b[^\n]{0,120}$)"
)
"""Broadcast scripts: "(CUE AUDIO – 0'22")"."""

BYLINE_WORDS = (
    "by ", "by:", "analysis by", "pictures by", "additional reporting", "with additional reporting", "byline", "reporting:", "words", "written by", "report by", "reported by", "reporting by", "author", "story by", "posted by",
    "published by", "exclusive by", "exclusive: by", "special report by", "text by", "interview by",
)  # fmt: skip
BYLINE = re.compile(
    r"(?i:(?:(?:with )?additional )?reporting(?: by| from)?|analysis by|pictures by|byline|by|words(?: by)?|written by|report(?:ed|ing)? by|author|story by|posted by|published by|exclusive:? by|special report by|text by|interview by)\s*:?\s+"
    r"(?=[A-ZÀ-Þ@]|our |the )(?:(?:[A-ZÀ-Þ][\w'À-ÿ.-]*|of|and|&|the|for|de|van|von|der|ap|mac|our|team|staff|reporter|correspondent|communications|@\w+)(?:,? |$|,|\||\t)){1,8}"
)
BYLINE_FIRST_WORDS = frozenset(words.split()[0].rstrip(":") for words in BYLINE_WORDS) - {
    "analysis"
}
CORRECTION = re.compile(
    r"[a-z]{2,4}(?:/[a-z]{2,4})?\s*[–-]+\s*(?:corrects|updates|recasts|adds|amends|clarif)"
    r"|(?:correction|clarification|amendment|editor's note)s?\s*(?:[:(–]|\d)|amended (?:on|at|to)\b"
    r"|this (?:article|story|post|page|report) (?:was|has been) (?:\w+ )?(?:amended|updated|corrected|edited|changed|modified)\b"
)
CORRECTION_WORDS = frozenset(
    "amended amendment amendments clarification clarifications correction corrections editor this".split()
)
READING = re.compile(
    r"(?:# ?min(?:ute)?s? ?(?:read|listen|watch)?|reading time.*|read time.*|listen(?:ing time)?\b.{0,20}|time to read.*)$"
)
"""A part of the line that signs a story: "3 min read", "Listen (2:44)", as `words.key` spells it."""
TARIFF = re.compile(
    r"(?:(?:corporate|individual|annual|monthly|student|group|school|digital|print|full|family|personal|team|standard|premium|basic|organisation(?:al)?)\s+)?"
    r"(?:membership|subscriptions?|individuals?|corporate|tickets?|delegate (?:rate|place)s?)(?: (?:from|just|only|costs?|rates?|prices?|are|is|at)){0,2}\s?:?\s?£\d"
)
TARIFF_WORDS = frozenset(
    """
    annual basic corporate delegate digital family full group individual individuals membership monthly organisation
    organisational personal premium print school standard student subscription subscriptions team ticket tickets""".split()
)
EXPORT = re.compile(r"[a-z]+(?:_[a-z]+)+\s?:")
COOKIES = re.compile(
    r"^(?:(?:essential |strictly necessary |analytics |about |our |your |we use )?cookies? (?:on|policy|settings|preferences|notice|consent|control|and)\b)"
    r"|^(?:accept|reject|view|manage|set|change|hide|allow|decline|customise|use|save|tell us)\b[^.]{0,40}\bcookies?\b"
    r"|\b(?:we|our|this (?:web)?site)\b[^.]{0,60}\bcookies\b|\bcookies (?:to|that|are (?:small|used|files)|help|make)\b|\b(?:essential|additional|analytics|optional|necessary) cookies\b"
)
"""A cookie notice, on whatever line it breaks."""
CHAT = re.compile(r"\[\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?\] [^:]{2,30}:\s")
"""A line of an exported chat."""
POST_COUNTS = re.compile(
    r"[\d.,]+[km]? (?:views|reposts|retweets|quotes|likes)\b(?: ?·? ?[\d.,]+[km]? [a-z]+)*$"
)
"""What stands below a post: "12 Reposts 3 Quotes 41 Likes"; replies follow."""
DOCUMENT = re.compile(
    r"(?=[^\s]*\d)[A-Z]{2,}(?:[-/_.][A-Z\d]+){2,}(?:[ ]+(?:(?:Agenda )?Item|Page|Version|Appendix|Annex|Part|v|Rev)[ .]*\d[\d.]*\w?)*$"
)
"""A report's own number, at the foot of its pages: "CAB/21/034 Item 6"."""
TIME_ONLY = re.compile(
    r"\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*(?:gmt|bst|utc))?\s*$|\d{1,2}\s*[ap]m\s*$"
)
RING = re.compile(
    r"(?:please )?(?:call|ring|text|phone|telephone|e-?mail|contact|write to|report|message|see our|tell us|got a|do you|have you|are you|were you|did you|anyone with (?:information|a story)|lost:|found:)"
    r"|[^.]{0,60}\b(?:newsdesk|press office|switchboard|helpline|crimestoppers)\b"
)
BREADCRUMBS = (
    "home > ", "home » ", 'home " ', "home / ", "home › ", "home | ", "home→", "home - ", "you are here", "press centre ",
    "news > ", 'news " ', "news » ",
)  # fmt: skip

_CONTACT_WORDS = frozenset({"anyone", "call", "captions", "reporter", "ring"})
SHORT_OPENERS = (
    BY_WORD.keys() | ORDER_WORDS | CAPTION_WORDS | BYLINE_FIRST_WORDS | CORRECTION_WORDS | _CONTACT_WORDS
    | {"source", "sources"}
) - {""}  # fmt: skip
"""What furniture opens with: a look-up spares most pieces the patterns."""
OPENERS = SHORT_OPENERS - frozenset(
    "the on from with front photography video print tune byline amendments exclusives premiums analysis".split()
)
"""What it opens with where it is a sentence; the story's own sentences often open with the others."""
