"""How a browser becomes a tablet of a house, and the house's list of tablets."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.context import portal
from portal.councils.models import House
from portal.i18n import day
from portal.i18n import gettext as _
from portal.rendering import Action, Card, FormPage, Line, Page
from portal.residents.forms import CodeForm, EnrolForm, TabletForm
from portal.residents.models import Device, Enrolment


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
class EnrolPage(FormPage):
    """The last question before a browser becomes a tablet of a house."""

    @classmethod
    def of(cls, form: EnrolForm, enrolment: Enrolment, house: House) -> "EnrolPage":
        """The page for a code that works."""
        return cls(
            title=_("A tablet of %(house)s?", house=house.name),
            symbol="own:tablet",
            lede=_("This tablet is called: %(name)s.", name=enrolment.name),
            cards=[
                Card(
                    title=_("What happens then"),
                    symbol="own:group",
                    lines=[
                        Line(text=_("It shows the faces of the house."), symbol="own:group"),
                        Line(text=_("Nobody stays signed in here."), symbol="own:card"),
                    ],
                )
            ],
            form=form,
            save="tablet.enrol",
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
    return Card(
        title=device.name,
        symbol="own:tablet",
        lines=[Line(text=_("Since %(day)s", day=day(device.enrolled_at)))],
        actions=[]
        if not may_manage
        else [
            Action(
                concept="edit",
                label=_("Other name"),
                href=url_for("portal.residents.rename_tablet", **where),
                tone="quiet",
            ),
            Action(
                concept="remove",
                label=_("Switch off"),
                href=url_for("portal.residents.revoke_tablet", **where),
                post=True,
                tone="quiet",
                confirm=_("Switch off the tablet %(name)s?", name=device.name),
            ),
        ],
    )


@dataclass(frozen=True, kw_only=True)
class TabletNamePage(FormPage):
    """What a tablet is called, for a new one and for one that is there."""

    @classmethod
    def of(cls, form: TabletForm, house: House, *, new: bool) -> "TabletNamePage":
        """The page for a tablet of the house."""
        tablets = url_for("portal.residents.tablets")
        return cls(
            title=_("A new tablet for %(house)s", house=house.name)
            if new
            else _("Another name for the tablet"),
            symbol="own:tablet",
            section="tablets",
            crumbs=[(_("Tablets"), tablets)],
            form=form,
            save="next" if new else "save",
            back=tablets,
        )


@dataclass(frozen=True, kw_only=True)
class CodePage(Page):
    """The code for a new tablet: shown once, as a QR code and to type over."""

    template: ClassVar[str] = "residents/code"
    code: str = ""
    link: str = ""
    square: Any = ""

    @classmethod
    def of(cls, code: str, link: str, square: str, house: House) -> "CodePage":
        """The page for a code that was just made."""
        return cls(
            title=_("Open this on the tablet"),
            symbol="own:tablet",
            section="tablets",
            lede=_("For %(house)s. It works once, for 15 minutes.", house=house.name),
            crumbs=[(_("Tablets"), url_for("portal.residents.tablets"))],
            back=url_for("portal.residents.tablets"),
            code=code,
            link=link,
            square=square,
        )
