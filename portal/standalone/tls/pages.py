"""How a tablet, phone or computer learns to trust this server: a device a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.i18n import gettext as _
from portal.rendering import Action, Card, Line, Page

DEVICES = ("android", "ipad", "windows")


@dataclass(frozen=True, kw_only=True)
class SquarePage(Page):
    """The address of these pages, to open on the device itself."""

    template: ClassVar[str] = "residents/code"
    code: str = ""
    link: str = ""
    square: Any = ""


def show_page() -> Page:
    """Which device is it?"""
    words = {"android": _("Android"), "ipad": _("iPad or iPhone"), "windows": _("Windows")}
    symbols = {
        "android": "own:tablet",
        "ipad": "openmoji:1F4F1",
        "windows": "openmoji:1F4BB",
    }
    cards = [
        Card(
            title=words[device],
            href=url_for(".device", device=device),
            symbol=symbols[device],
        )
        for device in DEVICES
    ]
    other = Card(title=_("Another device"), href=url_for(".square"), symbol="own:where")
    return Page(
        title=_("Which device is this?"),
        symbol="own:tablet",
        lede=_("Once for each device. Then its camera works here."),
        back=url_for("portal.start.show"),
        cards=[*cards, other],
    )


def square_page(address: str, square: str) -> SquarePage:
    """The address as a square, for the camera of the device."""
    return SquarePage(
        title=_("Open this on the device"),
        symbol="own:tablet",
        back=url_for(".show"),
        link=address,
        square=square,
    )


def device_page(device: str, address: str, fingerprint: str) -> Page:
    """What to do on this kind of device, in order."""
    steps = {"android": _android, "ipad": _ipad, "windows": _windows}[device]()
    kind = "mobileconfig" if device == "ipad" else "crt"
    fetch = Action(concept="trust.fetch", href=url_for(".file", kind=kind), tone="main")
    first, *rest = steps
    return Page(
        title=_("Trust Huisraad"),
        symbol="own:tablet",
        back=url_for(".show"),
        crumbs=[(_("Which device is this?"), url_for(".show"))],
        cards=[
            _card(1, _("Fetch the certificate"), "own:come", first, [fetch]),
            *(_card(n, title, symbol, lines) for n, (title, symbol, lines) in enumerate(rest, 2)),
            _compare(len(steps) + 1, fingerprint),
            _card(
                len(steps) + 2,
                _("Open Huisraad"),
                "openmoji:1F3E0",
                [_("There is no warning any more.")],
                [Action(concept="start", href=address, tone="main")],
            ),
        ],
    )


Steps = Sequence[Any]


def _android() -> Steps:
    return (
        [_("Tap: Fetch."), _("The file comes among your downloads.")],
        (
            _("Find it in the settings"),
            "own:where",
            [
                _("Open the settings of the tablet."),
                _("Search for: CA certificate."),
                _("Tap: Install anyway."),
            ],
        ),
        (_("Choose the file"), "own:decide", [_("Choose the file huisraad.crt.")]),
    )


def _ipad() -> Steps:
    return (
        [_("Tap: Fetch."), _("Tap: Allow.")],
        (
            _("Install it"),
            "own:where",
            [
                _("Open the settings of the iPad."),
                _("Tap: Profile downloaded."),
                _("Tap: Install, and once more."),
            ],
        ),
        (
            _("Switch it on"),
            "own:yes",
            [
                _("In the settings: General, About."),
                _("At the bottom: Certificate Trust Settings."),
                _("Switch Huisraad on."),
            ],
        ),
    )


def _windows() -> Steps:
    return (
        [_("Click: Fetch."), _("Open the file huisraad.crt.")],
        (
            _("Install it"),
            "own:where",
            [
                _("Click: Install Certificate, Current User."),
                _("Choose: Place all certificates in the following store."),
                _("Choose: Trusted Root Certification Authorities."),
            ],
        ),
    )


def _compare(number: int, fingerprint: str) -> Card:
    half = len(fingerprint) // 2
    said = _("Letters and digits, in groups of two.")
    lines = [
        Line(text=_("Is this the same as on the computer of Huisraad?"), symbol="own:question"),
        Line(text=fingerprint[:half], spoken=said),
        Line(text=fingerprint[half:].strip(), spoken=said),
    ]
    text = _("The computer shows it at the start. If it differs, stop, and remove the certificate.")
    return Card(title=_title(number, _("Compare")), symbol="own:rule", lines=lines, text=text)


def _card(
    number: int, title: str, symbol: str, lines: Sequence[str], actions: Sequence[Action] = ()
) -> Card:
    return Card(
        title=_title(number, title),
        symbol=symbol,
        lines=[Line(text=one) for one in lines],
        actions=actions,
    )


def _title(number: int, title: str) -> str:
    return f"{number}. {title}"
