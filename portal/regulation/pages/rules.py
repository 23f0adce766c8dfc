"""The house rules of a council, and who represents it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from portal.context import View
from portal.councils.models import Council
from portal.easytext import service as easytext
from portal.i18n import gettext as _
from portal.i18n import written
from portal.law import law
from portal.people.models import Membership
from portal.regulation.models import HouseRules
from portal.rendering import Action, Card, Chip, FormPage, Line, Page

SYMBOL = "own:rule"


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What a reader sees of the house rules of a council; the rest is what the reader may do."""

    council: Council
    here: HouseRules | None
    versions: Sequence[HouseRules]
    represents: Membership | None
    view: View
    keeps: bool
    edits: bool
    chooses: bool


def rules_page(shown: Rules) -> Page:
    """Who represents the council, what its house rules say, and their versions."""
    council = shown.council
    there = url_for("portal.councils.show", council_id=council.id)
    cards = [_who(shown)]
    if shown.here:
        cards.append(_in_short(shown, shown.here))
    if others := [one for one in shown.versions if one is not shown.here]:
        rows = [_version(shown, one) for one in others]
        cards.append(Card(title=_("Other versions"), symbol="own:earlier", rows=rows))
    banner = Chip(text=_("Our house rules are not here yet."), mark="info")
    actions = []
    if shown.edits:
        href = url_for("portal.regulation.add_rules", council_id=council.id)
        actions.append(Action(concept="rules.add", href=href))
    return Page(
        title=_("House rules of our council"),
        symbol=SYMBOL,
        council=council,
        section="people",
        crumbs=[(council.name, there)],
        back=there,
        lede="" if shown.view is View.PICTO else _about(),
        banner=None if shown.here else banner,
        cards=cards,
        actions=actions,
        besides=_besides(shown, shown.here) if shown.here else (),
    )


def _about() -> str:
    return _(
        "A council makes these itself: how it works, and who represents it (%(source)s).",
        source=law("art. 5 lid 1"),
    )


def _who(shown: Rules) -> Card:
    one = shown.represents
    if one:
        name = one.person.call_name
        says = Line(text=_("%(name)s speaks for our council.", name=name), photo_of=one.person)
        lines = [says, Line(text=_("That is always a member."), symbol="own:council-member")]
    else:
        nobody = _("Nobody was written down yet.")
        lines = [Line(text=nobody, symbol="own:nobody")]
    actions = []
    if shown.chooses:
        href = url_for("portal.regulation.choose_representative", council_id=shown.council.id)
        actions.append(Action(concept="representative", href=href, tone="quiet"))
    return Card(
        title=_("Who represents us?"),
        symbol="own:say",
        lines=lines,
        text=_("A supporter never represents the council."),
        actions=actions,
    )


def _in_short(shown: Rules, here: HouseRules) -> Card:
    easy = easytext.shown_lines(here.easy_text, here.summary)
    checked = bool(here.summary) and easy.checked
    lines = [Line(**one._asdict()) for one in easy.lines] if here.summary else []
    chips = []
    if here.summary and not checked and shown.view is View.PICTO:
        chips = [Chip(text=_("not yet checked"), tone="sun", mark="info")]
    return Card(
        title=_("In short"),
        symbol=SYMBOL,
        lines=lines,
        text=here.summary if checked else "",
        facts=[(_("It holds from"), written(here.since, "d MMMM y"))],
        chips=chips,
    )


def _besides(shown: Rules, here: HouseRules) -> list[Action]:
    """The document of the version that holds, its easy text, and taking it away."""
    actions = _actions(shown, here)
    if shown.edits and here.summary:
        href = url_for("portal.regulation.easy_rules", council_id=shown.council.id)
        actions.insert(0, Action(concept="easy-text", href=href, post=True))
    return actions


def _version(shown: Rules, one: HouseRules) -> Card:
    return Card(
        title=_("From %(day)s", day=written(one.since, "d MMMM y")),
        symbol=f"leaf:{one.since:%Y-%m-%d}",
        text=one.summary,
        actions=_actions(shown, one),
    )


def _actions(shown: Rules, one: HouseRules) -> list[Action]:
    own: dict[str, Any] = {"council_id": shown.council.id, "rules_id": one.id}
    actions = []
    if shown.keeps and one.file_key:
        href = url_for("portal.regulation.rules_file", **own)
        actions.append(Action(concept="regulation.document", href=href, tone="quiet"))
    if shown.chooses:
        actions.append(
            Action(
                concept="remove",
                href=url_for("portal.regulation.remove_rules", house_rules_id=one.id),
                post=True,
                tone="quiet",
                confirm=_("Take this version away?"),
            )
        )
    return actions


def rules_form_page(council: Council, form: Any, title: str, symbol: str = SYMBOL) -> FormPage:
    """One question about the house rules."""
    back = url_for("portal.regulation.rules", council_id=council.id)
    return FormPage(
        title=title,
        symbol=symbol,
        council=council,
        section="people",
        back=back,
        crumbs=[(_("House rules of our council"), back)],
        form=form,
    )
