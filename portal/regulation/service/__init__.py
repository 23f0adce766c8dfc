"""The regulation in force, its settings, who treats what, and the house rules of a council."""

from portal.regulation.service.documents import file_of, name_of, store
from portal.regulation.service.powers import competent, councils_that_treat, divide, powers
from portal.regulation.service.rota import Leaving, rota
from portal.regulation.service.rules import (
    add_rules,
    house_rules,
    remove_rules,
    represent,
    representative,
)
from portal.regulation.service.versions import (
    USUAL_WEEKS,
    Agreed,
    Point,
    add,
    agreed,
    change,
    ensure_face,
    face_of,
    holding,
    in_force,
    organisation_id,
    put_file,
    set_point,
    today,
    versions,
)

__all__ = [
    "USUAL_WEEKS",
    "Agreed",
    "Leaving",
    "Point",
    "add",
    "add_rules",
    "agreed",
    "change",
    "competent",
    "councils_that_treat",
    "divide",
    "ensure_face",
    "face_of",
    "file_of",
    "holding",
    "house_rules",
    "in_force",
    "name_of",
    "organisation_id",
    "powers",
    "put_file",
    "remove_rules",
    "represent",
    "representative",
    "rota",
    "set_point",
    "store",
    "today",
    "versions",
]
