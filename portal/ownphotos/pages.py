"""What is shown of own photos: to the supporter who keeps them, and at the tablet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.identity import Portrait
from portal.ownphotos import service
from portal.ownphotos.forms import ThingForm
from portal.ownphotos.models import ROUNDS, OwnPhoto, OwnPhotoAsk, OwnPhotoCheck
from portal.people.models import Person
from portal.rendering import Action, Card, Chip, FormPage, Line, Page

PHOTO = "openmoji:1F5BC"


def kept_page(
    person: Person,
    photos: Mapping[int, OwnPhoto],
    check: OwnPhotoCheck | None,
    lacks: service.Lacks,
) -> Page:
    """Whether the tablet asks for the own photos, and the three of them."""
    shown = url_for("portal.people.show", person_id=person.id)
    return Page(
        title=_("Own photos of %(name)s", name=person.call_name),
        symbol=PHOTO,
        section="people",
        lede=_("The tablet can ask three times: which of these is yours?"),
        back=shown,
        crumbs=[(_("People"), url_for("portal.people.index")), (person.name, shown)],
        cards=[
            _state_card(person, check, lacks),
            *(_photo_card(person, at, photos.get(at)) for at in range(1, ROUNDS + 1)),
        ],
    )


def _state_card(person: Person, check: OwnPhotoCheck | None, lacks: service.Lacks) -> Card:
    name = person.call_name
    lines = [Line(text=one, symbol="own:not-can") for one in _lacking(lacks)]
    if service.is_closed(check):
        title = _("Five times wrong. The tablet asks no more.")
        lines = [Line(text=_("%(name)s can still use the card.", name=name), symbol="own:card")]
    elif check:
        title = _("After the face %(name)s points at the own photos", name=name)
        if lacks:
            enough = _("Until then a tap on the face is enough.")
            lines.append(Line(text=enough, symbol="own:person"))
    else:
        title = _("A tap on the face of %(name)s is enough", name=name)
    actions = [_turn(person, "again", "main")] if service.is_closed(check) else []
    if check:
        actions.append(_turn(person, "off"))
    elif not lacks:
        asked = _("Did you choose this together with %(name)s?", name=name)
        actions.append(_turn(person, "on", "main", asked))
    return Card(
        title=title,
        symbol="own:lock-door" if check else "own:person",
        lines=lines or [Line(text=_("The card always works too."), symbol="own:card")],
        actions=actions,
    )


def _lacking(lacks: service.Lacks) -> list[str]:
    found = []
    if lacks.own:
        text = ngettext(
            "1 own photo more is needed.", "%(num)s own photos more are needed.", lacks.own
        )
        found.append(text)
    if lacks.others:
        text = ngettext(
            "1 photo more of somebody else is needed.",
            "%(num)s photos more of others are needed.",
            lacks.others,
        )
        found.append(text)
    return found


def _turn(person: Person, how: str, tone: str = "", confirm: str = "") -> Action:
    return Action(
        concept=f"own-photos.{how}",
        href=url_for("portal.ownphotos.turn", person_id=person.id),
        post=True,
        fields=[("how", how)],
        tone=tone,
        confirm=confirm,
    )


def _photo_card(person: Person, at: int, photo: OwnPhoto | None) -> Card:
    here: dict[str, Any] = {"person_id": person.id, "at": at}
    add = url_for("portal.ownphotos.place", **here)
    if photo is None:
        return Card(
            title=_("Photo %(number)s", number=at),
            symbol="openmoji:1F4F7",
            lines=[Line(text=_("There is none here yet."), symbol="own:empty")],
            actions=[Action(concept="own-photos.add", href=add)],
        )
    return Card(
        title=photo.word,
        symbol=photo.picture,
        lines=[Line(text=_("Other residents see it among their own."), symbol="own:group")],
        actions=[
            Action(concept="own-photos.other", href=add),
            Action(
                concept="remove",
                href=url_for("portal.ownphotos.remove", **here),
                post=True,
                tone="quiet",
                confirm=_("Remove this photo? Then the tablet does not ask any more."),
            ),
        ],
    )


def thing_page(person: Person, form: ThingForm) -> FormPage:
    """Bring a photo of a thing."""
    return FormPage(
        title=_("A photo of a thing of %(name)s", name=person.call_name),
        symbol=PHOTO,
        section="people",
        lede=_(
            "Ask %(name)s which: a mug, a chair, a bike, a pet. Never a person or a face.",
            name=person.call_name,
        ),
        back=url_for("portal.ownphotos.show", person_id=person.id),
        form=form,
    )


@dataclass(frozen=True, kw_only=True)
class AskPage(Page):
    """Nine photos at the tablet, of which one is of who tapped the face."""

    template: ClassVar[str] = "ownphotos/ask"
    round: int = 1
    mark: str = ""
    nine: Sequence[tuple[str, str, str]] = ()

    @classmethod
    def of(cls, ask: OwnPhotoAsk, nine: Sequence[OwnPhoto]) -> "AskPage":
        """The page of this round: each photo with its address, number and word."""
        mark = service.mark(ask)
        return cls(
            title=_("Which one is yours, %(name)s?", name=ask.person.call_name),
            back=url_for("portal.residents.faces"),
            round=ask.round,
            steps=(ask.round, 3),
            actions=[Action(concept="card.show", href=url_for("portal.residents.card"))],
            banner=Chip(text=_("That was not right. Try once more."), tone="sun")
            if ask.again and ask.round == 1
            else None,
            mark=mark,
            nine=[
                (
                    url_for("portal.ownphotos.shown", mark=mark, number=number),
                    _("Photo %(number)s", number=number),
                    one.word,
                )
                for number, one in enumerate(nine, 1)
            ],
        )


def closed_page(helper: Portrait | None) -> Page:
    """After too many wrong tries: who helps, and the card."""
    name = helper.call_name if helper else ""
    ask = (
        Line(text=_("Ask %(name)s to help.", name=name), photo_of=helper)
        if helper
        else Line(text=_("Ask somebody of the house."), symbol="own:help")
    )
    card = url_for("portal.residents.card")
    return Page(
        title=_("Ask for help"),
        symbol="own:help",
        back=url_for("portal.residents.faces"),
        cards=[
            Card(
                title=_("This does not work now"),
                symbol="own:need-help",
                lines=[ask, Line(text=_("Your card always works."), symbol="own:card")],
                actions=[Action(concept="card.show", href=card, tone="main")],
            )
        ],
    )
