"""Calendars that other people's programs read."""

import datetime as dt

import icalendar
import msgspec
from hypothesis import given
from hypothesis import strategies as st

from digest.records import KeyDate
from digest.render.calendars import MOST_EVENTS, written
from digest.render.calendars import events as told
from digest.render.feeds.items import plain
from tests.render.fed import calendars
from tests.render.made import article

TEXT = "The council meets <on 4 February>, and decides <in May>."


def story(**more):
    made = article("Budget", TEXT, **more)
    first, second = made.key_dates
    second = msgspec.structs.replace(second, date="2020-05", precision="month", about="a decision")
    return msgspec.structs.replace(made, key_dates=(first, second))


def events(found: bytes) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(found)
    assert calendar.errors == []
    return list(calendar.walk("VEVENT"))


def test_a_key_date_is_an_event_of_its_whole_day():
    [event] = events(calendars(story(slug="leeds-budget"))["diary.ics"])

    assert event["dtstart"].dt == dt.date(2020, 2, 4)
    assert event["dtend"].dt == dt.date(2020, 2, 5)
    assert event["uid"] == "leeds-budget.2020-02-04@council-digest"
    assert event["summary"] == "Leeds: a meeting"
    assert event["url"] == "https://digest.example/articles/leeds-budget/#date-1"
    # made by hand, a date's sentence is the date alone
    assert event["description"] == f"on 4 February\n\nBudget\n\n{event['url']}"
    assert event["transp"] == "TRANSPARENT"


def test_a_month_alone_stands_in_no_calendar():
    months = tuple(msgspec.structs.replace(d, date="2020-05", precision="month") for d in story().key_dates)  # fmt: skip

    assert calendars(story(key_dates=months)) == {}


def test_site_council_and_topic_have_a_calendar_each_where_they_have_a_day():
    found = calendars(
        story(slug="a", authority="leeds", topics=("housing",)),
        article("B", "T.", slug="b", authority="kent", topics=("budget",)),
    )

    assert set(found) == {"diary.ics", "councils/leeds/diary.ics", "topics/housing/diary.ics"}


def test_the_record_and_not_the_build_says_when_an_event_was_changed():
    [before] = events(calendars(story())["diary.ics"])
    [after] = events(calendars(story(updated="2020-04-01"))["diary.ics"])

    assert before["sequence"] == 0
    assert (
        before["dtstamp"].dt
        == before["last-modified"].dt
        == dt.datetime(2020, 3, 25, tzinfo=dt.UTC)
    )
    assert after["sequence"] == 7
    assert after["last-modified"].dt == dt.datetime(2020, 4, 1, tzinfo=dt.UTC)
    assert after["uid"] == before["uid"]


def test_dates_that_are_read_in_another_order_keep_their_ids():
    made = story()
    other = KeyDate(date="2020-06-01", precision="day", about="an inspection", evidence=made.key_dates[0].evidence)  # fmt: skip
    uids = [
        {str(e["uid"]) for e in events(calendars(msgspec.structs.replace(made, key_dates=dates))["diary.ics"])}
        for dates in ((made.key_dates[0], other), (other, made.key_dates[0]))
    ]  # fmt: skip

    assert uids[0] == uids[1]
    assert len(uids[0]) == 2


def test_commas_line_ends_control_characters_and_other_scripts_come_through():
    title = "Cuts, £5m; and \\more\x07 🏛️ مجلس"
    made = msgspec.structs.replace(story(), title=title)
    made = msgspec.structs.replace(
        made, key_dates=(msgspec.structs.replace(made.key_dates[0], about="one,\ntwo; \\three"),)
    )

    [event] = events(calendars(made, title="Us, & them;")["diary.ics"])

    assert event["summary"] == "Leeds: one, two; \\three"
    assert "Cuts, £5m; and \\more 🏛️ مجلس" in event["description"]
    found = calendars(made, title="Us, & them;")["diary.ics"]
    assert icalendar.Calendar.from_ical(found)["x-wr-calname"] == "Us, & them;"
    assert all(len(line) <= 75 for line in found.split(b"\r\n"))


def test_a_calendar_of_very_many_dates_holds_the_latest():
    made = story()
    first = made.key_dates[0]
    dates = tuple(
        msgspec.structs.replace(
            first, date=(dt.date(2018, 1, 1) + dt.timedelta(days=n)).isoformat()
        )
        for n in range(400)
    )

    found = events(calendars(msgspec.structs.replace(made, key_dates=dates))["diary.ics"])

    assert len(found) == MOST_EVENTS
    assert found[-1]["dtstart"].dt == dt.date(2018, 1, 1) + dt.timedelta(days=399)


def test_the_same_stories_give_the_same_bytes():
    assert calendars(story()) == calendars(story())


SAID = st.text(st.characters(codec="utf-8") | st.sampled_from("\\^,;Nn é🏛")).map(plain)
WORDS = st.builds(lambda words, times: words * times, SAID, st.sampled_from([1, 20, 60]))


@given(
    st.builds(
        told.Event,
        uid=SAID,
        date=st.dates(max_value=dt.date(9999, 12, 30)).map(str),
        summary=WORDS,
        text=st.lists(WORDS).map("\n\n".join),
        url=SAID.map("https://digest.example/?a,b;{}".format),
        changed=st.dates().map(str),
        sequence=st.integers(0, 10**6),
        categories=st.lists(SAID, max_size=3).map(tuple),
    )
)
def test_an_event_is_filled_in_as_icalendar_writes_it(event: told.Event):
    assert written.filled(event) == written.written(event)
