"""Who said what: one name is one person only where the council, or the body outside councils, is one."""

import msgspec
import pytest

from digest import tables
from digest.link import speakers
from digest.records import Quotation
from digest.site import Person
from tests.link import together
from tests.link.test_site import CONFIG
from tests.render.made import article


def heard(
    slug: str,
    speaker: str | None,
    role: str | None = None,
    organisation: str | None = None,
    *,
    authority: str | None = "leeds",
    date: str | None = "2020-03-25",
    words: str = "words that were said",
):
    """A story with one quotation."""
    made = article("A story", "{" + words + "}", slug=slug, authority=authority, date=date)
    [said] = made.quotations
    said = msgspec.structs.replace(said, speaker=speaker, role=role, organisation=organisation)
    return msgspec.structs.replace(made, quotations=(said,))


def people(*articles) -> tuple[Person, ...]:
    return together.site(articles, tables.load(), CONFIG).people


def roles(*articles) -> list[tuple[str | None, str]]:
    """The date and the role of each quotation of the only person who is heard, in the order of their page."""
    site = together.site(articles, tables.load(), CONFIG)
    [person] = site.people
    found = []
    for said in person.said:
        brief = site.register.brief(said.article)
        heard = site.register.heard(brief)
        found += [(brief.date, each.role) for each in heard if each.number == said.number]
    return found


def quoted(speaker: str, role: str | None = None, organisation: str | None = None) -> Quotation:
    [said] = heard("s", speaker, role, organisation).quotations
    return said


def test_one_name_in_one_councils_stories_is_one_person_with_the_role_of_each_time():
    stories = (
        heard("a", "Ann Hughes", "cabinet member", date="2019-01-01"),
        heard("b", "Ann Hughes", "leader", date="2021-01-01"),
    )

    assert [person.name for person in people(*stories)] == ["Ann Hughes"]
    assert roles(*stories) == [
        ("2021-01-01", "leader"),
        ("2019-01-01", "cabinet member"),
    ]


def test_one_name_in_two_councils_stories_is_two_people():
    found = people(
        heard("a", "Ann Hughes", "leader"), heard("b", "Ann Hughes", "leader", authority="kent")
    )

    assert sorted((p.slug, p.body) for p in found) == [
        ("ann-hughes-kent", "Kent"),
        ("ann-hughes-leeds", "Leeds"),
    ]


def test_the_council_that_somebody_speaks_for_counts_and_not_the_one_the_story_is_about():
    [person] = people(
        heard("a", "Ann Hughes", "leader", "Kent County Council"),
        heard("b", "Ann Hughes", "leader", authority="kent"),
    )

    assert person.authority == "kent"


def test_a_council_that_was_replaced_keeps_its_people():
    [person] = people(
        heard("a", "Jo Les", "leader", authority="north-yorkshire-county-council", date="2022-01-01"),
        heard("b", "Jo Les", "leader", authority="north-yorkshire", date="2024-01-01"),
    )  # fmt: skip

    assert person.slug == "jo-les-north-yorkshire-county-council"  # given first, and lasting
    assert person.body == "North Yorkshire"


def test_a_later_story_moves_nobodys_address():
    first = heard("a", "Ann Hughes", "leader", date="2019-01-01")
    [before] = people(first)

    after = people(
        first,
        heard("b", "Ann Hughes", "leader", authority="kent", date="2020-01-01"),
        heard("c", "Ann Hughes", "mayor", date="2021-01-01"),
    )

    assert before.slug in {person.slug for person in after}
    assert len(after) == 2


def test_who_speaks_for_a_body_outside_councils_is_one_person_wherever_heard():
    [person] = people(
        heard("a", "Sam Poole", "director", "Shelter"),
        heard("b", "Sam Poole", "director", "Shelter", authority="kent"),
    )

    assert person.body == "Shelter"
    assert person.authority == ""


def test_a_councillor_is_not_taken_for_a_namesake_with_a_body_of_the_same_name_elsewhere():
    found = people(
        heard("a", "Sam Poole", "cabinet member for housing"),
        heard("b", "Sam Poole", "director", "Shelter"),
        heard("c", "Sam Poole", "director", "Shelter", authority="kent"),
    )

    assert sorted(len(person.said) for person in found) == [1, 2]


def test_a_minister_is_one_person_wherever_heard():
    [person] = people(
        heard("a", "Lee Marsh", "local government minister"),
        heard("b", "Lee Marsh", "the local government minister", authority="kent"),
    )

    assert person.body == "Government"


def test_a_party_group_is_of_its_council_and_a_watchdog_of_none():
    found = people(
        heard("a", "Green group"), heard("b", "Green group", authority="kent"),
        heard("c", "Ofsted"), heard("d", "Ofsted", authority="kent"),
    )  # fmt: skip

    assert sorted(person.slug for person in found) == [
        "green-group-kent",
        "green-group-leeds",
        "ofsted",
    ]


def test_a_council_is_one_speaker_by_any_of_its_names():
    [council] = people(
        heard("a", "Leeds City Council"),
        heard("b", "Leeds City Council", "spokesman", "Leeds City Council", authority=None),
    )

    assert council.kind == "body"
    assert council.slug == "leeds-city-council"
    assert council.is_office


def test_words_that_nobody_is_named_for_are_nobodys():
    assert people(heard("a", None)) == ()


def test_a_story_about_no_council_keeps_its_speakers_to_itself():
    found = people(
        heard("a", "Ann Hughes", authority=None), heard("b", "Ann Hughes", authority=None)
    )

    assert [person.slug for person in found] == ["ann-hughes", "ann-hughes-2"]


def test_people_come_by_surname_whatever_order_the_stories_come_in():
    stories = [
        heard("a", "Zoe Abbott"),
        heard("b", "Al Young"),
        heard("c", "Bo de la Mare"),
        heard("d", "Al Mare-Young"),
    ]

    found = people(*stories)

    assert found == people(*reversed(stories))
    assert [person.name for person in found] == [
        "Zoe Abbott",
        "Bo de la Mare",
        "Al Mare-Young",
        "Al Young",
    ]


def test_what_an_undated_story_has_comes_last_and_gives_no_name():
    told = roles(heard("a", "Ann Hughes", "leader", date=None), heard("b", "Ann Hughes", "mayor"))

    assert [role for _, role in told] == ["mayor", "leader"]


@pytest.mark.parametrize(
    ("role", "organisation", "speaks"),
    [
        ("leader", None, True),
        ("cabinet member for adult social care", None, True),
        ("director of children's services", "Leeds City Council", True),
        ("leader of the opposition", None, False),
        ("leader", "Labour opposition", False),
        ("branch secretary", None, False),
        ("tenant", None, False),
        ("chair", "Calder Valley Parent Carer Forum", False),
    ],
)
def test_who_speaks_for_a_council_holds_an_office_of_it(role, organisation, speaks):
    [person] = people(heard("a", "Ann Hughes", role, organisation))

    assert person.is_office is speaks


def test_a_councils_people_are_those_who_speak_for_it_and_then_the_others():
    site = together.site(
        [
            heard("a", "Al Young", "tenant", date="2021-01-01"),
            heard("b", "Ann Hughes", "leader", date="2019-01-01"),
            heard("c", "Bo Mare", "mayor", date="2020-01-01"),
        ],
        tables.load(),
        CONFIG,
    )

    [leeds] = site.authorities
    assert [person.name for person in leeds.people] == ["Bo Mare", "Ann Hughes", "Al Young"]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (quoted("Abi Brown"), "person"),
        (quoted("Cllr Abi Brown"), "person"),
        (quoted("Sinéad Toner-Boyle"), "person"),
        (quoted("Bo de la Mare"), "person"),
        (quoted("Sharon", "tenant"), "person"),
        (quoted("Stuart England", "leader"), "person"),
        (quoted("Leticia Baines-Kershaw", "champion", "GMCA"), "person"),
        (quoted("Ofsted"), "body"),
        (quoted("GMB"), "body"),
        (quoted("Green group"), "body"),
        (quoted("commissioners"), "body"),
        (quoted("Welsh Government", "spokeswoman", "Welsh Government"), "body"),
        (quoted("Ministry of Housing, Communities and Local Government"), "body"),
        (quoted("Care Quality Commission"), "body"),
        (quoted("Durham University"), "body"),
        (quoted("Oakmere Homes"), "body"),
        (quoted("Harrow Water"), "body"),
        (quoted("Sally Waters"), "person"),
        (quoted("the report"), "document"),
        (quoted("auditors' report"), "document"),
        (quoted("Core Strategy"), "document"),
    ],
    ids=lambda value: value.speaker if isinstance(value, Quotation) else value,
)
def test_people_bodies_and_documents_are_told_apart(said: Quotation, kind: str):
    assert speakers.kind(said, is_council=False) == kind
