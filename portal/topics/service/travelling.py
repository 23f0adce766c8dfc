"""A topic goes from council to council: each has its own copy, and only the answer comes back."""

import sqlalchemy as sa

from portal import clock
from portal.councils.models import Council, CouncilKind, CouncilState
from portal.database import session
from portal.engines import in_order
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.topics.models import Step, Topic, TopicState
from portal.topics.service.acting import add_step, begin, check_public, decide

_HOUSES = (CouncilKind.HOUSE, CouncilKind.PARTICIPANT)


def reachable(council: Council) -> list[Council]:
    """To which councils a topic can go: the central ones, the one above, and those below.

    A council of a house passes nothing to the council of another house.
    """
    ways = [Council.parent_id == council.id, Council.id == (council.parent_id or 0)]
    if council.kind == CouncilKind.CENTRAL:
        ways.append(Council.kind.in_(_HOUSES))
    else:
        ways.append(Council.kind == CouncilKind.CENTRAL)
    query = sa.select(Council).where(
        sa.or_(*ways),
        Council.id != council.id,
        Council.organisation_id == council.organisation_id,
        Council.state != CouncilState.DISSOLVED,
    )
    return list(session.scalars(query.order_by(in_order(Council.name))))


def pass_on(
    actor: Actor, topic: Topic, to: Council, text: str, version: int, *, common: bool = False
) -> Topic:
    """Give the other council a copy: the title and this text, nothing else.

    Raises `RefusedError`, also while another council is busy with it; `ConflictError`.
    """
    begin(topic, version)
    if to.id not in {one.id for one in reachable(topic.council)}:
        raise RefusedError(_("Choose a council from the list."), field="council")
    if topic.state == TopicState.PASSED:
        raise RefusedError(_("Another council is busy with this. Wait for its answer."))
    now = clock.now()
    copy = Topic(
        council_id=to.id,
        title=topic.title,
        text=text,
        symbol=topic.symbol,
        made_at=now,
        decided_at=now,
        source_id=topic.id,
    )
    check_public(copy, common=common)
    session.add(copy)
    session.flush()
    add_step(copy.id, Step.CAME, council_id=topic.council_id)
    decide(actor, topic, TopicState.PASSED, Step.PASSED, council_id=to.id, text=text)
    return copy


def source_of(topic: Topic) -> Council | None:
    """The council that passed this topic on."""
    query = sa.select(Council).join(Topic, Topic.council_id == Council.id)
    return session.scalar(query.where(Topic.id == (topic.source_id or 0)))
