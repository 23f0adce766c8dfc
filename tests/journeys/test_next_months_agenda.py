"""The supporter makes next month's agenda of ten items, with easy text, from last month's."""

import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from portal import database
from portal.councils.models import Council
from portal.easytext import service as easytext
from portal.identity import Proof
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.people.models import Person
from portal.residents import service as residents
from portal.standalone.demo_agenda import POINTS
from tests.journeys import screens
from tests.journeys.conftest import House
from tests.journeys.hand import Hand
from tests.journeys.screens import Door, Start

pytestmark = pytest.mark.browser

COUNCIL = "Raad De Linde"
MOST_ACTS = 60
MOST_MINUTES = 8
RIGHT = "button[name=do][value=check]"
EASY = "button[name=then][value='item.easy']"
CHANGED = {
    4: ("Nieuws: de bus", "Wij krijgen een nieuwe bus. Petra vertelt wanneer hij komt."),
    5: ("Menu: ontbijt", "Wat eten wij bij het ontbijt? De kok vraagt wat lekker is."),
    7: ("Kerstfeest", "Wij vieren kerst in de huiskamer. Roos vertelt wie er helpt."),
}


@pytest.fixture
def last_month(house: House) -> None:
    """Last month's agenda as it was left: ten items, every easy text checked."""
    with house.acting():
        sanne = database.session.scalars(sa.select(Person).filter_by(call_name="Sanne")).one()
        actor = residents.actor_of(sanne, proof=Proof.ACCOUNT)
        council = database.session.scalars(sa.select(Council).filter_by(name=COUNCIL)).one()
        held = Meeting.council_id == council.id
        last = database.session.scalars(
            sa.select(Meeting).where(held, Meeting.items.any(title=POINTS[7].title))
        ).one()
        later = sa.update(Meeting).where(held, Meeting.starts_at > last.starts_at)
        database.session.execute(later.values(state=MeetingState.CANCELLED))
        for item in last.items:
            for line in [] if item.is_break else easytext.begin(item).lines:
                easytext.check_line(line, actor, easytext.standard_text(item))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A paper of one page."""
    path = tmp_path / "Plan voor de tuin.png"
    path.write_bytes(Path("static/images/screens.png").read_bytes())
    return path


def easy_lines(hand: Hand) -> int:
    """Look at each line of the easy text that waits; gives how many."""
    done = 0
    while hand.page.locator(RIGHT).count():
        hand.follow(RIGHT)
        done += 1
    return done


@pytest.mark.usefixtures("last_month")
def test_ten_items_in_sixty_acts_and_eight_minutes(house: House, plan: Path) -> None:
    sanne = Door(house.page("desktop")).sign_in("ondersteuner")
    hand = Hand(sanne.show("/").page)
    hand.follow("nav a[href$='/meetings']")
    hand.follow("main a[href$='/meetings/new']")
    hand.follow("main form.form button[type=submit]")
    meeting = screens.Meeting(hand.page)
    path, items = meeting.path, meeting.items()

    stays = {point.title for point in POINTS} - {POINTS[7].title}
    titles = hand.page.locator("main tbody th a").all_inner_texts()
    gone = [path for path, title in zip(items, titles, strict=True) if title not in stays]
    for unwanted in gone:  # one of last time, and what the year plan may have brought
        hand.follow(f"main a[href='{unwanted}']")
        hand.follow("form[action$='/remove'] button")

    hand.follow("main a[href$='/items/new']")
    hand.type("title", "Een bank in de tuin")
    hand.choose("purpose", "decide")
    hand.type("minutes", str(POINTS[7].minutes))
    hand.type("text", "Wij willen een bank in de tuin. Kees laat het plan zien.")
    hand.follow(EASY)
    assert easy_lines(hand) == 3, "the title and two sentences"
    hand.follow(f"a[href^='{path}']")
    garden = next(one for one in meeting.items() if one not in items)

    hand.follow(f"main a[href='{garden}']")
    hand.follow("a[href$='/papers/new']")
    hand.give("file", plan)
    hand.follow("main form.form button[type=submit]")
    hand.follow(f"a[href='{path}']")

    hand.follow(f"a[href='{path}/order']")
    grips = hand.page.locator("[data-part=grip]")
    hand.drag(grips.last, hand.page.locator("[data-part=order] li").nth(6))
    hand.follow(f"a[href='{path}']")

    for place, (title, text) in CHANGED.items():
        hand.follow(f"main a[href='{items[place - 1]}']")
        hand.follow("a[href$='/edit']")
        hand.type("title", title)
        hand.type("text", text)
        hand.follow(EASY)
        hand.follow("form[action$='/propose'] button")
        if place == 5:
            hand.click("[data-part=candidates] label:has(input:not(:checked))")
        assert easy_lines(hand) == 3
        hand.follow(f"a[href^='{path}']")
    hand.follow(f"form[action='{path}/check-same'] button")

    sys.stdout.write(f"\n{hand}\n")
    assert hand.acts <= MOST_ACTS, hand
    assert hand.minutes <= MOST_MINUTES, hand
    assert meeting.items()[6] == garden
    assert len(meeting.items()) == len(POINTS)
    assert not hand.page.locator(".total.wrong").count(), "it fits in the hour"
    assert not hand.page.locator(f"form[action='{path}/fix']").count(), "a supporter fixes nothing"
    assert not _waiting(house, meeting.items())

    anneke = Start(Door(house.page("desktop")).sign_in("voorzitter").page)
    anneke.meeting(path).fix()


def _waiting(house: House, paths: list[str]) -> list[str]:
    """The titles on the agenda without a checked easy text."""
    ids = [int(path.rsplit("/", 1)[1]) for path in paths]
    with house.acting():
        rows = database.session.scalars(sa.select(AgendaItem).where(AgendaItem.id.in_(ids)))
        return [
            row.title
            for row in rows
            if not row.is_break
            and row.removed_at is None
            and easytext.status_of(row.easy_text, easytext.standard_text(row)) != "checked"
        ]
