"""What can go wrong in a way that a person must be told about."""

from typing import Any


class RefusedError(Exception):
    """Something is not allowed or not possible now; ``message`` is one sentence to the person."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class PersonalError(Exception):
    """A text seems to be about one person; nothing of it is kept before its sender has chosen."""


class ConflictError(Exception):
    """Somebody else saved first. ``theirs`` holds what stands there now, by field name."""

    def __init__(self, theirs: dict[str, str], version: int) -> None:
        super().__init__("version")
        self.theirs = theirs
        self.version = version


def check_version(row: Any, version: int, fields: tuple[str, ...]) -> None:
    """Refuse to overwrite what somebody else saved since ``version``.

    Raises `ConflictError` with the present texts of ``fields``, so that both can be shown.
    """
    if row.version != version:
        theirs = {name: str(getattr(row, name) or "") for name in fields}
        raise ConflictError(theirs, row.version)
