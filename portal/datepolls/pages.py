"""Moments to answer, one a screen in the picto view; who can come when; choosing one."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.concepts import concept
from portal.context import View, current_view
from portal.councils.models import Council
from portal.datepolls.models import DateAnswer, DatePoll, Suits
from portal.datepolls.service import Tally, is_open, leaf, moment_words, name_of
from portal.i18n import day, hour, ngettext, written
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.people.models import Person
from portal.rendering import Action, Card, Chip, FormPage, Line, Page

SYMBOL = "own:when"


def list_page(council: Council, polls: Sequence[DatePoll], *, asks: bool) -> Page:
    """What was asked lately."""
    up = url_for("portal.meetings.of_council", council_id=council.id)
    here = url_for(".ask", council_id=council.id)
    rows = [
        Card(
            title=name_of(one),
            href=url_for(".show", poll_id=one.id),
            symbol=leaf(one.chosen_at) if one.chosen_at else SYMBOL,
            lines=[Line(text=_about(one))],
            chips=[_state(one)],
        )
        for one in polls
    ]
    return Page(
        title=_("When can you come?"),
        symbol=SYMBOL,
        council=council,
        section="meetings",
        crumbs=[(_("Meetings"), up)],
        back=up,
        cards=[Card(title=_("Asked"), symbol=SYMBOL, rows=rows)] if rows else [],
        actions=[Action(concept="dates.ask", href=here, tone="main")] if asks else [],
        empty=Line(text=_("Nobody is asked for a date now."), symbol=SYMBOL),
    )


def _about(poll: DatePoll) -> str:
    if poll.chosen_at:
        return moment_words(poll.chosen_at)
    return ", ".join(written(clock.local(one.starts_at), "d MMMM") for one in poll.moments)


def _state(poll: DatePoll) -> Chip:
    if poll.chosen_at:
        return Chip(text=_("chosen"), mark="check")
    if is_open(poll):
        return Chip(text=_("until %(day)s", day=written(poll.closes_on, "d MMMM")), tone="sun")
    return Chip(text=_("closed"), tone="plain")


def poll_page(
    poll: DatePoll,
    actor: Actor,
    tallies: Sequence[Tally],
    *,
    whose: Person | None = None,
    answers: bool = False,
    inside: bool = False,
    banner: Chip | None = None,
) -> Page:
    """One question, a card a moment. ``whose``: who it is typed in for; ``answers``: whether the
    reader is asked; ``inside``: whether the reader sees who can come."""
    up = url_for(".index", council_id=poll.council_id)
    best = max((one.weight for one in tallies), default=(0, 0))
    who = whose.id if whose else actor.person_id
    acts = (answers or whose is not None) and is_open(poll)
    cards = [
        _moment(poll, one, who, acts=acts, inside=inside, typed=whose, best=best, number=number)
        for number, one in enumerate(tallies, 1)
    ]
    return Page(
        title=_("When can %(name)s come?", name=whose.call_name)
        if whose
        else _("When can you come?"),
        symbol=SYMBOL,
        lede=_lede(poll),
        council=poll.council,
        section="meetings",
        crumbs=[(_("When can you come?"), up)],
        back=up if inside else url_for("portal.start.show"),
        banner=banner,
        cards=cards,
        actions=_acts(poll, actor) if whose is None else [],
    )


def _lede(poll: DatePoll) -> str:
    if poll.chosen_at:
        return _("It is on %(moment)s.", moment=moment_words(poll.chosen_at))
    if not is_open(poll):
        return _("One cannot answer any more.")
    name = name_of(poll)
    if current_view() is View.PICTO:
        return name
    return _("%(meeting)s. Answer before %(day)s.", meeting=name, day=day(poll.closes_on))


def _moment(
    poll: DatePoll,
    tally: Tally,
    who: int | None,
    *,
    acts: bool,
    inside: bool,
    typed: Person | None,
    best: tuple[int, int],
    number: int,
) -> Card:
    start = tally.moment.starts_at
    mine = tally.of(who)
    chosen = poll.chosen_at == start
    chips = [Chip(text=_("chosen"), mark="check")] if chosen else []
    picto = current_view() is View.PICTO
    if inside and tally.answers and not picto:
        coming = len(tally.who(Suits.YES))
        chips.append(Chip(text=ngettext("%(num)s can come", "%(num)s can come", coming)))
        if tally.weight == best and not poll.chosen_at and coming:
            chips.append(Chip(text=_("most can come"), mark="check"))
    if mine and mine.written_by_id and typed is None:
        chips.append(Chip(text=_("typed in for you"), tone="plain", mark="pencil"))
    at = Line(text=hour(start), symbol=f"clock:{clock.local(start):%H:%M}")
    return Card(
        title=written(clock.local(start), "EEEE d MMMM") if picto else moment_words(start),
        symbol=leaf(start) if picto else "",
        lines=[at] if picto else [],
        facts=_facts(tally) if inside else [],
        chips=chips,
        actions=_answers(poll, tally, mine, typed, number) if acts else [],
    )


def _facts(tally: Tally) -> list[tuple[str, str]]:
    facts = [
        (str(concept(f"suits.{suits}").label), ", ".join(map(_named, found)))
        for suits in Suits
        if (found := tally.who(suits))
    ]
    if tally.waiting:
        facts.append((_("Not yet"), ", ".join(one.call_name for one in tally.waiting)))
    return facts


def _named(answer: DateAnswer) -> str:
    name = answer.person.call_name
    if answer.helper is None:
        return name
    return _("%(name)s with %(helper)s", name=name, helper=answer.helper.call_name)


def _answers(
    poll: DatePoll, tally: Tally, mine: DateAnswer | None, typed: Person | None, number: int
) -> list[Action]:
    """Three answers, each as easy as the other."""
    whose = [("person", str(typed.id))] if typed else []
    return [
        Action(
            concept=f"suits.{suits}",
            href=url_for(".answer_for" if typed else ".answer", poll_id=poll.id),
            post=True,
            pressed=mine is not None and mine.suits == suits,
            fields=[
                ("moment", str(tally.moment.id)),
                ("suits", suits),
                ("number", str(number)),
                *whose,
            ],
        )
        for suits in Suits
    ]


def _acts(poll: DatePoll, actor: Actor) -> list[Action]:
    """What who asked can do: choose, type in what came on paper, print, stop."""
    if not policy.may(actor, Permission.DATES_EDIT, poll.council_id):
        return []
    if poll.meeting_id and poll.chosen_at:
        href = url_for("portal.meetings.show", meeting_id=poll.meeting_id)
        return [Action(concept="meeting", href=href, tone="main")]
    if poll.stopped_at or poll.chosen_at:
        return []
    acts = [_act(poll, "dates.choose", "choose", tone="main")]
    if is_open(poll):
        acts.append(_act(poll, "dates.for", "whose"))
        acts += [] if actor.device_id else [_act(poll, "print", "paper")]
    confirm = _("Stop asking, without choosing a moment?")
    return [*acts, _act(poll, "dates.stop", "stop", post=True, tone="alarm", confirm=confirm)]


def _act(poll: DatePoll, concept: str, view: str, **more: Any) -> Action:
    return Action(concept=concept, href=url_for(f".{view}", poll_id=poll.id), **more)


def form_page(council: Council, form: Any, title: str, back: str, **more: Any) -> FormPage:
    """One question around a date."""
    return FormPage(
        title=title,
        symbol=SYMBOL,
        council=council,
        section="meetings",
        crumbs=[(_("Meetings"), url_for("portal.meetings.of_council", council_id=council.id))],
        back=back,
        form=form,
        **more,
    )
