"""What was agreed, used and left: a card a line, in sentences with the money drawn."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.context import View, current_view
from portal.councils.models import Council
from portal.facilities.forms import KINDS
from portal.facilities.models import Facility, FacilityKind, FacilityUse, Measure
from portal.facilities.service import LAW, Standing, said
from portal.i18n import gettext as _
from portal.i18n import ngettext, written
from portal.rendering import Action, Card, Chip, FormPage, Line, Page

SYMBOL = "own:things"
HOURS = ("own:agreement", "own:hour", "own:save-money")


def year_page(
    council: Council,
    standings: Sequence[Standing],
    year: int,
    *,
    drafts: bool,
    keeps: bool,
    turns: Sequence[Action],
) -> Page:
    """What a council can use in a year, and how much of it is left."""
    own: dict[str, Any] = {"council_id": council.id, "year": year}
    actions = []
    if drafts:
        href = url_for("portal.facilities.agree", **own)
        actions.append(Action(concept="facility.agree", href=href, tone="main"))
    besides = list(turns)
    if keeps and standings:
        export = url_for("portal.facilities.export", **own)
        besides.append(Action(concept="facility.export", href=export, tone="quiet"))
    return Page(
        title=_("Money and things in %(year)s", year=year),
        symbol=SYMBOL,
        council=council,
        section="people",
        crumbs=[(council.name, _council(council))],
        back=_council(council),
        lede="" if current_view() is View.PICTO else _about(),
        banner=_warning(standings),
        cards=[_card(one) for one in standings],
        actions=actions,
        besides=besides,
        empty=Line(text=_("Nothing was written down for this year."), symbol="own:empty"),
    )


def _about() -> str:
    return _(
        "How much it is was agreed with the organisation; the law names no amounts "
        "(Wmcz 2018 art. 6 lid 2, 3 and 4)."
    )


def facility_page(
    standing: Standing,
    uses: Sequence[FacilityUse],
    *,
    edits: bool,
    confirms: bool,
    banner: Chip | None = None,
) -> Page:
    """One line: how it stands, where it was agreed, and what was used on which day."""
    one = standing.facility
    cards = [_card(standing, inside=True), _agreed(one)]
    rows = [_use(one, use, edits=edits) for use in uses]
    none = [Line(text=_("Nothing was used yet."), symbol="own:empty")]
    cards.append(
        Card(title=_("What was used"), symbol="own:pay", rows=rows, lines=() if rows else none)
    )
    return Page(
        title=str(KINDS[FacilityKind(one.kind)][0]),
        symbol=_symbol(one),
        council=one.council,
        section="people",
        crumbs=[(one.council.name, _council(one.council)), (str(one.year), year_address(one))],
        back=year_address(one),
        banner=banner or _warning([standing]),
        cards=cards,
        actions=list(_acts(standing, edits=edits, confirms=confirms)),
    )


def form_page(
    council: Council, form: Any, concept: str, back: str, symbol: str = "", *, theirs: Any = None
) -> FormPage:
    """What was agreed or used, to fill in."""
    titles = {
        "facility.agree": _("Write down what was agreed"),
        "facility.use": _("Write down what was used"),
        "edit": _("Change what was agreed"),
    }
    return FormPage(
        title=titles[concept],
        symbol=symbol or SYMBOL,
        council=council,
        section="people",
        crumbs=[(council.name, _council(council))],
        back=back,
        form=form,
        theirs=theirs,
    )


def year_address(facility: Facility) -> str:
    """The page of the council and the year of a line."""
    return url_for("portal.facilities.index", council_id=facility.council_id, year=facility.year)


def address(facility: Facility) -> str:
    """The page of a line."""
    return url_for("portal.facilities.show", facility_id=facility.id)


def _council(council: Council) -> str:
    return url_for("portal.councils.show", council_id=council.id)


def _symbol(one: Facility) -> str:
    return KINDS[FacilityKind(one.kind)][1]


def _warning(standings: Sequence[Standing]) -> Chip | None:
    """What is passed, else what comes near its end."""
    for holds, text, tone in (
        ([one for one in standings if one.passed], _("More was used than was agreed."), "alarm"),
        ([one for one in standings if one.near], _("Something is almost used up."), "sun"),
    ):
        if holds:
            names = ", ".join(str(KINDS[FacilityKind(one.facility.kind)][0]) for one in holds)
            return Chip(text=f"{text} ({names})", tone=tone, mark="warning")
    return None


def _card(standing: Standing, *, inside: bool = False) -> Card:
    """What was agreed, used and left, a sentence each."""
    one, lines = standing.facility, _lines(standing)
    if not inside and current_view() is View.PICTO:
        lines = lines[:2]
    return Card(
        title=_("How it stands") if inside else str(KINDS[FacilityKind(one.kind)][0]),
        symbol="own:how-many" if inside else _symbol(one),
        href="" if inside else address(one),
        lines=lines,
        chips=_chips(standing),
    )


def _lines(standing: Standing) -> list[Line]:
    one = standing.facility
    if one.amount is None:
        used = ngettext("Used %(num)s time.", "Used %(num)s times.", standing.times)
        return [
            Line(text=one.words, symbol="own:agreement"),
            Line(text=used if standing.times else _("Not used yet."), symbol="own:how-many"),
        ]
    return [
        Line(
            text=_("We have %(amount)s.", amount=said(one.measure, one.amount)),
            symbol=_drawn(one, one.amount, 0),
        ),
        Line(
            text=_("%(amount)s is used.", amount=said(one.measure, standing.used))
            if standing.used
            else _("Nothing is used yet."),
            symbol=_drawn(one, standing.used, 1) if standing.used else "own:full",
        ),
        _left(standing),
    ]


def _left(standing: Standing) -> Line:
    one, left = standing.facility, standing.left
    if left < 0:
        over = said(one.measure, -left)
        return Line(text=_("That is %(amount)s too much.", amount=over), symbol="own:too-much")
    if left == 0:
        return Line(text=_("Nothing is left."), symbol="own:empty")
    text = _("%(amount)s is left.", amount=said(one.measure, left))
    return Line(text=text, symbol=_drawn(one, left, 2))


def _drawn(one: Facility, amount: int, place: int) -> str:
    """Money as notes and coins, or as a price tag; hours by what is said of them."""
    return f"money:{amount}" if one.measure == Measure.CENTS else HOURS[place]


def _chips(standing: Standing) -> list[Chip]:
    chips = []
    if standing.passed:
        chips.append(Chip(text=_("too much"), tone="alarm", mark="warning"))
    elif standing.near:
        chips.append(Chip(text=_("almost used up"), tone="sun", mark="warning"))
    if not standing.facility.confirmed_at:
        chips.append(Chip(text=_("not confirmed yet"), tone="sun", mark="clock"))
    return chips


def _agreed(one: Facility) -> Card:
    kind = FacilityKind(one.kind)
    lines = [Line(text=_("It stands in: %(source)s", source=one.source), symbol="own:contract")]
    if one.words and one.amount is not None:
        lines.append(Line(text=one.words, symbol="own:say"))
    if one.confirmed_by and one.confirmed_at:
        words = _(
            "%(name)s confirmed this on %(day)s.",
            name=one.confirmed_by.call_name,
            day=written(one.confirmed_at, "d MMMM y"),
        )
        lines.append(Line(text=words, symbol="own:yes"))
    else:
        lines.append(Line(text=_("Chair or secretary must still confirm this."), symbol="own:wait"))
    facts = [(str(LAW[kind]), _rule(kind))]
    return Card(title=_("What was agreed"), symbol="own:agreement", lines=lines, facts=facts)


def _rule(kind: FacilityKind) -> str:
    if kind is FacilityKind.YEARLY:
        return _("An amount a year can be agreed. Above it you need permission.")
    if LAW[kind].place == "art. 6 lid 3":
        return _("The organisation pays reasonable costs of training and of support.")
    return _("The council may use what the organisation has.")


def _use(one: Facility, use: FacilityUse, *, edits: bool) -> Card:
    lines = [
        Line(
            text=_("%(day)s, %(name)s", day=written(use.on, "d MMMM y"), name=use.person.call_name)
        )
    ]
    if use.permission:
        lines.append(Line(text=_("Allowed by %(who)s", who=use.permission)))
    chips = [Chip(text=said(one.measure, use.amount), tone="plain")] if use.amount else []
    remove = url_for("portal.facilities.put_back", facility_id=one.id, use_id=use.id)
    action = Action(
        concept="remove",
        href=remove,
        post=True,
        tone="quiet",
        confirm=_("Was this written down by mistake? Then it goes."),
    )
    return Card(
        title=use.what,
        symbol=f"leaf:{use.on:%Y-%m-%d}",
        lines=lines,
        chips=chips,
        actions=[action] if edits else (),
    )


def _acts(standing: Standing, *, edits: bool, confirms: bool) -> list[Action]:
    one, acts = standing.facility, []
    own: dict[str, Any] = {"facility_id": one.id}
    seen = [("version", str(one.version))]
    if confirms and not one.confirmed_at:
        href = url_for("portal.facilities.confirm", **own)
        acts.append(
            Action(concept="facility.confirm", href=href, post=True, fields=seen, tone="main")
        )
    if edits and one.confirmed_at:
        href = url_for("portal.facilities.use", **own)
        acts.append(Action(concept="facility.use", href=href, tone="main"))
    if edits:
        acts.append(Action(concept="edit", href=url_for("portal.facilities.change", **own)))
    if edits and not one.confirmed_at and not standing.times:
        acts.append(
            Action(
                concept="note.remove",
                href=url_for("portal.facilities.remove", **own),
                post=True,
                tone="quiet",
                confirm=_("Then it is gone. Throw it away?"),
            )
        )
    return acts
