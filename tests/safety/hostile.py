"""What strangers, or their web pages, may put into `articles/`: a table of files, and what is said of each.

In:   nothing.
Out:  `CASES`: by name, the files of a site and the codes of the problems that they must bring.
Not:  the checks; `test_hostile.py` builds each and looks.
"""

import json
import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

NASTY = "</script><script>alert(1)</script>\"><img src=x onerror=alert(1)>'--><svg onload=alert(1)>{{7*7}}{% raw %}]]>"
"""Markup that runs wherever somebody forgets to escape it: in text, in an attribute, in a script, in a template."""

STORY = """Leeds agrees its budget

25 March 2020

Leeds City Council will spend £2m on its roads, the cabinet agreed on Tuesday.

“We listened,” said Cllr Jo Bloggs, leader of the council. Work starts on 3 May 2021.
"""
Content = str | bytes | Callable[[Path], None]


class Case(NamedTuple):
    """files: what stands in articles/, by name: words, bytes, or what makes it there. codes: of problems that must come."""

    files: Mapping[str | bytes, Content]
    codes: frozenset[str] = frozenset()


def _said(story: str, **header: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in header.items())
    return f"---\n{lines}---\n{story}"


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _socket(path: Path) -> None:
    # A socket's address is short, and a test's folder deep: bound by a name relative to it.
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


def _device(path: Path) -> None:
    try:
        os.mknod(path, 0o600 | 0o020000, os.makedev(1, 5))  # /dev/zero, which never ends
    except OSError:  # only root may
        os.mkfifo(path)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10_000_000_000)


_Q = json.dumps(NASTY)
_KEYS = ["title", "date", "authority", "authorities", "topics", "summary", "author", "source", "aliases", "reviewed",
    "updated", "draft", "figures", "quotations", "key_dates", "corrections", NASTY.split("<")[0] or "x"]  # fmt: skip
_CONTROLS = r'"a\uFFFEb\u0001c\x0bd\x85e\u2028f\uFFFFg\u202Eh\u200Bi\x7Fj\x9bk"'
_DEEP = 10_000
_BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)
)
_ALIASES = ["../../etc/passwd", "/../x", "..", "index.html", "/", "a/../../b", "feed.xml", "feed.xml/x", "a\\x00b",
    "a\\nb", "x" * 300, ("y" * 200 + "/") * 30, "javascript:alert(1)", "//evil.example", "a?b#c", "assets/style.css",
    "C:\\\\x", "%2e%2e/x", ".digest-files.json", "😀", ".git/config", "a//b", "./c", "councils/leeds/index.html",
    "2020/index.html", "old.html/below", "404.html"]  # fmt: skip

CASES: dict[str, Case] = {
    "markup in pasted text": Case({
        "a.txt": f"{NASTY}\n\n25 March 2020\n\n{NASTY}\n\nLeeds City Council {NASTY} £5m “{NASTY}” said Cllr {NASTY} "
        f"Jo Bloggs on 3 May 2021 {NASTY}.\n\n• {NASTY}\n• £3m {NASTY}\n\n| {NASTY} | £1 |\n| b | £2 |\n"
    }),
    "markup in Markdown": Case({"a.md": f"# {NASTY}\n\n25 March 2020\n\n{NASTY}\n\n- {NASTY} £5m\n\n```\n{NASTY}\n```\n"}),
    "addresses that run": Case({
        "a.md": "# Leeds\n\n25 March 2020\n\nLeeds City Council [a](javascript:alert(1)) [b](data:text/html,x) £5m\n\n"
        "<a href='javascript:alert(1)'>c</a> <javascript:alert(1)> [d][1] [e](java\tscript:alert(1))\n\n"
        "[f](&#106;avascript:alert(1)) [g](vbscript:x) [h](JaVaScRiPt:x) ![i](data:x) [j]( javascript:x)\n\n"
        '<a href="jav&#x0A;ascript:alert(1)">k</a> <form action=x><button formaction=javascript:x>l</button></form>\n\n'
        '[1]: javascript:alert(1) "t"\n',
        "b.txt": STORY + "\njavascript:alert(1) data:text/html,x http://x.example/\"><script>alert(1)</script>\n",
    }),
    "markup in each value of a header": Case({
        **{f"{form}{i}.txt": _said(STORY, **{key: spelt}) for i, key in enumerate(_KEYS)
            for form, spelt in (("words", _Q), ("list", f"[{_Q}]"), ("map", f"[{{{_Q}: {_Q}}}]"))},
        "entry-a.txt": _said(STORY, source=f"{{name: {_Q}, url: 'javascript:alert(1)'}}"),
        "entry-b.txt": _said(STORY, source="'data:text/html,x'"),
        "entry-c.txt": _said(STORY, source="'http://x.example/\"><script>alert(1)</script>'"),
        "entry-d.txt": _said(STORY, quotations=f"[{{text: We listened, speaker: {_Q}, role: {_Q}, organisation: {_Q}}}]"),
        "entry-e.txt": _said(STORY, figures=f"[{{text: £2m, value: 5, kind: measure, unit: {_Q}, about: {_Q}, per: {_Q}, qualifier: {_Q}}}]"),
        "entry-f.txt": _said(STORY, key_dates=f"[{{date: 2020-01-01, about: {_Q}}}]"),
        "entry-g.txt": _said(STORY, title=_Q, summary=_Q, author=_Q),
    }, frozenset({"date-unreadable", "topics-unknown"})),
    "aliases out of the site": Case(
        {f"a{i}.txt": f'---\naliases: ["{alias}"]\n---\n{STORY}' for i, alias in enumerate(_ALIASES)},
        frozenset({"aliases-address", "aliases-taken"}),
    ),
    "headers that explode": Case({
        "bomb.txt": f"---\n{_BOMB}---\n{STORY}",
        "deep-list.txt": _said(STORY, a="[" * _DEEP + "]" * _DEEP),
        "deep-map.txt": _said(STORY, a="{a: " * _DEEP + "}" * _DEEP),
        "deep-block.txt": "---\n" + "".join(" " * i + "a:\n" for i in range(300)) + f"---\n{STORY}",
        "python.txt": _said(STORY, title="!!python/object/apply:os.system ['touch pwned']"),
        "merge.txt": "---\n<<: {title: x}\n---\n" + STORY,
        "keys.txt": "---\n" + "".join(f"k{i}: v\n" for i in range(5000)) + f"---\n{STORY}",
        "long-key.txt": f"---\n{'k' * 15_000}: v\n---\n{STORY}",
        "long-value.txt": _said(STORY, title="word " * 3_900),
        "no-end.txt": "---\n" + "a: b\n" * 100_000,
        "dashes.txt": "---\n" * 20_000,
    }, frozenset({"header-alias", "header-deep", "header-open"})),
    "Markdown nested ten thousand deep": Case({
        "quotes.md": f"# Leeds\n\n25 March 2020\n\n{'>' * _DEEP} Leeds City Council £5m\n",
        "lists.md": "# Leeds\n\n" + "".join(" " * i + "- x\n" for i in range(1_000)),
        "stars.md": f"# Leeds\n\n{'*' * 9_000}a{'*' * 9_000}\n",
        "brackets.md": f"# Leeds\n\n{'[' * 3_000}a{'](b)' * 3_000}\n",
        "pictures.md": f"# Leeds\n\n{'![' * 2_000}a{'](b)' * 2_000}\n",
        "ticks.md": f"# Leeds\n\n{'`' * 6_000} a {'``' * 3_000}\n",
        "elements.md": f"# Leeds\n\n{'<b>' * 3_000}a{'</b>' * 2_000}\n\n{'<div>' * 3_000}\n",
        "sections.md": f"# Leeds\n\n{'<![CDATA[' * 2_000}\n\n{'<!--' * 4_000}\n\n{'<?' * 4_000}\n",
        "cells.md": "# Leeds\n\n" + "|a" * 2_000 + "|\n" + "|-" * 2_000 + "|\n" + "|1" * 2_000 + "|\n",
        "entities.md": "# Leeds\n\n" + "&lt;script&gt; &#60;script&#62; &amp;lt; " * 200,
    }, frozenset({"file-tangled"})),
    "text nested ten thousand deep": Case({
        "a.txt": f"{STORY}{'“' * 9_000}x{'”' * 9_000}\n\n{'(' * 9_000}x{')' * 9_000}\n\n{'>' * _DEEP} a\n\n{'#' * _DEEP} a\n"
    }),
    "names": Case({
        **dict.fromkeys(
            ["..txt", "...txt", "a..b.txt", "..%2f..%2fetc.txt", "a\nb.txt", "a\rb.txt", "a\tb.txt", "😀.txt", "😀 leeds.txt",
            "a\x1b[2Jb.txt", "<script>alert(1)<.txt", '"onload=x.txt', "x" * 251 + ".txt", "é" * 120 + ".txt", "CON.txt",
            "-rf.txt", "a b c.txt", "'; drop table.txt", "{{7*7}}.txt", "\u202egnp.txt", "ﬁ.txt", "%00.txt", ".hidden.txt",
            "a.TXT", "a.Md", "index.txt", "__proto__.txt", "a\\b.txt", "#x.txt", "q?q=1.txt", "&amp.txt", "--help.txt",
            "\u2028x.txt", "sub/..a/x.txt", "d<b>/y.txt", "/".join(["deep"] * 60) + "/z.txt",
            b"\xff\xfe-bad.txt", b"caf\xe9.txt", b"\xed\xa0\x80s.txt", b"d\xff/z2.txt"], STORY),
    }, frozenset({"url-empty", "url-taken-twice"})),
    "links out of articles/": Case({
        "file.txt": _link("../../outside/secret.txt"),
        "folder": _link("../../outside"),
        "root": _link("/"),
        "passwd.txt": _link("/etc/passwd"),
        "environment.txt": _link("/proc/self/environ"),
        "zero.txt": _link("/dev/zero"),
        "nowhere.txt": _link("nowhere"),
        "itself.txt": _link("itself.txt"),
        "round": _link("."),
        "ok.txt": STORY,
    }, frozenset({"file-not-regular", "file-unreadable"})),
    "devices": Case({
        "pipe.txt": os.mkfifo, "pipe.md": os.mkfifo, "pipe.pdf": os.mkfifo, "zero.txt": _device, "socket.txt": _socket,
        "folder.txt/x.txt": STORY,
    }, frozenset({"file-not-regular", "file-kind"})),
    "great files": Case({
        "hundred.txt": b"x" * 100_000_000, "sparse.txt": _sparse, "ok.txt": STORY
    }, frozenset({"file-too-large"})),
    "a million figures in one line": Case({
        "a.txt": f"{STORY}\n{'£1, ' * 490_000}",
        "b.txt": f"{STORY}\n{'1 ' * 990_000}",
    }, frozenset({"file-line-long"})),
    "too many figures on many lines": Case(
        {"a.txt": STORY + "".join(f"\nSaving £{i}m on roads in {i} places.\n" for i in range(3_000))},
        frozenset({"story-crowded"}),
    ),
    "invalid UTF-8": Case({
        "a.txt": b"\xff\xff\xff" + STORY.encode(), "b.txt": STORY.encode() + b"\xc3\x28 \xed\xa0\x80 \xf8\x88\x80\x80",
        "c.txt": b"\xff\xfe" + STORY.encode("utf-16le") + b"\x00", "d.txt": b"\xff\xfe\x00\xd8\x00\xd8",
        "e.txt": (STORY + "\ud800").encode("utf-8", "surrogatepass"), "f.txt": STORY + "\x00",
        "controls.txt": STORY + "".join(map(chr, range(1, 32))) + "\x7f\x85\ufffe\uffff\U0010ffff\U000f0000\U000ffffd",
        "marks.md": STORY + "".join(map(chr, range(1, 32))) + "\U000f0000\U000ffffd\x02\x03wzxhzdk:0\x03 \x02klzzwxh:0001\x03",
        "bidi.txt": STORY + "\u202e\u2066\u200b" * 1_000,
    }, frozenset({"file-binary", "file-encoding"})),
    "great numbers": Case({
        "a.txt": f"{STORY}\n£{'9' * 5_000} and {'9' * 100} million miles and 1e999999 and £{'1,000' * 1_000} and £0.{'0' * 5_000}1m\n",
        **{f"b{i}.txt": _said(STORY, figures=f"[{{text: £2m, value: {value}}}]")
            for i, value in enumerate(["1e999999999", "-1e-999999999", "NaN", "sNaN", "Infinity", "'" + "9" * 15_000 + "'"])},
        **{f"c{i}.txt": _said(STORY, date=date, updated=date)
            for i, date in enumerate(["9999-12-31", "0001-01-01", "99999-01-01", "'1/1/1'", "0000-00-00"])},
        "d.txt": STORY.replace("3 May 2021", "31 December 9999").replace("25 March 2020", "25 March 0001"),
    }, frozenset({"figures-value"})),
    "every sign as a word": Case({
        **{f"sign-{ord(sign):x}.txt": f"Leeds {sign} agrees its budget\n\n25 March 2020\n\nLeeds City Council {sign} will spend £2{sign}m {sign} on "
            f"roads {sign}5. “We {sign} listened,” said Cllr Jo {sign} Bloggs{sign}. Work starts on 3{sign} May {sign}2021, {sign} budget.\n"
            for sign in "¶§¦¬¸¤×÷\ufffc\ufeff\ue000\U000f0000\U000e0041\u2028\x85\xad\u200d\u0301"},
        # Digits that are none to `int`, and letters whose small form is longer.
        **{f"digit-{ord(digit):x}.txt": f"Leeds agrees its budget\n\n25 March 2020\n\nLeeds City Council will spend £{digit}m and "
            f"{digit} per cent of {digit},000, {digit} May 202{digit}, {digit}pm, {digit}.{digit} million, 1{digit}th, {digit}/{digit}.\n"
            for digit in "²①½¾٣３߃௧Ⅳ㊿𝟓İẞﬃſKΐ"},
    }),
    "runs of blanks": Case({
        f"a{ord(blank):x}.txt": STORY + "".join(f"\n{said}{blank * 400}{said}{blank * 400} staff.\n" for said in
            ("The council has 5", "£2m", "Jo Bloggs said", "“We listened,”", "5 per cent", "3 May 2021", "between 3", "Leeds City Council", "Source:"))
            for blank in " \t\u00a0\u3000"
    }),
    "values that divide by nothing": Case({
        f"a{i}.txt": f"---\ndate: 2020-0{i + 1}-01\n---\nLeeds agrees its budget\n\nLeeds City Council will spend {money} on its roads.\n\nThe council employs {staff} staff.\n"
            for i, (money, staff) in enumerate([("£0", "0"), ("£-5m", "-3"), ("£00000", "00"), ("-0%", "0 of 0"), ("£1", "1"),
                ("£999999999999bn", "9,999,999,999,999"), ("0 per cent", "no")])
    }),
    "control characters that a header spells": Case({
        **{f"a{i}.txt": _said(STORY, **{key: _CONTROLS}) for i, key in enumerate(["title", "summary", "author", "source", "authority", "aliases"])},
        "b.txt": _said(STORY, source=f"{{name: {_CONTROLS}}}", quotations=f"[{{text: We listened, speaker: {_CONTROLS}, role: {_CONTROLS}}}]",
            figures=f"[{{text: £2m, value: 3, kind: measure, unit: {_CONTROLS}, about: {_CONTROLS}}}]",
            key_dates=f"[{{date: 2021-01-01, about: {_CONTROLS}}}]"),
    }, frozenset({"authority-unknown"})),
    "days that are in no calendar": Case({
        "a.txt": STORY + "\nOn 29 February 1900, 31 June 2021, 0 May 2020, 99 May, May 0000, 31/31/2020, 2020-13-45, 12:61pm, 25:00, week 60.\n",
        "b.txt": _said(STORY, date="2020-03-25T25:61:61+99:99", updated="0000-01-01"),
    }),
    "one story four hundred times": Case({f"a{i}.txt": STORY for i in range(400)}),
    "two thousand people": Case({
        "a.txt": STORY + "".join(f"\n“We will {5_000 + i},” said Cllr Jo Bl{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}gs.\n" for i in range(2_000))
    }),
    "stories of one line, of furniture, of dates": Case({
        "a.txt": "Leeds", "b.txt": "Share this\n\nENDS\n\nNotes to editors\n\nCookies\n", "c.txt": "1 May 2020\n2 May 2020\n",
        "d.txt": STORY.replace("\n", "\r"), "e.txt": STORY.replace("\n", "\r\r\n"), "f.txt": STORY.replace("\n", "\u2028"), "g.md": STORY.replace("\n", "\x85"),
    }, frozenset({"story-missing"})),
    "entities that spell nothing": Case({
        "a.md": "# L&#0;ee&#xD800;ds &#x110000; &#x1b; &bogus; &#99999999999;\n\n25 March 2020\n\nLeeds City Council &#0; £5m &#xD800; "
            "[x](&#106;avascript&colon;alert) <a href='&#0;x'>y</a> &#x202e;\n\n[^1] text\n\n[^1]: &#0;\n"
    }),
    "one name in two spellings": Case(
        {"caf\u00e9.txt": STORY, "cafe\u0301.txt": STORY, "CAFE.txt": STORY, "\ufb01.txt": STORY, "fi.txt": STORY},
        frozenset({"url-taken-twice"}),
    ),
    "people of great length": Case({
        "a.txt": f"{STORY}\n“We will,” said {'Jo Bloggs-' * 400}Smith.\n\n“No,” said Jo {'A' * 5_000}.\n\n“No,” said the {'Very ' * 500}Council.\n",
        **{f"b{i}.txt": _said(STORY, quotations=f"[{{text: We listened, speaker: '{name}'}}]")
            for i, name in enumerate(["Jo " * 500, "../../x", "<b>", "😀", "index.html", "."])},
    }),
}  # fmt: skip
