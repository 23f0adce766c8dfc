"""What a free place looks like: to the house, and to who draws it up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.i18n import written
from portal.law import law
from portal.rendering import Action, Card, Chip, FormPage, Line, Page
from portal.topics.service import sentences
from portal.vacancies.models import Vacancy, VacancyInterest
from portal.vacancies.service import stands

SYMBOL = "openmoji:1FA91"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A free place as the reader sees it: ``may_want`` and ``wants`` of the reader, ``people`` who
    want it (for whom that is shown), ``edits`` and ``publishes`` what else the reader may do."""

    vacancy: Vacancy
    may_want: bool
    wants: bool
    people: Sequence[VacancyInterest] | None
    edits: bool
    publishes: bool


def council_page(council: Council, found: Sequence[Vacancy], *, drafts: bool) -> Page:
    """The free places of a council, as far as one may see them."""
    make = url_for("portal.vacancies.make", council_id=council.id)
    return Page(
        title=_("A place is free"),
        symbol=SYMBOL,
        council=council,
        section="people",
        crumbs=[(council.name, _council(council))],
        back=_council(council),
        cards=[row(one) for one in found],
        actions=[Action(concept="vacancy.make", href=make, tone="main")] if drafts else (),
        empty=Line(text=_("No place is free now."), symbol="own:full"),
    )


def row(vacancy: Vacancy) -> Card:
    """A free place in a list."""
    return Card(
        title=vacancy.what,
        href=url_for("portal.vacancies.show", vacancy_id=vacancy.id),
        symbol=SYMBOL,
        lines=[_last_day(vacancy)],
        chips=_chips(vacancy),
    )


def vacancy_page(seen: Seen, *, banner: Chip | None = None) -> Page:
    """A free place: what it is, what one does, and the way to say "I want this"."""
    one = seen.vacancy
    back = url_for("portal.vacancies.of_council", council_id=one.council_id)
    cards = [
        _about(seen),
        Card(
            title=_("What do you do then?"),
            symbol="own:work",
            lines=[Line(text=part) for part in sentences(one.does)],
        ),
        _how(one),
    ]
    if seen.people is not None:
        cards.append(_people(seen.people))
    return Page(
        title=one.what,
        symbol=SYMBOL,
        council=one.council,
        section="people",
        crumbs=[(one.council.name, _council(one.council)), (_("A place is free"), back)],
        back=back,
        banner=banner,
        cards=cards,
        actions=_acts(seen),
    )


def form_page(
    council: Council, form: Any, title: str, back: str, *, theirs: Any = None
) -> FormPage:
    """A free place to draw up or to change."""
    return FormPage(
        title=title,
        symbol=SYMBOL,
        council=council,
        section="people",
        crumbs=[(council.name, _council(council))],
        back=back,
        lede=_("Chair or secretary publish it."),
        form=form,
        theirs=theirs,
    )


def _council(council: Council) -> str:
    return url_for("portal.councils.show", council_id=council.id)


def _last_day(vacancy: Vacancy) -> Line:
    return Line(
        text=_("You can say so until %(day)s.", day=written(vacancy.until, "d MMMM")),
        symbol=f"leaf:{vacancy.until:%Y-%m-%d}",
    )


def _chips(vacancy: Vacancy) -> list[Chip]:
    if not vacancy.published_at:
        return [Chip(text=_("draft"), tone="plain")]
    if vacancy.filled_at:
        return [Chip(text=_("somebody was found"), tone="plain", mark="check")]
    return [] if stands(vacancy) else [Chip(text=_("over"), tone="plain")]


def _about(seen: Seen) -> Card:
    one = seen.vacancy
    lines = [Line(text=_("There is a place in our council."), symbol="own:council")]
    if one.time:
        lines.append(Line(text=one.time, symbol="own:when"))
    lines.append(_last_day(one))
    facts = [(str(law("art. 3 lid 8")), _("Free places are made known to clients."))]
    chips = _chips(one)
    if seen.wants:
        chips.append(Chip(text=_("you want this"), tone="sun", mark="check"))
    return Card(title=one.what, symbol=SYMBOL, lines=lines, facts=facts, chips=chips)


def _how(one: Vacancy) -> Card:
    lines = [Line(text=_("Press: I want this."), symbol="own:want")]
    if one.how:
        lines.append(Line(text=one.how, symbol="own:say"))
    return Card(title=_("How do you say that you want it?"), symbol="own:how", lines=lines)


def _people(people: Sequence[VacancyInterest]) -> Card:
    rows = [
        Card(
            title=one.person.name,
            href=url_for("portal.people.show", person_id=one.person_id),
            photo_of=one.person,
            lines=[Line(text=_said(one))],
        )
        for one in people
    ]
    none = [Line(text=_("Nobody said so yet."), symbol="own:nobody")]
    return Card(title=_("Who wants this?"), symbol="own:who", rows=rows, lines=() if rows else none)


def _said(one: VacancyInterest) -> str:
    day = written(one.said_at, "d MMMM y")
    if one.helper:
        return _("Said on %(day)s, with %(name)s", day=day, name=one.helper.call_name)
    return _("Said on %(day)s", day=day)


def _acts(seen: Seen) -> list[Action]:
    one, acts = seen.vacancy, []
    own: dict[str, Any] = {"vacancy_id": one.id}
    if seen.may_want and stands(one):
        view = "want_no_more" if seen.wants else "want"
        concept = "vacancy.want-no-more" if seen.wants else "vacancy.want"
        href = url_for(f"portal.vacancies.{view}", **own)
        acts.append(
            Action(concept=concept, href=href, post=True, tone="quiet" if seen.wants else "main")
        )
    if seen.publishes and not one.published_at:
        href, fields = url_for("portal.vacancies.publish", **own), [("version", str(one.version))]
        acts.append(
            Action(concept="vacancy.publish", href=href, post=True, fields=fields, tone="main")
        )
    if seen.publishes and stands(one):
        href = url_for("portal.vacancies.fill", **own)
        sure = _("Was somebody found? Then the house does not see it any more.")
        acts.append(Action(concept="vacancy.fill", href=href, post=True, confirm=sure))
    if seen.publishes and one.published_at:
        href = url_for("portal.vacancies.take_back", **own)
        acts.append(Action(concept="vacancy.take-back", href=href, post=True, tone="quiet"))
    if seen.edits and not one.published_at:
        acts.append(Action(concept="edit", href=url_for("portal.vacancies.change", **own)))
    return acts
