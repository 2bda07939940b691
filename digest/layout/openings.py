"""The phrases that page furniture opens with, by class, in lower case.

In:   nothing.
Out:  Openings, best first, and which of them a line's first word leaves to try; read by `furniture`.
Not:  names of any one site. Before adding a phrase, ask which class of page it stands for, and list its first word.

All are anchored and every repeat is bounded, so a page of a megabyte costs what its length says.
"""

import re
from collections.abc import Mapping

import msgspec


class Opening(msgspec.Struct, frozen=True):
    """One class of phrases that a piece of furniture opens with.

    name:    the class. rule: what its blocks say they are by.
    words:   the runs of letters that the phrases begin with; "" where a digit or a mark may begin them.
    longest: most characters of a piece that they turn out.
    sentence_too: whether a whole sentence may be turned out.
    """

    name: str
    rule: str
    longest: int
    sentence_too: bool
    words: frozenset[str]
    pattern: re.Pattern[str]


def _opening(
    name: str,
    longest: int,
    words: str,
    pattern: str,
    *,
    rule: str = "",
    sentence_too: bool = True,
    marks: bool = False,
) -> Opening:
    """Make an Opening; with `marks`, a digit or a mark may begin its phrases too."""
    first = {*words.split(), *([""] if marks else [])}
    compiled = re.compile(pattern, re.VERBOSE)
    return Opening(name, rule or name, longest, sentence_too, frozenset(first), compiled)


OPENINGS = (
    _opening(
        "consent",
        400,
        "accept by enable exclusive exclusives member members our please premium premiums something "
        "subscriber subscribers this turn we yes you your",
        r"""
            you\ have\ (?:\w+\ of\ )?(?:your\ )?\w+\ (?:free\ )?(?:articles?|reads|stories)\b | you(?:'ve|\ have)\ (?:read|reached)\ (?:your|the|\d|all)\b[^.]{0,40}\b(?:article|limit|free)
          | (?:premium|subscriber|member|exclusive)s?(?:[ -]only)?\ (?:content|article|story)\b[^.]{0,60}$ | this\ was\ published\ under\ the\b
          | we\ value\ your\ privacy | we\ and\ our\ (?:\d[\d,]*\ )?(?:partners|trusted) | accept\ cookies\b
          | (?:we|this\ (?:web)?site|our\ (?:web)?site)\ uses?\ (?:\w+\ ){0,3}cookies | this\ site\ is\ protected\ by
          | by\ (?:continuing|using|clicking)\b[^.]{0,60}\b(?:cookies|this\ site|agree|terms|consent)
          | (?:please\ )?(?:enable|turn\ on)\ javascript | you\ can\ (?:change|withdraw)\ your\ (?:mind|consent|preferences)\b
          | something\ went\ wrong\b | we\ use\ your\ (?:sign-?up|e-?mail|data|information)\b | you\ can\ (?:find\ this\ story|unsubscribe)\b
          | this\ (?:is\ google's\ cache|page\ (?:is|was)\ archived|is\ an\ archived) | yes\ to\ all\b | your\ browser\ (?:does|is)\ (?:not|no\ longer)\ support
        """,
    ),
    _opening(
        "related",
        220,
        "ad advert advertisement advertorial also conference don free full gallery hear in inside listen live "
        "masterclass more most next on paid partner podcast poll previous previously promoted pull pullquote "
        "quiz read recommended related see sponsored trending up watch webinar you",
        r"""
            (?:ad|advert|advertisement|sponsored|promoted|partner\ content)\s*[•·|] | (?:next|previous)\ (?:article|story|post)\b | (?:webinar|masterclass|conference|free\ event|live\ event|on\ demand)\s*:
          | (?:read|see)\ more\b[^.!?]{0,40}$ | (?:in|inside)\ (?:this|the|our)\ (?:issue|edition)\b\s*(?:$|[:|]|\ \ ) | pull\ ?quote\s*:
          | (?:read|see|watch|listen|hear)\ (?:more|next|also|now|this\ next)\b(?=\s*[:|>–-]|\ (?:about|on|from|here|at)\b|$)
          | (?:related|see\ also|also\ read|don't\ miss|watch|listen|gallery|in\ pictures|recommended(?:\ (?:reading|for\ you|stories))?|you\ may\ also\ like|full\ results
              |more\ on\ this(?:\ story)?|related\ (?:story|stories|article|articles|news|content|link|links|topics)|most\ read
              |most\ popular|trending|up\ next|next\ up|more\ on|previously|podcast|quiz|poll)\s*:
          | (?:sponsored|advertisement|advert|advertorial|promoted|partner\ content|ad\ feature|paid\ post)\b\s*[:–-]
        """,
        rule="related-link",
    ),
    _opening(
        "link",
        140,
        "apply auto autorefresh back book check click continue download find follow live opening opens read "
        "refresh see tap this to view visit",
        r"""
            (?:read|view|download|see)\ (?:the\ |our\ |all\ |a\ )?(?:\w+\ ){0,2}?(?:full|statutory|complete|original|latest|report|letter|statement
              |story|article|agenda|papers|documents?|press|notice|comments|data|map|gallery)\b[^.!?]{0,50}$
          | (?:click|tap)\ (?:here|on|below|the)\b | find\ out\ more\b[^.]{0,50}$ | back\ to\ (?:all|top|news|the|home|list|search|results)\b[^.]{0,30}$
          | (?:check\ out|see|find|visit|view|book|apply)\b[^.]{0,50}\bhere!?$
          | (?:opens|opening)\ (?:in\ )?(?:a\ )?(?:new|another|external)\b | continue\ reading\b | this\ content\ is\ not\ available
          | to\ (?:read|see|view|watch|play)\ (?:more|this|the\ (?:full|video))\b[^.]{0,60}(?:click|sign|log|visit|enable|go\ to)
          | refresh\ (?:for|the|this)\b | auto-?refresh | follow\ (?:our|the)?\ ?live\b | live\ (?:updates|reporting|blog)\b[^.]{0,40}$
        """,
        rule="link-text",
    ),
    _opening(
        "ends",
        60,
        "end ends message mf more press release statement story text",
        r"""
            [–*=\s(\[\#/~-]*(?:ends?|(?:press\ release|release|statement|message|story|text)\ ends|more\ follows|mf)[–*=\s)\]\#/~.:-]*$
        """,
        marks=True,
    ),
    _opening(
        "notes",
        60,
        "additional background editor editors note notes",
        r"""
            (?:additional\ |background\ )?notes?\ (?:to|for)(?:\ the)?\ (?:news\ |picture\ )?(?:editors?|journalists|newsdesks?|desks?|media)\b\s*(?::|$|\(|–|-)
          | editors?'?s?'?\ notes?\s*:?$ | (?:additional|background)\ notes?\s*:?$
        """,
        rule="notes-heading",
    ),
    _opening(
        "legal",
        420,
        "all any c company consider copyright document if information interested ipso isbn issn leaflet "
        "opinions please printed save signed the think this to vat views",
        r"""
            if\ you\ (?:would\ like|need|require|want)\ (?:a\ copy\ of\ )?this\ (?:document|information|leaflet|letter|publication)\b | (?:this\ )?(?:document|leaflet|information)\ is\ available\ in\ (?:other|large|alternative)\b | interested\ in\ our\ work\b
          | (?:the\ |any\ |all\ )?(?:views|opinions)\ expressed\b | signed\b[\ .:_]{4,}
          | ©|c\)\ (?:\d|copyright)|copyright\b(?=\ ©|\ \(c\)|\ \d|:|\ [^.]{0,40}$) | all\ rights\ reserved
          | company\ (?:no|number|reg)\b | vat\ (?:no|reg|number)\b | issn\b | isbn\b | ipso\ regulated
          | if\ you\ (?:have\ a\ complaint|wish\ to\ complain|are\ dissatisfied)\b | to\ report\ an?\ (?:error|inaccuracy|mistake)\b
          | printed\ (?:by|and\ published)\b[^.]{0,80}\b(?:ltd|limited|plc|street|road|house)\b
          | please\ (?:think|consider)\b[^.]{0,40}\bprint | (?:think|consider)\ (?:before\ you\ print|the\ environment) | save\ paper\b
          | this\ (?:e-?mail|message)\b(?=.{0,120}\b(?:confidential|intended|for\ the\ person|recipient|scanned|virus|delete|error|sender))
        """,
        marks=True,
    ),
    _opening(
        "credit",
        320,
        "first originally reproduced republished this",
        r"""
            this\ (?:piece|article|story|post|column|report|interview|feature|version)\ (?:(?:was|is|has\ been)\ )?(?:first\ |originally\ |also\ )
              (?:appeared|appears|published|posted|produced|written|printed)\b
          | this\ (?:piece|article|story|post)\ (?:is\ (?:from|taken\ from|part\ of|free)|appears\ in|has\ been\ (?:funded|supported|produced)|was\ (?:funded|supported|written\ by|taken))\b
          | (?:first|originally)\ (?:published|appeared)\ (?:in|on|by|at)\b | (?:reproduced|republished)\ (?:with|by|under|courtesy)\b
        """,
        rule="credit-line",
    ),
    _opening(
        "comments",
        240,
        "agree be commenting comments disagree do got have is join leave let load log page see show sign tell there this "
        "view was what your",
        r"""
            (?:was|is)\ this\ (?:page|article|information|story|answer)\ (?:helpful|useful)\b | page\ ref(?:erence)?\b
          | \d[\d,]*\ (?:responses?|thoughts?|comments?|replies)\ (?:to|on)\b | leave\ a\ (?:reply|comment|response)\b
          | commenting\ (?:on\ this\ \w+\ )?(?:is|has)\ (?:now\ )?(?:been\ )?(?:now\ )?(?:closed|disabled|moderated|over)\b
          | comments\ (?:are|have\ been)\ (?:closed|open|now|disabled|moderated|turned|switched)\b | be\ the\ first\ to\ comment\b
          | (?:this\ (?:article|story|post)|there\ are|view\ all|show\ all|see\ all|load)\ (?:has\ |have\ )?(?:been\ )?(?:\d[\d,]*\ |no\ )comments?\b
          | (?:what\ do\ you\ think|let\ us\ know(?:\ what\ you\ think)?|tell\ us\ what\ you\ think|do\ you\ agree|join\ the\ (?:conversation|debate|discussion)
              |disagree|agree\ or\ disagree|got\ a\ view(?:\ on\ [^?.]{1,40})?|what's\ your\ view|your\ views?|have\ your\ say)\b(?=[?!.:]|\ (?:in|below|about|on|log|email|by)\b)
              (?=.{0,120}(?:comment|below|log\ in|write\ to\ us|email|e-mail|letters|facebook|newsdesk|@|\bpoll\b|what\ do\ you\ think\??$))
          | log\ in\ to\ comment\b | sign\ in\ to\ comment\b
        """,
        marks=True,
    ),
    _opening(
        "page",
        160,
        "continued from full more p page see turn",
        r"""
            page\ \d{1,3}(?:\ (?:of|/)\ \d{1,3})?\s*$ | \d{1,3}\ of\ \d{1,3}\s*$ | p\.?\ ?\d{1,3}\s*$ | \d{1,3}\s*[–-]?$
          | turn\ to\ page\b | (?:p\.?\ ?\d{1,2}|page\ \d{1,2})\ from\ (?:the\ )?(?:front|page|p\.?\ ?\d)\b | from\ (?:the\ front\ page|front\ page|page\ \d{1,2}|p\.?\ ?\d{1,2})\s*$ | continued\ (?:on|from)\ page\b | (?:more\ on|full\ story|see)\ pages?\b
        """,
        marks=True,
    ),
    _opening(
        "release",
        120,
        "check embargo embargoed for forwarded fw fwd invalid issued media news no not official press "
        "strictly",
        r"""
            (?:for\ (?:immediate|instant|general)\ (?:release|use|publication)|not\ for\ (?:publication|broadcast)|(?:strictly\ )?embargo(?:ed)?\b(?=[^.]{0,80}$)
              |(?:press|news|media)\ (?:release|statement|notice|bulletin|advisory)s?\s*(?:no\.?\ ?|ref\.?:?\ ?)?[\w/]{0,12}\s*[*\])]*$
              |official(?:[\ :–-]+sensitive)?\s*$|no\ embargo\b|issued\ on\ behalf\ of\b|check\ against\ delivery|(?:fwd?|forwarded)\b[^.]{0,60}$|invalid\ date\b)
        """,
        rule="release-line",
        sentence_too=False,
    ),
    _opening(
        "labelled",
        420,
        "direct e email ext facebook fax freephone help helpline m mob mobile news newsdesk out phone press "
        "switchboard t tel telephone twitter w web website",
        r"""
            (?:helpline|help\ line|freephone|switchboard|newsdesk|news\ desk|out\ of\ hours|direct\ line|telephone|tel|mobile|mob|fax|t|m|e|w|e-mail|email
              |web|website|twitter|facebook|phone|press\ (?:office|desk)|ext)\b\.?\s*[:.–,-]
        """,
        rule="contact",
    ),
    _opening(
        "contact",
        420,
        "broadcasters case childline citizens contact contacts crimestoppers distributed editor editors "
        "enquiries filming footage for further headshots high highres if images interview interviewees "
        "interviews isdn issued journalist local media more news nspcc photograph photographs photos pictures "
        "press released samaritans sent shelter spokespeople spokesperson spokespersons the uk",
        r"""
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
          | (?:local\ media|uk\ media|broadcasters|isdn)\b[^.]{0,40}\b(?:please|available|on\ request|contact)
        """,
    ),
    _opening(
        "notice",
        260,
        "bring coffee copy deadline for found free jumble letters lost next please raffle situations to "
        "wanted we whist your",
        r"""
            (?:your\ )?letters\ (?:should|must|may|can|are|will|for\ publication)\b(?=.{0,120}\b(?:\d+\ words|edit(?:ed|or)?|telephone|daytime|address|anonymous(?:ly)?|signed|noon)\b)
          | please\ (?:give|include|supply|provide|state)\ (?:a|your)\ (?:full\ |daytime\ )?(?:name|postal|address|telephone|phone|number)\b
          | we\ reserve\ the\ right\ to\ (?:edit|cut|shorten)\b
          | next\ issue\s*: | copy\ (?:date|deadline)\b | deadline\ for\ copy\b
          | (?:lost|found|for\ sale|wanted|to\ let|bring\ (?:and|&)\ buy|jumble\ sale|coffee\ morning|raffle|whist\ drive|situations\ vacant|free\ to\ (?:a\ )?good\ home)\s*:
        """,
    ),
    _opening(
        "reference",
        100,
        "application case our pr press ref reference release",
        r"""
     (?:case\ |application\ |our\ |release\ |press\ |pr\ )?ref(?:erence)?(?:\ (?:no|number|code))?\b[.:]?\s*(?=[^a-z]{0,3}\w{0,6}[\ /-]?\d)[^?!]{0,80}$
        """,
    ),
)  # fmt: skip


BY_WORD: Mapping[str, tuple[Opening, ...]] = {
    word: tuple(opening for opening in OPENINGS if word in opening.words)
    for word in frozenset().union(*(opening.words for opening in OPENINGS))
}
"""The openings that a piece's first run of letters leaves to try; "" where no letter opens it."""
