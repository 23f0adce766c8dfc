"""What is shown of sets of pictograms: which there are, one of them, bringing one."""

from collections.abc import Mapping, Sequence

from flask import url_for

import pictos
from portal.concepts import CONCEPTS
from portal.context import View, current_view
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.rendering import Action, Card, Chip, FormPage, Line, Page
from portal.symbolsets import service as symbolsets
from portal.symbolsets.models import SetState, SymbolChoice, SymbolSet

SAMPLES = ("huis", "koffie", "praten", "blij", "eten", "fiets")
"""Words by which one sees what the pictures of a set look like."""
MOST_SAMPLES = 3


def index_page(
    sets: Sequence[SymbolSet], used: Mapping[int, int], choice: SymbolChoice, stuck: set[int]
) -> Page:
    """The sets, which goes first, and how to bring one; ``used`` and ``stuck`` are by id."""
    cards = []
    if sets:
        rows = [_row(one, used[one.id], choice, one.id in stuck) for one in sets]
        cards.append(Card(title=_("Sets that you brought"), symbol="openmoji:1F5BC", rows=rows))
    cards += [_own_card(choice), _adapt_card(choice)]
    return Page(
        title=str(CONCEPTS["symbols"].label),
        symbol="openmoji:1F5BC",
        section="administer",
        back=url_for("portal.councils.index"),
        lede=_("We have pictograms of our own. You can bring other ones as well."),
        cards=cards,
        actions=[
            Action(concept="symbols.bring", href=url_for("portal.symbolsets.bring"), tone="main")
        ],
    )


def _row(found: SymbolSet, used: int, choice: SymbolChoice, stuck: bool) -> Card:
    chips = [_state_chip(found, stuck)]
    if choice.first_id == found.id:
        chips.append(Chip(text=_("goes first"), mark="check"))
    whose = (found.author, found.licence) if current_view() is View.STANDARD else ()
    return Card(
        title=found.name,
        href=_at(found),
        symbol=_sample(found),
        lines=[Line(text=", ".join((*whose, _used(used))))],
        chips=chips,
    )


def _sample(found: SymbolSet) -> str:
    return next((line.symbol for line in _samples(found, 1)), "openmoji:1F5BC")


def _samples(found: SymbolSet, most: int) -> list[Line]:
    if found.state != SetState.READY:
        return []
    offers = (next(iter(pictos.search(word, 1, prefer=[found.key])), None) for word in SAMPLES)
    seen = {str(one.symbol): one.label for one in offers if one and one.symbol.set == found.key}
    return [Line(text=label, symbol=symbol) for symbol, label in list(seen.items())[:most]]


def _state_chip(found: SymbolSet, stuck: bool) -> Chip:
    if stuck:
        return Chip(text=_("stands still"), tone="alarm", mark="warning")
    if found.state == SetState.READY:
        many = ngettext("%(num)s pictogram", "%(num)s pictograms", found.total)
        return Chip(text=many, mark="picture")
    text, tone, mark = {
        SetState.FILLING: (_("being brought in"), "sun", "clock"),
        SetState.STOPPED: (_("stopped half way"), "plain", "cross"),
        SetState.REFUSED: (_("not taken"), "alarm", "warning"),
    }[SetState(found.state)]
    return Chip(text=text, tone=tone, mark=mark)


def _used(count: int) -> str:
    if not count:
        return _("not used yet")
    return ngettext("used in %(num)s place", "used in %(num)s places", count)


def _own_card(choice: SymbolChoice) -> Card:
    actions = []
    if choice.first_id:
        href = url_for("portal.symbolsets.ours_first")
        actions = [Action(concept="symbols.ours", href=href, post=True)]
    return Card(
        title=_("Our own pictograms"),
        symbol="own:meeting",
        lines=[Line(text=_("They are always there."), symbol="own:yes")],
        chips=[] if choice.first_id else [Chip(text=_("goes first"), mark="check")],
        actions=actions,
    )


def _adapt_card(choice: SymbolChoice) -> Card:
    on = choice.adapts
    text = _("A program on the device can then show its own pictograms. Few do so yet.")
    label = _("Do not tell programs any more") if on else _("Tell programs what pictograms mean")
    action = Action(
        concept="symbols.adapt",
        label=label,
        href=url_for("portal.symbolsets.adapt"),
        post=True,
        fields=[("on", "" if on else "1")],
    )
    return Card(
        title=_("For other programs"),
        symbol="own:tablet",
        lines=[Line(text=text, symbol="own:explain")],
        chips=[Chip(text=_("on"), mark="check") if on else Chip(text=_("off"), tone="plain")],
        actions=[action],
    )


def bring_page(form: object) -> FormPage:
    """Choose the file, and say whose it is."""
    return FormPage(
        title=str(CONCEPTS["symbols.bring"].label),
        symbol="openmoji:1F5BC",
        section="administer",
        back=url_for("portal.symbolsets.index"),
        form=form,
        save="next",
    )


def set_page(found: SymbolSet, used: int, choice: SymbolChoice, trouble: str) -> Page:
    """One set: how far it is, or whose it is and what it looks like."""
    lines, actions = _told(found, choice, trouble)
    facts = [
        (_("Who made them"), found.author),
        (_("On what terms"), found.licence),
        (_("How many"), str(found.total)),
        (_("How often used"), _used(used)),
    ]
    is_ready = found.state == SetState.READY
    cards = [
        Card(
            title=found.name,
            symbol=_sample(found),
            lines=lines,
            facts=facts if is_ready else (),
            actions=[*actions, _removal(found, used)],
        )
    ]
    if samples := _samples(found, MOST_SAMPLES):
        cards.append(Card(title=_("This is what they look like"), lines=samples))
    return Page(
        title=found.name,
        symbol="openmoji:1F5BC",
        section="administer",
        back=url_for("portal.symbolsets.index"),
        crumbs=[(str(CONCEPTS["symbols"].label), url_for("portal.symbolsets.index"))],
        cards=cards,
    )


def _told(found: SymbolSet, choice: SymbolChoice, trouble: str) -> tuple[list[Line], list[Action]]:
    def act(concept: str, name: str, tone: str = "") -> Action:
        href = url_for(f"portal.symbolsets.{name}", symbol_set_id=found.id)
        return Action(concept=concept, href=href, post=True, tone=tone)

    far = Line(text=_("%(done)s of %(total)s", done=found.done, total=found.total))
    if trouble:
        lines = [Line(text=trouble, symbol="own:problem"), far]
        return lines, [act("symbols.go-on", "go_on", "main"), act("stop", "halt")]
    if found.state == SetState.FILLING:
        look = Action(concept="symbols.go-on", href=_at(found), label=_("Look again"), tone="main")
        lines = [Line(text=_("We are bringing the pictograms in."), symbol="openmoji:23F3"), far]
        return lines, [look, act("stop", "halt")]
    if found.state == SetState.STOPPED:
        lines = [Line(text=_("This was stopped half way."), symbol="own:stop"), far]
        return lines, [act("symbols.go-on", "go_on", "main")]
    if found.state == SetState.REFUSED:
        nothing = Line(text=_("Nothing of it was kept."), symbol="own:stop")
        return [Line(text=found.message, symbol="own:no"), nothing], []
    lines = [Line(text=_("You can choose these pictograms now."), symbol="own:yes")]
    if symbolsets.is_for_free_use_only(found.licence):
        words = _("You may use them for your council, but not to earn money.")
        lines.append(Line(text=words, symbol="own:rule"))
    if choice.first_id == found.id:
        lines.append(Line(text=_("These go first when we propose a picture."), symbol="own:first"))
        href = url_for("portal.symbolsets.ours_first")
        return lines, [Action(concept="symbols.ours", href=href, post=True)]
    return lines, [act("symbols.first", "first", "main")]


def _removal(found: SymbolSet, used: int) -> Action:
    ask = _("Remove this set?")
    if used:
        ask = ngettext(
            "Remove this set? %(num)s place then has no picture of it any more. "
            "Coming meetings go to the list of the supporter.",
            "Remove this set? %(num)s places then have no picture of it any more. "
            "Coming meetings go to the list of the supporter.",
            used,
        )
    href = url_for("portal.symbolsets.remove", symbol_set_id=found.id)
    return Action(concept="remove", href=href, post=True, tone="alarm", confirm=ask)


def _at(found: SymbolSet) -> str:
    return url_for("portal.symbolsets.show", symbol_set_id=found.id)
