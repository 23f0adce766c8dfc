"""Pages that tell what went wrong, and give typed text back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.audit import Draft
from portal.i18n import gettext as _
from portal.numbers import number
from portal.rendering import Action, FormPage, Line, Page

UNSEEN = frozenset({"version", "next", "subject"})
"""Fields of a kept form whose values mean nothing to its writer."""


@dataclass(frozen=True, kw_only=True)
class ErrorPage(Page):
    """What went wrong, in one sentence with a picture, and one way back."""

    template: ClassVar[str] = "error"
    code: int = 500
    message: str = ""
    number: str = ""

    @classmethod
    def of(cls, code: int) -> "ErrorPage":
        """The page for an HTTP status; an unknown one is told as 500 or 400."""
        texts = {
            400: (_("That did not work"), _("Please try again.")),
            403: (_("This is not for you"), _("Only somebody else may do this.")),
            404: (_("Not found"), _("This page is not here.")),
            405: (_("That did not work"), _("Please go back and try again.")),
            413: (_("Too large"), _("This file is too large. Choose a smaller one.")),
            429: (_("Please wait"), _("That was too often. Wait a moment.")),
            414: (_("That did not work"), _("This address is too long.")),
            431: (
                _("That did not work"),
                _("This browser sends too much. Close it and try again."),
            ),
            500: (_("Something broke"), _("That is our mistake. Try again later.")),
            503: (_("Closed for a moment"), _("Try again in a minute. Nothing is lost.")),
        }
        title, message = texts.get(code) or texts[500 if code >= 500 else 400]
        symbol = {404: "own:where", 403: "own:no"}.get(code, "own:problem")
        return cls(
            title=title,
            symbol=symbol,
            code=code,
            message=message,
            number=number(),
            back=url_for("portal.start.show"),
        )


@dataclass(frozen=True, kw_only=True)
class AgainPage(FormPage):
    """What was typed, to be sent once more: the page had been open too long."""

    template: ClassVar[str] = "again"
    path: str = ""
    sent: tuple[tuple[str, str], ...] = ()
    number: str = ""

    @classmethod
    def later(cls, form: Any, path: str, fields: list[tuple[str, str]]) -> "AgainPage":
        """The page when nothing can be kept now, so that it is kept on the page itself."""
        return cls(
            title=_("Closed for a moment"),
            symbol="own:problem",
            form=form,
            path=path,
            sent=tuple(fields),
            lede=_("Your text is still here. Wait a minute. Then send it again."),
            number=number(),
        )

    @classmethod
    def of(cls, form: Any, path: str, fields: list[tuple[str, str]]) -> "AgainPage":
        """The page for a path and the fields that were sent to it."""
        return cls(
            title=_("Send it once more?"),
            symbol="own:saved",
            form=form,
            path=path,
            sent=tuple(fields),
            lede=_("This page was open for a long time. Nothing is lost."),
        )


@dataclass(frozen=True, kw_only=True)
class OfferPage(AgainPage):
    """Text that was kept while a sign-in had ended: to send again, or to throw away."""

    template: ClassVar[str] = "residents/offer"
    text_lines: Sequence[Line] = ()

    @classmethod
    def for_draft(cls, draft: Draft, form: Any, onward: str) -> "OfferPage":
        """The page for a kept text."""
        sent = [(name, value) for name, value in draft.fields]
        typed = [value for name, value in sent if name not in UNSEEN and value.strip()]
        discard = url_for("portal.residents.discard", draft_id=draft.id)
        return cls(
            title=_("Send it once more?"),
            symbol="own:saved",
            form=form,
            path=draft.path,
            sent=(*sent, ("draft", str(draft.id))),
            text_lines=[Line(text=value) for value in typed[:10]],
            lede=_("You were typing. We kept it for you."),
            actions=[
                Action(
                    concept="remove",
                    label=_("Throw it away"),
                    href=discard,
                    post=True,
                    fields=[("next", onward)],
                    tone="quiet",
                )
            ],
        )
