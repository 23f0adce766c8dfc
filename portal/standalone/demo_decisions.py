"""A year of invented decisions of Raad De Linde, and who does what because of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from portal import clock
from portal.ballots.models import Ballot, BallotState
from portal.councils.models import Council
from portal.database import session
from portal.decisions.models import Action, ActionState, Decision
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.meetings.models import AgendaItem, Meeting
from portal.people.models import Person

Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Told:
    """A decision of so many weeks ago, with its easy lines."""

    weeks: int
    text: str
    easy: Lines


YEAR = (
    Told(
        48,
        "De raad vergadert elke vier weken op donderdagmiddag.",
        (
            ("Wij praten elke vier weken.", "own:meeting"),
            ("Op donderdag, na het eten.", "own:noon"),
        ),
    ),
    Told(
        40,
        "Er komt een tweede wasmachine in de bijkeuken.",
        (("Er komt nog een wasmachine.", "openmoji:1F9FA"),),
    ),
    Told(
        31,
        "De deur van de tuin is 's avonds tot 21.00 uur open.",
        (("De tuin is open tot 9 uur 's avonds.", "clock:21:00"),),
    ),
    Told(
        22,
        "De muziek in de huiskamer gaat om 22.00 uur uit.",
        (("Om 10 uur gaat de muziek uit.", "clock:22:00"),),
    ),
    Told(
        13,
        "Op zondag koken bewoners die dat willen samen met een begeleider.",
        (("Op zondag koken wij zelf.", "own:kitchen"), ("Een begeleider helpt.", "own:care")),
    ),
)


def fill(council: Council, people: dict[str, Person]) -> None:
    """A year of decisions, one replaced, one only written down; tasks to do, busy, and done."""
    now = clock.now()
    for one in YEAR:
        _decision(council, people, one.text, one.easy, now - timedelta(weeks=one.weeks))
    music = session.scalars(
        sa.select(Decision).where(Decision.text.contains("muziek"), Decision.council == council)
    ).one()
    later = "De muziek in de huiskamer gaat om 21.30 uur uit, en op zaterdag om 23.00 uur."
    music_off = (
        ("Om half 10 gaat de muziek uit.", "clock:21:30"),
        ("Op zaterdag om 11 uur.", "clock:23:00"),
    )
    _decision(council, people, later, music_off, now - timedelta(weeks=9), replaces=music)
    ballot = session.scalars(
        sa.select(Ballot)
        .where(Ballot.council_id == council.id, Ballot.state == BallotState.CLOSED)
        .order_by(Ballot.id)
        .limit(1)
    ).one()
    text = "Een keer per week eten wij pannenkoeken."
    weekly = (("1 keer per week eten wij pannenkoeken.", "openmoji:1F95E"),)
    moment = ballot.closes_at or now
    pancakes = _decision(council, people, text, weekly, moment, ballot=ballot)
    coming = session.scalars(
        sa.select(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Meeting.council_id == council.id, Meeting.starts_at > now)
        .order_by(AgendaItem.position)
    ).all()
    for item in coming:
        item.shows_actions = "Vorige keer" in item.title
    session.add(
        Decision(
            council_id=council.id,
            text="Wij vragen om een bankje bij de voordeur.",
            decided_at=now,
            made_by_id=people["Sanne"].id,
            made_at=now,
        )
    )
    _actions(council, people, pancakes)
    session.flush()


def _decision(
    council: Council,
    people: dict[str, Person],
    text: str,
    easy: Lines,
    at: datetime,
    *,
    replaces: Decision | None = None,
    ballot: Ballot | None = None,
) -> Decision:
    year = clock.local(at).year
    last = sa.select(sa.func.max(Decision.number)).where(
        Decision.council_id == council.id, Decision.year == year
    )
    made = Decision(
        council=council,
        meeting_id=ballot.item.meeting_id if ballot else None,
        item_id=ballot.item_id if ballot else None,
        ballot=ballot,
        replaces=replaces,
        text=text,
        easy_text=_easy(council, text, easy, people["Sanne"], at),
        decided_at=at,
        year=year,
        number=(session.scalar(last) or 0) + 1,
        made_by_id=people["Sanne"].id,
        made_at=at,
        recorded_by_id=people["Anneke"].id,
        recorded_at=at,
        told_by_id=people["Anneke"].id,
        told_at=at,
    )
    session.add(made)
    session.flush()
    return made


def _easy(council: Council, text: str, easy: Lines, checker: Person, at: datetime) -> EasyText:
    return EasyText(
        council_id=council.id,
        source_hash=easytext.source_hash(text),
        lines=[
            EasyLine(
                position=position,
                text=line,
                symbol=symbol,
                status=LineStatus.CHECKED,
                checked_by_id=checker.id,
                checked_at=at,
            )
            for position, (line, symbol) in enumerate(easy, 1)
        ],
    )


def _actions(council: Council, people: dict[str, Person], pancakes: Decision) -> None:
    now = clock.now()
    today = clock.local(now).date()
    made = pancakes.decided_at
    anneke = people["Anneke"].id

    def action(what: str, names: str, picture: str, **more: object) -> None:
        session.add(
            Action(
                council_id=council.id,
                what=what,
                easy_text=_easy(council, what, ((what, picture),), people["Sanne"], made),
                people=[people[name] for name in names.split()],
                made_by_id=people["Sanne"].id,
                made_at=made,
                **more,
            )
        )

    soon, done = today + timedelta(days=6), {"ended_at": now - timedelta(days=3)}
    action("Kees vraagt het aan de kok.", "Kees", "openmoji:1F95E", decision=pancakes, due_on=soon)
    action("Roos maakt een lijst met spelletjes.", "Roos", "openmoji:1F3B2")
    action(
        "Petra zoekt uit wat een bankje kost.",
        "Petra",
        "openmoji:1F4B6",
        due_on=today + timedelta(days=20),
        state=ActionState.BUSY,
    )
    action(
        "Bas hangt de lijst met corvee op.",
        "Bas Roos",
        "own:schedule",
        due_on=today - timedelta(days=2),
    )
    action(
        "Anneke belt de tuinman.",
        "Anneke",
        "openmoji:1F4DE",
        state=ActionState.DONE,
        ended_by_id=anneke,
        told_by_id=anneke,
        told_at=done["ended_at"],
        **done,
    )
