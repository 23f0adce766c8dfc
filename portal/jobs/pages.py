"""What the administrator sees of jobs: what went wrong, and what is still to be done."""

from collections.abc import Sequence
from datetime import datetime

from flask import url_for

from portal.i18n import day, hour, ngettext
from portal.i18n import gettext as _
from portal.jobs import service
from portal.jobs.models import Job
from portal.rendering import Action, Card, Chip, Line, Page


def jobs_page(dead: Sequence[Job], waiting: Sequence[Job], refused: str = "") -> Page:
    """The jobs that failed for good, and those that are still to be done."""
    cards = []
    if dead:
        rows = [_dead_row(job) for job in dead]
        cards.append(Card(title=_("This went wrong"), symbol="own:problem", rows=rows))
    if waiting:
        rows = [_waiting_row(job) for job in waiting]
        cards.append(Card(title=_("This is still to be done"), symbol="own:later", rows=rows))
    return Page(
        title=_("Work in the background"),
        symbol="own:busy",
        section="administer",
        back=url_for("portal.councils.index"),
        crumbs=[(_("Councils"), url_for("portal.councils.index"))],
        lede=_("The portal does this by itself, while nobody waits for it."),
        banner=Chip(text=refused, tone="alarm", mark="warning") if refused else None,
        cards=cards,
        empty=Line(text=_("All work is done."), symbol="own:done"),
    )


def _dead_row(job: Job) -> Card:
    lines = [Line(text=service.reason_of(job)), Line(text=_when(job))]
    if job.detail:
        lines.append(Line(text=_("For who mends the program: %(detail)s", detail=job.detail)))
    return Card(
        title=service.label_of(job),
        symbol="own:no",
        lines=lines,
        chips=[Chip(text=_("not done"), tone="alarm", mark="cross")],
        actions=_actions(job),
    )


def _waiting_row(job: Job) -> Card:
    lines = [Line(text=_when(job))]
    if job.reason:
        lines.insert(0, Line(text=service.reason_of(job)))
    if service.is_held(job):
        chip, actions = Chip(text=_("busy now"), mark="clock"), []
    else:
        chip, actions = Chip(text=_("waits"), tone="plain", mark="clock"), _actions(job)
    return Card(
        title=service.label_of(job), symbol="own:later", lines=lines, chips=[chip], actions=actions
    )


def _when(job: Job) -> str:
    """Since when it waits, when it is tried again, or when it was given up."""
    if job.ended_at:
        return ngettext(
            "Given up after %(num)s try, on %(moment)s.",
            "Given up after %(num)s tries, on %(moment)s.",
            job.attempts,
            moment=_moment(job.ended_at),
        )
    if job.reason and job.held_until:
        return _("Tried again on %(moment)s.", moment=_moment(job.held_until))
    return _("To do since %(moment)s.", moment=_moment(job.run_at))


def _moment(moment: datetime) -> str:
    return f"{day(moment)}, {hour(moment)}"


def _actions(job: Job) -> list[Action]:
    unsure = job.reason == "unsure"
    return [
        Action(
            concept="try-again",
            symbol="own:change",
            href=url_for("portal.jobs.again", job_id=job.id),
            post=True,
            confirm=_("It may be done already. Then it is done twice. Try again?")
            if unsure
            else _("Shall the portal try this again now?"),
        ),
        Action(
            concept="job.drop",
            href=url_for("portal.jobs.drop", job_id=job.id),
            post=True,
            tone="quiet",
            confirm=_("Then it is not done any more. Leave it?"),
        ),
    ]
