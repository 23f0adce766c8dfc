"""Who is answered what at the addresses of the support of a council; see `tests.access.table`."""

from portal.access.permissions import Permission

SUPPORT_HAVE: dict[Permission, str] = {
    Permission.SUPPORT_LIST: "roos anneke hans helped sanne petra",
    Permission.APPOINTMENT_VIEW: "roos anneke hans helped sanne petra",
    Permission.APPOINTMENT_MAKE: "hans anneke sanne",
    Permission.APPOINTMENT_EDIT: "hans anneke sanne",
    Permission.APPOINTMENT_PROPOSE: "hans anneke petra",
    Permission.APPOINTMENT_ASK: "petra",
    Permission.APPOINTMENT_RECORD: "hans anneke",
    Permission.SUPPORT_VIEW: "roos anneke hans helped sanne petra",
    Permission.SUPPORT_DRAFT: "hans anneke sanne",
    Permission.SUPPORT_EDIT: "hans anneke sanne",
    Permission.SUPPORT_RECORD: "hans anneke",
    Permission.SUPPORT_AGREE: "petra",
    Permission.PERIOD_VIEW: "roos anneke hans helped sanne",
    Permission.PERIOD_EDIT: "hans anneke sanne",
}
"""Who has each permission; the provider is told of what stands in the table."""

# In the order of ACTORS: visitor, face, joyce, roos, hans, anneke, sanne, petra, bas, bea, gerrit.
SUPPORT = """
GET  support.index    /councils/{council}/support            > > x . . . . . x x -
GET  support.make     /councils/{council}/support/new        > x x x . . . x x x -
POST support.make     /councils/{council}/support/new        > x x x + + + x x x -
GET  support.show     /appointments/{appointment}            > > - . . . . . - - -
GET  support.change   /appointments/{appointment}/edit       > - - x . . . x - - -
POST support.change   /appointments/{appointment}/edit       > - - x + + + x - - -
GET  support.profile  /appointments/{appointment}/profile    > - - x . . x x - - -
POST support.profile  /appointments/{appointment}/profile    > - - x + + x x - - -
GET  support.propose  /appointments/{appointment}/candidate  > - - x . . x . - - -
POST support.propose  /appointments/{appointment}/candidate  > - - x + + x + - - -
GET  support.meet     /appointments/{appointment}/meet       > - - x . . x x - - -
POST support.meet     /appointments/{appointment}/meet       > - - x + + x x - - -
GET  support.ask      /appointments/{appointment}/ask        > - - x x x x . - - -
POST support.ask      /appointments/{appointment}/ask        > - - x x x x + - - -
GET  support.link     /appointments/{appointment}/request    > - - x . . x x - - -
POST support.link     /appointments/{appointment}/request    > - - x + + x x - - -
GET  support.activate /appointments/{appointment}/activate   > - - x . . x x - - -
POST support.activate /appointments/{appointment}/activate   > - - x + + x x - - -
GET  support.stop     /appointments/{appointment}/stop       > - - x . . x x - - -
POST support.stop     /appointments/{appointment}/stop       > - - x + + x x - - -

GET  support.running       /support/tasks                                      > x x x . . . x x x .
GET  support.begin_period  /councils/{council}/support/tasks/new               > x x x . . . x x x -
POST support.begin_period  /councils/{council}/support/tasks/new               > x x x + + + x x x -
GET  support.period        /support-periods/{support_period}                   > > - . . . . - - - -
GET  support.share         /support-periods/{support_period}/tasks/lead        > - - x . . . - - - -
POST support.share         /support-periods/{support_period}/tasks/lead        > - - x + + + - - - -
POST support.begin         /councils/{council}/support/agreements              > x x x + + + x x x -
GET  support.agreement     /support-agreements/{support_agreement}             > > - . . . . . - - -
GET  support.pdf           /support-agreements/{support_agreement}/pdf         > > - - . . . . - - -
GET  support.part          /support-agreements/{support_agreement}/parts/means > - - x . . . x - - -
POST support.part          /support-agreements/{support_agreement}/parts/means > - - x + + + x - - -
GET  support.task          /support-agreements/{support_agreement}/tasks/lead  > - - x . . . x - - -
POST support.task          /support-agreements/{support_agreement}/tasks/lead  > - - x + + + x - - -
POST support.show_provider /support-agreements/{support_agreement}/show        > - - x + + x x - - -
POST support.take_back     /support-agreements/{support_agreement}/take-back   > - - x + + x x - - -
GET  support.approve       /support-agreements/{support_agreement}/approve     > - - x . . x x - - -
POST support.approve       /support-agreements/{support_agreement}/approve     > - - x + + x x - - -
GET  support.agree         /support-agreements/{support_agreement}/agree       > - - x x x x . - - -
POST support.agree         /support-agreements/{support_agreement}/agree       > - - x x x x + - - -
"""

ACTS_OF_SUPPORT = """
begin to look for a supporter | see who is in the council | support.make
write whom the council looks for as supporter | see how a supporter is looked for | support.change
name who could be supporter | see how a supporter is looked for | support.propose
ask the council's consent for a supporter | see how a supporter is looked for | support.ask
record each step to a supporter, let the support begin | see how a supporter is looked for |
    support.profile support.meet support.link support.activate support.stop
begin to agree on the support | see who is in the council | support.begin support.begin_period
say who does which task of the support | see who does which task of the support | support.share
write what is agreed on the support | see what is agreed on the support | support.part support.task
show the agreement on support, record the council's yes | see what is agreed on the support |
    support.show_provider support.take_back support.approve
approve the agreement on support for the organisation | see what is agreed on the support |
    support.agree
"""
"""Each act as it is in the README, for `test_acts`."""

WHO_IS_TOLD = {"the manager, once the council tells it": "petra"}
