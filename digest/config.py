"""Where the site is, and what it is called.

In:   a site's folder, whose `digest.yaml`, `topics.yaml` and `templates/` are optional, and the command line's
      choices.
Out:  one frozen Config, passed to every stage; what is wrong with them as problems.
Not:  articles. Only this module reads `digest.yaml`, the environment and the clock.
"""

import datetime as dt
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from digest import header, problems, tables, topics
from digest.records import HeaderValue, Problem, Record

SETTINGS_FILE = "digest.yaml"


class Settings(Record, frozen=True, kw_only=True):
    """What `digest.yaml` says of the site.

    title:       the site's name, in the masthead and the feeds.
    url:         its address with a closing slash, "https://digest.example/"; every absolute link begins with it.
    language:    a BCP 47 tag.
    time_zone:   an IANA name; publication dates are midnight there.
    contact:     where readers send corrections, an e-mail address or a page's; "" for nowhere.
    description: one sentence, under the title and in the feeds.
    id:          who names the entries of its feeds and calendars, for as long as they last: an internet name that
                 is yours and a year in which it was ("leeds-digest.example,2026"). It outlives `url`.
    hub:         the WebSub hub that is told of new stories, or "".
    """

    title: str = "Council Digest"
    url: str = "https://digest.example/"
    language: str = "en-GB"
    time_zone: str = "Europe/London"
    contact: str = ""
    description: str = "What councils decide, with every figure traced to its sentence."
    id: str = "council-digest,2026"
    hub: str = ""


class Config(Record, frozen=True, kw_only=True):
    """Everything that a build depends on besides the articles.

    root:      the site's folder: it holds `articles/`, perhaps `digest.yaml` and `templates/`.
    output:    the folder to publish into.
    memory:    the folder that remembers what was done, `.digest/`.
    topics:    the topic table: the site's own `topics.yaml`, or the package's.
    templates: the site's own templates folder, or None where it has none.
    today:     the build's day, ISO 8601; `SOURCE_DATE_EPOCH` sets it.
    search:    whether to build the search index, on the site and in the database of the open data.
    data:      whether to write the open data.
    keep_going: publish what can be published although there are errors.
    preview: publish drafts and stories of the future as well, for the editor's own eyes.
    """

    root: str
    output: str
    memory: str
    topics: str = str(tables.TOPICS)
    templates: str | None
    settings: Settings
    today: str
    search: bool = True
    data: bool = True
    keep_going: bool = False
    preview: bool = False


class Loaded(NamedTuple):
    """A Config, and what was wrong with the site's settings (they keep their defaults then)."""

    config: Config
    problems: tuple[Problem, ...]


def load(
    root: Path,
    *,
    output: Path | None = None,
    search: bool = True,
    data: bool = True,
    keep_going: bool = False,
    today: str | None = None,
) -> Loaded:
    """Return the settings of the site in `root`. output: where to publish, `_site/` in it by default."""
    settings, found = _settings(root / SETTINGS_FILE)
    own_topics = root / "topics.yaml"
    has_topics = os.path.lexists(own_topics)
    wrong_topics = topics.check(own_topics) if has_topics else ()
    own_templates = root / "templates"
    config = Config(
        root=str(root),
        output=str(output or root / "_site"),
        memory=str(root / ".digest"),
        topics=str(own_topics if has_topics and not wrong_topics else tables.TOPICS),
        templates=str(own_templates) if own_templates.is_dir() else None,
        settings=settings,
        today=today or _today(settings.time_zone),
        search=search,
        data=data,
        keep_going=keep_going,
    )
    return Loaded(config, (*found, *wrong_topics))


def _today(time_zone: str) -> str:
    """The day of SOURCE_DATE_EPOCH where it is set, else today where the site is. ISO 8601."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    zone = ZoneInfo(time_zone)
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), tz=zone).date().isoformat()
    return dt.datetime.now(tz=zone).date().isoformat()


def _settings(file: Path) -> tuple[Settings, tuple[Problem, ...]]:
    try:
        text = tables.text(file)
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError):
        return Settings(), (
            problems.whole(file.name, code="settings-unreadable", severity="error",
                what=f"{file.name} cannot be read as UTF-8 text",
                fix="Save it as UTF-8, or delete it to use the defaults."),
        )  # fmt: skip
    parsed = header.whole(text, file.name, "settings")
    values: dict[str, str] = {}
    found: list[Problem] = list(parsed.problems)
    if parsed.value:
        for (key, value), key_span in zip(parsed.value.fields, parsed.value.keys, strict=True):
            if key not in _CHECKS:
                found.append(problems.at(text, file.name, key_span,
                    code="settings-unknown-key", severity="warning",
                    what=f'"{key}" is no setting of the digest',
                    fix=f"{problems.did_you_mean(key, _CHECKS)}The settings are {', '.join(_CHECKS)}."))  # fmt: skip
                continue
            wrong = _CHECKS[key](value)
            if wrong:
                found.append(problems.at(text, file.name, value.span, code=f"settings-{key.replace('_', '-')}",
                    severity="error", what=wrong[0], fix=wrong[1]))  # fmt: skip
            else:
                values[key] = value.text.strip()
    if "url" in values:
        values["url"] = values["url"].rstrip("/") + "/"
    return Settings(**values), tuple(found)


_Check = Callable[[HeaderValue], tuple[str, str] | None]


def _words(value: HeaderValue) -> tuple[str, str] | None:
    if value.kind == "scalar" and value.text.strip():
        return None
    if value.kind == "scalar":
        return (
            "this setting is empty",
            "Write words after the colon, or delete the line to use the default.",
        )
    return "this setting takes words, not a list", "Write them on the line, after the colon."


def _has_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and parts.port != 0  # a port that is no number is a ValueError
    except ValueError:  # "https://[::1", and letters that turn into a slash
        return False


def _url(value: HeaderValue) -> tuple[str, str] | None:
    said = value.text.strip()
    if re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", said) and _has_host(said):
        return None
    if re.fullmatch(r"[^\s/:]+\.[^\s/:]+(/\S*)?", said):
        return f'"{said}" is not a whole web address', f'Write "https://{said.rstrip("/")}/".'
    return (
        "this is not a web address to publish at",
        'Write the whole address, such as "https://digest.example/".',
    )


def _hub(value: HeaderValue) -> tuple[str, str] | None:
    said = value.text.strip()
    if re.fullmatch(r"https?://[^\s/?#]+(/\S*)?", said) and _has_host(said):
        return None
    return (
        "this is not the address of a WebSub hub",
        'Write the whole address, such as "https://hub.example/", or delete the line.',
    )


def _id(value: HeaderValue) -> tuple[str, str] | None:
    # RFC 4151: who owned the name, and when.
    if value.kind == "scalar" and re.fullmatch(
        r"[a-z0-9](?:[a-z0-9.-]{0,200}[a-z0-9])?,\d{4}(?:-\d\d){0,2}", value.text.strip()
    ):
        return None
    return (
        "this cannot name the entries of feeds",
        'Write an internet name of yours and a year, such as "leeds-digest.example,2026", and never change it.',
    )


def _language(value: HeaderValue) -> tuple[str, str] | None:
    if value.kind == "scalar" and re.fullmatch(
        r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value.text.strip()
    ):
        return None
    return f'"{value.text}" is not a language tag', 'Write a tag such as "en-GB" or "cy".'


def _time_zone(value: HeaderValue) -> tuple[str, str] | None:
    try:
        ZoneInfo(value.text.strip())
    except (OSError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        said = value.text.strip().replace(" ", "_").casefold()
        near = sorted(
            name for name in available_timezones() if name.casefold().endswith(f"/{said}")
        )
        asked = f'Did you mean "{near[0]}"? ' if near else ""
        return (
            f'"{value.text}" is not a time zone',
            f'{asked}Write a region and a city, such as "Europe/London".',
        )
    return None


def _contact(value: HeaderValue) -> tuple[str, str] | None:
    if re.fullmatch(r"https?://\S+|[^\s@<>]+@[^\s@<>]+", value.text.strip()):
        return None
    return (
        "this is neither an e-mail address nor a web page",
        'Write where readers send corrections, such as "news@example.org".',
    )


_CHECKS: dict[str, _Check] = {
    "title": _words,
    "url": _url,
    "language": _language,
    "time_zone": _time_zone,
    "contact": _contact,
    "description": _words,
    "id": _id,
    "hub": _hub,
}
