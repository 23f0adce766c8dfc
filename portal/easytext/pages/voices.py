"""Reading a line aloud with one's own voice."""

from typing import Any

from portal.easytext.forms import VoiceForm
from portal.easytext.models import EasyLine, EasyText
from portal.easytext.pages.lines import editor_href
from portal.i18n import gettext as _
from portal.rendering import FormPage


def voice_page(easy: EasyText, line: EasyLine, form: VoiceForm, council: Any) -> FormPage:
    """Record a line; the line itself stands above."""
    return FormPage(
        title=line.text,
        symbol="openmoji:1F3A4",
        lede=_("Who may read this line, hears your voice. You need a microphone."),
        council=council,
        section="meetings",
        back=editor_href(easy, line.id),
        form=form,
    )
