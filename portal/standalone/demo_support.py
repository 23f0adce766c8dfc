"""What the demo's council and its organisation agreed on the support."""

from datetime import timedelta

from portal.councils.models import Council
from portal.identity import Proof
from portal.memberships.service import today
from portal.people.models import Person
from portal.residents.service import actor_of
from portal.support.models import Share, Task
from portal.support.service import agreeing, sharing


def fill(council: Council, people: dict[str, Person]) -> None:
    """An agreement in force: four and a half hours a week, all tasks but taking the minutes."""
    anneke, sanne, petra = (
        actor_of(people[name], proof=Proof.ACCOUNT) for name in ("Anneke", "Sanne", "Petra")
    )
    one = agreeing.begin(sanne, council)
    parties = agreeing.Parties(
        council_by=people["Anneke"].id,
        provider_name=people["Petra"].name,
        provider_function="teamleider",
        supporter=people["Sanne"].name,
    )
    agreeing.set_parties(sanne, one, parties, one.version)
    agreeing.set_means(sanne, one, "4,5", "500", one.version)
    first = today() - timedelta(days=30)
    agreeing.set_days(sanne, one, (first, first + timedelta(days=365), None), one.version)
    taking = next(line for line in one.tasks if line.task == Task.TAKING)
    agreeing.set_task(sanne, one, taking, (False, "Dat doen wij zelf."), taking.version)
    agreeing.show(anneke, one)
    agreeing.approve(anneke, one, today(), one.version)
    agreeing.agree(petra, one, one.version)
    shared = sharing.begin(sanne, council, first)
    for task, share, remark in (
        (Task.LEAD, Share.NOT, "Anneke leidt de vergadering nu zelf."),
        (Task.PREPARE, Share.FULL, ""),
    ):
        line = next(line for line in shared.tasks if line.task == task)
        sharing.share(sanne, shared, line, (share, remark), line.version)
