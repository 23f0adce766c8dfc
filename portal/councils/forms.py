"""What is asked for a council."""

from collections.abc import Mapping
from typing import Any

from wtforms import BooleanField, IntegerField, RadioField, SelectField
from wtforms.validators import DataRequired, NumberRange

from portal.councils.models import (
    REMINDER_DAYS,
    USUAL_NOTICE,
    USUAL_REMINDER,
    Council,
    CouncilKind,
    CouncilState,
)
from portal.councils.service import Design
from portal.forms import PortalForm, Text, Version, offered
from portal.i18n import lazy_gettext as _
from portal.identity import Role

KIND_WORDS: Mapping[CouncilKind, Any] = {
    CouncilKind.CENTRAL: _("central council"),
    CouncilKind.HOUSE: _("council of a house"),
    CouncilKind.PARTICIPANT: _("council of participants"),
    CouncilKind.SUBCOUNCIL: _("part of a council"),
    CouncilKind.WORKING_GROUP: _("working group"),
    CouncilKind.COMMITTEE: _("committee"),
    CouncilKind.LIVING_ROOM: _("living-room meeting"),
}
STATE_WORDS: Mapping[CouncilState, Any] = {
    CouncilState.FORMING: _("being formed"),
    CouncilState.ACTIVE: _("at work"),
    CouncilState.DISSOLVED: _("dissolved"),
}
ACCENT_WORDS: Mapping[str, Any] = {
    "petrol": _("petrol"),
    "blauw": _("blue"),
    "steen": _("brick"),
    "pruim": _("plum"),
}
SKIN_WORDS: Mapping[str, Any] = {
    "yellow": _("yellow"),
    "light": _("light"),
    "medium-light": _("fairly light"),
    "medium": _("in between"),
    "medium-dark": _("fairly dark"),
    "dark": _("dark"),
}
REMINDER_WORDS: Mapping[int, Any] = {
    0: _("not"),
    1: _("a day before"),
    2: _("two days before"),
    7: _("a week before"),
}
NAMED_ROLES = (Role.MEMBER, Role.CHAIR, Role.SECRETARY, Role.TREASURER, Role.SUPPORTER)


class OwnCouncilForm(PortalForm):
    """What a council decides about itself."""

    seldom = (*(f"word_{role}" for role in NAMED_ROLES), "skin", "notice_days", "reminder_days")

    name = Text(_("Name of the council"), [DataRequired(_("Give the council a name."))])
    accent = RadioField(_("Colour"), choices=offered(ACCENT_WORDS.items()))
    word_member = Text(_("Your word for a member"), most=40)
    word_chair = Text(_("Your word for the chair"), most=40)
    word_secretary = Text(_("Your word for the secretary"), most=40)
    word_treasurer = Text(_("Your word for the treasurer"), most=40)
    word_supporter = Text(
        _("Your word for the supporter"), most=40, description=_("For example: coach.")
    )
    skin = RadioField(
        _("Skin of the people in your pictograms"),
        choices=offered(SKIN_WORDS.items()),
        default="yellow",
        render_kw={"symbols": {skin: f"own:person:{skin}" for skin in SKIN_WORDS}},
    )
    notice_days = IntegerField(
        _("How many days ahead do you plan a meeting?"),
        [NumberRange(0, 60, _("Fill in a number from 0 to 60."))],
        default=USUAL_NOTICE,
        description=_("Who plans one sooner is asked why."),
    )
    reminder_days = RadioField(
        _("When do we remind people of a meeting?"),
        choices=offered((days, REMINDER_WORDS[days]) for days in REMINDER_DAYS),
        coerce=int,
        default=USUAL_REMINDER,
        description=_("Who said not to come hears nothing."),
    )
    version: Any = Version()

    @property
    def role_names(self) -> dict[str, str]:
        """The council's own words, by role."""
        return {role: self[f"word_{role}"].data or "" for role in NAMED_ROLES}

    @classmethod
    def filled(cls, council: Council) -> dict[str, Any]:
        """The present values of a council, by field."""
        words = {f"word_{role}": council.role_names.get(role, "") for role in NAMED_ROLES}
        return {
            "name": council.name,
            "accent": council.accent,
            "skin": council.skin,
            "kind": council.kind,
            "state": council.state,
            "parent": council.parent_id or 0,
            "house": council.house_id or 0,
            "shares_rights": council.shares_rights,
            "notice_days": council.notice_days,
            "reminder_days": council.reminder_days,
            "version": council.version,
            **words,
        }


class CouncilForm(OwnCouncilForm):
    """All of a council: for the administrator."""

    seldom = (*OwnCouncilForm.seldom, "accent", "shares_rights")

    kind = SelectField(
        _("What kind of council?"),
        choices=offered(KIND_WORDS.items()),
        default=CouncilKind.HOUSE,
    )
    parent = SelectField(_("Part of which council?"), coerce=int, default=0)
    house = SelectField(_("Of which house?"), coerce=int, default=0)
    state = RadioField(
        _("How far is it?"), choices=offered(STATE_WORDS.items()), default=CouncilState.ACTIVE
    )
    shares_rights = BooleanField(
        _("Members of this part read and vote in the whole council too (see the regulation)")
    )

    def design(self) -> Design:
        """What was filled in."""
        return Design(
            name=self.name.data or "",
            accent=self.accent.data,
            role_names=self.role_names,
            kind=CouncilKind(self.kind.data),
            state=CouncilState(self.state.data),
            parent_id=self.parent.data or None,
            house_id=self.house.data or None,
            shares_rights=bool(self.shares_rights.data),
            skin=self.skin.data,
            notice_days=self.notice_days.data,
            reminder_days=self.reminder_days.data,
        )


class NewCouncilForm(CouncilForm):
    """A council to be: at work at once, and there is no version yet."""

    seldom = (*CouncilForm.seldom, "state")
    version = None
