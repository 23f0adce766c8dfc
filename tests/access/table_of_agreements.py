"""Who is answered what at the addresses of what was agreed; see `tests.access.table`."""

from portal.access.permissions import Permission
from tests.access.table_of_means import MEANS
from tests.access.table_of_practice import PRACTICE
from tests.access.table_of_supporters import HAVE, SUPPORTERS

_HOUSE = "roos anneke hans helped face joyce sanne bas petra tablet"

AGREED: dict[Permission, str] = {
    Permission.NOTE_EDIT: "roos anneke hans helped sanne",
    Permission.REGULATION_VIEW: f"{_HOUSE} bea",
    Permission.REGULATION_EDIT: "bea",
    Permission.HOLIDAYS: "bea",
    Permission.IMPORT: "bea",
    Permission.REGULATION_EASY: "hans anneke sanne",
    Permission.POWERS_EDIT: "bea",
    Permission.RULES_VIEW: f"{_HOUSE} bea",
    Permission.RULES_EDIT: "hans anneke sanne",
    Permission.RULES_REMOVE: "hans anneke",
    Permission.REPRESENTATIVE_CHOOSE: "hans anneke",
    **MEANS,
    **HAVE,
}
"""Who has each permission, with what else is of the whole organisation; `test_policy` asks."""

ON_THE_WALL = (
    Permission.PLAN_VIEW,
    Permission.ENTRY_VIEW,
    Permission.REGULATION_VIEW,
    Permission.RULES_VIEW,
    Permission.YEAR_REPORT_VIEW,
    Permission.FEEDBACK_VIEW,
    Permission.VACANCY_VIEW,
)
"""What a face alone opens of it: how a council works is made known to clients (art. 3 lid 9)."""

# In the order of ACTORS: visitor, face, joyce, roos, hans, anneke, sanne, petra, bas, bea, gerrit.
AGREEMENTS = """
GET  regulation.show     /councils/{council}/regulation                   > . . . . . . . . . -
GET  regulation.file     /councils/{council}/regulation/{regulation}/file > x x x . . . . . . -
POST regulation.easy     /councils/{council}/regulation/easy-text         > x x x + + + x x x -
GET  regulation.index    /regulations                                     > x x x x x x x x . x
GET  regulation.add      /regulations/new                                 > x x x x x x x x . x
POST regulation.add      /regulations/new                                 > x x x x x x x x + x
GET  regulation.version  /regulations/{regulation}                        > - - - - - - - - . -
GET  regulation.change   /regulations/{regulation}/edit                   > - - - - - - - - . -
POST regulation.change   /regulations/{regulation}/edit                   > - - - - - - - - + -
GET  regulation.settings /regulations/{regulation}/settings/weeks         > - - - - - - - - . -
POST regulation.settings /regulations/{regulation}/settings/members       > - - - - - - - - + -
GET  regulation.point    /regulations/{regulation}/points/term            > - - - - - - - - . -
POST regulation.point    /regulations/{regulation}/points/clear           > - - - - - - - - + -
GET  regulation.powers   /councils/{council}/powers                       > x x x x x x x x . -
GET  regulation.power    /councils/{council}/powers/7.1.h                 > x x x x x x x x . -
POST regulation.power    /councils/{council}/powers/7.1.h                 > x x x x x x x x + -

GET  notes.at_topic   /topics/{topic}/notes/new     > > - . . . . - - - -
POST notes.at_topic   /topics/{topic}/notes/new     > > - + + + + - - - -
GET  notes.at_dossier /dossiers/{dossier}/notes/new > > - . . . . - - - -
POST notes.at_dossier /dossiers/{dossier}/notes/new > > - + + + + - - - -
GET  notes.change     /notes/{note}                 > > - . . . . - - - -
POST notes.change     /notes/{note}                 > > - + + + + - - - -
POST notes.remove     /notes/{note}/remove          > > - + + + + - - - -

GET regulation.rules /councils/{council}/house-rules > . . . . . . . . . -
GET regulation.rota /councils/{council}/rota > . . . . . . . . . -
GET regulation.rules_file /councils/{council}/house-rules/{house_rules}/file > x x x . . . . . . -
GET regulation.add_rules /councils/{council}/house-rules/new > x x x . . . x x x -
POST regulation.add_rules /councils/{council}/house-rules/new > x x x + + + x x x -
POST regulation.easy_rules /councils/{council}/house-rules/easy-text > x x x + + + x x x -
POST regulation.remove_rules /house-rules/{house_rules}/remove > - - - + + - - - - -
GET regulation.choose_representative /councils/{council}/representative > x x x . . x x x x -
POST regulation.choose_representative /councils/{council}/representative > x x x + + x x x x -
"""

AGREEMENTS += SUPPORTERS + PRACTICE
