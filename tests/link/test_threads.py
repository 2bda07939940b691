"""Threads: figures that come back, and those that only look as if they did.

What the starting content gives is kept in threads_found.txt. When it changes, read the difference like code, then:

    python -m tests.link.test_threads --accept
"""

import random
import re
import sys
from pathlib import Path

import pytest
import yaml

from digest import read, tables
from digest.link import lookups, threads
from digest.link.threads import claims, compare, measures, periods, values
from digest.records import Article
from digest.site import Thread
from digest.understand import pastes, understand
from tests.conftest import source_of
from tests.link.together import followed

ROOT = Path(__file__).parents[2]
CORPUS = yaml.safe_load((Path(__file__).parent / "threads.yaml").read_text(encoding="utf-8"))
FOUND = Path(__file__).parent / "threads_found.txt"
PAIRS = [
    pytest.param(relation, pair, id=f"{relation}: {pair['why']}")
    for relation, pairs in CORPUS.items()
    for pair in pairs
]
MARKED = re.compile("⟨(.*?)⟩")


def story(council: str, date: object, headline: str, sentence: str, name: str = "story") -> Article:
    """An article of one sentence; `date` None for an undated one."""
    dated = f"date: {date}\n" if date else ""
    header = f"---\ntitle: {headline}\n{dated}authority: {council}\n---\n"
    [paste] = pastes([source_of(f"{header}\n{headline}\n\n{sentence}\n", f"{name}.md")])
    return understand(paste)


def marked(council: str, said: list[object], name: str) -> tuple[Article, set[int]]:
    """A story, and the numbers of the figures that stood in ⟨brackets⟩."""
    date, headline, sentence = said
    words = MARKED.search(str(sentence))
    assert words, f"nothing stands in brackets in {sentence}"
    plain = MARKED.sub(r"\1", str(sentence))
    article = story(council, date, str(headline), plain, name)
    start = article.body.rindex(plain) + words.start()
    end = start + len(words[1])
    return article, {
        number
        for number, figure in enumerate(article.figures, 1)
        if figure.evidence.span.start < end and figure.evidence.span.end > start
    }


def between(first: tuple[Article, set[int]], then: tuple[Article, set[int]]) -> str:
    """What the second figure is to the first: same, changed, disagrees; or similar where no thread has both."""
    for thread in followed([first[0], then[0]]):
        held = {(m.article, n): m for m in thread.mentions for n in m.numbers}
        a = next((held[first[0].slug, n] for n in first[1] if (first[0].slug, n) in held), None)
        b = next((held[then[0].slug, n] for n in then[1] if (then[0].slug, n) in held), None)
        if a and b:
            apart = {frozenset((d.first.article, d.second.article)) for d in thread.disagreements}
            if frozenset((a.article, b.article)) in apart:
                return "disagrees"
            return b.relation or a.relation or "same"
    return "similar"


@pytest.mark.parametrize(("relation", "pair"), PAIRS)
def test_two_sentences_relate_as_the_corpus_says(relation, pair):
    first = marked(pair["council"], pair["first"], "a")
    then = marked(pair["council"], pair["then"], "b")
    assert first[1], "the first sentence's figure is not read"
    assert then[1], "the second sentence's figure is not read"

    assert between(first, then) == relation


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """The starting content, read."""
    return [understand(paste) for paste in pastes(read.sources(ROOT / "articles", ROOT))]


@pytest.fixture(scope="module")
def found(articles) -> tuple[Thread, ...]:
    return followed(articles)


def written(found: tuple[Thread, ...]) -> str:
    """The threads and the disagreements as a person reads them."""
    lines = []
    for thread in found:
        per = f" per {thread.per}" if thread.per else ""
        lines.append(f"{thread.title}  [{thread.slug}, {thread.kind}{per}]")
        for mention in thread.mentions:
            said = f"{mention.qualifier} " if mention.qualifier else ""
            of = f" of {mention.period}" if mention.period else ""
            lines.append(
                f"    {mention.date or 'undated'}  {said}{mention.shown}{of}: {mention.relation or 'first'}"
            )
            lines.append(f"        {mention.sentence}")
        lines.append("")
    lines.append("DISAGREEMENTS")
    for each in threads.disagreements(found):
        lines.append(f"{each.title}  [{each.thread}]")
        for mention in (each.first, each.second):
            lines.append(f"    {mention.date}  {mention.shown}: {mention.sentence}")
    return "\n".join(lines) + "\n"


def test_the_starting_content_gives_what_was_accepted(found):
    """Read the difference; if it is right, accept it (the module says how)."""
    assert written(found) == FOUND.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("council", "shown"),
    [
        ("birmingham", {"£800m", "£760m"}),
        ("croydon", {"£1.6bn", "£1.3bn"}),
        ("nottingham", {"£60m", "£53m"}),
        ("woking", {"£2.4bn", "£1.8bn"}),
    ],
)
def test_the_starting_content_has_disagreements_we_know_of(found, council, shown):
    apart = threads.disagreements(found)

    assert any(d.authority == council and {d.first.shown, d.second.shown} == shown for d in apart)


@pytest.mark.parametrize(
    ("council", "shown"),
    [
        ("edinburgh", ["£165m", "£207m", "£207.3m"]),
        ("stoke-on-trent", ["£5.5m", "£5.5m"]),
        ("stoke-on-trent", ["£1.2m", "£1.2m"]),
        ("glasgow", ["£500m", "£548m", "£770m"]),
        ("cardiff", ["£150m", "£250m"]),
        ("north-yorkshire", ["£68m", "£70m", "£82.5m", "£82m"]),
        ("slough", ["£180m", "£760m", "£170m", "£760m"]),
    ],
)
def test_the_starting_content_has_threads_we_know_of(found, council, shown):
    assert any(t.authority == council and [m.shown for m in t.mentions] == shown for t in found)


def test_a_change_over_time_is_no_disagreement(found):
    """The tram's price rose; nobody gave it differently."""
    [tram] = [t for t in found if t.authority == "edinburgh"]

    assert not tram.disagreements


def test_the_order_of_the_articles_does_not_matter(articles, found):
    shuffled = list(articles)
    random.Random(7).shuffle(shuffled)

    assert followed(shuffled) == found


def test_addresses_stay_when_a_story_is_added(articles, found):
    newest = max(articles, key=lambda article: article.date or "")
    fewer = [article for article in articles if article is not newest]

    before = {(t.slug, t.mentions[0]) for t in followed(fewer)}

    assert before <= {(t.slug, t.mentions[0]) for t in found}


def test_threads_keep_what_their_records_promise(articles, found):
    by_slug = {article.slug: article for article in articles}
    taken = [(m.article, n) for t in found for m in t.mentions for n in m.numbers]

    assert len(taken) == len(set(taken)), "a figure stands in one thread only"
    assert len({t.slug for t in found}) == len(found)
    for thread in found:
        assert len({m.article for m in thread.mentions}) > 1
        assert [m.date for m in thread.mentions if m.date] == sorted(
            m.date for m in thread.mentions if m.date
        )
        for mention in thread.mentions:
            figure = by_slug[mention.article].figures[mention.numbers[0] - 1]
            assert (figure.value, figure.kind, figure.unit) == (
                mention.value,
                thread.kind,
                thread.unit,
            )
            assert " ".join(figure.evidence.text.split()) in mention.sentence


def test_the_lookups_lead_both_ways(found):
    by_article, by_authority = lookups.by_article(found), lookups.by_authority(found)

    for thread in found:
        assert thread in by_authority[thread.authority]
        assert all(thread in by_article[mention.article] for mention in thread.mentions)


def test_a_figure_belongs_to_the_council_that_its_sentence_names():
    first = story("croydon", "2023-03-09", "Tax rise passes", "The council's debt is £1.6bn.", "a")
    then = story(
        "croydon", "2023-04-09", "Croydon compares", "Thurrock Council has a debt of £1.6bn.", "b"
    )

    assert followed([first, then]) == ()


def test_a_council_that_was_replaced_hands_its_figures_on():
    said = "The A59 scheme at Kex Gill will cost £68m."
    first = story(
        "north-yorkshire-county-council", "2023-02-23", "Go-ahead for Kex Gill", said, "a"
    )
    then = story("north-yorkshire", "2025-05-05", "Kex Gill begins", said, "b")

    [thread] = followed([first, then])

    assert thread.authority == "north-yorkshire"


def test_a_debt_is_not_handed_on():
    """The debt of a district is not that of the county-wide council that took its place."""
    first = story("harrogate", "2022-02-23", "Debt", "The council's debt is £68m.", "a")
    then = story("north-yorkshire", "2023-05-05", "Debt", "The council's debt is £68m.", "b")

    assert followed([first, then]) == ()


def closures(values: list[int]) -> list[Article]:
    """Stories of one spring that tell of closures in the same words."""
    return [
        story(
            "leeds",
            f"2024-{3 + day // 28:02}-{day % 28 + 1:02}",
            "Plan to close care homes",
            f"Around {value} older people would need to move from the care homes, a report says.",
            f"story-{day:02}",
        )
        for day, value in enumerate(values)
    ]


def test_two_stories_that_count_the_same_people_differently_disagree():
    [thread] = followed(closures([310, 450]))

    assert len(thread.disagreements) == 1


def test_where_every_story_gives_another_number_they_tell_of_other_cases():
    values = [310, 450, 270, 615, 380, 545, 330]

    assert followed(closures(values)) == ()


def test_what_two_stories_of_a_crowd_give_alike_is_followed():
    values = [313, 457, 271, 616, 381, 546, 457]

    [thread] = followed(closures(values))

    assert [m.value for m in thread.mentions] == [457, 457]
    assert thread.disagreements == ()


def test_a_range_is_one_mention():
    first = story("leeds", "2024-01-10", "School transport", "The cost of school transport will be between £40m and £45m.", "a")  # fmt: skip
    then = story("leeds", "2024-02-20", "School transport", "School transport will cost between £40m and £45m.", "b")  # fmt: skip

    [thread] = followed([first, then])

    assert [m.shown for m in thread.mentions] == ["£40m to £45m"] * 2
    assert [(m.value, m.upper) for m in thread.mentions] == [(40_000_000, 45_000_000)] * 2


def test_an_undated_story_comes_last_and_never_disagrees():
    first = story("kent", None, "Debt", "The council's debt is £1.1bn.", "a")
    then = story("kent", "2024-02-20", "Debt", "The council's debt is £1.2bn.", "b")

    [thread] = followed([first, then])

    assert [m.date for m in thread.mentions] == ["2024-02-20", None]
    assert thread.disagreements == ()


@pytest.mark.parametrize(
    ("first", "then", "agree"),
    [
        (("£207m", 207e6, None), ("£207.3m", 207.3e6, None), True),
        (("£80m", 80e6, "about"), ("£79.6m", 79.6e6, None), True),
        (("£82m", 82e6, "more than"), ("£82.5m", 82.5e6, None), True),
        (("£82m", 82e6, "more than"), ("£120m", 120e6, None), False),
        (("£40m", 40e6, "nearly"), ("£38m", 38e6, None), True),
        (("£800m", 800e6, None), ("£760m", 760e6, None), False),
        (("£1.5bn", 1.5e9, None), ("£1.6bn", 1.6e9, None), False),
        (("£66m", 66e6, "roughly"), ("£63m", 63e6, None), False),
    ],
)
def test_a_value_agrees_within_its_hedge_and_its_print(first, then, agree):
    a, b = (values.interval(value, text, "money", hedge) for text, value, hedge in (first, then))

    assert values.agree(a, b) is agree


@pytest.mark.parametrize(
    ("text", "date", "said"),
    [
        ("in 2024-25", "2024-01-06", "2024-25"),
        ("in 2024/25", "2024-01-06", "2024-25"),
        ("this year", "2024-01-06", "2023-24"),
        ("next year", "2024-01-06", "2024-25"),
        ("in the coming financial year", "2024-05-06", "2025-26"),
        ("last September", "2024-03-05", "September 2023"),
        ("in September last year", "2024-12-10", "September 2023"),
        ("in November 2020", "2022-11-22", "November 2020"),
        ("in 2016", "2022-03-04", "2016"),
        ("in April", "2024-02-22", "2024-25"),
    ],
)
def test_times_are_read_from_the_day_of_the_story(text, date, said):
    [period] = periods.named(text, periods.month_of(date))

    assert periods.said(period.months) == said


@pytest.mark.parametrize(
    ("about", "before", "after", "measure"),
    [
        ("equal pay bill", "", "", "cost"),
        ("council's debt", "", "", "debt"),
        ("", "The plan is costed at ", ".", "cost"),
        ("", "a ", " scheme", "cost"),
        ("", "expects to finish 2025/26 ", " over budget", "gap"),
        ("", "The government is to write off ", " of debt", "writeoff"),
        ("from reserves", "It relies on ", " from reserves", "drawn"),
        ("", "", "", None),
    ],
)
def test_a_sum_is_named_by_its_own_words(about, before, after, measure):
    assert measures.money(about, before, after) == measure


def many(number: int) -> list[Article]:
    """Stories of one council that talk of the same things with other values."""
    made = []
    for n in range(number):
        date = f"{2010 + n % 15}-{n % 12 + 1:02d}-{n % 27 + 1:02d}"
        said = (
            f"Kent is looking to save £{n % 97}.{n % 10}m from its budget for libraries. There are {n + 31} libraries. "
            f"The scheme will cost £{n % 53 + 2}m. Council tax will rise by {n % 5}.99% in April. Debt is £{n + 100}m."
        )
        made.append(story("kent", date, f"Kent looks at libraries again, part {n}", said, f"s{n}"))
    return made


def test_the_work_grows_with_the_number_of_stories(monkeypatch):
    """Twice the stories of one council: about twice the comparisons, not four times."""
    counted = [0]
    plain = compare.strength

    def counting(*args):
        counted[0] += 1
        return plain(*args)

    monkeypatch.setattr(compare, "strength", counting)
    made = many(240)
    work = []
    for number in (120, 240):
        counted[0] = 0
        followed(made[:number])
        work.append(counted[0])

    assert work[1] <= 3 * max(work[0], 1)


def test_reading_never_raises_for_odd_sentences():
    for said in ("£", "£1m £1m £1m", "of which £2m, of it £2m", "between £2m and", "£0 and 0% and 0 people", "| £1m | £2m |"):  # fmt: skip
        article = story("kent", "2024-01-01", "Odd", said)

        assert isinstance(claims.read(article, "kent", tables.load()), list)


if __name__ == "__main__" and "--accept" in sys.argv:
    starting = [understand(paste) for paste in pastes(read.sources(ROOT / "articles", ROOT))]
    FOUND.write_text(written(followed(starting)), encoding="utf-8")
