"""What a council does with a topic. Each act is a line of its trail, and is told to whose it is."""

import re
from datetime import date
from typing import Any

import sqlalchemy as sa

from portal import audit, clock
from portal.agenda import service as agenda
from portal.complaints import is_personal
from portal.database import session
from portal.easytext import service as easytext
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.topics.models import CLOSED, Step, Topic, TopicState, TopicStep
from portal.topics.service.reading import Place, place_of
from portal.wishes.models import Wish, WishState

MINUTES = 10
MOST_TITLE = 80


def take(actor: Actor, wish: Wish, title: str, symbol: str) -> Topic:
    """Begin a topic with a wish. ``title`` is for a wish without words.

    Raises `RefusedError` when the wish has been taken.
    """
    session.refresh(wish, with_for_update=True)
    if wish.topic_id:
        raise RefusedError(_("Somebody has already taken this wish."))
    now = clock.now()
    topic = Topic(
        council_id=wish.council_id,
        title=_first_words(wish.text) or title,
        text=wish.text,
        symbol=symbol,
        made_at=now,
        decided_at=now,
    )
    session.add(topic)
    session.flush()
    wish.topic_id = topic.id
    _note(actor, topic, Step.TAKEN)
    _tell(actor, topic)
    return topic


def begin_with(actor: Actor, council_id: int, text: str, symbol: str) -> Topic:
    """Begin a topic with words of the council itself, called after the first of them."""
    now = clock.now()
    topic = Topic(
        council_id=council_id,
        title=_first_words(text) or text[:MOST_TITLE],
        text=text,
        symbol=symbol,
        made_at=now,
        decided_at=now,
    )
    session.add(topic)
    session.flush()
    _note(actor, topic, Step.TAKEN)
    return topic


def edit(actor: Actor, topic: Topic, title: str, text: str, version: int) -> None:
    """Change the words of a topic; a wish keeps its own. Raises `ConflictError`."""
    check_version(topic, version, ("title", "text"))
    topic.title, topic.text = title, text
    session.flush()
    audit.record(actor, "topic:edit", council_id=topic.council_id, detail=f"topic {topic.id}")


def check_public(topic: Topic, *, common: bool) -> None:
    """Before others than the council see it: what concerns one person is not treated here.

    Raises `RefusedError` unless somebody said that it is ``common`` to all.
    """
    if not common and is_personal(f"{topic.title}\n{topic.text}"):
        raise RefusedError(
            _("This seems to be about one person. Others will read it. Is it about all of us?"),
            field="common",
        )


def plan(
    actor: Actor, topic: Topic, meeting: Meeting, version: int, *, common: bool = False
) -> AgendaItem:
    """Put the topic on an agenda; the easy text of the last time comes along, to be checked.

    Raises `RefusedError`, `ConflictError`.
    """
    begin(topic, version)
    check_public(topic, common=common)
    if meeting.council_id != topic.council_id or meeting.state == MeetingState.CANCELLED:
        raise RefusedError(_("Choose a meeting from the list."), field="meeting")
    if meeting.ends_at <= clock.now():
        raise RefusedError(_("This meeting has been."), field="meeting")
    if topic.state == TopicState.PLANNED and place_of(topic) is Place.LATER:
        raise RefusedError(_("It is on an agenda already. Take it off there first."))
    before = topic.item
    words = agenda.ItemText(title=topic.title, text=topic.text, minutes=MINUTES)
    item = agenda.add_item(actor, meeting, words)
    if before is not None:
        item.carried_from_id = before.id
        easytext.carry_over(before, item)
    topic.item = item
    decide(actor, topic, TopicState.PLANNED, Step.PLANNED, item_id=item.id)
    tell_sources(topic, Step.TAKEN_THERE)
    return item


def park(actor: Actor, topic: Topic, until: date, why: str, version: int) -> None:
    """Leave it until a day; then it asks for a decision again. Raises as `plan` does."""
    begin(topic, version)
    if until <= clock.local(clock.now()).date():
        raise RefusedError(_("Choose a day to come."), field="until")
    decide(actor, topic, TopicState.PARKED, Step.PARKED, until=until, text=why)


def close(actor: Actor, topic: Topic, *, done: bool, reply: str, version: int) -> None:
    """Say what was done, or why not now; whose it is reads so, and so does the other council.

    Raises `RefusedError` without words, `ConflictError`.
    """
    begin(topic, version)
    if not reply:
        words = _("Say what was done.") if done else _("Say why not now. One sentence is enough.")
        raise RefusedError(words, field="reply")
    topic.reply = reply
    state, step = (TopicState.DONE, Step.DONE) if done else (TopicState.NOT_NOW, Step.NOT_NOW)
    decide(actor, topic, state, step, text=reply)
    tell_sources(topic, Step.ANSWERED, reply)


def reopen(actor: Actor, topic: Topic, version: int) -> None:
    """Take it up again: what was parked, passed on or closed. Raises as `plan` does."""
    if topic.state == TopicState.OPEN:
        return
    begin(topic, version)
    if topic.state == TopicState.PLANNED and place_of(topic) is Place.LATER:
        raise RefusedError(_("It is on an agenda already. Take it off there first."))
    decide(actor, topic, TopicState.OPEN, Step.REOPENED)


def merge(actor: Actor, topic: Topic, into: Topic, version: int) -> None:
    """Put a topic into another one, with what was put into it before. Raises as `plan` does."""
    begin(topic, version)
    session.refresh(into, with_for_update=True)
    merged_away = into.state == TopicState.MERGED or into.state in CLOSED
    if into.council_id != topic.council_id or into.id == topic.id or merged_away:
        raise RefusedError(_("Choose a topic from the list."), field="into")
    if topic.state in (TopicState.PASSED, TopicState.PLANNED) and place_of(topic) is Place.LATER:
        raise RefusedError(_("This one is already under way. Put the other one into this."))
    session.execute(sa.update(Topic).where(Topic.into_id == topic.id).values(into_id=into.id))
    topic.into_id = into.id
    decide(actor, topic, TopicState.MERGED, Step.MERGED, other_id=into.id)
    _note(actor, into, Step.JOINED, other_id=topic.id)
    _tell(actor, into)


def split(actor: Actor, topic: Topic) -> Topic:
    """Take a topic out of the one it was put into, which is returned. Raises `RefusedError`."""
    session.refresh(topic, with_for_update=True)
    if topic.into_id is None:
        raise RefusedError(_("This topic stands by itself already."))
    into = session.get_one(Topic, topic.into_id)
    topic.into_id = None
    decide(actor, topic, TopicState.OPEN, Step.SPLIT, other_id=into.id)
    _note(actor, into, Step.SPLIT, other_id=topic.id)
    return into


def tell_sources(topic: Topic, what: Step, text: str = "") -> None:
    """Tell the councils that passed it, or what is in it, on what became of it.

    No names, no dates. An answered topic asks its council for a decision again.
    """
    inside = sa.or_(Topic.id == topic.id, Topic.into_id == topic.id)
    passed = sa.select(Topic.source_id).where(inside)
    for source in session.scalars(sa.select(Topic).where(Topic.id.in_(passed))).all():
        for one in {source.id, source.into_id or source.id}:
            add_step(one, what, text=text, council_id=topic.council_id)
        if what is Step.ANSWERED and source.state == TopicState.PASSED:
            source.state, source.decided_at = TopicState.OPEN, clock.now()
    session.flush()


def is_for_others(topic: Topic) -> bool:
    """Whether the answer goes to another council, for which only an officer speaks."""
    inside = sa.or_(Topic.id == topic.id, Topic.into_id == topic.id)
    query = sa.select(Topic.id).where(inside, Topic.source_id.is_not(None)).limit(1)
    return session.scalar(query) is not None


def _first_words(text: str) -> str:
    """The first sentence, cut at a word."""
    sentence = re.split(r"(?<=[.!?])\s|\n", text.strip(), maxsplit=1)[0].rstrip(".")
    if len(sentence) <= MOST_TITLE:
        return sentence
    return f"{sentence[:MOST_TITLE].rsplit(' ', 1)[0]}..."


def begin(topic: Topic, version: int) -> None:
    """Nobody else decides meanwhile, and who decides saw how it stands.

    Raises `RefusedError`, `ConflictError`.
    """
    session.refresh(topic, with_for_update=True)
    if topic.state == TopicState.MERGED:
        raise RefusedError(_("This topic is part of another one. Take it out first."))
    check_version(topic, version, ("title", "text"))


def decide(actor: Actor, topic: Topic, state: TopicState, step: Step, **more: Any) -> None:
    """Give it this state, with a step that says ``more``, and let its wishes follow."""
    topic.state, topic.decided_at = state, clock.now()
    topic.until = more.get("until")
    if state not in CLOSED:
        topic.reply = ""
    _note(actor, topic, step, **more)
    _tell(actor, topic)


def _note(actor: Actor, topic: Topic, what: Step, **more: Any) -> None:
    add_step(topic.id, what, person_id=actor.person_id, helper_id=actor.helper_id, **more)
    session.flush()
    audit.record(actor, f"topic:{what}", council_id=topic.council_id, detail=f"topic {topic.id}")


def add_step(topic_id: int, what: Step, **more: Any) -> None:
    """Add a line to the trail."""
    session.add(TopicStep(topic_id=topic_id, what=what, at=clock.now(), **more))


def _tell(actor: Actor, topic: Topic) -> None:
    """Let the wishes of this topic, and of those inside it, follow what was decided."""
    topic = session.get_one(Topic, topic.into_id) if topic.into_id else topic
    inside = sa.select(Topic.id).where(sa.or_(Topic.id == topic.id, Topic.into_id == topic.id))
    closed = {TopicState.NOT_NOW: WishState.NOT_NOW, TopicState.DONE: WishState.DONE}
    for wish in session.scalars(sa.select(Wish).where(Wish.topic_id.in_(inside))):
        wish.state = closed.get(TopicState(topic.state), WishState.PLANNED)
        wish.reply = topic.reply
        wish.item_id = topic.item_id if topic.state == TopicState.PLANNED else None
        wish.answered_by_id = actor.person_id
        wish.answered_at = clock.now()
    session.flush()
