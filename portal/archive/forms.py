"""What is asked for the archive: the files, and their titles and days."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import MultipleFileField, ValidationError
from wtforms.validators import DataRequired

from portal import days
from portal.archive.models import ArchivedPaper
from portal.forms import PortalForm, Text
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _


class FilesForm(PortalForm):
    """Old papers: one by one, or all in one zip."""

    files = MultipleFileField(
        _("Which files?"),
        description=_("PDF, Word, pictures, or a zip of those. Each at most 10 MB."),
        render_kw={"accept": ".pdf,.docx,.zip,image/jpeg,image/png,image/webp"},
    )

    def validate_files(self, field: Any) -> None:
        """A field without a file comes as text or without a name."""
        if not any(getattr(one, "filename", "") for one in field.data or ()):
            raise ValidationError(gettext("Choose a file."))


class SeenForm(PortalForm):
    """The base of the form with the titles and days of papers that wait."""

    def seen(self, papers: Sequence[ArchivedPaper]) -> dict[ArchivedPaper, tuple[str, date]]:
        """What was filled in; only for a form that is right."""
        found: dict[ArchivedPaper, tuple[str, date]] = {}
        for paper in papers:
            day = days.day_of(self[f"day_{paper.id}"].data or "")
            assert day is not None
            found[paper] = self[f"title_{paper.id}"].data or paper.title, day
        return found


def form_for(papers: Sequence[ArchivedPaper]) -> type[SeenForm]:
    """The form that asks a title and a day of each of these papers."""
    asked: dict[str, Any] = {}
    for number, paper in enumerate(papers, 1):
        asked[f"title_{paper.id}"] = Text(
            gettext("Title of paper %(number)s", number=number),
            [DataRequired(_("Give it a title."))],
            most=160,
            default=paper.title,
        )
        asked[f"day_{paper.id}"] = Text(
            gettext("Day of paper %(number)s", number=number),
            [DataRequired(_("Fill in the day.")), _is_day],
            most=40,
            default=paper.day.strftime("%d-%m-%Y") if paper.day else "",
            description=_("For example 5-3-2019."),
        )
    return type("PapersForm", (SeenForm,), asked)


def _is_day(form: Any, field: Any) -> None:
    if days.day_of(field.data or "") is None:
        raise ValidationError(gettext("We cannot read this date. Write it as 3-3-2026."))
