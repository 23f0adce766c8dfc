"""The address of the year of all councils that the reader may see."""

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.dossiers.service import today
from portal.rendering import Action, render
from portal.yearreport import pages
from portal.yearreport import service as reporting
from portal.yearreport.views.blueprint import bp

MOST_COUNCILS = 25


@bp.get("/dossiers/year")
@requires(Permission.SIGNED_IN)
def everywhere() -> ResponseReturnValue:
    """What was asked and what came of it in a year, council by council."""
    year = year_asked()
    page = min(max(request.args.get("page", 1, type=int), 1), 1000)
    sums = reporting.everywhere(current_actor(), year)
    first = (page - 1) * MOST_COUNCILS
    turns = [
        Action(concept=concept, href=url_for(".everywhere", year=one), label=str(one), tone="quiet")
        for concept, one in (("back", year - 1), ("next", year + 1))
        if one in reporting.YEARS and one <= today().year
    ]
    if len(sums) > first + MOST_COUNCILS:
        href = url_for(".everywhere", year=year, page=page + 1)
        turns.append(Action(concept="next", href=href))
    shown = sums[first : first + MOST_COUNCILS]
    return render(pages.everywhere_page(sums, shown, year, turns=turns))


def year_asked() -> int:
    """The year that the address asks for."""
    asked = request.args.get("year", type=int) or today().year
    if asked not in reporting.YEARS:
        abort(404)
    return asked
