"""Meetings for the calendars of this folder."""

from tests.meetings.conftest import council_id, meeting, stored  # noqa: F401 - fixtures
