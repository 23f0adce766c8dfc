"""What one looks for."""

from collections.abc import Sequence

from wtforms import IntegerField, RadioField, SelectField
from wtforms.validators import DataRequired, NumberRange, Optional

from portal.councils.models import Council
from portal.forms import PortalForm, Text, offered
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _
from portal.search.service import KINDS, Asked

MOST_LETTERS = 120
KIND_WORDS = {
    "meeting": (_("Meetings"), "own:meeting"),
    "item": (_("Agenda items"), "own:agenda-item"),
    "paper": (_("Papers"), "openmoji:1F4C4"),
    "archived": (_("Old papers"), "openmoji:1F5C3"),
    "enclosure": (_("Papers of dossiers"), "own:file"),
    "ballot": (_("Votes"), "openmoji:1F5F3"),
    "wish": (_("Wishes"), "own:wish"),
    "minutes": (_("Minutes of meetings"), "own:minutes"),
    "decision": (_("Decisions"), "own:decision"),
    "action": (_("Who does what"), "own:promise"),
    "topic": (_("Topics"), "own:have-a-say"),
    "dossier": (_("Dossiers"), "own:file"),
    "request": (_("What is asked of us"), "own:question"),
    "letter": (_("Our letters"), "openmoji:2709"),
}
"""The word and the pictogram of each kind."""


class SearchForm(PortalForm):
    """Words; and for who wants it the council, the kind and the year."""

    seldom = ("council_id", "kind", "year")

    words = Text(
        _("What are you looking for?"),
        [DataRequired(_("Write a word to look for."))],
        most=MOST_LETTERS,
        render_kw={"type": "search", "autocomplete": "off", "enterkeyhint": "search"},
    )
    council_id = SelectField(_("In which council?"), coerce=int, default=0)
    kind = RadioField(
        _("What kind?"),
        [Optional()],
        default="",
        validate_choice=False,
        render_kw={"symbols": {kind: symbol for kind, (_word, symbol) in KIND_WORDS.items()}},
    )
    year = IntegerField(
        _("Which year?"),
        [Optional(), NumberRange(1900, 2100, _("Write the year with four figures."))],
    )

    def offer(self, councils: Sequence[Council]) -> None:
        """Let one of these councils be chosen, if there is more than one."""
        self.kind.choices = offered(
            [("", gettext("Everything")), *((kind, KIND_WORDS[kind][0]) for kind in KINDS)]
        )
        self.council_id.choices = offered(
            [(0, gettext("All councils")), *((one.id, one.name) for one in councils)]
        )
        if self.council_id.data is None:
            self.council_id.data = 0
        if len(councils) < 2:
            del self.council_id

    @property
    def asked(self) -> Asked:
        """What was filled in."""
        council = self.council_id.data if "council_id" in self else None
        return Asked(
            words=self.words.data or "",
            council_id=council or None,
            kind=self.kind.data or "",
            year=self.year.data,
        )
