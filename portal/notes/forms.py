"""What is asked for a note."""

from typing import ClassVar

from wtforms.validators import DataRequired

from portal.forms import LongText, PortalForm, Version
from portal.i18n import lazy_gettext as _


class NoteForm(PortalForm):
    """The words of a note."""

    heeded: ClassVar[tuple[str, ...]] = ("text",)
    text = LongText(
        _("What do you want to write down?"),
        [DataRequired(_("Write something down."))],
        most=4000,
        description=_("For example: what we want to reach, and how."),
    )


class ChangeNoteForm(NoteForm):
    """The same, of a note that is there."""

    version = Version()
