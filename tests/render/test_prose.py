"""Stories as HTML: pasted text means itself, Markdown is made safe, every mark nests."""

import re
from html import unescape

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.records import Block, Evidence, Figure, KeyDate, Quotation, Span
from digest.render import prose
from digest.render.story import Mark, Story, anchored, printed, story
from tests.render.made import article


def html(*blocks, **fields) -> str:
    return prose.text(story(article(*blocks, **fields)))


def words(text: str) -> str:
    """What is left of HTML when its tags are taken away, blanks aside."""
    return "".join(unescape(re.sub(r"<[^>]*>", "", text)).split())


def test_a_figure_is_marked_where_it_stands():
    found = html("Headline", "Savings of [£1.2m] a year.")

    assert found == '<p>Savings of <mark class="figure" id="figure-1">£1.2m</mark> a year.</p>\n'


def test_a_figure_of_the_headline_is_anchored_in_the_headline():
    made = story(article("Leeds to save [£1.2m]", "Savings of [£1.2m] a year."))

    assert prose.title(made) == 'Leeds to save <mark class="figure" id="figure-1">£1.2m</mark>'
    assert 'id="figure-2"' in prose.text(made)
    assert anchored(made) == {("figure", 1), ("figure", 2)}


def test_a_declared_headline_is_printed_as_declared():
    made = story(article(("headline", "What the page had"), "Text.", title="What we <say> & mean"))

    assert prose.title(made) == "What we &lt;say&gt; &amp; mean"
    assert anchored(made) == frozenset()


def test_pasted_text_is_never_markdown():
    found = html(
        "Headline", "# 1 *priority* for __all__ [of] `us` & <b>more</b>".replace("[of]", "of")
    )

    assert found.startswith("<p># 1 *priority* for __all__ of `us` &amp; ")


def test_a_quotation_over_paragraphs_marks_each_part_and_has_one_anchor():
    found = html(
        ("headline", "Headline"), ("paragraph", "{“It is grim."), ("paragraph", "“It is over.”}")
    )

    assert found == (
        '<p><mark class="quotation" id="quotation-1">“It is grim.</mark></p>\n'
        '<p><mark class="quotation">“It is over.”</mark></p>\n'
    )


def test_a_figure_inside_a_quotation_nests():
    found = html("Headline", "{“We need [£5m] now,”} she said.")

    assert found == (
        '<p><mark class="quotation" id="quotation-1">“We need '
        '<mark class="figure" id="figure-1">£5m</mark> now,”</mark> she said.</p>\n'
    )


def test_items_that_follow_each_other_are_one_list_without_their_bullets():
    found = html("Headline", ("item", "- one home"), ("item", "- [£2m] of cuts"))

    assert found == (
        "<ul>\n<li>one home</li>\n"
        '<li><mark class="figure" id="figure-1">£2m</mark> of cuts</li>\n</ul>\n'
    )


def test_numbered_items_keep_their_numbers():
    assert html("Headline", ("item", "3. one home"), ("item", "4. two")).startswith(
        '<ol start="3">'
    )


def test_a_table_of_pipes_or_tabs_or_wide_gaps_is_a_table():
    for gap in (" | ", "\t", "    "):
        found = html("Headline", ("table", f"Property{gap}Extra\nFlat{gap}[£1.98]"))

        assert '<th scope="col">Property</th><th scope="col">Extra</th>' in found
        assert '<td>Flat</td><td><mark class="figure" id="figure-1">£1.98</mark></td>' in found


def test_furniture_bylines_datelines_and_captions_are_left_out():
    found = html(
        "Headline",
        ("byline", "By A Writer"),
        ("dateline", "25 March 2020"),
        ("caption", "Picture: somebody"),
        ("furniture", "Subscribe for £2"),
        "The story.",
    )

    assert found == "<p>The story.</p>\n"


def test_headings_go_down_one_step_at_a_time_from_h2():
    made = article("Headline", ("heading", "What it means"), "Text.")
    deep = tuple(
        Block(kind=b.kind, span=b.span, rule=b.rule, level=5 if b.kind == "heading" else 0)
        for b in made.blocks
    )

    found = prose.text(
        story(article("Headline", ("heading", "What it means"), "Text.", blocks=deep))
    )

    assert found.startswith("<h2>What it means</h2>")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://leeds.example/report.", "https://leeds.example/report"),
        ("(https://leeds.example/a_(b))", "https://leeds.example/a_(b)"),
        ("at https://leeds.example/?a=1&b=2, he said", "https://leeds.example/?a=1&amp;b=2"),
    ],
)
def test_a_bare_address_is_a_link_without_the_stop_behind_it(text, address):
    assert f'<a href="{address}" rel="external">{address}</a>' in html("Headline", text)


def test_a_script_address_is_never_a_link():
    assert "<a" not in html("Headline", "javascript:alert(1) data:text/html,x")
    assert "href" not in html(
        "[x](javascript:alert(1))", title="T", markdown=True, header="---\n---\n"
    )


def test_markdown_keeps_its_shape_and_its_marks():
    text = ("paragraph", "Cuts of **[£300m]** over _two_ years, {“a *hard* [£5m]”} she said.")

    found = html(text, title="T", markdown=True)

    assert '<strong><mark class="figure" id="figure-1">£300m</mark></strong>' in found
    assert "<em>two</em>" in found
    assert '<mark class="quotation" id="quotation-1">“a </mark>' in found
    assert '<em><mark class="quotation">hard</mark></em>' in found


def test_markdown_loses_scripts_pictures_styles_and_handlers():
    text = (
        'Before <script>alert(1)</script> ![x](https://e.example/p.png) <b onclick="x">bold</b> '
        '<p style="color:red">red</p> after'
    )
    made = article(("paragraph", "text"), title="T", markdown=True)
    found = prose.text(
        story(
            article(
                ("paragraph", "text"),
                title="T",
                markdown=True,
                body=text,
                blocks=(Block(kind="paragraph", span=Span(start=0, end=len(text)), rule="made"),),
            )
        )
    )

    assert made.markdown
    assert (
        "alert" not in found
        and "img" not in found
        and "onclick" not in found
        and "style" not in found
    )
    assert "<b>bold</b>" in found


def test_a_markdown_table_scrolls_by_itself_and_names_its_columns():
    text = "| Property | Extra |\n|---|---:|\n| Flat | £1.98 |"

    found = html(("table", text), title="T", markdown=True)

    assert found.startswith('<div class="table"><table>')
    assert '<th scope="col">Property</th>' in found
    assert "style" not in found


def test_furniture_is_left_out_of_markdown_with_its_signs():
    found = html(
        ("furniture", "## Related stories"),
        "Text.",
        title="T",
        markdown=True,
    )

    assert found.strip() == "<p>Text.</p>"


def test_control_characters_never_reach_the_page():
    assert html("Headline", "A\x00B\x0cC\x1bD").startswith("<p>ABCD</p>")


# Anything an editor may paste, with every sign that HTML or Markdown takes for its own.
pieces = st.lists(
    st.text(
        st.sampled_from("ab £5\"'&<>*_`#[]()|\\\t\n.-!“”é\U000f0001"), min_size=1, max_size=40
    ).filter(lambda text: text.strip()),
    min_size=1,
    max_size=5,
)


@st.composite
def marked_articles(draw, markdown: bool):
    """An article with marks anywhere: nested, overlapping, over block ends."""
    body, blocks = "", []
    for text in draw(pieces):
        kind = draw(
            st.sampled_from(["paragraph", "item", "quote", "table", "heading", "furniture"])
        )
        text = text.strip()
        blocks.append(
            Block(kind=kind, span=Span(start=len(body), end=len(body) + len(text)), rule="x")
        )
        body += text + "\n\n"
    spans = st.builds(
        lambda a, b: Span(start=min(a, b), end=max(a, b)),
        st.integers(0, len(body)),
        st.integers(0, len(body)),
    )

    def evidence(span):
        return Evidence(text=body[span.start : span.end], span=span, rule="x", sentence=span)

    return article(
        title="T",
        body=body,
        blocks=tuple(blocks),
        markdown=markdown,
        figures=tuple(
            Figure(kind="count", value=5, about="x", evidence=evidence(span))
            for span in draw(st.lists(spans, max_size=4))
        ),
        quotations=tuple(
            Quotation(text="x", speaker=None, role=None, organisation=None, evidence=evidence(span))
            for span in draw(st.lists(spans, max_size=3))
        ),
        key_dates=tuple(
            KeyDate(date="2020-02-04", precision="day", about="x", evidence=evidence(span))
            for span in draw(st.lists(spans, max_size=2))
        ),
    )


@given(marked_articles(markdown=False))
def test_marks_change_no_word_of_a_pasted_story(made):
    marked = prose.text(story(made))
    plain = prose.text(story(_unmarked(made)))

    assert words(marked) == words(plain)
    assert re.sub(r"</?mark[^>]*>", "", marked) == plain


@given(marked_articles(markdown=False))
def test_every_word_of_a_pasted_story_is_printed_and_none_of_its_furniture(made):
    """Bullets and the lines of tables are the only signs that HTML takes over."""
    printed = "".join(
        made.body[block.span.start : block.span.end]
        for block in made.blocks
        if block.kind != "furniture"
    )

    found = words(prose.text(story(made)))

    letters = re.compile(r"[\W_]+")
    numbered = re.compile(r"\d")
    assert letters.sub("", numbered.sub("", found)) == letters.sub("", numbered.sub("", printed))


@given(marked_articles(markdown=False))
def test_every_anchored_mark_has_exactly_one_id_and_every_id_is_anchored(made):
    made = story(made)
    ids = re.findall(r' id="(\w+)-(\d+)"', prose.text(made))

    assert len(ids) == len(set(ids))
    # HTML takes over the lines and bars of a table: a mark on them alone, which no value is, has nothing to stand on.
    bare = {(mark.kind, mark.number) for mark in made.body.marks if not _has_letters(made, mark)}
    assert {(kind, int(number)) for kind, number in ids} - bare == anchored(made) - bare


def _has_letters(made: Story, mark: Mark) -> bool:
    return any(
        character.isalnum()
        for block in made.blocks
        if printed(block)
        for character in made.body.text[
            max(mark.start, block.span.start) : min(mark.end, block.span.end)
        ]
    )


@given(st.booleans().flatmap(lambda markdown: marked_articles(markdown=markdown)))
def test_marks_are_well_nested_whatever_they_overlap(made):
    marked = prose.text(story(made))
    stack = []

    for close, name in re.findall(r"<(/?)([a-z0-9]+)[^>]*>", marked):
        if name in ("br", "hr"):
            continue
        if close:
            assert stack.pop() == name
        else:
            stack.append(name)
    assert stack == []
    assert nh3.clean(marked, tags={"mark"}) is not None


def _unmarked(made):
    import msgspec

    return msgspec.structs.replace(made, figures=(), quotations=(), key_dates=())
