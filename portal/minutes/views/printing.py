"""Minutes as a PDF, in the reader's own view."""

from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import View, current_actor, current_view
from portal.minutes import pages
from portal.minutes import service as minuting
from portal.minutes.models import Minutes
from portal.minutes.views.blueprint import bp, content_for_reader
from portal.printing import service as printing


@bp.get("/minutes/<int:minutes_id>/pdf")
@requires(Permission.MINUTES_VIEW, subject="minutes_id")
def pdf(minutes: Minutes) -> ResponseReturnValue:
    """The minutes as a PDF, as far as the reader sees them."""
    printing.not_on_a_tablet()
    easy = minuting.easy_sections(minutes)
    page = pages.PaperPage.of(minutes, content_for_reader(minutes), current_actor(), easy)
    large = current_view() is View.PICTO
    return printing.given(pages.printed(page, minutes.meeting.council, large=large))
