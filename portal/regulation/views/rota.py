"""The address of the resignation schedule."""

from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_view
from portal.councils.models import Council
from portal.regulation import pages, service
from portal.regulation.views.blueprint import bp
from portal.rendering import render


@bp.get("/councils/<int:council_id>/rota")
@requires(Permission.PERSON_LIST, subject="council_id")
def rota(council: Council) -> ResponseReturnValue:
    """Who leaves the council when, and who may be chosen again."""
    leaving, rule = service.rota(council)
    return render(pages.rota_page(council, leaving, rule, current_view()))
