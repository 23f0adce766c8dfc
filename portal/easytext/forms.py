"""What the editor of easy texts sends."""

from wtforms import HiddenField, RadioField, SelectMultipleField, StringField

from portal.easytext.service import LONGEST
from portal.forms import PortalForm, Text, Version, Voice
from portal.i18n import lazy_gettext as _


class LineForm(PortalForm):
    """One line. ``do`` is the button: save, check, reject, up, down, remove, split, search, voice,
    silence.

    "enter" is the Enter key: it looks for pictures when there is something to look for, and
    else approves the line. "better:teneinde" takes the easier words for that word.
    """

    version = Version()
    text = Text(_("The sentence"), most=LONGEST)
    spoken = Text(_("Read aloud as"), most=LONGEST)
    picture = StringField()
    words = SelectMultipleField(choices=(), validate_choice=False)
    q = Text(_("Look for a picture"), most=60)
    do = StringField()


class LineVoice(Voice):
    """A voice that more people hear than the council."""

    question = _(
        "May we keep your voice? Who may read this line, hears it. You can always take it back."
    )


class VoiceForm(PortalForm):
    """The voice for a line; ``words`` is the `source_hash` of the line that one reads."""

    voice = LineVoice(_("Read this line aloud"))
    words = HiddenField()


class AddForm(PortalForm):
    """A line more; with place and picture it is one that was taken away."""

    text = Text(_("A new sentence"), most=LONGEST)
    spoken = Text(most=LONGEST)
    picture = StringField()
    place = StringField()


class ConfirmForm(PortalForm):
    """Says that an outdated easy text still holds."""

    version = Version()


class TestedForm(PortalForm):
    """Which readers tried the text."""

    tested_by = Text(_("Tested by"), most=120)


class WordForm(PortalForm):
    """The picture of a word of the house."""

    picture = RadioField(_("Picture"), validate_choice=False)
    q = Text(
        _("Look for another picture"),
        most=60,
        description=_("Type a word, and save. Then you see its pictures."),
    )
