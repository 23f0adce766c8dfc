"""Where the administrator files versions and settings, and who treats what is said."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from flask import url_for

from portal.context import View
from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.i18n import written
from portal.law import LOCKED, SUBJECTS, Subject
from portal.regulation.models import Regulation
from portal.regulation.pages.reading import SYMBOL, point_chip
from portal.regulation.pages.words import POINTS, setting_facts
from portal.rendering import Action, Card, Chip, FormPage, Line, Page

PARTS = {
    "weeks": ("advice_weeks", "consent_weeks", "decision_weeks"),
    "members": ("members_least", "term_years", "reappointments", "majority"),
}


def index_page(versions: Sequence[Regulation], here: Regulation | None) -> Page:
    """Every version, the one in force marked."""
    rows = [
        Card(
            title=_("From %(day)s", day=written(one.since, "d MMMM y")),
            href=url_for("portal.regulation.version", regulation_id=one.id),
            symbol=SYMBOL,
            chips=[_standing(one, here)],
        )
        for one in versions
    ]
    return Page(
        title=_("Participation regulation"),
        symbol=SYMBOL,
        section="administer",
        back=url_for("portal.councils.index"),
        lede=_(
            "One for the whole organisation. The program works with what you fill in here, "
            "and assumes nothing that you leave empty."
        ),
        cards=[Card(title=_("Versions"), rows=rows)] if rows else [],
        actions=[
            Action(concept="regulation.add", href=url_for("portal.regulation.add"), tone="main")
        ],
        empty=Line(text=_("There is no version yet."), symbol=SYMBOL),
    )


def _standing(one: Regulation, here: Regulation | None) -> Chip:
    if here and one.id == here.id:
        return Chip(text=_("holds now"), mark="check")
    later = here is None or one.since > here.since
    return Chip(text=_("later") if later else _("earlier"), tone="plain")


def title_of(regulation: Regulation) -> str:
    """What a version is called."""
    return _("Regulation from %(day)s", day=written(regulation.since, "d MMMM y"))


def version_page(regulation: Regulation) -> Page:
    """A version: what it says, and which points of the law it holds."""
    own: dict[str, Any] = {"regulation_id": regulation.id}

    def change(endpoint: str, **more: Any) -> Action:
        return Action(concept="edit", href=url_for(f".{endpoint}", **own, **more), tone="quiet")

    document = _("It is here.") if regulation.file_key else _("There is none yet.")
    names = {"weeks": _("How many weeks"), "members": _("Members and votes")}
    cards = [
        Card(
            title=_("In short"),
            symbol=SYMBOL,
            lines=[Line(text=one) for one in regulation.summary.splitlines() if one],
            facts=[(_("The document"), document)],
            actions=[change("change")],
        ),
        *(
            Card(
                title=names[part],
                symbol="own:deadline" if part == "weeks" else "own:council-member",
                facts=setting_facts(regulation, columns),
                actions=[change("settings", part=part)],
            )
            for part, columns in PARTS.items()
        ),
        Card(
            title=_("What the law wants in it"),
            symbol="own:law",
            rows=[
                Card(
                    title=str(words),
                    symbol=symbol,
                    href=url_for(".point", point=point, **own),
                    lines=[Line(text=str(source))],
                    chips=[point_chip(regulation, point)],
                )
                for point, (words, symbol, source) in POINTS.items()
            ],
        ),
    ]
    return Page(
        title=title_of(regulation),
        symbol=SYMBOL,
        section="administer",
        back=url_for(".index"),
        crumbs=[(_("Participation regulation"), url_for(".index"))],
        cards=cards,
    )


def form_page(form: Any, title: str, regulation: Regulation | None = None, **more: Any) -> FormPage:
    """One question about a version, or about a new one."""
    index = url_for(".index")
    crumbs = [(_("Participation regulation"), index)]
    back = index
    if regulation:
        back = url_for(".version", regulation_id=regulation.id)
        crumbs.append((title_of(regulation), back))
    more = {"symbol": SYMBOL, **more}
    return FormPage(title=title, section="administer", back=back, crumbs=crumbs, form=form, **more)


def powers_page(
    council: Council,
    councils: Sequence[Council],
    powers: Mapping[str, Collection[int]],
    view: View,
) -> Page:
    """Every subject of the law with the councils that treat it."""
    names = {one.id: one.name for one in councils}
    rows = []
    for key, subject in SUBJECTS.items():
        theirs = [name for one, name in names.items() if one in powers.get(key, ())]
        locked = key in LOCKED
        if locked:
            chips = [Chip(text=_("each council: art. 3 lid 6"), mark="info")]
        elif theirs:
            chips = [Chip(text=one) for one in theirs]
        else:
            chips = [Chip(text=_("not said"), tone="plain")]
        href = "" if locked else url_for(".power", council_id=council.id, subject=key)
        rows.append(
            Card(
                title=_name(subject, view),
                symbol=subject.symbol,
                href=href,
                lines=[] if view is View.PICTO else [Line(text=subject.article)],
                chips=chips,
            )
        )
    back = url_for(".show", council_id=council.id)
    return Page(
        title=_("Which council treats what?"),
        symbol="own:which",
        council=council,
        section="people",
        back=back,
        crumbs=[(_("Our regulation"), back)],
        lede=_(
            "The regulation divides this between the councils (Wmcz 2018 art. 3 lid 6). What is "
            "of one house only always stays with the council of that house."
        ),
        cards=[Card(title=_("Subjects"), rows=rows)],
    )


def _name(subject: Subject, view: View) -> str:
    return str(subject.easy) if view is View.PICTO else str(subject.label).capitalize()


def power_page(council: Council, key: str, form: Any, view: View) -> FormPage:
    """Which councils treat one subject."""
    back = url_for(".powers", council_id=council.id)
    subject = SUBJECTS[key]
    return FormPage(
        title=_name(subject, view),
        symbol=subject.symbol,
        council=council,
        section="people",
        back=back,
        crumbs=[(_("Which council treats what?"), back)],
        lede="" if view is View.PICTO else subject.article,
        form=form,
    )
