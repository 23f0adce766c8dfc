"""The base of every form: one CSRF token, an act key, clean text, errors in the reader's words."""

import secrets
import unicodedata
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from flask import current_app, g, request, session
from flask_babel import get_locale
from werkzeug.datastructures import MultiDict
from wtforms import Form, HiddenField, IntegerField, StringField, TextAreaField
from wtforms.csrf.session import SessionCSRF
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import Length, ValidationError
from wtforms.widgets import HiddenInput

from portal.context import current_actor
from portal.errors import RefusedError, check_version
from portal.i18n import gettext

_UNSEEN = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF]
)


def printable(text: Any) -> Any:
    """Text that may stand in a page: without NUL, other controls, lone surrogates and the
    code points that are no characters. Anything but text passes unchanged."""
    if not isinstance(text, str):
        return text
    return "".join(c for c in text if c in "\r\n\t" or not _is_no_character(c))


def _is_no_character(c: str) -> bool:
    code = ord(c)
    return (
        unicodedata.category(c) in ("Cc", "Cs")
        or code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
    )


def clean(text: Any) -> Any:
    """Typed text as it is kept: NFC, without NUL, control, direction or invisible marks.

    Line ends become ``\\n``; lone surrogates are dropped. Anything but text passes unchanged.
    """
    if not isinstance(text, str):
        return text
    kept = printable(text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN))
    return unicodedata.normalize("NFC", kept).strip()


def new_act() -> str:
    """A fresh key for an act of this person: what is random is of the page, with a number."""
    page, number = g.get("portal_acts") or (secrets.token_urlsafe(16), 0)
    g.portal_acts = (page, number + 1)
    return f"{current_actor().person_id or ''}.{page}{number}"


class PortalForm(Form):
    """A form of the portal.

    ``act`` is the key of this act: sent twice it is done once (the guard sees to that). It
    begins with whose form this is, so that nobody sends what somebody else typed.
    """

    act = HiddenField(default=new_act)

    class Meta(Form.Meta):  # type: ignore[misc]
        csrf = True
        csrf_class = SessionCSRF
        csrf_time_limit = timedelta(hours=12)

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """What was sent, so that it can be shown again whatever it was."""
            sent = super().wrap_formdata(form, formdata)
            if not sent:
                return sent
            return MultiDict([(k, printable(v)) for k in sent for v in sent.getlist(k)])

        @property
        def csrf_secret(self) -> bytes:
            return str(current_app.secret_key).encode()

        @property
        def csrf_context(self) -> Any:
            return session

        @property
        def locales(self) -> tuple[str, ...]:
            return (str(get_locale() or "nl"),)

    @property
    def fields(self) -> list[Any]:
        """The fields a person fills in, in order."""
        return [f for f in self if not isinstance(f.widget, HiddenInput)]

    @property
    def hidden(self) -> list[Any]:
        """The fields that travel along unseen."""
        return [f for f in self if isinstance(f.widget, HiddenInput)]

    def sent(self) -> bool:
        """Whether this request sends the form, and every field is right."""
        return request.method == "POST" and self.validate()

    def refuse(self, error: RefusedError) -> None:
        """Show what a service refused beside the field it is about, or above the form."""
        field = next((f for f in self if f.name == error.field), None)
        if field is None:
            self.form_errors.append(error.message)
        else:
            field.errors = [*field.errors, error.message]


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


__all__ = ["LongText", "PortalForm", "Text", "Version", "check_version", "clean", "offered"]
