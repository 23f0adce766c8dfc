"""How a browser becomes a tablet of a house, and the house's list of tablets."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.context import portal
from portal.councils.models import House
from portal.i18n import gettext as _
from portal.i18n import written
from portal.rendering import Action, Card, Chip, FormPage, Line, Page
from portal.residents.forms import CodeForm, DeviceForm, EnrolForm
from portal.residents.models import Device, DeviceKind, Enrolment

SYMBOLS = {DeviceKind.TABLET: "own:tablet", DeviceKind.SCREEN: "openmoji:1F4FA"}


@dataclass(frozen=True, kw_only=True)
class DoorPage(FormPage):
    """For who lives in the house: use the tablet, or make this one a tablet of the house."""

    @classmethod
    def of(cls, form: CodeForm) -> "DoorPage":
        """The page for a browser that is no tablet yet."""
        return cls(
            title=_("The tablet of your house"),
            symbol="own:tablet",
            lede=_("Take the tablet in the living room. Tap your photo there."),
            cards=[
                Card(
                    title=_("Is this a new tablet of the house?"),
                    symbol="own:tablet",
                    lines=[Line(text=_("The supporter of the house has a code for it."))],
                )
            ],
            form=form,
            save="next",
            back=portal().adapter.sign_in_url(url_for("portal.start.show")),
        )


@dataclass(frozen=True, kw_only=True)
class SwitchedOffPage(Page):
    """For who holds a tablet that was switched off: who can help."""

    @classmethod
    def of(cls, ended: str) -> "SwitchedOffPage":
        """The page for what the browser was before, a tablet or a screen."""
        screen = ended == DeviceKind.SCREEN
        title = _("This screen is switched off.") if screen else _("This tablet is switched off.")
        symbol = f"{SYMBOLS[DeviceKind(ended)]}:not"
        return cls(
            title=title,
            symbol=symbol,
            cards=[
                Card(
                    title=title,
                    symbol=symbol,
                    lines=[Line(text=_("Ask your support worker."), symbol="own:support-worker")],
                    actions=[
                        Action(
                            concept="tablets",
                            label=_("I have a new code"),
                            href=url_for("portal.residents.door", new=1),
                            tone="quiet",
                        ),
                        Action(
                            concept="sign-in",
                            href=portal().adapter.sign_in_url(url_for("portal.start.show")),
                            tone="quiet",
                        ),
                    ],
                )
            ],
        )


@dataclass(frozen=True, kw_only=True)
class EnrolPage(FormPage):
    """The last question before a browser becomes a tablet or screen of a house."""

    @classmethod
    def of(cls, form: EnrolForm, enrolment: Enrolment, house: House) -> "EnrolPage":
        """The page for a code that works."""
        screen = enrolment.kind == DeviceKind.SCREEN
        symbol = SYMBOLS[DeviceKind(enrolment.kind)]
        then = (
            [
                Line(text=_("It shows the next meeting and what is decided."), symbol=symbol),
                Line(text=_("Nobody can sign in on it."), symbol="own:card:not"),
            ]
            if screen
            else [
                Line(text=_("It shows the faces of the house."), symbol="own:group"),
                Line(text=_("Nobody stays signed in here."), symbol="own:card"),
            ]
        )
        return cls(
            title=_("A screen of %(house)s?", house=house.name)
            if screen
            else _("A tablet of %(house)s?", house=house.name),
            symbol=symbol,
            lede=_("This screen is called: %(name)s.", name=enrolment.name)
            if screen
            else _("This tablet is called: %(name)s.", name=enrolment.name),
            cards=[Card(title=_("What happens then"), symbol="own:group", lines=then)],
            form=form,
            save="screen.enrol" if screen else "tablet.enrol",
        )


@dataclass(frozen=True, kw_only=True)
class OverPage(Page):
    """A code that does not work any more."""

    @classmethod
    def of(cls) -> "OverPage":
        """The page for a code that is used, over or wrong."""
        return cls(
            title=_("This code does not work"),
            symbol="own:too-late",
            empty=Line(
                text=_("It works once, for 15 minutes. Ask for a new one."), symbol="own:too-late"
            ),
            back=url_for("portal.residents.door"),
        )


@dataclass(frozen=True, kw_only=True)
class TabletsPage(Page):
    """The tablets of the houses that somebody supports or works in."""

    @classmethod
    def of(
        cls,
        tablets: Mapping[House, Sequence[Device]],
        managed: Collection[House],
        trust: str = "",
    ) -> "TabletsPage":
        """A card a house, a row a tablet; with buttons for who may manage them.

        ``trust`` is where a device learns to trust this server, if it has to.
        """
        return cls(
            title=_("Tablets"),
            symbol="own:tablet",
            section="tablets",
            lede=_("Residents sign in on these: with their face and their card.")
            if managed or not tablets
            else _("The supporter looks after these tablets."),
            cards=[
                _house(house, devices, may_manage=house in managed)
                for house, devices in tablets.items()
            ],
            actions=[Action(concept="trust", href=trust)] if trust and managed else (),
            empty=Line(text=_("You live or work in no house with tablets."), symbol="own:tablet"),
        )


def _house(house: House, devices: Sequence[Device], *, may_manage: bool) -> Card:
    none = Line(text=_("This house has no tablet yet."), symbol="own:tablet:not")
    return Card(
        title=house.name,
        symbol=house.picture,
        lines=() if devices else [none],
        rows=[_tablet(house, device, may_manage=may_manage) for device in devices],
        actions=[]
        if not may_manage
        else [
            Action(
                concept="tablet.add",
                href=url_for("portal.residents.new_tablet", house_id=house.id),
                tone="main",
            ),
            Action(
                concept="card",
                label=_("Cards of the residents"),
                href=url_for("portal.residents.cards", house_id=house.id),
            ),
        ],
    )


def _tablet(house: House, device: Device, *, may_manage: bool) -> Card:
    where: dict[str, Any] = {"house_id": house.id, "device_id": device.id}
    screen = device.kind == DeviceKind.SCREEN
    switch_off = (
        _("Switch off the screen %(name)s?", name=device.name)
        if screen
        else _("Switch off the tablet %(name)s?", name=device.name)
    )
    see = Action(concept="screen.see", href=url_for("portal.start.screen_of", house_id=house.id))
    manage = [
        Action(
            concept="edit",
            label=_("Other name") if screen else _("Settings"),
            href=url_for("portal.residents.set_tablet", **where),
            tone="quiet",
        ),
        Action(
            concept="remove",
            label=_("Switch off"),
            href=url_for("portal.residents.revoke_tablet", **where),
            post=True,
            tone="quiet",
            confirm=switch_off,
        ),
    ]
    return Card(
        title=device.name,
        symbol=SYMBOLS[DeviceKind(device.kind)],
        lines=[Line(text=_("Since %(day)s", day=written(device.enrolled_at, "d MMMM y")))],
        chips=[Chip(text=_("locked"), tone="plain", mark="lock")] if device.locked else (),
        actions=[*([see] if screen else []), *(manage if may_manage else [])],
    )


@dataclass(frozen=True, kw_only=True)
class DevicePage(FormPage):
    """A new tablet or screen, or how one that is there is set."""

    @classmethod
    def new(cls, form: DeviceForm, house: House) -> "DevicePage":
        """The page for a new one of the house."""
        return cls._with(form, _("A new tablet or screen for %(house)s", house=house.name), "next")

    @classmethod
    def of(cls, form: DeviceForm, device: Device) -> "DevicePage":
        """The page for one that is there."""
        return cls._with(form, device.name, "save", SYMBOLS[DeviceKind(device.kind)])

    @classmethod
    def _with(
        cls, form: DeviceForm, title: str, save: str, symbol: str = "own:tablet"
    ) -> "DevicePage":
        tablets = url_for("portal.residents.tablets")
        return cls(
            title=title,
            symbol=symbol,
            section="tablets",
            crumbs=[(_("Tablets"), tablets)],
            form=form,
            save=save,
            back=tablets,
        )


@dataclass(frozen=True, kw_only=True)
class CodePage(Page):
    """The code for a new tablet or screen: shown once, as a QR code and to type over."""

    template: ClassVar[str] = "residents/code"
    code: str = ""
    link: str = ""
    square: Any = ""
    first: Sequence[str] = ()

    @classmethod
    def of(cls, code: str, link: str, square: str, house: House, kind: DeviceKind) -> "CodePage":
        """The page for a code that was just made."""
        screen = kind == DeviceKind.SCREEN
        return cls(
            title=_("Open this on the screen") if screen else _("Open this on the tablet"),
            symbol=SYMBOLS[kind],
            section="tablets",
            lede=_("For %(house)s. It works once, for 15 minutes.", house=house.name),
            crumbs=[(_("Tablets"), url_for("portal.residents.tablets"))],
            back=url_for("portal.residents.tablets"),
            code=code,
            link=link,
            square=square,
            first=[
                _("Take the remote control or keyboard of the screen."),
                _("Type this address in its browser."),
                _("Then make it fill the whole screen."),
            ]
            if screen
            else [
                _("Take the new tablet."),
                _("Point its camera at this square."),
                _("Or type this address in its browser."),
            ],
        )
