"""What is shown of wishes: saying one, what happened with it, and those of the council."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.concepts import CONCEPTS, concept
from portal.context import View
from portal.councils.models import Council
from portal.easytext.models import EasyStatus
from portal.easytext.service import Shown
from portal.i18n import day
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import PUBLISHED_STATES
from portal.personal import personal_card
from portal.rendering import Action, Card, Chip, FormPage, Line, Page
from portal.wishes.models import Wish, WishState

TONES = {WishState.NEW: "plain", WishState.NOT_NOW: "plain"}


@dataclass(frozen=True, kw_only=True)
class CheckPage(Page):
    """What was said, before anybody else sees it; each of ``ways`` sends it along again."""

    template: ClassVar[str] = "wishes/check"

    ways: Sequence[Action] = ()


def choose_council_page(councils: Sequence[Council]) -> Page:
    """To which council? Only asked of who belongs to more than one."""
    return Page(
        title=str(CONCEPTS["wish.make"].label),
        symbol="own:say",
        section="wishes",
        back=url_for("portal.start.show"),
        cards=[
            Card(
                title=council.name,
                href=url_for("portal.wishes.make", council_id=council.id),
                symbol=council.symbol,
            )
            for council in councils
        ],
        empty=Line(text=_("You have no council here. Ask the supporter."), symbol="own:council"),
    )


def make_page(council: Council, form: Any, view: View) -> FormPage:
    """Say a wish: a picture first, then words if one likes."""
    return FormPage(
        title=str(CONCEPTS["wish.make"].label),
        symbol="own:say",
        council=council,
        section="wishes",
        back=url_for("portal.start.show"),
        form=form,
        save="next" if view is View.PICTO else "wish.send",
    )


def shown_back_page(council: Council, form: Any, whose: str) -> CheckPage:
    """The wish as it will be sent, to be looked at once more."""
    return CheckPage(
        title=_("Shall we send this?"),
        symbol="openmoji:1F4E8",
        council=council,
        section="wishes",
        back=url_for("portal.wishes.make", council_id=council.id),
        cards=[_said_card(form, whose)],
        ways=[
            _way(council, form, "wish.send", shown="1", tone="main"),
            _way(council, form, "wish.change", change="1"),
        ],
    )


def personal_page(council: Council, form: Any) -> CheckPage:
    """Does this concern one person? Then who does help; the writer decides.

    Rule: individual matters are not kept here, and nobody has seen the text yet.
    """
    return CheckPage(
        title=_("Is this only about you?"),
        symbol="own:secret",
        council=council,
        section="wishes",
        back=url_for("portal.wishes.make", council_id=council.id),
        lede=_("Nobody has seen your text yet. The whole council can read a wish."),
        cards=[personal_card(council.house)],
        ways=[
            _way(council, form, "wish.change", change="1"),
            _way(council, form, "wish.common", common="1"),
        ],
    )


def _way(council: Council, form: Any, name: str, tone: str = "", **more: str) -> Action:
    """A button that sends the same wish once more, with what was decided on this page."""
    kept = {
        field: form[field].data
        for field in ("person", "subject", "text", "common", "shown")
        if field in form
    }
    fields = [(field, str(value or "")) for field, value in {**kept, **more}.items()]
    href = url_for("portal.wishes.make", council_id=council.id)
    return Action(concept=name, href=href, post=True, fields=fields, tone=tone)


def _said_card(form: Any, whose: str) -> Card:
    about = CONCEPTS[f"wish.{form.subject.data}"]
    lines = [Line(text=_("It is about: %(subject)s.", subject=about.label), symbol=about.symbol)]
    lines += [Line(text=sentence) for sentence in sentences(form.text.data or "")]
    if not form.text.data:
        lines.append(Line(text=_("Somebody comes to talk with you."), symbol="own:talk-first"))
    return Card(title=whose, lines=lines)


def sentences(text: str) -> list[str]:
    """The sentences of a text, each to stand on a line of its own."""
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part.strip()]


def wish_page(wish: Wish, actor: Actor, reply: Shown, *, may_withdraw: bool) -> Page:
    """One wish and what happened with it; ``reply`` is the answer as it may be shown."""
    mine = actor.person_id == wish.person_id
    actions = []
    if policy.may(actor, Permission.WISH_ANSWER, wish.council_id):
        href = url_for("portal.wishes.answer", wish_id=wish.id)
        actions.append(Action(concept="wish.answer", href=href, tone="main"))
        if wish.reply:
            href = url_for("portal.easytext.of_answer", wish_id=wish.id)
            actions.append(Action(concept="easy-text", href=href, post=True))
    if may_withdraw:
        href = url_for("portal.wishes.withdraw", wish_id=wish.id)
        actions.append(
            Action(
                concept="wish.withdraw",
                href=href,
                post=True,
                confirm=_("Then nobody sees it any more. Take it back?"),
            )
        )
    return Page(
        title=_("Your wish") if mine else _("Wish of %(name)s", name=wish.person.call_name),
        symbol="own:wish",
        council=wish.council,
        section="wishes",
        back=url_for("portal.wishes.mine" if mine else "portal.wishes.index"),
        cards=[_about_card(wish), _state_card(wish, reply)]
        if wish.state == WishState.NEW
        else [_state_card(wish, reply), _about_card(wish)],
        actions=actions,
    )


def _about_card(wish: Wish) -> Card:
    about = concept(f"wish.{wish.subject}")
    lines = [
        Line(
            text=_(
                "%(name)s says something about: %(subject)s.",
                name=wish.person.call_name,
                subject=about.label,
            ),
            photo_of=wish.person,
        )
    ]
    lines += [Line(text=sentence) for sentence in sentences(wish.text)]
    if wish.helper:
        together = _("Said together with %(name)s.", name=wish.helper.call_name)
        lines.append(Line(text=together, photo_of=wish.helper))
    if wish.written_by_id != wish.person_id:
        written = _("Written down by %(name)s.", name=wish.written_by.call_name)
        lines.append(Line(text=written, photo_of=wish.written_by))
    return Card(
        title=str(about.label),
        symbol=about.symbol,
        lines=lines,
        facts=[(_("Said on"), day(wish.made_at))],
    )


def _state_card(wish: Wish, reply: Shown) -> Card:
    about = concept(f"wish.{wish.state}")
    lines = [Line(text=_state_sentence(wish), symbol=about.symbol)]
    if wish.reply:
        lines += [Line(**line._asdict()) for line in reply.lines]
    if wish.answered_by:
        said = _("%(name)s answered.", name=wish.answered_by.call_name)
        lines.append(Line(text=said, photo_of=wish.answered_by))
    unchecked = Chip(text=_("not yet checked"), tone="sun", mark="info")
    easy = reply.status in (EasyStatus.CHECKED, EasyStatus.OUTDATED)
    return Card(
        title=_("What happened?"),
        symbol="own:answer",
        lines=lines,
        text=wish.reply if easy else "",
        chips=[unchecked] if wish.reply and not reply.checked else (),
    )


def _state_sentence(wish: Wish) -> str:
    if wish.state == WishState.PLANNED:
        # What is still a draft belongs to the council alone.
        if wish.item and wish.item.meeting.state in PUBLISHED_STATES:
            return _("We talk about it on %(day)s.", day=day(wish.item.meeting.starts_at))
        return _("We talk about it later.")
    return {
        WishState.NEW: _("Your wish is sent. Nobody has read it yet."),
        WishState.SEEN: _("The council has read it."),
        WishState.NOT_NOW: _("It does not happen now."),
        WishState.DONE: _("It is done."),
    }[WishState(wish.state)]


def state_chip(wish: Wish) -> Chip:
    """The state of a wish in one word."""
    about = concept(f"wish.{wish.state}")
    return Chip(text=str(about.label), tone=TONES.get(WishState(wish.state), ""), mark=about.icon)


def list_page(title: str, wishes: Sequence[Wish], *, mine: bool, may_make: bool) -> Page:
    """Wishes, newest first, each with its state in a word."""
    rows = [
        Card(
            title=_title(wish) if mine else f"{wish.person.call_name}: {_title(wish)}",
            href=url_for("portal.wishes.show", wish_id=wish.id),
            symbol=concept(f"wish.{wish.subject}").symbol,
            lines=[Line(text=day(wish.made_at))],
            chips=[state_chip(wish)],
        )
        for wish in wishes
    ]
    actions = []
    if may_make:
        href = url_for("portal.wishes.start")
        actions = [Action(concept="wish.make", href=href, tone="main")]
    nothing = _("You have said nothing yet.") if mine else _("There are no wishes yet.")
    return Page(
        title=title,
        symbol="own:wish",
        section="wishes",
        back=url_for("portal.start.show"),
        cards=[Card(title=_("Newest first"), symbol="own:wish", rows=rows)] if rows else (),
        actions=actions,
        empty=Line(text=nothing, symbol="own:wish"),
    )


def _title(wish: Wish) -> str:
    label = str(concept(f"wish.{wish.subject}").label)
    if not wish.text:
        return label
    return f"{label}: {wish.text[:57]}..." if len(wish.text) > 60 else f"{label}: {wish.text}"


def answer_page(wish: Wish, form: Any, theirs: Any = None) -> FormPage:
    """Say what the council does with a wish."""
    return FormPage(
        title=_("Answer %(name)s", name=wish.person.call_name),
        symbol="own:answer",
        council=wish.council,
        section="wishes",
        back=url_for("portal.wishes.show", wish_id=wish.id),
        cards=[_about_card(wish)],
        form=form,
        theirs=theirs,
    )
