"""Who is answered what at the addresses of supporters; see `tests.access.table`."""

from portal.access.permissions import Permission
from tests.access.table_of_support import ACTS_OF_SUPPORT, SUPPORT, SUPPORT_HAVE, WHO_IS_TOLD

HAVE: dict[Permission, str] = {
    Permission.ROOM_VIEW: "sanne",
    Permission.TIP_VIEW: "sanne",
    Permission.TIP_EDIT: "sanne",
    Permission.TRAINING_VIEW: "sanne",
    Permission.CONTACT_VIEW: "roos hans anneke helped sanne bea gerrit",
    Permission.CONTACT_EDIT: "bea",
    Permission.HANDOVER_WRITE: "hans anneke sanne",
    Permission.CHECKLIST_TICK: "hans anneke sanne",
    **SUPPORT_HAVE,
}
"""Who has each permission; `test_policy` asks."""

OF_ALL_COUNCILS = frozenset({Permission.CONTACT_VIEW})
"""What members of every council have."""

# In the order of ACTORS: visitor, face, joyce, roos, hans, anneke, sanne, petra, bas, bea, gerrit.
SUPPORTERS = """
GET  coaching.room           /supporters                                > x x x x x . x x x x
GET  coaching.add_event      /supporters/calendar/new                   > x x x x x . x x x x
POST coaching.add_event      /supporters/calendar/new                   > x x x x x + x x x x
GET  coaching.event          /supporters/calendar/{room_event}          > - - - - - . - - - -
GET  coaching.change_event   /supporters/calendar/{room_event}/edit     > - - - - - . - - - -
POST coaching.change_event   /supporters/calendar/{room_event}/edit     > - - - - - + - - - -
POST coaching.remove_event   /supporters/calendar/{room_event}/remove   > - - - - - + - - - -
GET  coaching.add_tip        /supporters/tips/new                       > x x x x x . x x x x
POST coaching.add_tip        /supporters/tips/new                       > x x x x x + x x x x
GET  coaching.tip            /supporters/tips/{room_tip}                > - - - - - . - - - -
GET  coaching.change_tip     /supporters/tips/{room_tip}/edit           > - - - - - . - - - -
POST coaching.change_tip     /supporters/tips/{room_tip}/edit           > - - - - - + - - - -
POST coaching.remove_tip     /supporters/tips/{room_tip}/remove         > - - - - - + - - - -

GET  coaching.training       /training                                  > > . . . . . . . . .
GET  coaching.learn          /training/new                              > x x x x x . x x x x
POST coaching.learn          /training/new                              > x x x x x + x x x x
GET  coaching.learned        /training/{training_entry}                 > - - - - - . - - - -
POST coaching.learned        /training/{training_entry}                 > - - - - - + - - - -
POST coaching.unlearn        /training/{training_entry}/remove          > - - - - - + - - - -

GET  coaching.contacts       /outside-help                              > > x . . . . x x . .
GET  coaching.add_contact    /outside-help/new                          > x x x x x x x x . x
POST coaching.add_contact    /outside-help/new                          > x x x x x x x x + x
GET  coaching.change_contact /outside-help/{help_contact}               > - - - - - - - - . -
POST coaching.change_contact /outside-help/{help_contact}               > - - - - - - - - + -
POST coaching.remove_contact /outside-help/{help_contact}/remove        > - - - - - - - - + -

GET  coaching.handover       /councils/{council}/handover               > > x . . . . x x x -
GET  coaching.write_handover /councils/{council}/handover/edit          > x x x . . . x x x -
POST coaching.write_handover /councils/{council}/handover/edit          > x x x + + + x x x -
GET  coaching.lists          /councils/{council}/lists                  > > x . . . . x x x -
GET  coaching.list_          /councils/{council}/lists/0                > > x . . . . x x x -
GET  coaching.list_          /councils/{council}/lists/{sanne}          > > x . . . . x x x -
GET  coaching.list_          /councils/{council}/lists/{roos}           > > x - - - - x x x -
POST coaching.tick           /councils/{council}/lists/0/lines/rules    > x x x + + + x x x -
POST coaching.put_away       /councils/{council}/lists/0/away           > x x x + + + x x x -
"""

SUPPORTERS += SUPPORT

ACTS_OF_SUPPORTERS = """
see the supporters' room, fill its calendar and write tips | * | coaching.add_event
    coaching.add_tip coaching.learn
see the supporters' room, fill its calendar and write tips | - | coaching.change_event
    coaching.remove_event
see a tip in the supporters' room, take it away | - | coaching.remove_tip
change a tip | - | coaching.change_tip
see and change a log of one's own of what one learned | - | coaching.learned coaching.unlearn
say who helps from outside, and when | * | coaching.add_contact
say who helps from outside, and when | - | coaching.change_contact coaching.remove_contact
write what a new supporter should know | see who is in the council | coaching.write_handover
tick off what a new supporter or a new council begins with | see who is in the council |
    coaching.tick coaching.put_away
"""
ACTS_OF_SUPPORTERS += ACTS_OF_SUPPORT.lstrip()
"""Each act as it is in the README, for `test_acts`."""

WHO_SUPPORTS = {
    "supporter of any council": "sanne",
    "members of any council": "mo roos hans anneke gerrit",
    "the supporter who wrote the tip": "sanne",
    "who wrote the log": "sanne",
    **WHO_IS_TOLD,
}
