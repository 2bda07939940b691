"""The phrases that page furniture opens with, by class, in lower case.

In:   nothing.
Out:  compiled patterns, read by `furniture`. The group that matches names the rule.
Not:  names of any one site. Before adding a phrase, ask which class of page it stands for.

All are anchored or gated and every repeat is bounded, so a page of a megabyte costs what its length says.
"""

import re

_PHONE = re.compile(r"0(?<![\d.,£]0)\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)")
_PHONE_ABROAD = re.compile(r"\+44[ (]{0,2}0?\)? ?\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}")
_PHONE_SHORT = re.compile(r"0800 ?\d{3,6}|\btel\.? ?:? ?\d[\d ]{5,14}")
EMAIL = re.compile(r"@[\w-]+\.[\w.-]+")
ADDRESS = re.compile(r"\b(?:https?://|www\.)\S|\.(?:gov\.uk|co\.uk|org\.uk|org|com|net)\b")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")

OPENING = re.compile(
    r"""
    (?P<consent>
        you\ have\ (?:\w+\ of\ )?(?:your\ )?\w+\ (?:free\ )?(?:articles?|reads|stories)\b | you(?:'ve|\ have)\ (?:read|reached)\ (?:your|the|\d|all)\b[^.]{0,40}\b(?:article|limit|free)
      | (?:premium|subscriber|member|exclusive)s?(?:[ -]only)?\ (?:content|article|story)\b[^.]{0,60}$ | this\ was\ published\ under\ the\b
      | we\ value\ your\ privacy | we\ and\ our\ (?:\d[\d,]*\ )?(?:partners|trusted) | accept\ cookies\b
      | (?:we|this\ (?:web)?site|our\ (?:web)?site)\ uses?\ (?:\w+\ ){0,3}cookies | this\ site\ is\ protected\ by
      | by\ (?:continuing|using|clicking)\b[^.]{0,60}\b(?:cookies|this\ site|agree|terms|consent)
      | (?:please\ )?(?:enable|turn\ on)\ javascript | you\ can\ (?:change|withdraw)\ your\ (?:mind|consent|preferences)\b
      | something\ went\ wrong\b | we\ use\ your\ (?:sign-?up|e-?mail|data|information)\b | you\ can\ (?:find\ this\ story|unsubscribe)\b
      | this\ (?:is\ google's\ cache|page\ (?:is|was)\ archived|is\ an\ archived) | yes\ to\ all\b | your\ browser\ (?:does|is)\ (?:not|no\ longer)\ support )
  | (?P<related>
        (?:ad|advert|advertisement|sponsored|promoted|partner\ content)\s*[•·|] | (?:next|previous)\ (?:article|story|post)\b | (?:webinar|masterclass|conference|free\ event|live\ event|on\ demand)\s*:
      | (?:read|see)\ more\b[^.!?]{0,40}$ | (?:in|inside)\ (?:this|the|our)\ (?:issue|edition)\b\s*(?:$|[:|]|\ \ ) | pull\ ?quote\s*:
      | (?:read|see|watch|listen|hear)\ (?:more|next|also|now|this\ next)\b(?=\s*[:|>–-]|\ (?:about|on|from|here|at)\b|$)
      | (?:related|see\ also|also\ read|don't\ miss|watch|listen|gallery|in\ pictures|recommended(?:\ (?:reading|for\ you|stories))?|you\ may\ also\ like|full\ results
          |more\ on\ this(?:\ story)?|related\ (?:story|stories|article|articles|news|content|link|links|topics)|most\ read
          |most\ popular|trending|up\ next|next\ up|more\ on|previously|podcast|quiz|poll)\s*:
      | (?:sponsored|advertisement|advert|advertorial|promoted|partner\ content|ad\ feature|paid\ post)\b\s*[:–-] )
  | (?P<link>
        (?:read|view|download|see)\ (?:the\ |our\ |all\ |a\ )?(?:\w+\ ){0,2}?(?:full|statutory|complete|original|latest|report|letter|statement
          |story|article|agenda|papers|documents?|press|notice|comments|data|map|gallery)\b[^.!?]{0,50}$
      | (?:click|tap)\ (?:here|on|below|the)\b | find\ out\ more\b[^.]{0,50}$ | back\ to\ (?:all|top|news|the|home|list|search|results)\b[^.]{0,30}$
      | (?:check\ out|see|find|visit|view|book|apply)\b[^.]{0,50}\bhere!?$
      | (?:opens|opening)\ (?:in\ )?(?:a\ )?(?:new|another|external)\b | continue\ reading\b | this\ content\ is\ not\ available
      | to\ (?:read|see|view|watch|play)\ (?:more|this|the\ (?:full|video))\b[^.]{0,60}(?:click|sign|log|visit|enable|go\ to)
      | refresh\ (?:for|the|this)\b | auto-?refresh | follow\ (?:our|the)?\ ?live\b | live\ (?:updates|reporting|blog)\b[^.]{0,40}$ )
  | (?P<ends> [–*=\s(\[\#/~-]*(?:ends?|(?:press\ release|release|statement|message|story|text)\ ends|more\ follows|mf)[–*=\s)\]\#/~.:-]*$ )
  | (?P<notes>
        (?:additional\ |background\ )?notes?\ (?:to|for)(?:\ the)?\ (?:news\ |picture\ )?(?:editors?|journalists|newsdesks?|desks?|media)\b\s*(?::|$|\(|–|-)
      | editors?'?s?'?\ notes?\s*:?$ | (?:additional|background)\ notes?\s*:?$ )
  | (?P<legal>
        if\ you\ (?:would\ like|need|require|want)\ (?:a\ copy\ of\ )?this\ (?:document|information|leaflet|letter|publication)\b | (?:this\ )?(?:document|leaflet|information)\ is\ available\ in\ (?:other|large|alternative)\b | interested\ in\ our\ work\b
      | (?:the\ |any\ |all\ )?(?:views|opinions)\ expressed\b | signed\b[\ .:_]{4,}
      | ©|c\)\ (?:\d|copyright)|copyright\b(?=\ ©|\ \(c\)|\ \d|:|\ [^.]{0,40}$) | all\ rights\ reserved
      | company\ (?:no|number|reg)\b | vat\ (?:no|reg|number)\b | issn\b | isbn\b | ipso\ regulated
      | if\ you\ (?:have\ a\ complaint|wish\ to\ complain|are\ dissatisfied)\b | to\ report\ an?\ (?:error|inaccuracy|mistake)\b
      | printed\ (?:by|and\ published)\b[^.]{0,80}\b(?:ltd|limited|plc|street|road|house)\b
      | please\ (?:think|consider)\b[^.]{0,40}\bprint | (?:think|consider)\ (?:before\ you\ print|the\ environment) | save\ paper\b
      | this\ (?:e-?mail|message)\b(?=.{0,120}\b(?:confidential|intended|for\ the\ person|recipient|scanned|virus|delete|error|sender)) )
  | (?P<credit>
        this\ (?:piece|article|story|post|column|report|interview|feature|version)\ (?:(?:was|is|has\ been)\ )?(?:first\ |originally\ |also\ )
          (?:appeared|appears|published|posted|produced|written|printed)\b
      | this\ (?:piece|article|story|post)\ (?:is\ (?:from|taken\ from|part\ of|free)|appears\ in|has\ been\ (?:funded|supported|produced)|was\ (?:funded|supported|written\ by|taken))\b
      | (?:first|originally)\ (?:published|appeared)\ (?:in|on|by|at)\b | (?:reproduced|republished)\ (?:with|by|under|courtesy)\b )
  | (?P<comments>
        (?:was|is)\ this\ (?:page|article|information|story|answer)\ (?:helpful|useful)\b | page\ ref(?:erence)?\b
      | \d[\d,]*\ (?:responses?|thoughts?|comments?|replies)\ (?:to|on)\b | leave\ a\ (?:reply|comment|response)\b
      | comments\ (?:are|have\ been)\ (?:closed|open|now|disabled|moderated|turned|switched)\b | be\ the\ first\ to\ comment\b
      | (?:this\ (?:article|story|post)|there\ are|view\ all|show\ all|see\ all|load)\ (?:has\ |have\ )?(?:been\ )?(?:\d[\d,]*\ |no\ )comments?\b
      | (?:what\ do\ you\ think|let\ us\ know(?:\ what\ you\ think)?|tell\ us\ what\ you\ think|do\ you\ agree|join\ the\ (?:conversation|debate|discussion)
          |disagree|agree\ or\ disagree|got\ a\ view(?:\ on\ [^?.]{1,40})?|what's\ your\ view|your\ views?|have\ your\ say)\b(?=[?!.:]|\ (?:in|below|about|on|log|email|by)\b)
          (?=.{0,120}(?:comment|below|log\ in|write\ to\ us|email|e-mail|letters|facebook|newsdesk|@|\bpoll\b|what\ do\ you\ think\??$))
      | log\ in\ to\ comment\b | sign\ in\ to\ comment\b )
  | (?P<page>
        page\ \d{1,3}(?:\ (?:of|/)\ \d{1,3})?\s*$ | \d{1,3}\ of\ \d{1,3}\s*$ | p\.?\ ?\d{1,3}\s*$ | \d{1,3}\s*[–-]?$
      | turn\ to\ page\b | (?:p\.?\ ?\d{1,2}|page\ \d{1,2})\ from\ (?:the\ )?(?:front|page|p\.?\ ?\d)\b | from\ (?:the\ front\ page|front\ page|page\ \d{1,2}|p\.?\ ?\d{1,2})\s*$ | continued\ (?:on|from)\ page\b | (?:more\ on|full\ story|see)\ pages?\b )
  | (?P<release>
        (?:for\ (?:immediate|instant|general)\ (?:release|use|publication)|not\ for\ (?:publication|broadcast)|(?:strictly\ )?embargo(?:ed)?\b(?=[^.]{0,80}$)
          |(?:press|news|media)\ (?:release|statement|notice|bulletin|advisory)s?\s*(?:no\.?\ ?|ref\.?:?\ ?)?[\w/]{0,12}\s*[*\])]*$
          |official(?:[\ :–-]+sensitive)?\s*$|no\ embargo\b|issued\ on\ behalf\ of\b|check\ against\ delivery|(?:fwd?|forwarded)\b[^.]{0,60}$|invalid\ date\b) )
  | (?P<labelled>
        (?:helpline|help\ line|freephone|switchboard|newsdesk|news\ desk|out\ of\ hours|direct\ line|telephone|tel|mobile|mob|fax|t|m|e|w|e-mail|email
          |web|website|twitter|facebook|phone|press\ (?:office|desk)|ext)\b\.?\s*[:.–,-] )
  | (?P<contact>
        if\ you\ (?:have\ been|are|'ve\ been|know\ someone\ who)\ affected\ by\b
      | (?:the\ )?(?:samaritans|childline|nspcc|crimestoppers|shelter|citizens\ advice)\b[^.]{0,60}\b(?:on|at)\ [\d\ ]{5,}
      |        (?:press|media|news|journalist)(?:\ and\ (?:public\ relations|communications|media|pr))?\ (?:contacts?|enquir\w+|inquir\w+|office|team|desk|queries|relations|calls)\b
          (?=[:,]|$|.{0,60}(?:\d{3}|@|contact\b|\bcall\b|\bring\b|email))
      | (?:further|more|media|press|editor'?s?)\ (?:information|details)\s*(?::|from\b|(?:is|are)\ available\ (?:from|at|on|by)\b|please\b|$|–)
      | contacts?(?:\ (?:details|us|information))?\s*: | contact\ (?:[a-z'-]+\ ){1,4}(?:on\ )?0\d | enquiries\b\s*[:t]
      | for\ (?:all\ |any\ )?(?:further|more|additional|media|press|general|interviews?|images|photographs|pictures|photos|high.resolution|broadcast|journalist)\b
          [^.:]{0,70}?(?:contact|call\b|telephone|\bring\b|phone|email|e-mail|visit|go\ to|:)
      | (?:issued|released|distributed|sent)\ by\b(?=.{0,30}(?::|communications|press|media|corporate))
      | (?:spokespeople|spokespersons?|interviews?|interviewees|case\ studies|photographs?|photos|pictures|images|high.res\w*|headshots|footage|filming)\b
          [^.:]{0,60}\b(?:available|attached|on\ request|can\ be\ (?:arranged|downloaded|found))\b
      | (?:local\ media|uk\ media|broadcasters|isdn)\b[^.]{0,40}\b(?:please|available|on\ request|contact) )
  | (?P<notice>
        (?:your\ )?letters\ (?:should|must|may|can|are|will|for\ publication)\b(?=.{0,120}\b(?:\d+\ words|edit(?:ed|or)?|telephone|daytime|address|anonymous(?:ly)?|signed|noon)\b)
      | please\ (?:give|include|supply|provide|state)\ (?:a|your)\ (?:full\ |daytime\ )?(?:name|postal|address|telephone|phone|number)\b
      | we\ reserve\ the\ right\ to\ (?:edit|cut|shorten)\b
      | next\ issue\s*: | copy\ (?:date|deadline)\b | deadline\ for\ copy\b
      | (?:lost|found|for\ sale|wanted|to\ let|bring\ (?:and|&)\ buy|jumble\ sale|coffee\ morning|raffle|whist\ drive|situations\ vacant|free\ to\ (?:a\ )?good\ home)\s*: )
  | (?P<reference> (?:case\ |application\ |our\ |release\ |press\ |pr\ )?ref(?:erence)?(?:\ (?:no|number|code))?\b[.:]?\s*(?=[^a-z]{0,3}\w{0,6}[\ /-]?\d)[^?!]{0,80}$ )
    """,
    re.VERBOSE,
)

_FIRST_WORDS = """
    letters your you next previous webinar masterclass conference live subscriber subscribers member members exclusive premium was is interested document leaflet deadline copy sponsored promoted information ad lost found wanted bring jumble coffee raffle whist situations free we accept this our by inside something pull pullquote check visit book apply fwd fw forwarded samaritans childline nspcc crimestoppers shelter citizens views opinions any signed please enable turn you yes your read see watch listen hear related also don't gallery in recommended full more most
    trending up next previously podcast quiz poll sponsored advertisement advert advertorial promoted partner ad paid view download click tap
    find back opens opening continue to refresh auto-refresh autorefresh follow live end ends press release statement message story text mf
    additional background note notes editor editors editor's editors' c copyright all company vat issn isbn ipso if printed think consider save
    first originally reproduced republished leave comments be there show load what let tell do join disagree agree got what's have log sign
    page p p. continued for not strictly embargo embargoed news media official no issued check invalid helpline help freephone switchboard
    newsdesk out direct telephone tel mobile mob fax t m e w e-mail email web website twitter facebook phone ext journalist further contact
    contacts enquiries released distributed sent spokespeople spokesperson spokespersons interview interviews interviewees case photograph
    photographs photo photos picture pictures image images headshots footage filming local uk broadcasters isdn application ref reference pr
    official-sensitive high-res high-resolution"""
_OTHER_FIRST_WORDS = """
    get sign subscribe try support become donate register send seen want enjoy never stay keep win help thank thanks already are can free would like you're
    unlock start take upgrade special limited cancel choose practitioners readers give share write single back annual group monthly yearly unlimited
    digital student quality independent words written report reported reporting author story posted published exclusive text interview source
    sources correction correction: corrections clarification clarifications amendment amended caption captions credit credits pictured getty above
    below left right inset main top l-r library stock file cover header pic pics pix illustration graphic alt call ring anyone lost found message
    special reporter watch visit advertise"""
FIRST_WORDS = frozenset(_FIRST_WORDS.split())
OPENERS = FIRST_WORDS | frozenset(_OTHER_FIRST_WORDS.split())
"""What the phrases above, and below, begin with: a look-up spares most paragraphs the long patterns."""
SHORT_OPENERS = OPENERS | frozenset(
    "the on from with front l photography video print tune byline amendments exclusives premiums".split()
)
"""What they begin with on a line that is no sentence; there are fewer of those to spare."""

INSIDE = re.compile(
    r"\bregistered (?:in (?:england|scotland|wales)|office|charity|company)\b(?=.{0,40}\d|:)"
    r"|\b(?:is|are) (?:a )?(?:regulated by|members? of) (?:ipso|the independent press|impress)\b"
    r"|\bnot responsible for the content of external\b"
    r"|\(opens in (?:a )?new\b"
    r"|[–-] pages? \d{1,3}(?:\s?[–-]\s?\d{1,3})?$"
)
"""Legal and page lines that are known by what stands inside them."""

LONGEST = {
    # group: (most characters, whether a whole sentence may be turned out)
    "consent": (400, True),
    "related": (220, True),
    "link": (140, True),
    "ends": (60, True),
    "notes": (60, True),
    "legal": (420, True),
    "credit": (320, True),
    "comments": (240, True),
    "page": (160, True),
    "release": (120, False),
    "labelled": (420, True),
    "contact": (420, True),
    "notice": (260, True),
    "reference": (100, True),
}
RULES = {
    "related": "related-link",
    "link": "link-text",
    "notes": "notes-heading",
    "credit": "credit-line",
    "release": "release-line",
    "labelled": "contact",
}
"""The rule's name, where it is not the group's."""

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

PRICE = re.compile(
    r"£\d[\d,.]*\s*(?:\+\s*vat\b|(?:/|per|an?|each|every|for)\s*(?:month|year|week|quarter|issue|copy|annum|day|\d+\s*(?:months?|weeks?|issues))\b|\|)"
    r"|\b\d{1,2}p (?:a|per) (?:week|day|month)\b|price\s*:?\s*£\d|£\d[\d.]*\s*\(\w+ (?:£|€)|subscriptions?\s*£|donate £"
)
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
CORRECTION = re.compile(
    r"[a-z]{2,4}(?:/[a-z]{2,4})?\s*[–-]+\s*(?:corrects|updates|recasts|adds|amends|clarif)"
    r"|(?:correction|clarification|amendment|editor's note)s?\s*(?:[:(–]|\d)|amended (?:on|at|to)\b"
    r"|this (?:article|story|post|page|report) (?:was|has been) (?:\w+ )?(?:amended|updated|corrected|edited|changed|modified)\b"
)
READING = re.compile(
    r"(?:# ?min(?:ute)?s? ?(?:read|listen|watch)?|reading time.*|read time.*|listen(?:ing time)?\b.{0,20}|time to read.*)$"
)
"""A part of the line that signs a story: "3 min read", "Listen (2:44)", as `words.key` spells it."""
TARIFF = re.compile(
    r"(?:(?:corporate|individual|annual|monthly|student|group|school|digital|print|full|family|personal|team|standard|premium|basic|organisation(?:al)?)\s+)?"
    r"(?:membership|subscriptions?|individuals?|corporate|tickets?|delegate (?:rate|place)s?)(?: (?:from|just|only|costs?|rates?|prices?|are|is|at)){0,2}\s?:?\s?£\d"
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
