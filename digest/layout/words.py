"""The words of the page around a story: what menus, buttons and boxes are made of.

In:   nothing.
Out:  sets of lower-case labels, figures as "#", for whole lines or the parts of a line ("News | Sport").
Not:  names of any one site; a label is here because a class of pages uses it.
"""

import re

_FIGURES_CHARS = 48
"""No label with a figure in it is longer; the longest below has 33 characters, its figures as "#"."""
_DIGITS = re.compile(r"[0-9][\d,.]*k?\b")
_OUTER = " \t\n*_–•·|:;,.!?…()[]<>»›«→←/\"'-"

PARTS = re.compile(
    r"[ \t\n|·•⋅∙›→>✉](?:(?<=[|·•⋅∙›→>✉])[ \t]*|(?<=[\t\n])"
    r"|(?<=[ \t])(?:[ \t]+|[ \t]*[|·•⋅∙›→>✉][ \t]*|[–/-][ \t]|\"[ \t]))"
)
"""What stands between the parts of a menu (`clean` makes » a quotation mark).

It begins with a set of characters, so that only those are tried: a fifth of the time.
"""

_PART_MARKS = re.compile("[·•⋅∙›→✉–]")


def may_have_parts(low: str) -> bool:
    """Whether `PARTS` may stand in `low`: plain searches are a fifth of what it costs to look for it."""
    return (
        "  " in low
        or "|" in low
        or " - " in low
        or ">" in low
        or " / " in low
        or "\t" in low
        or "\n" in low
        or ' " ' in low
        or (not low.isascii() and bool(_PART_MARKS.search(low)))
    )


def has_digit(text: str) -> bool:
    """Whether one of the digits 0 to 9 stands in `text`; a pattern takes three times as long."""
    return (
        "0" in text
        or "1" in text
        or "2" in text
        or "3" in text
        or "4" in text
        or "5" in text
        or "6" in text
        or "7" in text
        or "8" in text
        or "9" in text
    )


def key(text: str) -> str:
    """Return `text` as the sets below spell it.

    >>> key("** 61 Comments: ")
    '# comments'
    """
    return key_of(text.lower())


def key_of(low: str) -> str:
    """Return what `key` does, of a text in lower case."""
    low = low.strip(_OUTER)
    return _DIGITS.sub("#", low) if len(low) <= _FIGURES_CHARS and has_digit(low) else low


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(",") if word.strip())


BUTTONS = _words("""
    share, save, tweet, email, e-mail, print, print this page, copy link, copy url, bookmark, share page, about sharing,
    share this, share this page, share this article, share this story, share article, share on facebook, share on twitter,
    share on x, share on linkedin, share on whatsapp, share via email, share with, share options, share this on, more options,
    facebook, twitter, x, linkedin, whatsapp, messenger, instagram, pinterest, reddit, telegram, threads, bluesky, tiktok,
    flipboard, youtube, facebook messenger, copy, link copied, get link, close, close panel, email this article, email this,
    comment, comments, # comment, # comments, be the first to comment, comment on this story, comments (#, # posts, # shares, # share, # likes, # views, # reactions, # replies, comments #,
    comments (#, comments (#) comment guidelines, comment guidelines, comments guidelines, commenting guidelines, comment policy, comments policy, commenting policy,
    comment rules, comment section, reader comments, readers' comments, add a comment, add comment, view comments, show comments, hide comments, post a comment, leave a comment, leave a reply,
    jump to comments, go to comments, have your say below, join the conversation, comments are closed, reply, report, report this comment, report this post, report abuse, report comment,
    subscribe, subscribe now, subscribe today, join, join now, join us, join today, sign up, sign up now, sign up here,
    sign up today, sign in, log in, login, register, register now, register here, register for free, my account, account,
    buy now, buy a paper, buy a copy, donate, donate now, support us, become a member, become a supporter,
    get started, try it free, start your free trial, free trial, submit, enter your email, your email, email address,
    your email address, enter your email address, unsubscribe, manage subscription,
    accept, accept all, accept all cookies, accept cookies, reject all, reject all cookies, manage options, manage cookies,
    manage preferences, cookie settings, cookies, cookie policy, cookie preferences, privacy, privacy policy, privacy notice,
    privacy settings, terms, terms and conditions, terms & conditions, terms of use, accessibility, accessibility statement,
    accessibility help, modern slavery statement, sitemap, site map, disclaimer, copyright, advertise with us, advertise,
    skip to content, skip to main content, skip to navigation, is this page useful, is this page helpful, is this article useful, was this article helpful, maybe, invalid email, invalid date, something went wrong, please try again later, video loading, video unavailable, click to play, tap to play, story saved, the video will auto-play soon, play now, thank you for subscribing, privacy notice, more newsletters, yes this page is useful, no this page is not useful, report a problem with this page, is there a problem with this page, was this page helpful, was this page useful, was this helpful, did you find what you were looking for, is there anything wrong with this page, yes, no, view in browser, back to top, return to top, top of page, menu, main menu,
    search, search this site, open menu, close menu, toggle navigation, navigation, previous, next, previous article,
    next article, previous story, next story, previous page, next page, back, back to news, back to all news, all news,
    back to news listing, back to all stories, back to stories, back to articles, all stories, view all news, view all, see all, show more, load more, read more, read full article, read full story,
    continue reading, click here, learn more, find out more, play, play video, watch video, watch now, listen now,
    play audio, to play this video you need to enable javascript, this video can not be played, media playback is unsupported on your device,
    advertisement, advertising, advert, ad, ads, sponsored, sponsored content, promoted, promoted content, paid content, partner content,
    article continues below, story continues below, article continues after advertisement, story continues after advertisement,
    scroll down to continue, continues below, loading, loading comments, image, photo, photos, gallery, view gallery, open gallery,
    view # images, # images, # photos, view full size, expand, enlarge image, full screen, zoom, slideshow,
    premium, exclusive, subscriber only, subscribers only, free to read, member exclusive, breaking, breaking news, live,
    # min, # min read, # mins read, # minute read, # minutes read, min read, reading time, reading time # minutes, # mins,
    share this debate, download text, download pdf, download transcript, download as pdf, get emails about this page, see translation, see original, view original,
    rate this translation, hide ad, write a comment, like, love, care, haha, wow, sad, angry, start your substack, type your email, collection notice, discussion about this post,
    restacks, like comment share, like reply, copy link to this page, contents, show all updates, hide all updates, see all updates, in this article, in this story, comment now, view gallery, show transcript,
    follow, following, follow us, followed, notifications, get notified, turn on notifications, add to favourites, rss, rss feed,
    cymraeg, english, gàidhlig, listen to this article, listen to article, text size, increase text size, translate, powered by
""")  # fmt: skip
"""Of the page wherever they stand, alone on a line or beside each other."""

SECTIONS = _words("""
    home, homepage, news, sport, sports, football, cricket, rugby, politics, business, opinion, comment, features, lifestyle, life,
    culture, arts, entertainment, what's on, whats on, events, jobs, property, motors, cars, traffic, traffic and travel, travel,
    weather, food, food and drink, tv, money, health, science, technology, tech, education, environment, world, uk, england,
    scotland, wales, northern ireland, local, local news, uk news, regional news, national news, latest, latest news, headlines,
    nostalgia, family notices, public notices, notices, announcements, classifieds, dating, directory, local directory, puzzles,
    competitions, newsletters, newsletter, e-edition, e-paper, epaper, digital edition, letters, columnists, crime, courts, council,
    council news, local government, housing, planning, transport, finance, social care, adults, children, workforce, people,
    community, communities, press releases, press release, news releases, media centre, newsroom, press office, media releases,
    about, about us, contact, contact us, help, faqs, services, my council, residents, democracy, councillors, category, categories,
    articles, blog, blogs, podcasts, podcast, video, videos, pictures, in pictures, magazine, archive, topics, tags, shop, membership,
    regions, north east, north west, yorkshire, midlands, east midlands, west midlands, south east, south west, east of england,
    london, uk politics, lead stories, top stories, analysis, in depth, interviews, resources, reports, webinars, awards, index
""")  # fmt: skip
"""Of the page at its head, or where several stand beside each other; a cross-head may be one of them."""

LISTS = _words("""
    read next, what to read next, read more, read also, also read, more like this, read more like this, read more here, see also,
    most read, most popular, most viewed, most shared, most commented, most recent, most watched, popular, popular now,
    popular stories, popular articles, popular posts, trending, trending now, trending stories, trending topics, top stories,
    top stories today, top picks, today's top stories, today's headlines, latest, latest news, latest stories, latest headlines,
    latest articles, latest posts, latest jobs, latest from, featured, featured jobs, featured stories, featured articles, recent posts,
    recent articles, recent news, recent stories, recent comments,
    more on this story, more on this, more on this topic, more news, more stories, more local news, more headlines, more articles,
    more from this section, more from this author, more from this category, more in news, more in this section, more reading,
    most relevant, all comments, top comments, newest comments, newest, most discussed, most commented stories, on the site, on our site, on this week's pages,
    related, related topics, related stories, related story, related articles, related article, related news, related content,
    related links, related internet links, related pages, related posts, related tags, related documents, related information,
    related video, related videos, related reading, external links, useful links, on this page, quick links, further reading,
    you may also like, you might also like, you may be interested in, you may also be interested in, you might be interested in,
    you may like, people also read, people who read this also read, others also read, readers also read, we also recommend,
    recommended, recommended for you, recommended reading, recommended stories, suggested for you, suggested reading, for you,
    don't miss, don't miss these, editor's picks, editors' picks, editor's choice, must read, must reads,
    around the region, around the web, around the county, around the bbc, from around the web, from the web,
    elsewhere on the web, from elsewhere, from our partners, from other sites, in other news, other stories,
    also in this section, also in the news, also on this site, also of interest, in this section, in this issue, in this edition,
    in print, in the magazine, inside this issue, on other pages, promoted stories, sponsored stories, sponsored links,
    explore more, explore, discover more, keep reading, continue reading, up next, next up, now read, now read this, stay informed,
    topics in this story, tagged with, filed under, categories, tags, topics, share this story, share this article
""")  # fmt: skip
"""Headings of lists of other pages. What follows belongs to them until the story is heard again."""

LIST_OPENING = re.compile(
    r"(?:more (?:from|stories|news|local|headlines|articles|top stories|about)\b|most (?:read|popular|viewed)\b"
    r"|related (?:to|stories|articles|topics|content|news)\b|latest (?:from|news from|headlines from|on)\b"
    r"|recommended (?:for|by|from)\b|elsewhere (?:on|in)\b|(?:more|other|also) (?:in|on) (?:this|the|our)\b"
    r"|you (?:may|might) (?:also )?(?:like|want|enjoy|be interested)|(?:today|this week)'s (?:top|most)\b"
    r"|popular (?:in|on)\b|trending (?:in|on)\b|top stories\b|around the \w+$|explore (?:the|this|more|our)\b)"
)
"""How such headings begin when they name a place: "More from Kent", "Latest on the budget"."""

HEADER_NAMES = _words("""
    from, to, cc, bcc, sent, date, subject, reply-to, return-path, message-id, mime-version, content-type, attachments, attachment,
    content-transfer-encoding, importance, received, delivered-to, in-reply-to, references, list-unsubscribe, thread-topic, thread-index,
    sender, dkim-signature, precedence, priority, sensitivity, categories, classification, content-language, organization, user-agent,
    envelope-to, list-id, auto-submitted, accept-language, on behalf of
""")  # fmt: skip
"""Names of e-mail header lines."""

JOBS = re.compile(
    r"\b(?:reporter|correspondent|editor|journalist|writer|columnist|producer|broadcaster|newsroom|bureau"
    r"|reporting service|democracy reporter|ldrs?|news desk|newsdesk|press association|pa media|bbc (?:news|radio|wales|scotland)|itv news"
    r"|news team|web team|communications team|press office|news agency)\b"
)
"""Who or what signs a story."""

AGENCIES = _words("""
    getty images, getty, pa media, pa, pa wire, pa images, reuters, afp, alamy, alamy stock photo, shutterstock, istock, adobe stock,
    adobe, unsplash, google, google maps, google street view, google streetview, ldrs, local democracy reporting service, bbc, swns,
    geograph, supplied, contributed, submitted, handout, family handout, library image, library picture, stock image, stock photo,
    national world, newsquest, reach plc, wikimedia, wikimedia commons, creative commons, pixabay, pexels, epa, rex, bpm media, jpi media
""")  # fmt: skip
"""Whose name alone on a line is a picture credit."""
