"""What a host may hear of: sent after the commit, with the app as sender and ids only.

    @signals.meeting_invited.connect_via(app)
    def tell(app, *, meeting_id): ...

What a receiver does cannot undo what happened; an error of its own goes to the log.
"""

import logging
from typing import Any

import sqlalchemy as sa
from blinker import NamedSignal, Namespace
from flask import Flask, current_app
from sqlalchemy.orm import Session, SessionTransaction

from portal.database import PortalSession, session

_signals = Namespace()
meeting_invited = _signals.signal("meeting-invited", "``meeting_id``: everybody was invited.")
ballot_closed = _signals.signal("ballot-closed", "``ballot_id``: nobody can vote any more.")
help_asked = _signals.signal("help-asked", "``call_id``, ``house_id``: it rings in the house.")
member_confirmed = _signals.signal(
    "member-confirmed", "``membership_id``, ``council_id``, ``person_id``: the term counts now."
)
log = logging.getLogger("portal.signals")
_Waiting = tuple[SessionTransaction | None, Flask, NamedSignal, dict[str, int]]


def send_after_commit(signal: NamedSignal, **ids: int) -> None:
    """Send the signal once the transaction under way is committed, and never if it is not."""
    app: Any = current_app
    waiting = session.info.setdefault("portal_signals", [])
    waiting.append((session.get_nested_transaction(), app._get_current_object(), signal, ids))


@sa.event.listens_for(PortalSession, "after_commit")
def _send(done: Session) -> None:
    if done.in_nested_transaction():
        return
    waiting: list[_Waiting] = done.info.pop("portal_signals", [])
    for _within, app, signal, ids in waiting:
        for receiver in signal.receivers_for(app):
            try:
                receiver(app, **ids)
            except Exception:
                log.exception("A receiver of the host's failed: %s", signal.name)


@sa.event.listens_for(PortalSession, "after_soft_rollback")
def _forget(undone: Session, transaction: SessionTransaction) -> None:
    waiting: list[_Waiting] = undone.info.get("portal_signals", [])
    waiting[:] = [one for one in waiting if transaction.nested and one[0] is not transaction]
