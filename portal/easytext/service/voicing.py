"""The voice that somebody recorded for a line: kept, played to who may read the line, removed."""

import re

import sqlalchemy as sa

from portal.access import policy
from portal.access.permissions import Permission
from portal.access.table import SEEN
from portal.consents import service as consents
from portal.consents.models import Recording
from portal.database import session
from portal.easytext.models import EasyLine, EasyStatus, LineStatus
from portal.easytext.service.owning import Owner, owner_of
from portal.easytext.service.reading import source_hash, status_of, voice_of
from portal.identity import Actor
from portal.minutes.models import Section

_HASH = re.compile(r"[0-9a-f]{64}")


def record(line: EasyLine, recording: Recording, words: str) -> None:
    """Let this recording read the line, in the place of what did before.

    ``words`` is the `source_hash` of the line as the speaker saw it: when somebody changed the
    line meanwhile, the recording is out of date at once.
    """
    before = line.recording
    line.recording = recording
    line.recorded_hash = words if _HASH.fullmatch(words) else source_hash(line.text)
    session.flush()
    _forget(before)


def silence(line: EasyLine) -> None:
    """Take the recorded voice of a line away."""
    before = line.recording
    line.recording, line.recorded_hash = None, ""
    session.flush()
    _forget(before)


def heard(actor: Actor, line_id: int, recording_id: int) -> Recording | None:
    """The recording of a line, for who may read the line as it is now, or change it."""
    line = session.get(EasyLine, line_id)
    if line is None or line.recording is None or line.recording_id != recording_id:
        return None
    if policy.has(actor, Permission.EASY_EDIT, line.easy_text_id):
        return line.recording
    owner = owner_of(line.easy_text)
    if owner is None or voice_of(line) is None or line.status != LineStatus.CHECKED:
        return None
    shown = status_of(line.easy_text, owner.text) in (EasyStatus.CHECKED, EasyStatus.OUTDATED)
    return line.recording if shown and _may_see(actor, owner) else None


def _may_see(actor: Actor, owner: Owner) -> bool:
    """Whether the actor may see the text; what was said at an item, if the item too."""
    row = owner.row
    if not isinstance(row, Section):
        return policy.has(actor, SEEN[type(row)], row.id)
    item = row.item_id is None or policy.has(actor, Permission.ITEM_VIEW, row.item_id)
    return item and policy.has(actor, Permission.MINUTES_VIEW, row.minutes_id)


def _forget(recording: Recording | None) -> None:
    """Remove a recording, unless a copy of the line still has it."""
    if recording is None:
        return
    there = sa.select(EasyLine.id).where(EasyLine.recording_id == recording.id).limit(1)
    if session.scalar(there) is None:
        consents.remove_recording(recording)
