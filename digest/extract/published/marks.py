"""The patterns that tell the line of a publication date from any other line.

In:   nothing.
Out:  compiled patterns, each for the words before a date on its line, after it, or for a whole line.
"""

import re

TIME = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:GMT|BST|UTC|Z))?|\d{1,2}\s?[ap]m"
SEPARATOR = r"[|·•⋅‧∙/–—»>\t]|\s-\s|[ ]{2,}"

PART = re.compile(rf"{SEPARATOR}|[(*.,;:]")
"""What begins a part of a line, where a label may stand as well as at the line's beginning."""
LABEL = re.compile(
    rf"""(?ix)
    (?: ^ | {SEPARATOR} | [(*.,;:] ) \s{{0,3}}
    (?: (?: this\s (?:article|story|page|post|piece)\s was\s )?
        (?P<published> (?:first|originally)\s published | (?:date\s)? published | date\s posted | posted
          | (?:publication|release|issue)\s date | date\s (?:of\s)? (?:publication|release|issued?)
          | (?:(?:these|the|draft)\s)? (?:minutes|agenda|papers|notice)\s (?:(?:was|were)\s)? (?:published|issued|circulated)
          | issued | released | debated | filed\sat | report\spublished | uploaded | filed | dated | date | sent | created | added
          | (?:for\s (?:immediate\s)? (?:release|publication|use)) | release(?:d)? | (?:media|press|news)\s (?:release|statement|notice) | statement )
      | (?P<embargo> (?:under\s)? (?:strict\s)? embargo(?:ed)? | not\s for\s (?:release|publication|broadcast) )
      | (?P<updated> (?:page\s)? (?:last\s)? (?:updated?|printed|modified|reviewed|edited|amended) )
    )
    (?: \s (?:by|in|to|from) \s [^:|\n]{{1,60}}? )?
    (?: \s* [:–|-] \s* | \s+ )?
    (?: (?:on|at|until|till|before|for|in) \s+ )?
    (?: (?:{TIME}|\d{{4}}(?:\s?h(?:ou)?rs)?) [,\s]* (?:(?:on|,|–|-|\|)\s*)? )?
    $""",
)
LABEL_ALONE = re.compile(
    r"(?i)^\W*(?:(?P<published>(?:first )?published(?: on)?|posted(?: on)?|date|release date|publication date|date published|sent|issued)"
    r"|(?P<updated>(?:last )?(?:updated?|modified)(?: on)?))\s*:?\s*$"
)
EMAIL = re.compile(r"(?:Date|Sent|Sent on|Received)\s*:\s*(?:on\s+)?$", re.IGNORECASE)
EMAIL_BESIDE = re.compile(
    r"^(?:From|To|Subject|Cc|Bcc|Reply-To|Message-ID|Return-Path)\s*:", re.MULTILINE | re.IGNORECASE
)
REPLY = re.compile(r"^\s*(?:>|On\s+(?:\w{3},\s)?$)")
WROTE = re.compile(r"\bwrote:\s*$")
EVENT_BESIDE = re.compile(
    r"^[\s*•-]*(?:Time|Venue|Where|When|Location|Place|Doors|Cost|Tickets)\s*:",
    re.MULTILINE | re.IGNORECASE,
)
BYLINE = re.compile(
    r"^\W*(?:by|words|written by|story by|report by|reported by|reporting by|from|text|author)\b:?\s",
    re.IGNORECASE,
)
MEETING = re.compile(
    r"(?i)\b(?:minutes|meeting|record of decisions?|decisions?)\b.{0,80}\b(?:held|taken|made)(?:\s+(?:at|in)\b[^,]{0,60},?)?\s+(?:on\s+)?$"
    r"|^\W*held(?:\s+(?:at|in)\b.{0,60}?)?\s+on\s+$"
)
EARLIER_MEETING = re.compile(
    r"(?:,? at [\d.:]+ ?[ap]m)?,? (?:be|was|were|is|are|had been|having been|as)\b.{0,40}\b(?:sign|confirm|approv|agree|accept|record|read)",
    re.IGNORECASE,
)
"""What follows the date of the minutes that a meeting signs: those of the meeting before."""
CAPTION = re.compile(
    r"^\W*(?:photo|image|picture|pic|caption|video|graphic|credit|file)\b", re.IGNORECASE
)
BEFORE_DATE = re.compile(rf"(?:^|(?:{SEPARATOR}|[,(:])\s*)(?:(?:{TIME})[,\s]*(?:on\s+)?)?$")
ENDS_PART = re.compile(rf"(?:{SEPARATOR})\s*$")
AFTER_DATE = re.compile(
    rf"^[\s*_]*(?:$|\.\s+(?=[A-Z])|T\d\d:|[)\].,;:]\s*$|{SEPARATOR}|[,(\[]|,?\s*(?:at|from)?\s*(?:{TIME})|\d{{4}}\s*hrs|[+-]\d{{4}}|"
    rf"(?:by|in|at|on|issue|edition|page|price|vol|no|photo|image|updated|published|last)\b)",
    re.IGNORECASE,
)
POST = re.compile(rf"^\W*(?:{TIME})?\s*·\s*$", re.IGNORECASE)
AFTER_POST = re.compile(r"^\s*(?:·[^·]*)?$")
"""What stands round the day of a post: "18:42 · 28 Feb 2024 · 4,211 Views"."""
CUTTING = re.compile(r"^\W*(?:[Ff]rom |[Ss]ource: )?(?:[Tt]he )?[A-Z][\w'&-]+(?: [\w'&-]+){0,4}, $")
AFTER_CUTTING = re.compile(r"^,? (?:page|pages|pp?\.?) ?\d", re.IGNORECASE)
"""What stands round the day of a cutting: "The Otley Echo, 5 May 2022, page 4"."""
PLACE = re.compile(
    r"^\W*[A-Z][\w.'’&-]{1,20}(?:[ -][A-Z][\w.'’&-]{1,20}){0,3}[,:(]?\s*(?:[–-]\s*)?\(?$"
)
PLACE_AND_COUNTY = re.compile(
    r"^\W*[A-Z][A-Z'’ .&-]{2,30}(?:, [A-Z][\w'’.-]{1,20}(?: [\w'’.-]{1,20}){0,3})?,?\s*[(–-]{0,2}\s*$"
)
AFTER_PLACE = re.compile(rf"^(?:,?\s(?:at\s)?(?i:{TIME}))?\)?\s*(?:[–:-]|\(\w)")
LINE_WORDS = 22  # a longer line is prose, whatever it begins with
RELATED = re.compile(
    r"^\W*(?:related|more (?:on|from|news|stories|local|like)|also (?:in|on|read)|you (?:may|might) also|read (?:next|more)"
    r"|most (?:read|popular|viewed)|top stories|latest(?: news| stories)?\b|trending|elsewhere|recommended|see also|popular"
    r"|(?:\d+\s)?(?:comments|responses|replies|reader comments)\b(?!\s*are)|what(?:'s| is) on|events\b|in other news|previous|next article|news archive|archive)",
    re.IGNORECASE,
)
ADDRESS = re.compile(
    r"https?://[^\s<>\"]{0,200}?[/=](?P<year>(?:19|20)\d\d)[/-](?P<month>\d{1,2}|[a-z]{3})(?:[/-](?P<day>\d{1,2}))?(?=[/\s?#_.-]|$)",
    re.MULTILINE,
)
NOT_AN_ARTICLE = re.compile(
    r"upload|image|/img|media/|asset|static|files?/|\.(?:jpe?g|png|pdf|gif|webp)\b"
)
SOURCE_LINE = re.compile(
    r"^\W*(?:source|original|link|url|from|read at|via|https?:)", re.IGNORECASE
)
YEARS = re.compile(r"(?<![\w£$.,/-])(?:19|20)\d\d(?![\w%]|[.,]\d|[/-]\d)")
COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[^\n]{0,40}?\b(?P<year>20\d\d)\b", re.IGNORECASE)
