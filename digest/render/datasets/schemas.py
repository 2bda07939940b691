"""JSON Schema of what is read and of what is given: the record, `digest.yaml`, an article's header.

In:   the Settings, for the schemas' addresses.
Out:  the files, each by its name.
Not:  checking. `config` and `extract.declared` do that and say more; an editor's editor can check as one types.

    # yaml-language-server: $schema=https://digest.example/data/settings.schema.json
"""

from collections.abc import Callable
from typing import Any

import msgspec

from digest import urls
from digest.config import Settings
from digest.records import Record
from digest.render.datasets import published
from digest.render.helps import helped

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = {"type": "string", "format": "date"}
# Words that look like a number are read as they are spelt: "text: 300".
_WORDS: dict[str, Any] = {"type": ["string", "number"], "minLength": 1}
# A part that is left empty says that there is none.
_PART: dict[str, Any] = {"type": ["string", "null"]}
_FIGURE: dict[str, Any] = {
    "value": {"type": ["number", "string"], "description": "The number in digits: pounds, not millions."},
    "kind": {"enum": ["money", "percent", "count", "share", "measure"]},
    "unit": {**_PART, "description": "A currency's code, the unit of a measure, % or points."},
    "per": {**_PART, "description": "What a rate is per, such as week."},
    "qualifier": {**_PART, "description": "The hedge as written, such as more than."},
    "about": {**_PART, "description": "What it counts."},
}  # fmt: skip
_QUOTATION: dict[str, Any] = {
    "speaker": {**_PART, "description": "Who said it."},
    "role": {**_PART, "description": "The speaker's role."},
    "organisation": {**_PART, "description": "The speaker's body."},
}
_KEY_DATE: dict[str, Any] = {
    "date": {**_WORDS, "description": "The day or month meant."},
    "about": {**_PART, "description": "What happens then."},
}
_WHICH: dict[str, Any] = {
    "nth": {"type": "integer", "minimum": 1, "description": "Which place, where the words stand more than once."},
    "remove": {"enum": [True, False, "yes", "no", "on", "off"], "description": "Whether it is none after all."},
}  # fmt: skip


def record() -> dict[str, Any]:
    """Return the schema of a line of articles.jsonl and of an article's record.json."""
    kinds = {
        kind.__name__: kind
        for kind in vars(published).values()
        if isinstance(kind, type)
        and issubclass(kind, Record)
        and kind.__module__ == published.__name__
    }
    schema = msgspec.json.schema(published.PublishedArticle)
    for name, part in schema["$defs"].items():
        about, helps = helped(kinds[name])
        part |= {"title": name.removeprefix("Published"), "description": about}
        for field, said in part["properties"].items():
            if said.get("format") == "decimal":
                said.clear()
                said["type"] = "number"
            said["description"] = helps[field]
    return schema


def site_settings() -> dict[str, Any]:
    """Return the schema of digest.yaml."""
    schema: dict[str, Any] = msgspec.json.schema(Settings)["$defs"]["Settings"]
    about, helps = helped(Settings)
    for name, said in schema["properties"].items():
        said["description"] = helps[name]
    schema["properties"]["url"] |= {"format": "uri", "pattern": "^https?://[^/?#]+(/[^?#]*)?$"}
    schema["properties"]["language"]["pattern"] = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
    schema["properties"]["id"]["pattern"] = r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?,\d{4}(-\d\d){0,2}$"
    schema["properties"]["hub"]["pattern"] = "^$|^https?://[^/?#]+(/.*)?$"
    return schema | {"description": about}


def header() -> dict[str, Any]:
    """Return the schema of the YAML header of an article; a test holds its keys to those that are read.

    Any other key is let pass, as it is when an article is read: that warns of slips, and knows what other tools write.
    """
    words_or_list = {"oneOf": [_WORDS, {"type": "array", "items": _WORDS}]}
    place = {**_WORDS, "description": "The words as they stand in the story."}
    return {
        "title": "Header of an article",
        "description": "Between two lines of three dashes, at the top of an article. Every key is optional.",
        "type": ["object", "null"],
        "properties": {
            "title": {**_WORDS, "description": "The headline."},
            "date": {
                **_WORDS,
                "description": "The day the news came out: 2020-03-25 or 25 March 2020; or a month.",
            },
            "authority": {
                **_WORDS,
                "description": "The council that the story is about: the name in its page's address, or its full name; or none.",
            },
            "authorities": {**words_or_list, "description": "Every council that it names."},
            "topics": {**words_or_list, "description": "Its topics, the main one first."},
            "figures": _listed("The numbers that it reports; the whole list.", {"text": place, **_FIGURE}, ["text"]),
            "quotations": _listed("Who said what; the whole list.", {"text": place, **_QUOTATION}, ["text"]),
            "key_dates": _listed("When something happened or will; the whole list.", {**_KEY_DATE, "text": place}, ["date"]),
            "corrections": {
                "description": "Single figures, quotations and key dates put right; all others stay as they were read.",
                "type": "array",
                "items": {
                    "oneOf": [
                        _entry({kind: place, **parts, **_WHICH}, [kind])
                        for kind, parts in (("figure", _FIGURE), ("quotation", _QUOTATION), ("key_date", _KEY_DATE))
                    ]
                },
            },
            "source": {
                "description": "Where it was first published: its publisher, its address, or both.",
                "oneOf": [
                    _WORDS,
                    {
                        "type": "object",
                        "properties": {"publisher": {"type": "string"}, "url": {"type": "string", "pattern": "^https?://"}},
                        "additionalProperties": False,
                    },
                ],
            },
            "author": {**words_or_list, "description": "Who wrote it."},
            "summary": {**_WORDS, "description": "One or two sentences for lists and feeds."},
            "draft": {"enum": [True, False, "yes", "no", "on", "off"], "description": "Whether it is held back."},
            "aliases": {**words_or_list, "description": "Old addresses that are to lead here."},
            "reviewed": {**_DAY, "description": "The day on which an editor checked the record."},
            "updated": {**_DAY, "description": "The day on which what the story says was last changed."},
        },
    }  # fmt: skip


FILES: dict[str, Callable[[], dict[str, Any]]] = {
    "record.schema.json": record,
    "settings.schema.json": site_settings,
    "header.schema.json": header,
}


def file(name: str, settings: Settings) -> bytes:
    """Return one of FILES."""
    address = urls.absolute(settings, urls.data(name))
    schema = {"$schema": _DIALECT, "$id": address, **FILES[name]()}
    return msgspec.json.format(msgspec.json.encode(schema)) + b"\n"


def _listed(about: str, fields: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "description": about,
        "type": "array",
        "items": _entry(fields, required),
    }


def _entry(fields: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": fields,
        "required": required,
        "additionalProperties": False,
    }
