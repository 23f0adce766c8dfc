"""The base of every form: one CSRF token, an act key, clean text, errors in the reader's words."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from itertools import count, groupby
from typing import Any, ClassVar

from flask import current_app, g, request
from werkzeug.datastructures import MultiDict
from wtforms import (
    DateField,
    FileField,
    Form,
    HiddenField,
    IntegerField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.csrf.session import SessionCSRF
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, Length, ValidationError
from wtforms.widgets import HiddenInput

from portal.arriving import arrival
from portal.cleaning import clean, printable
from portal.complaints import is_personal
from portal.context import current_actor
from portal.cookies import form_secret
from portal.errors import PersonalError, RefusedError, check_version
from portal.i18n import gettext, language
from portal.i18n import lazy_gettext as _


def new_act() -> str:
    """A fresh key for an act of this person: what is random is of the page, with a number."""
    acts = g.get("portal_acts")
    if acts is None:
        owner = g.get("portal_owner") or current_actor().person_id or ""
        page = f"{owner}.{secrets.token_urlsafe(16)}"
        acts = g.portal_acts = (f"{page}{number}" for number in count())
    key: str = next(acts)
    return key


class PortalForm(Form):
    """A form of the portal.

    ``act`` is the key of this act: sent twice it is done once (the guard sees to that). It
    begins with whose form this is, so that nobody sends what somebody else typed.
    """

    act = HiddenField(default=new_act)

    together: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Fields that are one question: the picto view asks them on one screen."""
    seldom: ClassVar[tuple[str, ...]] = ()
    """Fields that are right as they are for most: shown to who opens "More settings"."""
    heeded: ClassVar[tuple[str, ...]] = ()
    """Fields that others come to read: signs of one person's complaint are asked about first."""

    class Meta(Form.Meta):  # type: ignore[misc]
        csrf_class = SessionCSRF
        csrf_time_limit = timedelta(hours=12)

        @property
        def csrf(self) -> bool:
            """What a tablet kept is proven by what it is sealed with, not by a token."""
            return arrival() is None

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """What was sent, so that it can be shown again whatever it was."""
            sent = super().wrap_formdata(form, formdata)
            if not sent:
                return None  # nothing was sent: what a field begins with stands, ticked or not
            return MultiDict([(k, printable(v)) for k in sent for v in sent.getlist(k)])

        @property
        def csrf_secret(self) -> bytes:
            return str(current_app.secret_key).encode()

        @property
        def csrf_context(self) -> Any:
            return form_secret()

        @property
        def locales(self) -> tuple[str, ...]:
            return (language(),)

    @property
    def fields(self) -> list[Any]:
        """The fields a person fills in, in order."""
        return [f for f in self if not isinstance(f.widget, HiddenInput)]

    @property
    def steps(self) -> list[list[Any]]:
        """The fields that everybody is asked, by screen of the picto view."""
        home = {name: names for names in self.together for name in names}
        asked = [field for field in self.fields if field.name not in self.seldom]
        by_screen = groupby(asked, key=lambda field: home.get(field.name, field.name))
        return [list(fields) for _names, fields in by_screen]

    @property
    def extra(self) -> list[Any]:
        """The fields behind "More settings"."""
        return [field for field in self.fields if field.name in self.seldom]

    @property
    def hidden(self) -> list[Any]:
        """The fields that travel along unseen."""
        return [f for f in self if isinstance(f.widget, HiddenInput)]

    def sent(self) -> bool:
        """Whether this request sends the form, and every field is right.

        Raises `PersonalError` for a text that seems to be about one person, until its sender says
        that it is about all.
        """
        if request.method != "POST" or not self.validate():
            return False
        heed(*(str(self[name].data or "") for name in self.heeded if name in self))
        return True

    def refuse(self, error: RefusedError) -> None:
        """Show what a service refused beside the field it is about, or above the form."""
        field = next((f for f in self if f.name == error.field), None)
        if field is None:
            self.form_errors.append(error.message)
        else:
            field.errors = [*field.errors, error.message]


def heed(*texts: str) -> None:
    """Stop for texts that seem to be about one person, unless the sender says they are about all.

    Raises `PersonalError`, which the guard answers with who does help.
    """
    if not request.form.get("common") and is_personal("\n".join(texts)):
        raise PersonalError


def csrf_token() -> str:
    """The token of a form that only sends: the one that `PortalForm` looks at."""
    csrf: Any = SessionCSRF()
    csrf.form_meta = PortalForm.Meta()
    token: str = csrf.generate_csrf_token(None)
    return token


class Text(StringField):
    """One line of text, cleaned; ``most`` characters at the most, said beside the field."""

    def __init__(
        self, label: Any = None, validators: Any = (), most: int = 120, **kwargs: Any
    ) -> None:
        super().__init__(label, [*validators, Length(max=most)], filters=[clean], **kwargs)


class LongText(TextAreaField):
    """Text of several lines, cleaned; ``most`` characters at the most."""

    def __init__(
        self, label: Any = None, validators: Any = (), most: int = 10_000, **kwargs: Any
    ) -> None:
        super().__init__(label, [*validators, Length(max=most)], filters=[clean], **kwargs)


class Day(DateField):
    """A day, in words that help when it is none; nothing filled in is no day."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata([one for one in valuelist if one.strip()])
        except ValueError:
            raise ValueError(gettext("Fill in a day, like 18-02-2027.")) from None
        if self.data and not 1900 < self.data.year < 2200:
            self.data = None
            raise ValueError(gettext("Choose a day within three years."))


class Hour(TimeField):
    """A time of the day, in words that help when it is none; nothing filled in is no time."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata([one for one in valuelist if one.strip()])
        except ValueError:
            raise ValueError(gettext("Fill in a time, like 14:00.")) from None


class Upload(FileField):
    """A file; without one the field comes as text or without a name, and ``missing`` is said."""

    def __init__(self, label: Any, missing: Any = None, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.flags.required = True
        self._missing = missing or _("Choose a file.")

    def pre_validate(self, form: Any) -> None:
        if not getattr(self.data, "filename", ""):
            raise ValidationError(str(self._missing))


class Voice(FileField):
    """A recorded voice, made in the page by ``js/voice.js``; without that it is not there.

    ``asks`` says that the yes to it is to be asked first, by ``question``; ``kept`` is the id of
    what was said before, and ``heard`` the address where it is played.
    """

    question = _("May we keep your voice? The council hears it. You can always take it back.")
    asks = False
    kept = 0
    heard = ""

    @property
    def given(self) -> Any:
        """What was recorded now, if anything."""
        return self.data if getattr(self.data, "filename", "") else None


class CardCode(Text):
    """The code of a card: what a reader or the camera types, or a person who reads it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            _("Card reader or code"),
            [DataRequired(_("Hold your card up once more."))],
            most=80,
            render_kw={"autocomplete": "off", "spellcheck": "false"},
            **kwargs,
        )


class Version(IntegerField):
    """The version that was shown; another one on saving means somebody saved first."""

    widget = HiddenInput()

    def process_data(self, value: Any) -> None:
        """Take a version from the database; what was sent before does not count any more."""
        super().process_data(value)
        self.raw_data = None

    def pre_validate(self, form: Any) -> None:
        if self.data is None or not 0 < self.data < 2**31:
            raise ValidationError(gettext("Open this page again."))


def offered(pairs: Iterable[tuple[Any, Any]]) -> list[SelectChoice]:
    """What a field offers to choose from: values and their words."""
    return [SelectChoice(str(value), word) for value, word in pairs]


__all__ = [
    "CardCode",
    "Day",
    "Hour",
    "LongText",
    "PortalForm",
    "Text",
    "Upload",
    "Version",
    "Voice",
    "check_version",
    "clean",
    "heed",
    "offered",
    "printable",
]
