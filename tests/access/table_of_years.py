"""Who is answered what at the addresses of year reports; see `tests.access.table`."""

from portal.access.permissions import Permission

YEARS_MAY: dict[Permission, str] = {
    Permission.YEAR_REPORT_MAKE: "roos anneke hans helped sanne",
    Permission.YEAR_REPORT_VIEW: "roos anneke hans helped face joyce sanne bas petra tablet",
    Permission.YEAR_REPORT_WRITE: "roos anneke hans helped sanne",
    Permission.YEAR_REPORT_ADOPT: "hans anneke",
    Permission.FEEDBACK_MAKE: "roos anneke hans helped sanne",
    Permission.FEEDBACK_VIEW: "roos anneke hans helped face joyce sanne bas tablet",
    Permission.FEEDBACK_WRITE: "roos anneke hans helped sanne",
    Permission.FEEDBACK_EASY: "hans anneke sanne",
    Permission.FEEDBACK_TELL: "hans anneke",
}
"""Who has each permission; `test_policy` asks."""

# In the order of ACTORS: visitor, face, joyce, roos, hans, anneke, sanne, petra, bas, bea, gerrit.
# {year_report} was adopted.
YEARS = """
GET  yearreport.index      /councils/{council}/year-reports      > . . . . . . . . . -
POST yearreport.begin      /councils/{council}/year-reports/2027 > > x + + + + x x x -
GET  yearreport.show       /year-reports/{draft_report}           > > - . . . . - - - -
GET  yearreport.show       /year-reports/{year_report}               > . . . . . . . . - -
GET  yearreport.pdf        /year-reports/{year_report}/pdf           > - - - . . . . . - -
GET  yearreport.table      /year-reports/{year_report}/table         > - - - . . . . . - -
GET  yearreport.foreword   /year-reports/{draft_report}/foreword  > > - . . . . - - - -
POST yearreport.foreword   /year-reports/{draft_report}/foreword  > > - + + + + - - - -
GET  yearreport.adopt      /year-reports/{draft_report}/adopt     > - - x . . x - - - -
POST yearreport.adopt      /year-reports/{draft_report}/adopt     > - - x + + x - - - -
GET  yearreport.correct    /year-reports/{draft_report}/correct   > - - x . . x - - - -
POST yearreport.correct    /year-reports/{draft_report}/correct   > - - x + + x - - - -
GET  yearreport.everywhere       /dossiers/year                  > . . . . . . . . . .
GET  yearreport.everywhere_table /dossiers/year/table            > - - - . . . . . . .

GET  yearreport.feedback       /councils/{council}/feedback           > . . . . . . . . . -
POST yearreport.begin_feedback /requests/{decided}/feedback           > > - + + + + x - - -
GET  yearreport.told           /feedback/{feedback}                   > . . . . . . - . - -
GET  yearreport.told           /feedback/{draft_feedback}             > > - . . . . - - - -
GET  yearreport.words          /feedback/{draft_feedback}/words       > > - . . . . - - - -
POST yearreport.words          /feedback/{draft_feedback}/words       > > - + + + + - - - -
POST yearreport.easy           /feedback/{draft_feedback}/easy-text/asked > - - x + + + - - - -
POST yearreport.tell           /feedback/{draft_feedback}/tell        > - - x + + x - - - -
"""

# As in `tests.access.test_acts`: what it is in the README | what it is to see it | the acts.
YEAR_ACTS = """
begin the year report | see who is in the council | yearreport.begin
write in a year report | see a year report | yearreport.foreword
record that a year report is adopted, correct it | see a year report | yearreport.adopt
    yearreport.correct
begin to tell the house what came of a request | see a request and how far it is |
    yearreport.begin_feedback
write what the house is told of a request | see notes and drafts of the council | yearreport.words
make the easy text of what the house is told | see notes and drafts of the council | yearreport.easy
tell the house what came of a request | see notes and drafts of the council | yearreport.tell
"""
