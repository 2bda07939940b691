"""Say what a page is in JSON-LD, for search engines and for other people's tools.

In:   a page's address, name and way down; an article's record.
Out:  JSON that is safe inside a `script` element.
Source: schema.org: NewsArticle, CollectionPage, BreadcrumbList.
"""

import base64
import hashlib
from collections.abc import Sequence

import msgspec

from digest import urls
from digest.config import Settings
from digest.records import Article
from digest.render.pages import Link
from digest.site import Card


def encoded(data: object) -> str:
    """Return `data` as JSON in which nothing can end the `script` element around it."""
    text = msgspec.json.encode(data).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def policy(data: str, *, compiles: bool = False) -> str:
    """Return the page's content security policy: nothing but the site's own files, and `data` as it stands.

    compiles: whether the page's script may compile WebAssembly, as the search does.
    """
    script = " 'wasm-unsafe-eval'" if compiles else ""
    if data:
        digest = base64.b64encode(hashlib.sha256(data.encode()).digest()).decode()
        script += f" 'sha256-{digest}'"
    return (
        f"default-src 'none'; style-src 'self'; script-src 'self'{script}; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
    )


def page(
    settings: Settings,
    address: str,
    title: str,
    description: str,
    crumbs: Sequence[Link],
    collection: bool,
) -> str:
    """Return the JSON-LD of a page that lists stories, or of one that stands for itself."""
    thing: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "CollectionPage" if collection else "WebPage",
        "name": title,
        "description": description,
        "url": urls.absolute(settings, address),
        "inLanguage": settings.language,
    }
    if not address:
        thing |= {"@type": "WebSite"}
    return encoded([thing, *_breadcrumbs(settings, crumbs)])


def article(settings: Settings, article: Article, card: Card, crumbs: Sequence[Link]) -> str:
    """Return the JSON-LD of an article: what it reports, about whom, and what it is based on."""
    url = urls.absolute(settings, urls.article(article.slug))
    thing: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "url": url,
        "mainEntityOfPage": url,
        "inLanguage": settings.language,
        "publisher": {"@type": "Organization", "name": settings.title, "url": settings.url},
        "keywords": [label.name for label in card.topics],
        "about": [
            {"@type": "GovernmentOrganization", "name": label.name} for label in card.authorities
        ],
    }
    if article.date:
        thing["datePublished"] = article.date
    if article.author:
        thing["author"] = {"@type": "Person", "name": article.author}
    if article.source.publisher or article.source.url:
        based: dict[str, object] = {"@type": "CreativeWork"}
        if article.source.publisher:
            based["publisher"] = {"@type": "Organization", "name": article.source.publisher}
        if article.source.url:
            based["url"] = article.source.url
        thing["isBasedOn"] = based
    return encoded([thing, *_breadcrumbs(settings, crumbs)])


def _breadcrumbs(settings: Settings, crumbs: Sequence[Link]) -> list[dict[str, object]]:
    if len(crumbs) < 2:
        return []
    base = urls.base(settings)
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": crumb.text,
            "item": urls.absolute(settings, crumb.href.removeprefix(base)),
        }
        for position, crumb in enumerate(crumbs, 1)
    ]
    return [{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}]
