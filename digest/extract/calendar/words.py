"""The words and patterns that dates are written with.

In:   nothing.
Out:  tables of words, and compiled patterns whose groups `calendar` reads.
Not:  decisions. Whether "May" is the month is settled by `calendar.before` and `calendar.scan`.

Every pattern begins with a digit or a letter of its own; look-behinds come after the first character, since the
engine passes over the rest of a text faster where it knows what a match begins with.
"""

import re


def listed(words: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(words.split())


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
MONTH = {name: number for number, name in enumerate(_MONTHS.split(), 1)}
"""Number of a month by its first three letters in lower case."""

MONTH_INITIALS = frozenset("JFMASOND")

_WEEKDAYS = "mon tue wed thu fri sat sun"
WEEKDAY = {name: number for number, name in enumerate(_WEEKDAYS.split())}
"""Monday is 0, as in `datetime.date.weekday`; by the first three letters in lower case."""

_UNITS = "first second third fourth fifth sixth seventh eighth ninth tenth"
_TEENS = (
    "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
ORDINAL = {name: number for number, name in enumerate([*_UNITS.split(), *_TEENS.split()], 1)}
ORDINAL |= {"twentieth": 20, "thirtieth": 30, "thirty-first": 31}
ORDINAL |= {f"twenty-{name}": 20 + number for number, name in enumerate(_UNITS.split()[:9], 1)}

FEAST = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
}
"""Month and day of the feasts that the news dates things by. Easter moves, and is left out."""

# A blank, or the line end of a PDF's hard-wrapped line; never an empty line.
_S = r"(?:[ \t]{1,4}\n?[ \t]{0,4}|\n[ \t]{0,4})"
_DASH = r"[ \t]{0,2}[-–/][ \t]{0,2}"

# Capital first letters only: "march" and "may" are verbs. The rest in any case, for "MAY" and mastheads.
_MONTH = r"""(?: J(?i:an(?:uary)?|une?|uly?) | F(?i:eb(?:r?uary)?) | M(?i:ar(?:ch)?|ay) | A(?i:pr(?:il)?|ug(?:ust)?)
  | S(?i:ept?(?:ember)?) | O(?i:ct(?:ober)?) | N(?i:ov(?:ember)?) | D(?i:ec(?:ember)?) )(?![A-Za-z])"""
# After a day's number, also in lower case, but for the verbs and the short forms that are words.
_MONTH_ANY = rf"""(?: {_MONTH}
  | (?:january|february|april|june|july|august|september|october|november|december
      |jan|feb|sept|oct|nov|dec)(?![a-z])
  | (?<=[snrt][tdh][ ])(?:march|may)(?![a-z]) | (?<=[snrt][tdh][ ]of[ ])(?:march|may)(?![a-z])
  | (?:march|may)(?=[ ,]{{1,2}}(?:19|20)\d\d\b) )"""
_WEEKDAY = r"""(?: M(?i:on(?:day)?) | T(?i:ue(?:s(?:day)?)?|hu(?:r(?:s(?:day)?)?)?) | W(?i:ed(?:s|nesday)?)
  | F(?i:ri(?:day)?) | S(?i:at(?:urday)?|un(?:day)?) )(?![A-Za-z])"""

# "2020", "of 2020", "in 2020", "'20"; not "2,020", "20 20" nor "2020/21".
_YEAR = rf"""(?: \.? (?: ,? {_S} (?:(?:of|in){_S})? | , | [-/ ]{{0,1}}(?<=[-/]) )
      (?P<year> (?:1[6-9]|20|21)\d\d ) (?! \d | [,.]\d | [-/–]\d\d(?!\d) )
  | {_S}'(?P<short_year>\d\d)(?!\d)
  | ,? {_S} (?:(?:of|in){_S})? (?:the{_S})? (?P<said_year>this|last|next|that|same|following|previous) {_S} year\b
)"""

_TH = r"(?:st|nd|rd|th|ST|ND|RD|TH)"
# What a number is not a day of the month before: the tail of a time, a decimal, a percentage.
_NOT_DAY = r"(?! \d | [.:]\d | ,\d{3} | \s?(?:[ap]\.?m\b|%|per[ ]cent\b|noon\b|hours\b|o'clock\b) | [-–]\d{3} )"

DIGITS = re.compile(
    rf"""
    \d (?<! [\w.,:/£$€%#+]\d ) (?<! [^\Wyhletrnbpgvc]-\d )   # the first digit of a number of its own; "May-31" but not "Covid-19"
    (?:
      (?P<iso> \d{{3}} - \d\d - \d\d ) (?= T\d\d | (?![\w-]) )
    | (?P<numeric> \d? (?P<mark>[/.-]) \d\d? (?P=mark) (?: \d{{4}} | \d\d ) ) (?! \d | [/.-]\d | \w )
    | (?P<days> \d? {_TH}?                                           # "12", or "12, 13 and 14", or "3 to 5"
          (?: (?: {_DASH} | {_S}(?:to|and|until|till|or|through|&){_S} | ,[ ] )
              (?: (?:the|{_WEEKDAY}),?{_S} )? \d{{1,2}} {_TH}? ){{0,4}} )
      (?: {_S} (?:of{_S})? (?:the{_S})? (?:month{_S}of{_S})? | [-/] | (?<=[a-z]) )
      (?P<month> {_MONTH_ANY} ) {_YEAR}?
    | (?P<nth> \d? {_TH} ) (?:
          {_S}(?:day{_S})?of{_S} (?: the | (?P<said_month>this|next|last) ) {_S}month\b
        | (?= [.;:)!?\n–"'] | ,(?![ ]\d) | \s (?:and|at|that|when|but|after|with|because|as|if|by|from|in|for|to)\b(?!\s\d) | $ ) )
    )
    """,
    re.VERBOSE,
)

MONTHS = re.compile(
    rf"""
    (?P<month> {_MONTH} ) (?: \. (?! [ \t]* \n ) )?    # "granted in March. / 3. Pictures" is no 3 March
    (?:
      (?: {_S} (?:the{_S})? | - )
      (?P<days> \d{{1,2}} {_NOT_DAY} {_TH}? (?![A-Za-z])
          (?: {_DASH} \d{{1,2}} {_NOT_DAY} {_TH}? (?!\w)
            | {_S}(?:to|through|until){_S} (?:the{_S})? \d{{1,2}} {_NOT_DAY} {_TH}? (?!\w)
            | (?:,{_S}\d{{1,2}}{_NOT_DAY}{_TH}?){{0,3}} {_S}(?:and|or|&){_S} \d{{1,2}} {_NOT_DAY} (?: {_TH}(?!\w) | (?=\s*(?:[,.;:)\n–]|$|20\d\d)) )
          )? )
      (?: {_YEAR} )?
    | {_YEAR.replace("?P<year>", "?P<year_only>").replace("?P<short_year>", "?P<short_only>").replace("?P<said_year>", "?P<said_only>")}
    )?
    """,
    re.VERBOSE,
)

FOLD = bytes.maketrans(b"0123456789JFMASONDTWCB", b"0" * 10 + b"A" * 12)
"""Makes every digit "0", and every capital that a date may begin with "A".

The engine looks for one sign at 1 ns a character, and for any of twenty at 9 ns.
"""

NUMBERS = re.compile(
    rb"""
    0 (?<! [A-Za-z0_.,:/$%#+\xa3]0 )
    (?= 0? (?: [ \t\n]{1,9} (?: A[aeopucEPUCA] | j[au] | fe | m[ao] | a[npu] | se | o[cfr] | no | de | t[hoi] | un | & )
             | [ \t]{0,2} [-/?] [ \t]{0,2} [0Atjfmasond] | [.]00?[.] | ,[ ][0At]
             | st | nd | rd | th | AA | RA | AH )
      | 000-00- )
    """,
    re.VERBOSE,
)
"""Where `DIGITS` may match in a folded text: a month, a mark, "th" or one of "of", "to", "and" and their like follows."""

NAMES = re.compile(
    rb"""
    A (?: [aA][nrytARY] | [eE][bpcdABPC] | [uU][nlgeALGE] | [oA][vnAV] | [pP][rR] | [cC][tA] | [hH][uU] | [rR][iI]
          | AAAY | hristmas[ ] | oxing[ ] | ew[ ]Year's[ ] )
    """,
    re.VERBOSE,
)
"""Where a month, a weekday, "TODAY" or a feast may begin in a folded text; `scan` passes over the others."""

WEEKDAYS = re.compile(rf"(?P<weekday>{_WEEKDAY})", re.VERBOSE)

RELATIVE = re.compile(
    rf"""
    (?P<near> (?: [Tt]oday | TODAY | [Tt]onight | [Tt]omorrow | [Yy]esterday )
        (?!\w) (?: {_S}(?:morning|afternoon|evening|night|lunchtime)\b )? )
  | (?P<part> (?: morning | afternoon | evening | night | day | month ) (?!\w) )
  | (?P<feast> (?: Christmas[ ](?:Eve|Day) | Boxing[ ]Day | New[ ]Year's[ ](?:Eve|Day) ) (?!\w) )
    """,
    re.VERBOSE,
)
NEEDLES: dict[str, tuple[str, ...]] = {
    "day": ("to", "yester"), "night": ("to",), "omorrow": ("t",), "morning": (), "afternoon": (), "evening": (), "month": (),
}  # fmt: skip
"""Small letters that a relative date holds, and what may stand before them in its first word.

`str.find` passes over the rest of the text ten times as fast as a pattern.
"""

ORDINAL_BEFORE = re.compile(
    rf"(?<![a-z-])(?P<ordinal> [a-z]{{5,11}} (?:-[a-z]{{5,7}})? ){_S}(?:day{_S})?of{_S}$",
    re.VERBOSE,
)
"""What stands before the month in "the first of April"."""

WEEKDAY_TAIL = re.compile(
    rf"""
    (?: {_S}(?: morning | afternoon | evening | night | lunchtime | teatime | tea-time )\b )?
    (?: {_S}(?:of{_S})? (?P<week> this | next | last ) {_S} week\b
      | {_S}(?P<weeks> week | fortnight )\b (?! \s (?:of|on|in|to|ago)\b | -) )?
    """,
    re.VERBOSE,
)
"""What may follow a weekday: its part of the day; "next week"; "week", as in "Monday week"."""

TO_MONTH = re.compile(rf"(?: {_DASH} | {_S}(?:to|and|until|through){_S} ) {_MONTH}", re.VERBOSE)
OF_MONTH = re.compile(
    rf"{_S}(?:in|of){_S}(?: {_MONTH} | (?:each|every|the|next|this|last){_S}month\b )", re.VERBOSE
)
"""What follows the weekday in "the first Monday in May"."""
IN_MONTH = re.compile(rf"{_S}(?:in|of){_S}(?= {_MONTH} )", re.VERBOSE)
NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
NTH_BEFORE = re.compile(
    rf"[Tt](?<![A-Za-z-][Tt])he{_S}(?P<nth> first | second | third | fourth | last | final ){_S}$",
    re.VERBOSE,
)
"""What stands before the weekday in "the first Monday in May"."""
TO_WEEKDAY = re.compile(rf"(?: {_DASH} | {_S}(?:to|through){_S} ) {_WEEKDAY}", re.VERBOSE)
AND_WEEKDAY = re.compile(rf",?{_S}(?:and|or|&){_S} {_WEEKDAY}", re.VERBOSE)
TO_DATE = re.compile(rf"(?: {_S}? \( | ,? {_S} )(?: the{_S} )?", re.VERBOSE)
JOINED = re.compile(
    rf"(?P<range> {_DASH} | {_S}(?:to|until|till|through){_S} ) | ,?{_S}(?:and|or|&){_S} | ,{_S}",
    re.VERBOSE,
)
"""What may stand between two dates that share a year."""

NUMBER = re.compile(r"\d+")
