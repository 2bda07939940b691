"""Templates are found, overridden by block, and say where they are wrong."""

import inspect
import re
from pathlib import Path

import jinja2
import msgspec
import pytest
from jinja2 import meta

from digest import render, tables
from digest.config import Config, Settings
from digest.render import bundles, closures, manual, pages, templates
from digest.render.once import Once
from tests.link import together
from tests.render.made import article


def jobs(own: Path | None, *articles):
    config = Config(
        root=".",
        output="_site",
        memory=".digest",
        templates=str(own) if own else None,
        settings=Settings(),
        today="2026-01-01",
    )
    chosen = articles or (article("Leeds cuts [£5m]", "Text with [£5m] in it."),)
    made = [
        task.make() for task in render.jobs(together.site(chosen, tables.load(), config), config)
    ]
    return {job.path: job for job in made}


ARTICLE = "articles/a-story/index.html"


def test_a_sites_own_template_takes_the_place_of_ours_of_that_name(tmp_path: Path):
    (tmp_path / "article.html").write_text("<h1>{{ page.story|headline }}</h1>", encoding="utf-8")

    made = jobs(tmp_path)

    assert render.page(made[ARTICLE]).content.startswith(b"<h1>Leeds cuts <mark")
    assert b"<!doctype html>" in render.page(made["index.html"]).content


def test_one_block_of_one_page_is_changed_in_three_lines(tmp_path: Path):
    (tmp_path / "article.html").write_text(
        '{% extends "default/article.html" %}\n{% block record %}\n<p>Ours.</p>{% endblock %}\n',
        encoding="utf-8",
    )

    html = render.page(jobs(tmp_path)[ARTICLE]).content.decode()

    assert "<p>Ours.</p>" in html
    assert "Text with" in html
    assert "<h2>Figures</h2>" not in html


def test_a_sites_own_base_is_around_every_page_of_ours(tmp_path: Path):
    (tmp_path / "base.html").write_text(
        '{% extends "default/base.html" %}{% block footer %}Printed in Leeds{% endblock %}',
        encoding="utf-8",
    )

    for job in jobs(tmp_path).values():
        if job.template:
            assert b"Printed in Leeds" in render.page(job).content


def test_a_site_whose_folder_holds_our_templates_is_drawn_as_ever():
    ours = jobs(closures.DEFAULTS)

    assert render.page(ours[ARTICLE]).content == render.page(jobs(None)[ARTICLE]).content


def test_a_misspelt_field_is_a_problem_with_its_place_and_the_nearest_name(tmp_path: Path):
    (tmp_path / "article.html").write_text(
        '{% extends "default/article.html" %}\n{% block story %}\n  {{ page.figuers }}\n{% endblock %}',
        encoding="utf-8",
    )

    output = render.page(jobs(tmp_path)[ARTICLE])

    [problem] = output.problems
    assert problem.code == "template-unknown-name"
    assert problem.severity == "error"
    assert (problem.path.rpartition("/")[2], problem.line, problem.column) == (
        "article.html",
        3,
        11,
    )
    assert "ArticlePage" in problem.what and "figuers" in problem.what
    assert 'Did you mean "figures"?' in problem.fix
    assert "page.figuers" in problem.excerpt


def test_a_misspelt_variable_is_a_problem_too(tmp_path: Path):
    (tmp_path / "topics.html").write_text("\n\n{{ pgae.topics }}", encoding="utf-8")

    [problem] = render.page(jobs(tmp_path)["topics/index.html"]).problems

    assert problem.line == 3
    assert 'Did you mean "page"?' in problem.fix


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("<p>\n{% if page %}\n", 2, "template-syntax"),
        ("{{ page.story|prosee }}", 1, "template-syntax"),
        ('{% include "nowhere.html" %}', 1, "template-missing"),
        ("\n{{ page.figures + 1 }}", 2, "template-broken"),
        ("\n{{ 1 / 0 }}", 2, "template-broken"),
        ("\n{{ [1][3] }}", 2, "template-unknown-name"),
        ("\n{% include 'article.html' %}", 2, "template-endless"),
        ("{% extends 'article.html' %}", 1, "template-endless"),
    ],
)
def test_a_broken_template_is_a_problem_and_never_a_traceback(tmp_path: Path, text, line, code):
    (tmp_path / "article.html").write_text(text, encoding="utf-8")

    [problem] = render.page(jobs(tmp_path)[ARTICLE]).problems

    assert (problem.code, problem.line) == (code, line)


def as_jinja_has_it(own=()):
    """Jinja's own environment, with ours in its settings, filters and tag."""
    ours = templates.environment(own)
    stock = jinja2.Environment(
        loader=ours.loader,
        autoescape=True,
        undefined=ours.undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=[Once],
    )
    stock.filters.update(ours.filters)
    return stock


def test_every_page_is_drawn_as_jinja_draws_it():
    stock = as_jinja_has_it()
    drawn = [job for job in jobs(None).values() if job.template and hasattr(job.page, "site")]
    assert len(drawn) > 10

    for job in drawn:
        page = bundles.article(job.page) if isinstance(job.page, bundles.StoryPage) else job.page
        said = stock.get_template(job.template).render(page=page, site=page.site)
        assert render.page(job).content.decode() == said, job.path


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.nothing is defined }} {{ page.head.nothing|default('<none>') }}",
        "{{ {'a': '<'}.a }} {{ {'class': 1}.class }} {{ 1.5.real }} {{ 'a b'.split() }}",
        "{{ page.name is defined and page.name.nothing is defined }}",
        "{% macro m(a, b='<') %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}{% call m('&') %}<b>{{ '<' }}{% endcall %}",
        "{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m('&', 2, c='>') }}{{ m(a=1) }}",
        "{% set n = namespace(x=1) %}{% for t in [1, 2] %}{% set n.x = n.x + t %}{% endfor %}{{ n.x }}",
        "{% for k in [1, 2, 3] if k > 1 %}{{ loop.index }}{{ loop.last }}{% else %}none{% endfor %}",
        "{% for k in [[1, [[2, []]]]] recursive %}{{ k[0] }}{% if k[1] %}{{ loop(k[1]) }}{% endif %}{% endfor %}",
        "{% filter upper %}a{{ '<' }}{% endfilter %}{% set x %}<{{ '<' }}>{% endset %}{{ x }}",
        "{% block x %}<{{ '&' }}>{% endblock %}{{ self.x() }}",
        "{% autoescape false %}{{ '<' }}{% endautoescape %}{{ '<' }}{{ none }}{{ 1 }}{{ [1, '<'] }}",
        "{% extends 'base.html' %}{% block footer %}{{ super() }}<i>{{ '<' }}</i>{% endblock %}",
        "{% if page.head.url %}{% extends 'base.html' %}{% else %}plain{% endif %}after",
        "{% from 'parts/choices.html' import choices with context %}{{ choices('A & B', []) }}",
        "{% once page.section %}{{ '<' }}{{ page.section }}{% endonce %}{% include ['no.html', 'parts/pager.html'] %}",
        "{% with a = '<' %}{{ a ~ '>' }}{{ a|safe }}{% endwith %}{% raw %}{{ a }}{% endraw %}\n",
    ],
)
def test_a_sites_own_template_may_say_all_that_jinja_lets_it_say(text):
    own = (closures.Own(name="own.html", file="templates/own.html", text=text),)
    page = jobs(None)["topics/index.html"].page

    html, problems = templates.fill(own, "own.html", page)

    said = as_jinja_has_it(own).get_template("own.html").render(page=page, site=page.site)
    assert problems == ()
    assert html == said


def test_editing_a_template_changes_the_jobs_that_draw_on_it_and_no_others(tmp_path: Path):
    part = tmp_path / "parts" / "entries.html"
    part.parent.mkdir()
    original = (closures.DEFAULTS / "parts" / "entries.html").read_text(encoding="utf-8")
    part.write_text(original, encoding="utf-8")
    before = jobs(tmp_path)

    part.write_text(original + "{# edited #}", encoding="utf-8")
    after = jobs(tmp_path)

    changed = {path for path in before if before[path] != after[path]}
    assert "index.html" in changed and "topics/budget/index.html" in changed
    assert ARTICLE not in changed and "feed.xml" not in changed


def test_what_our_templates_draw_on_is_seen_as_jinja_sees_it():
    parse = templates.environment(()).parse

    for name, source in closures.defaults().items():
        said = set(meta.find_referenced_templates(parse(source)))
        assert set(closures._references(source)) == said, name


def test_an_edit_that_changes_no_card_redraws_no_list():
    before = jobs(None, article("Headline", "One text with [£5m]."))
    after = jobs(None, article("Headline", "One text with [£5m]. And a second sentence."))

    changed = {path for path in before if before[path] != after[path]}

    assert changed == {ARTICLE, "articles/a-story/record.json"}


def test_a_job_survives_being_sent_to_another_machine():
    for job in jobs(None).values():
        sent = msgspec.msgpack.decode(msgspec.msgpack.encode(job), type=render.Job)
        assert sent == job
        assert render.page(sent) == render.page(job)


def test_every_field_of_every_page_has_its_sentence_of_help():
    for _, record in inspect.getmembers(pages, inspect.isclass):
        if not record.__module__.startswith(pages.__name__):
            continue
        helps = manual.helped(record)[1]
        assert all(helps.get(name) for name in record.__struct_fields__), record.__name__


def test_assets_of_a_site_stand_beside_ours(tmp_path: Path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "style.css").write_text("body{}", encoding="utf-8")
    (tmp_path / "assets" / "fonts").mkdir()
    (tmp_path / "assets" / "fonts" / "own.woff2").write_bytes(b"\0\1")

    made = jobs(tmp_path)

    names = {path.split(".")[0]: path for path in made if path.startswith("assets/")}
    assert render.page(made[names["assets/style"]]).content == b"body{}"
    assert render.page(made[names["assets/fonts/own"]]).content == b"\0\1"
    assert "assets/script" in names
    assert names["assets/style"].encode() in render.page(made["index.html"]).content


def test_an_old_address_leads_to_the_new_one():
    made = jobs(None, article("A", "T.", aliases=("/articles/old-name/", "news/2019/old.html")))

    for old in ("articles/old-name/index.html", "news/2019/old.html"):
        html = render.page(made[old]).content.decode()
        assert 'content="0; url=/articles/a-story/"' in html
        assert 'rel="canonical" href="https://digest.example/articles/a-story/"' in html


def test_nothing_in_an_article_can_break_out_of_its_page():
    nasty = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    made = article(nasty, nasty, summary=nasty, author=nasty, slug="nasty", plain=True)

    for job in jobs(None, made).values():
        if job.template:
            html = render.page(job).content.decode()
            assert "<script>alert" not in html
            assert "<img" not in html


def test_the_manual_says_what_the_records_say():
    """`python -m digest.render.manual > templates/README.md` writes it anew."""
    written = (closures.DEFAULTS / "README.md").read_text(encoding="utf-8")

    assert written == manual.manual()


def test_the_manuals_example_works(tmp_path: Path):
    [example] = re.findall(r"```jinja\n(.*?)```", manual.manual(), re.DOTALL)
    (tmp_path / "article.html").write_text(example, encoding="utf-8")

    html = render.page(jobs(tmp_path)[ARTICLE]).content.decode()

    assert "mailto:news@example.org" in html and "Text with" in html


def test_what_is_drawn_once_is_the_same_for_pages_of_one_section_of_one_site():
    text = "{% once page %}{{ site.title }}, {{ page }}, {{ mark }}{% endonce %}"
    made = templates.environment((closures.Own(name="a.html", file="a.html", text=text),))
    here = jobs(None)["index.html"].page.site
    there = msgspec.structs.replace(here, title="Another", fingerprint="another")

    def drawn(site: pages.Frame, page: str, mark: int) -> str:
        return made.get_template("a.html").render(site=site, page=page, mark=mark)

    assert drawn(here, "news", 1) == drawn(here, "news", 2) == "Council Digest, news, 1"
    assert drawn(here, "maps", 3) == "Council Digest, maps, 3"
    assert drawn(there, "news", 4) == "Another, news, 4"
    assert drawn(here, "news", 5) == "Council Digest, news, 5"
