"""How support is said: its picture, its addresses, a day, the tasks."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import url_for

from portal.concepts import CONCEPTS
from portal.councils.models import Council
from portal.i18n import gettext, written
from portal.i18n import lazy_gettext as _
from portal.rendering import FormPage
from portal.support.models import Task

SYMBOL = "own:supporter"


def on(day: date | None) -> str:
    """A day in words, with its year."""
    return written(day, "d MMMM y") if day else ""


def employer(kind: str) -> str:
    """For whom a supporter works, in words."""
    who = str(CONCEPTS[f"employer.{kind}"].label)
    return gettext("Works for: %(who)s.", who=who.lower())


def home(council: Council) -> str:
    """The page of all that is of the support of a council."""
    return url_for("portal.support.index", council_id=council.id)


def crumbs(council: Council) -> list[tuple[str, str]]:
    """Where a page of support stands."""
    return [
        (council.name, url_for("portal.councils.show", council_id=council.id)),
        (str(CONCEPTS["support"].label), home(council)),
    ]


def form_page(
    council: Council,
    form: Any,
    concept: str,
    *,
    of: tuple[str, str] | None = None,
    lede: str = "",
    theirs: Any = None,
) -> FormPage:
    """Something to fill in, of a page ``of`` this title and address; else something new."""
    return FormPage(
        title=str(CONCEPTS[concept].label),
        symbol=CONCEPTS[concept].symbol,
        council=council,
        section="people",
        crumbs=[*crumbs(council), *([of] if of else ())],
        back=of[1] if of else home(council),
        lede=lede,
        form=form,
        theirs=theirs,
    )


TASKS: Mapping[Task, tuple[Any, str]] = {
    Task.OPINION: (_("Helps us to say what we think"), "own:opinion"),
    Task.SKILLS: (_("Teaches us to meet and to decide"), "own:decide"),
    Task.INFORMATION: (_("Helps us to get and understand information"), "own:understand"),
    Task.STRATEGY: (_("Thinks along: how do we go about it?"), "own:plan"),
    Task.INTEREST: (_("Looks what it means for residents"), "own:resident"),
    Task.MANAGEMENT: (_("Helps us to talk with the manager"), "own:manager"),
    Task.CONSTITUENCY: (_("Helps us to hear who we speak for"), "own:hear"),
    Task.GROUPS: (_("Helps our working groups and committees"), "own:group"),
    Task.PREPARE: (_("Prepares our meetings with us"), "own:agenda"),
    Task.LEAD: (_("Helps the chair to lead the meeting"), "own:chairperson"),
    Task.MINUTES: (_("Helps us to make the minutes"), "own:minutes"),
    Task.ARCHIVE: (_("Keeps our papers in order"), "own:saved"),
    Task.TAKING: (_("Takes the minutes when nobody of us can"), "openmoji:1F4DD"),
}
"""The tasks in easy words, each with its picture."""


def task_words(task: str) -> str:
    """A task as one sentence."""
    return str(TASKS[Task(task)][0])
