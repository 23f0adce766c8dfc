"""Somebody is reminded of an action: a week and a day before, each once, and not when it is done.

Who gets no mail gets one letter, so that no pile of paper grows.
"""

from datetime import date, datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from portal import clock
from portal.councils.models import Council
from portal.database import session
from portal.decisions.models import STILL_OPEN, Action
from portal.decisions.service.reading import NEXT
from portal.i18n import day, lazy_gettext
from portal.i18n import gettext as _
from portal.jobs import service as jobs
from portal.mail import service as mail
from portal.mail.models import Message
from portal.people.models import Person

WEEK, DAY = 7, 1
"""So many days before."""


@jobs.every("action-reminders", label=lazy_gettext("Remind people of what they would do"), hours=6)
def remind(_task: jobs.Task | None = None) -> None:
    """Write to everybody whose action is due in a week, or tomorrow."""
    today = clock.local(clock.now()).date()
    due = _due_until(today + timedelta(days=WEEK))
    for action, day_due in due:
        left = (day_due - today).days
        if left < 0:
            continue
        before = DAY if left <= DAY else WEEK
        if clock.local(action.made_at).date() > day_due - timedelta(days=before):
            continue  # agreed so late that it needs no reminding
        for person in action.people:
            lettered = before == DAY and _is_on_paper(_topic(action, day_due, WEEK), person)
            if person.left_at is None and not lettered:
                _write(action, person, day_due, before)


def stop(action: Action) -> None:
    """Let no reminder go out any more that did not go out yet."""
    session.execute(
        sa.update(Message)
        .where(
            Message.topic.like(f"action:{action.id}:%"),
            Message.sent_at.is_(None),
            Message.printed_at.is_(None),
        )
        .values(until=clock.now())
        .execution_options(synchronize_session=False)
    )


def _due_until(last: date) -> list[tuple[Action, date]]:
    """The open actions of councils that remind, whose day is near: in two statements."""
    found = session.execute(
        sa.select(Action, NEXT)
        .join(Council, Council.id == Action.council_id)
        .options(joinedload(Action.council), selectinload(Action.people))
        .where(
            Action.state.in_(sorted(STILL_OPEN)),
            Council.reminds_of_actions,
            sa.or_(Action.due_on <= last, Action.due_on.is_(None)),
        )
        .order_by(Action.id)
    )
    days = ((one, one.due_on or (clock.local(at).date() if at else None)) for one, at in found)
    return [(action, day_due) for action, day_due in days if day_due and day_due <= last]


def _topic(action: Action, day_due: date, before: int) -> str:
    return f"action:{action.id}:{day_due}:{before}"


def _is_on_paper(topic: str, person: Person) -> bool:
    """Whether this person has, or will get, the first reminder as a letter."""
    found = session.execute(
        sa.select(Message.sent_at).where(Message.topic == topic, Message.person_id == person.id)
    ).one_or_none()
    return found is not None and found.sent_at is None


def _write(action: Action, person: Person, day_due: date, before: int) -> None:
    when = _("Before %(day)s.", day=day(day_due))
    lines = [
        (_("You would do this:"), "own:promise"),
        (action.what, ""),
        (when, f"leaf:{day_due:%Y-%m-%d}"),
        (_("Is it done? Say so at 'What do I do?'."), "own:done"),
    ]
    end_of_day = datetime.combine(day_due + timedelta(days=1), time())
    draft = mail.Draft(
        subject=_("Do you still think of this?"), lines=lines, until=clock.from_local(end_of_day)
    )
    mail.post(_topic(action, day_due, before), action.council_id, person, draft)
