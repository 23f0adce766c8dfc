"""The year of the demo's council: a plan, a series of drafts, a template, a date that is asked."""

from datetime import date, datetime, time, timedelta

from portal import clock
from portal.agenda import service as agenda
from portal.councils.models import Council
from portal.datepolls import service as datepolls
from portal.datepolls.models import Suits
from portal.datepolls.service import Question
from portal.identity import Actor, Proof
from portal.meetings.models import MeetingKind
from portal.meetings.service import FITTING, When
from portal.people.models import Person
from portal.planning import service as planning
from portal.planning.models import EntryState
from portal.residents.service import actor_of
from portal.series import service as series
from portal.series.models import Often


def fill(council: Council, central: Council, people: dict[str, Person]) -> None:
    """This year's plan, shown to the house; next year's central one; holidays; a question."""
    sanne = actor_of(people["Sanne"], proof=Proof.ACCOUNT)
    anneke = actor_of(people["Anneke"], proof=Proof.ACCOUNT)
    today = clock.local(clock.now()).date()
    year = (today + timedelta(weeks=6)).year
    for name, first, last in (
        ("Voorjaarsvakantie", date(year, 2, 20), date(year, 2, 28)),
        ("Zomervakantie", date(year, 7, 17), date(year, 8, 29)),
        ("Kerstvakantie", date(year, 12, 18), date(year + 1, 1, 2)),
    ):
        planning.add_holiday(sanne, name, first, last)
    plan = planning.begin(sanne, council, year, planning.READY)
    planning.tell(anneke, plan, told=True)
    first_two = planning.entries(plan)[:2]
    planning.say(sanne, first_two[0], EntryState.DONE)
    planning.begin(sanne, central, year, planning.READY)
    _series(council, sanne, today)
    _question(council, people, today)


def _series(council: Council, sanne: Actor, today: date) -> None:
    first = today + timedelta(weeks=10)
    first += timedelta(days=(3 - first.weekday()) % 7)
    now = clock.now()
    plan = series.Plan(
        often=Often.MONTHLY_WEEKDAY,
        first=first,
        until=first + timedelta(weeks=18),
        begins=time(14),
        ends=time(15),
        when=When(starts_at=now, ends_at=now, place="Huiskamer"),
    )
    days = [one.day for one in series.propose(sanne, council, plan) if one.fits]
    if days:
        made = series.make(sanne, council, plan, days, FITTING)
        agenda.keep_template(sanne, series.meetings_of(made)[0], "Onze gewone vergadering")


def _question(council: Council, people: dict[str, Person], today: date) -> None:
    """Four have answered, Roos not yet."""
    anneke = actor_of(people["Anneke"], proof=Proof.ACCOUNT)
    days = [today + timedelta(days=one) for one in (30, 31, 36)]
    begins = [clock.from_local(datetime.combine(one, time(14))) for one in days]
    poll = datepolls.ask(
        anneke,
        council,
        Question(
            title="Extra vergadering over de verbouwing",
            place="Huiskamer",
            kind=MeetingKind.COUNCIL,
            closes_on=today + timedelta(days=14),
            moments=[(one, one + timedelta(hours=1)) for one in begins],
        ),
    )
    for name, said in (
        ("Anneke", (Suits.YES, Suits.YES, Suits.NO)),
        ("Kees", (Suits.YES, Suits.NO, Suits.RATHER_NOT)),
        ("Hans", (Suits.YES, Suits.RATHER_NOT, Suits.YES)),
    ):
        actor = actor_of(people[name], proof=Proof.ACCOUNT)
        for moment, suits in zip(poll.moments, said, strict=True):
            datepolls.answer(actor, poll, moment.id, suits)
