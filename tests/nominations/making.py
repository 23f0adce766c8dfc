"""A nomination that is on its way."""

from datetime import date

from portal.nominations.models import Candidate, Nomination


def looking(dossier_id: int) -> Nomination:
    """A free seat, and two people whom the council considers."""
    return Nomination(
        dossier_id=dossier_id,
        seat="De zetel op voordracht van de raad",
        free_since=date(2027, 1, 1),
        candidates=[Candidate(name="Mevrouw Blom"), Candidate(name="Meneer Prins")],
    )
