"""What a new supporter of a council must know, gathered from where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from portal.coaching.models import HandoverNote
from portal.councils.models import Council
from portal.councils.service import role_word
from portal.decisions.service import Task
from portal.dossiers.service import Running
from portal.i18n import day, hour, written
from portal.i18n import gettext as _
from portal.identity import Role
from portal.meetings.models import Meeting
from portal.memberships.service import Roster
from portal.rendering import Action, Card, Chip, FormPage, Line, Page
from portal.topics.service import sentences

SYMBOL = "own:give"
NOTE = "own:tell"
MOST = 10


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of a council at this moment, as far as the reader may see it."""

    council: Council
    roster: Roster
    meetings: Sequence[Meeting]
    running: Sequence[Running]
    tasks: Sequence[Task]
    note: HandoverNote | None


def handover_page(known: Known, *, writes: bool) -> Page:
    """All of it: who, what comes, what runs, what was agreed, and what else one should know."""
    council = known.council
    back = url_for("portal.councils.show", council_id=council.id)
    return Page(
        title=_("What a new supporter must know"),
        symbol=SYMBOL,
        council=council,
        section="people",
        back=back,
        crumbs=[(council.name, back)],
        cards=[
            _note(council, known.note, writes=writes),
            _people(known),
            _list(
                _("Next meetings"), "own:meeting", _("No meeting is planned."),
                [_meeting(one) for one in known.meetings],
                _to("meetings", "portal.meetings.of_council", council),
            ),
            _list(
                _("Requests that run"), "own:question", _("No request runs now."),
                [_request(one) for one in known.running[:MOST]],
                [Action(concept="dossiers", href=url_for("portal.dossiers.index"), tone="quiet")],
            ),
            _list(
                _("Tasks that are open"), "own:promise", _("No task is open."),
                [_task(one) for one in known.tasks[:MOST]],
                _to("actions", "portal.decisions.actions", council),
            ),
            _agreed(council),
            _words(council, writes=writes),
        ],
    )  # fmt: skip


def _to(concept: str, endpoint: str, council: Council) -> list[Action]:
    return [Action(concept=concept, href=url_for(endpoint, council_id=council.id), tone="quiet")]


def _list(
    title: str, symbol: str, nothing: str, rows: Sequence[Card], actions: Sequence[Action]
) -> Card:
    lines = () if rows else [Line(text=nothing, symbol="own:empty")]
    return Card(title=title, symbol=symbol, rows=rows, lines=lines, actions=actions)


def _people(known: Known) -> Card:
    council, roster = known.council, known.roster
    lines = [
        Line(
            text=_(
                "%(name)s is %(role)s.",
                name=one.person.call_name,
                role=role_word(council, one.role),
            ),
            photo_of=one.person,
        )
        for one in (*roster.members, *roster.supporters)
    ]
    nobody = Line(text=_("Nobody yet. Add a member first."), symbol="own:nobody")
    who = url_for("portal.rights.who", council_id=council.id)
    return Card(
        title=_("Who is in the council?"),
        symbol="own:group",
        lines=lines or [nobody],
        actions=[Action(concept="handover.who", href=who, tone="quiet")],
    )


def _meeting(meeting: Meeting) -> Card:
    when = f"{written(meeting.starts_at, 'EEEE d MMMM y')}, {hour(meeting.starts_at)}"
    return Card(
        title=meeting.title,
        href=url_for("portal.meetings.show", meeting_id=meeting.id),
        symbol=f"leaf:{written(meeting.starts_at, 'yyyy-MM-dd')}",
        lines=[Line(text=when)],
    )


def _request(running: Running) -> Card:
    return Card(
        title=running.request.title,
        href=url_for("portal.dossiers.show_request", asked_id=running.request.id),
        symbol="own:file",
        lines=[Line(text=_last_day(running.day))],
        chips=[Chip(text=_("too late"), tone="alarm", mark="clock")] if running.late else (),
    )


def _last_day(last: date | None) -> str:
    if last is None:
        return _("No last day runs now.")
    return _("Last day: %(day)s", day=written(last, "d MMMM y"))


def _task(task: Task) -> Card:
    return Card(
        title=task.action.what,
        href=url_for("portal.decisions.action", action_id=task.action.id),
        symbol="own:work",
        lines=[Line(text=_("Before %(day)s.", day=day(task.due)))] if task.due else (),
    )


def _agreed(council: Council) -> Card:
    own: dict[str, Any] = {"council_id": council.id}
    rows = (
        (_("Our regulation"), "own:agreement", "regulation.show"),
        (_("House rules of our council"), "own:rule", "regulation.rules"),
        (_("Who leaves when?"), "own:step-down", "regulation.rota"),
        (_("Our year"), "openmoji:1F5D3", "planning.year"),
        (_("For whom do we speak?"), "own:constituency", "rights.for_whom"),
    )
    return Card(
        title=_("What was agreed"),
        symbol="openmoji:1F91D",
        rows=[
            Card(title=title, symbol=symbol, href=url_for(f"portal.{endpoint}", **own))
            for title, symbol, endpoint in rows
        ],
    )


def _words(council: Council, *, writes: bool) -> Card:
    usual = Line(text=_("The council uses the usual words."), symbol="own:say")
    there = Action(
        concept="handover.words",
        href=url_for("portal.easytext.words", council_id=council.id),
        tone="quiet",
    )
    return Card(
        title=_("Words of this council"),
        symbol="own:say",
        lines=list(_own_words(council)) or [usual],
        actions=[there] if writes else (),
    )


def _own_words(council: Council) -> Iterator[Line]:
    for role in Role:
        if word := council.role_names.get(role):
            usual = role_word(Council(role_names={}), role)
            text = _("Here %(usual)s is called %(word)s.", usual=usual, word=word)
            yield Line(text=text, symbol="own:name")


def _note(council: Council, note: HandoverNote | None, *, writes: bool) -> Card:
    lines = []
    if note and note.text:
        when = written(note.written_at, "d MMMM y")
        lines = [Line(text=part) for part in sentences(note.text)]
        signed = _("%(name)s, %(day)s", name=note.writer.call_name, day=when)
        lines.append(Line(text=signed, photo_of=note.writer))
    nothing = Line(text=_("Nothing else is written down."), symbol=NOTE)
    edit = Action(
        concept="handover.write",
        href=url_for("portal.coaching.write_handover", council_id=council.id),
    )
    return Card(
        title=_("What else you should know"),
        symbol=NOTE,
        lines=lines or [nothing],
        actions=[edit] if writes else (),
    )


def form_page(council: Council, form: Any, theirs: Any = None) -> FormPage:
    """The one text that is written for it."""
    back = url_for("portal.coaching.handover", council_id=council.id)
    return FormPage(
        title=_("What else you should know"),
        symbol=NOTE,
        council=council,
        section="people",
        back=back,
        crumbs=[(_("What a new supporter must know"), back)],
        lede=_("Only members and the supporter read this."),
        form=form,
        theirs=theirs,
    )
