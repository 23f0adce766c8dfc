"""The school holidays that were filled in."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.i18n import gettext as _
from portal.planning.models import SchoolHoliday
from portal.planning.pages.words import away_words
from portal.planning.service import Away
from portal.rendering import Action, Card, FormPage, Line, Page

BEACH = "openmoji:1F3D6"


def holidays_page(holidays: Sequence[SchoolHoliday]) -> Page:
    """The school holidays that were filled in."""
    rows = [
        Card(
            title=one.name,
            symbol=BEACH,
            lines=[Line(text=away_words(Away(one.first, one.last, one.name)))],
            text=str(one.first.year),
            actions=[
                Action(
                    concept="remove",
                    href=url_for(".remove_holiday", holiday_id=one.id),
                    post=True,
                    tone="quiet",
                    confirm=_("Remove this holiday?"),
                )
            ],
        )
        for one in holidays
    ]
    return Page(
        title=_("School holidays"),
        symbol=BEACH,
        section="administer",
        back=url_for("portal.councils.index"),
        lede=_("The weeks differ by region and by year, so you fill in those of your region."),
        cards=[Card(title=_("School holidays"), rows=rows)] if rows else [],
        actions=[Action(concept="holiday.add", href=url_for(".add_holiday"), tone="main")],
        empty=Line(text=_("No school holiday is filled in yet."), symbol=BEACH),
    )


def holiday_form_page(form: Any, back: str) -> FormPage:
    """Filling in a school holiday."""
    return FormPage(
        title=_("Add a school holiday"),
        symbol=BEACH,
        section="administer",
        crumbs=[(_("School holidays"), back)],
        back=back,
        form=form,
    )
