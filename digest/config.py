"""Where the site is, and what it is called.

In:   a site's folder, whose `digest.yaml` and `templates/` are optional, and the command line's choices.
Out:  one frozen Config, passed to every stage; problems with `digest.yaml` as values.
Not:  articles. Only this module reads `digest.yaml`.
"""

from digest.records import Record


class Settings(Record, frozen=True, kw_only=True):
    """What `digest.yaml` says of the site.

    title:       the site's name, in the masthead and the feeds.
    url:         its address with a closing slash, "https://digest.example/"; every absolute link begins with it.
    language:    a BCP 47 tag.
    time_zone:   an IANA name; publication dates are midnight there.
    description: one sentence, under the title and in the feeds.
    """

    title: str = "Council Digest"
    url: str = "https://digest.example/"
    language: str = "en-GB"
    time_zone: str = "Europe/London"
    description: str = "What councils decide, with every figure traced to its sentence."


class Config(Record, frozen=True, kw_only=True):
    """Everything that a build depends on besides the articles.

    root:      the site's folder: it holds `articles/`, perhaps `digest.yaml` and `templates/`.
    output:    the folder to publish into.
    memory:    the folder that remembers what was done, `.digest/`.
    templates: the site's own templates folder, or None where it has none.
    today:     the build's day, ISO 8601; `SOURCE_DATE_EPOCH` sets it.
    search:    whether to build the search index.
    keep_going: publish what can be published although there are errors.
    """

    root: str
    output: str
    memory: str
    templates: str | None
    settings: Settings
    today: str
    search: bool = True
    keep_going: bool = False
