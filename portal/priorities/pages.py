"""What goes first? Topics to answer, one a screen in the picto view; the order afterwards."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import url_for

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.context import View, current_view
from portal.councils.models import Council
from portal.i18n import day, ngettext, written
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import Meeting
from portal.priorities.forms import SYMBOL as TOPIC_SYMBOL
from portal.priorities.models import PriorityChoice, PriorityRound, Weight
from portal.priorities.service import Outcome, is_open, may_go_on
from portal.rendering import Action, Card, Chip, FormPage, Line, Page
from portal.topics import service as topics
from portal.topics.models import TopicState
from portal.topics.service import Place

SYMBOL = "own:first"


def list_page(
    council: Council, rounds: Sequence[PriorityRound], *, opens: bool, older: str = ""
) -> Page:
    """The rounds of a council, the newest first."""
    rows = [
        Card(
            title=_asked_on(one),
            href=url_for(".show", asked_id=one.id),
            symbol=f"leaf:{clock.local(one.made_at):%Y-%m-%d}",
            lines=[Line(text=", ".join(choice.topic.title for choice in one.choices))],
            chips=[_state(one)],
        )
        for one in rounds
    ]
    here = url_for(".open_", council_id=council.id)
    acts = [Action(concept="priorities.open", href=here, tone="main")] if opens else []
    if older:
        acts.append(Action(concept="view", href=older, label=_("Older")))
    return Page(
        title=_("What goes first?"),
        symbol=SYMBOL,
        council=council,
        section="wishes",
        crumbs=[(_("Wishes"), url_for("portal.wishes.index"))],
        back=url_for("portal.councils.show", council_id=council.id),
        cards=[Card(title=_("Chosen together"), symbol=SYMBOL, rows=rows)] if rows else [],
        actions=acts,
        empty=Line(text=_("We did not choose together yet."), symbol=SYMBOL),
    )


def _asked_on(asked: PriorityRound) -> str:
    return _("Asked on %(day)s", day=written(clock.local(asked.made_at), "d MMMM y"))


def _state(asked: PriorityRound) -> Chip:
    if is_open(asked):
        return Chip(text=_("until %(day)s", day=written(asked.closes_on, "d MMMM")), tone="sun")
    return Chip(text=_("closed"), tone="plain")


def open_page(
    asked: PriorityRound,
    actor: Actor,
    mine: Mapping[int, Weight],
    *,
    members: int,
    banner: Chip | None = None,
) -> Page:
    """A round that is open: a card a topic, for who answers with what can be said of it."""
    answers = policy.may(actor, Permission.PRIORITY_ANSWER, asked.council_id)
    cards = [_choice(asked, one, mine, acts=answers) for one in asked.choices]
    told = _turnout(members)
    if answers and len(mine) == len(asked.choices):
        until = _("You can change it until %(day)s.", day=day(asked.closes_on))
        thanks = [Line(text=until, symbol="own:change"), *told]
        cards.append(Card(title=_("You said it of everything."), symbol="own:done", lines=thanks))
    else:
        cards.append(Card(title=_("Who has chosen?"), symbol="own:we", lines=told))
    return Page(
        lede=_("Say of each topic how important it is.") if answers else _for_who_looks(asked),
        banner=banner,
        cards=cards,
        actions=_closes(asked, actor),
        **_frame(asked),
    )


def _for_who_looks(asked: PriorityRound) -> str:
    return _("The members choose until %(day)s.", day=day(asked.closes_on))


def _turnout(members: int) -> list[Line]:
    words = ngettext("%(num)s member has chosen.", "%(num)s members have chosen.", members)
    return [
        Line(text=words, symbol="own:group"),
        Line(text=_("Nobody sees what you choose."), symbol="own:secret"),
    ]


def _choice(
    asked: PriorityRound, choice: PriorityChoice, mine: Mapping[int, Weight], *, acts: bool
) -> Card:
    words = topics.sentences(choice.topic.text)[:1]
    own = mine.get(choice.id)
    return Card(
        title=choice.topic.title,
        symbol=choice.topic.symbol or TOPIC_SYMBOL,
        lines=[Line(text=one) for one in words if one.rstrip(".") != choice.topic.title],
        actions=[
            Action(
                concept=f"weight.{weight}",
                href=url_for(".answer", asked_id=asked.id),
                post=True,
                pressed=weight == own,
                fields=[("choice", str(choice.id)), ("weight", weight)],
            )
            for weight in Weight
        ]
        if acts
        else (),
    )


def _closes(asked: PriorityRound, actor: Actor) -> list[Action]:
    if not policy.may(actor, Permission.PRIORITY_CLOSE, asked.council_id):
        return []
    href = url_for(".close", asked_id=asked.id)
    confirm = _("Close it now? Then nobody can choose any more.")
    return [Action(concept="priorities.close", href=href, post=True, confirm=confirm)]


def outcome_page(
    asked: PriorityRound,
    actor: Actor,
    found: Sequence[Outcome],
    *,
    members: int,
    meeting: Meeting | None,
    plans: bool,
    banner: Chip | None = None,
) -> Page:
    """What goes first, in order; ``meeting`` is the next one on whose agenda this person can put a
    topic, and ``plans`` whether the order can go in the year plan."""
    acts = []
    if plans:
        href = url_for(".put_in_plan", asked_id=asked.id)
        acts = [Action(concept="priorities.plan", href=href, tone="main")]
    first = next((one for one in found if may_go_on(one.topic)), None)
    words = ngettext("%(num)s member has chosen.", "%(num)s members have chosen.", members)
    cards = [_placed(one, meeting if one is first else None) for one in found] if members else []
    return Page(
        lede=words,
        banner=banner,
        cards=cards,
        actions=acts if members else (),
        empty=Line(text=_("Nobody chose. Talk about it together."), symbol="own:talk-first"),
        **_frame(asked),
    )


def _placed(one: Outcome, meeting: Meeting | None) -> Card:
    counted = [
        Line(text=_said(weight, one.counts[weight]), symbol=_PICTURES[weight])
        for weight in Weight
        if one.counts.get(weight)
    ]
    few = [Line(text=_("Few members chose. So we tell no numbers."), symbol="own:secret")]
    return Card(
        title=_("%(place)s. %(title)s", place=one.place, title=one.topic.title),
        href=url_for("portal.topics.show", topic_id=one.topic.id)
        if current_view() is View.STANDARD
        else "",
        symbol=one.topic.symbol or TOPIC_SYMBOL,
        lines=counted or few,
        actions=_on_agenda(one, meeting) if meeting else (),
    )


_PICTURES = {
    Weight.IMPORTANT: "own:important",
    Weight.A_BIT: "own:some",
    Weight.NOT_NOW: "own:now:not",
}


def _said(weight: Weight, number: int) -> str:
    if weight is Weight.IMPORTANT:
        return ngettext("%(num)s says: important", "%(num)s say: important", number)
    if weight is Weight.A_BIT:
        return ngettext("%(num)s says: a bit", "%(num)s say: a bit", number)
    return ngettext("%(num)s says: not now", "%(num)s say: not now", number)


def _on_agenda(one: Outcome, meeting: Meeting) -> list[Action]:
    """One tap puts what goes first on the agenda of the next meeting, as on the topic's page."""
    topic = one.topic
    if topic.state == TopicState.PLANNED and topics.place_of(topic) is Place.LATER:
        return []
    return [
        Action(
            concept="topic.plan",
            label=_("On the agenda of %(day)s", day=topics.short(meeting.starts_at)),
            href=url_for("portal.topics.plan", topic_id=topic.id),
            post=True,
            fields=[("meeting", str(meeting.id)), ("version", str(topic.version))],
        )
    ]


def form_page(council: Council, form: Any, back: str, *, title: str, save: str) -> FormPage:
    """One question around choosing."""
    return FormPage(
        title=title,
        symbol=SYMBOL,
        council=council,
        section="wishes",
        crumbs=[(_("What goes first?"), url_for(".index", council_id=council.id))],
        back=back,
        form=form,
        save=save,
    )


def nothing_page(council: Council) -> Page:
    """There are too few topics to choose between."""
    return Page(
        title=_("Choose together"),
        symbol=SYMBOL,
        council=council,
        section="wishes",
        back=url_for(".index", council_id=council.id),
        empty=Line(text=_("There are no two topics to choose between yet."), symbol="own:empty"),
    )


def _frame(asked: PriorityRound) -> dict[str, Any]:
    up = url_for(".index", council_id=asked.council_id)
    return {
        "title": _("What goes first?"),
        "symbol": SYMBOL,
        "council": asked.council,
        "section": "wishes",
        "crumbs": [(_("What goes first?"), up)],
        "back": up,
    }
