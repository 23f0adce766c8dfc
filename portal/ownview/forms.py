"""The own view as one form, in the standard view."""

from typing import Any

from wtforms import RadioField

from portal.forms import PortalForm, offered
from portal.i18n import lazy_gettext as _
from portal.looks import CHOICES, OwnView

ASKED: dict[str, tuple[Any, dict[str, Any]]] = {
    "size": (
        _("How large do you want the letters?"),
        {"normal": _("Ordinary"), "large": _("Large"), "largest": _("Very large")},
    ),
    "pictos": (
        _("How many pictures do you want?"),
        {
            "sentence": _("1 a sentence"),
            "words": _("With each word"),
            "pictures": _("Only pictures"),
            "text": _("Only text"),
        },
    ),
    "colours": (
        _("Which colours do you want?"),
        {"normal": _("Ordinary"), "calm": _("Calm"), "contrast": _("Black and white")},
    ),
    "rate": (
        _("How fast is read aloud to you?"),
        {"slow": _("Slowly"), "normal": _("Ordinary"), "fast": _("Fast")},
    ),
    "me": (
        _("What stands there for you?"),
        {"picture": _("A picture"), "photo": _("My photo")},
    ),
    "hand": (
        _("With which hand do you tap?"),
        {"left": _("Left hand"), "right": _("Right hand")},
    ),
    "scan": (
        _("How do you choose?"),
        {"off": _("I tap the screen"), "one": _("With 1 switch"), "two": _("With 2 switches")},
    ),
    "pace": (
        _("How fast does it go round?"),
        {"slow": _("Slowly"), "normal": _("Ordinary"), "fast": _("Fast")},
    ),
}
"""Each setting of `portal.looks`: its question, and the word for each choice."""


def _radio(name: str) -> RadioField:
    question, words = ASKED[name]
    return RadioField(question, choices=offered((one, words[one]) for one in CHOICES[name]))


class OwnViewForm(PortalForm):
    """All settings of one person."""

    seldom = ("me", "scan", "pace")

    size = _radio("size")
    pictos = _radio("pictos")
    colours = _radio("colours")
    rate = _radio("rate")
    hand = _radio("hand")
    me = _radio("me")
    scan = _radio("scan")
    pace = _radio("pace")

    def chosen(self) -> dict[str, str]:
        """What was chosen, by setting."""
        return {name: self[name].data for name in CHOICES}

    @classmethod
    def filled(cls, look: OwnView) -> dict[str, str]:
        """The present settings, by field."""
        return {name: getattr(look, name) for name in CHOICES}
