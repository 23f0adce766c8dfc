"""What the stories of reports begin with: those of meetings."""

from tests.meetings.conftest import council_id, items_of, meeting, sender, stored

__all__ = ["council_id", "items_of", "meeting", "sender", "stored"]
