"""Who is answered what at the addresses of choosing what goes first and of encounters; see
`tests.access.table`."""

from portal.access.permissions import Permission

CHOOSING: dict[Permission, str] = {
    Permission.PRIORITY_OPEN: "hans anneke sanne",
    Permission.PRIORITY_VIEW: "roos anneke hans helped sanne",
    Permission.PRIORITY_ANSWER: "roos anneke hans helped",
    Permission.PRIORITY_CLOSE: "hans anneke",
    Permission.PRIORITY_PLAN: "hans anneke",
    Permission.ENCOUNTER_EDIT: "roos anneke hans helped sanne",
    Permission.ENCOUNTER_TOPIC: "hans anneke sanne",
}
"""Who has each permission; `test_policy` asks."""

ACTS_OF_CHOOSING = """
let members choose what goes first | see who is in the council | priorities.open_
choose what goes first | see what the council chooses to do first | priorities.answer
close such a choice before its last day | see what the council chooses to do first |
    priorities.close
put what goes first in the year plan | see what the council chooses to do first |
    priorities.put_in_plan
see notes and drafts of the council | see who is in the council | encounters.write
read, change or remove what was written of a talk | - | encounters.change encounters.remove
make a topic of such a talk | read, change or remove what was written of a talk |
    encounters.make_topic
"""
"""As in `tests.access.test_acts`."""

# In the order of ACTORS: visitor, face, joyce, roos, hans, anneke, sanne, petra, bas, bea, gerrit.
CHOICES = """
GET  priorities.index        /councils/{council}/priorities            > > x . . . . x x x -
GET  priorities.open_        /councils/{council}/priorities/new        > x x x . . . x x x -
POST priorities.open_        /councils/{council}/priorities/new        > x x x + + + x x x -
GET  priorities.show         /priorities/{priority_round}              > > - . . . . - - - -
POST priorities.answer       /priorities/{priority_round}/answer       > > - + + + x - - - -
POST priorities.close        /priorities/{priority_round}/close        > - - x + + x - - - -
GET  priorities.put_in_plan  /priorities/{priority_round}/plan         > - - x + + x - - - -
POST priorities.put_in_plan  /priorities/{priority_round}/plan         > - - x + + x - - - -

GET  encounters.index        /councils/{council}/encounters            > > x . . . . x x x -
GET  encounters.write        /councils/{council}/encounters/new        > > x . . . . x x x -
POST encounters.write        /councils/{council}/encounters/new        > > x + + + + x x x -
GET  encounters.show         /encounters/{encounter}                   > > - . . . . - - - -
GET  encounters.change       /encounters/{encounter}/edit              > > - . . . . - - - -
POST encounters.change       /encounters/{encounter}/edit              > > - + + + + - - - -
POST encounters.remove       /encounters/{encounter}/remove            > > - + + + + - - - -
POST encounters.make_topic   /encounters/{encounter}/topic             > - - x + + + - - - -
"""
