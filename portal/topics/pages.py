"""What is shown of topics: one with its trail, and what can be done with it."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.concepts import CONCEPTS
from portal.councils.models import Council
from portal.dossiers import service as dossiers
from portal.dossiers.models import Dossier
from portal.i18n import day
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import Meeting
from portal.noting import note_cards
from portal.rendering import Action, Card, Chip, FormPage, Line, Page
from portal.topics import service as topics
from portal.topics.models import CLOSED, Topic, TopicState
from portal.topics.service import Place, Told
from portal.wishes.models import Wish

SYMBOL = "own:have-a-say"


def topic_page(
    topic: Topic,
    actor: Actor,
    *,
    inside: Sequence[Topic],
    wishes: Sequence[Wish],
    steps: Sequence[Told],
    named: Sequence[str],
    meetings: Sequence[Meeting],
    banner: Chip | None = None,
) -> Page:
    """One topic: what it is about, where it is now, who said it, and what to do with it."""
    edits = policy.may(actor, Permission.TOPIC_EDIT, topic.council_id)
    there = dossiers.of_topic(topic.id)
    return Page(
        title=topic.title,
        symbol=topic.symbol or SYMBOL,
        council=topic.council,
        section="wishes",
        crumbs=[(_("Wishes"), url_for("portal.wishes.index"))],
        back=url_for("portal.wishes.index"),
        banner=banner,
        cards=[
            _about(topic),
            Card(
                title=_("Where is it now?"),
                symbol="own:where",
                lines=[Line(**step._asdict()) for step in steps],
            ),
            *_said(wishes, named),
            *_inside(inside, edits=edits),
            *_dossiers(there),
            *note_cards(topic),
        ],
        actions=[*_acts(topic, actor, meetings), *_dossier_act(topic, actor, there)]
        if edits
        else (),
    )


def _about(topic: Topic) -> Card:
    lines = [
        Line(text=part) for part in topics.sentences(topic.text) if part.rstrip(".") != topic.title
    ]
    whole = url_for("portal.topics.show", topic_id=topic.into_id) if topic.into_id else ""
    return Card(
        title=_("What it is about"),
        symbol=topic.symbol or SYMBOL,
        lines=lines or [Line(text=topic.title, symbol=topic.symbol)],
        chips=[Chip(**topics.standing(topic)._asdict())],
        actions=[Action(concept="topic.merged", href=whole, tone="main")] if whole else (),
    )


def _said(wishes: Sequence[Wish], named: Sequence[str]) -> list[Card]:
    if not wishes and not named:
        return []
    rows = [
        Card(
            title=wish.person.call_name,
            href=url_for("portal.wishes.show", wish_id=wish.id),
            photo_of=wish.person,
            lines=[Line(text=wish.text or day(wish.made_at))],
            sound=url_for("portal.wishes.voice", wish_id=wish.id) if wish.recording_id else "",
        )
        for wish in wishes
    ]
    lines = [Line(text=_("%(name)s said it there.", name=name), symbol="own:say") for name in named]
    return [Card(title=_("Who said it?"), symbol="own:say", rows=rows, lines=lines)]


def _dossiers(there: Sequence[Dossier]) -> list[Card]:
    if not there:
        return []
    rows = [
        Card(
            title=one.title,
            href=url_for("portal.dossiers.show", dossier_id=one.id),
            symbol=one.symbol or "own:file",
        )
        for one in there
    ]
    return [Card(title=_("Its dossier"), symbol="own:file", rows=rows)]


def _dossier_act(topic: Topic, actor: Actor, there: Sequence[Dossier]) -> list[Action]:
    makes = policy.may(actor, Permission.DOSSIER_MAKE, topic.council_id)
    if there or not makes or topic.state == TopicState.MERGED:
        return []
    href = url_for("portal.dossiers.from_topic", topic_id=topic.id)
    return [Action(concept="dossier.of_topic", href=href)]


def _inside(inside: Sequence[Topic], *, edits: bool) -> list[Card]:
    if not inside:
        return []
    rows = [
        Card(
            title=one.title,
            href=url_for("portal.topics.show", topic_id=one.id),
            symbol=one.symbol,
            actions=[_act("topic.split", one, "split", post=True)] if edits else (),
        )
        for one in inside
    ]
    return [Card(title=_("This belongs with it"), symbol="own:collaborate", rows=rows)]


def _acts(topic: Topic, actor: Actor, meetings: Sequence[Meeting]) -> list[Action]:
    """What this actor may do with it now, what is most usual first."""
    if topic.state == TopicState.MERGED:
        return [_act("topic.split", topic, "split", post=True)]
    again = _act("topic.again", topic, "reopen", post=True)
    if topic.state in CLOSED:
        return [again]
    passes = policy.may(actor, Permission.TOPIC_PASS, topic.council_id)
    if topics.place_of(topic) is Place.LATER and topic.state == TopicState.PLANNED:
        href = url_for("portal.meetings.item", item_id=topic.item_id)
        return [Action(concept="item", href=href, tone="main")]
    acts = []
    if meetings and topic.state != TopicState.PASSED:
        acts = [on_next_agenda(_place(topic, "plan"), meetings[0], topic.version)]
        acts += [_act("topic.plan", topic, "plan")] if meetings[1:] else []
    closes = passes or topic.source_id is None
    return [
        *acts,
        *([_act("topic.close", topic, "close")] if closes else []),
        _act("topic.park", topic, "park"),
        *([_act("topic.pass", topic, "pass")] if passes and topic.state != "passed" else []),
        *([again] if topic.state != TopicState.OPEN else []),
        *([_act("topic.merge", topic, "merge")] if topic.state != TopicState.PASSED else []),
        _act("edit", topic, "edit"),
    ]


def on_next_agenda(href: str, meeting: Meeting, version: int) -> Action:
    """One tap puts it on the agenda of the next meeting."""
    return Action(
        concept="topic.plan",
        label=_("On the agenda of %(day)s", day=topics.short(meeting.starts_at)),
        href=href,
        post=True,
        fields=[("meeting", str(meeting.id)), ("version", str(version))],
        tone="main",
    )


def _act(name: str, topic: Topic, do: str, *, post: bool = False) -> Action:
    fields = [("version", str(topic.version))] if post else ()
    return Action(concept=name, href=_place(topic, do), post=post, fields=fields)


def _place(topic: Topic, do: str) -> str:
    return url_for(f"portal.topics.{do}", topic_id=topic.id)


def asking_page(
    topic: Topic, form: Any, name: str, *, theirs: Any = None, lede: str = "", cards: Any = ()
) -> FormPage:
    """One question about a topic; ``name`` is the concept of the act."""
    place = url_for("portal.topics.show", topic_id=topic.id)
    return FormPage(
        title=str(CONCEPTS[name].label),
        symbol=CONCEPTS[name].symbol,
        council=topic.council,
        section="wishes",
        crumbs=[(_("Wishes"), url_for("portal.wishes.index")), (topic.title, place)],
        back=place,
        lede=lede or topic.title,
        cards=cards,
        form=form,
        theirs=theirs,
    )


def join_page(wish: Wish, form: Any) -> FormPage:
    """With which topic a wish belongs."""
    return FormPage(
        title=str(CONCEPTS["topic.merge"].label),
        symbol="own:collaborate",
        council=wish.council,
        section="wishes",
        back=url_for("portal.wishes.show", wish_id=wish.id),
        lede=wish.text,
        form=form,
    )


def nowhere_page(topic: Topic, name: str, words: str, council: Council) -> Page:
    """There is nothing to choose from for this act."""
    return Page(
        title=str(CONCEPTS[name].label),
        symbol=CONCEPTS[name].symbol,
        council=council,
        section="wishes",
        back=url_for("portal.topics.show", topic_id=topic.id),
        empty=Line(text=words, symbol=CONCEPTS[name].symbol),
    )
