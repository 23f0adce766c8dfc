"""Who is answered what about the means of a council, its free places and its duties; see
`tests.access.table`."""

from portal.access.permissions import Permission

_MEMBERS = "roos anneke hans helped sanne"
_WRITERS = "hans anneke sanne"

MEANS: dict[Permission, str] = {
    Permission.FACILITY_LIST: _MEMBERS,
    Permission.FACILITY_DRAFT: _WRITERS,
    Permission.FACILITY_VIEW: _MEMBERS,
    Permission.FACILITY_EDIT: _WRITERS,
    Permission.FACILITY_CONFIRM: "hans anneke",
    Permission.YEARLY_VIEW: _MEMBERS,
    Permission.YEARLY_RECORD: _WRITERS,
    Permission.NOMINATION_DECIDE: "hans anneke",
    Permission.VACANCY_VIEW: f"{_MEMBERS} face joyce bas tablet",
    Permission.VACANCY_DRAFT: _WRITERS,
    Permission.VACANCY_EDIT: _WRITERS,
    Permission.VACANCY_PUBLISH: "hans anneke",
    Permission.VACANCY_WANT: "roos anneke helped joyce bas",
}
"""Who has each permission; `test_policy` asks."""

ACTS_OF_MEANS = """\
write down what was agreed on hours and money | see who is in the council | facilities.agree
change what was agreed, write down what was used | see what was used of hours and money |
    facilities.change facilities.remove facilities.use facilities.put_back
confirm what was agreed on hours and money | see what was used of hours and money |
    facilities.confirm
write down what happened of what there is each year | see who is in the council |
    yearly.record yearly.forget
write in a dossier | see a dossier | nominations.describe nominations.consider nominations.drop
    nominations.answer
record and send whom the council nominates | see a dossier | nominations.nominate
    nominations.send
draw up that a place is free | see who is in the council | vacancies.make
change what is told of a free place, see who wants it | see that a place in the council is free |
    vacancies.change
tell the house that a place is free, or is not any more |
    see that a place in the council is free | vacancies.publish vacancies.take_back vacancies.fill
say that one wants a free place | see that a place in the council is free | vacancies.want
    vacancies.want_no_more
"""
"""See `test_acts`."""

# In the order of ACTORS: visitor, face, joyce, roos, hans, anneke, sanne, petra, bas, bea, gerrit.
OF_MEANS = """
GET  facilities.index    /councils/{council}/facilities            > > x . . . . x x x -
GET  facilities.export   /councils/{council}/facilities/2027/table > > x x . . . x x x -
GET  facilities.agree    /councils/{council}/facilities/new        > x x x . . . x x x -
POST facilities.agree    /councils/{council}/facilities/new        > x x x + + + x x x -
GET  facilities.show     /facilities/{facility}                    > > - . . . . - - - -
GET  facilities.change   /facilities/{facility}/edit               > - - x . . . - - - -
POST facilities.change   /facilities/{facility}/edit               > - - x + + + - - - -
POST facilities.confirm  /facilities/{facility}/confirm            > - - x + + x - - - -
POST facilities.remove   /facilities/{facility}/remove             > - - x + + + - - - -
GET  facilities.use      /facilities/{facility}/uses/new           > - - x . . . - - - -
POST facilities.use      /facilities/{facility}/uses/new           > - - x + + + - - - -
POST facilities.put_back /facilities/{facility}/uses/{facility_use}/remove > - - x + + + - - - -

GET  yearly.index  /yearly                                  > . . . . . . . . . .
GET  yearly.show   /councils/{council}/yearly               > > x . . . . x x x -
GET  yearly.record /councils/{council}/yearly/talk          > x x x . . . x x x -
POST yearly.record /councils/{council}/yearly/talk          > x x x + + + x x x -
POST yearly.forget /councils/{council}/yearly/done/1/remove > x x x + + + x x x -

GET  nominations.show     /dossiers/{dossier}/nomination            > > - . . . . - - - -
GET  nominations.describe /dossiers/{dossier}/nomination/seat       > - - x . . . - - - -
POST nominations.describe /dossiers/{dossier}/nomination/seat       > - - x + + + - - - -
GET  nominations.consider /dossiers/{dossier}/nomination/candidates > - - x . . . - - - -
POST nominations.consider /dossiers/{dossier}/nomination/candidates > - - x + + + - - - -
POST nominations.drop     /dossiers/{dossier}/nomination/candidates/1/remove > - - x + + + - - - -
GET  nominations.nominate /dossiers/{dossier}/nomination/nominate   > - - x . . x - - - -
POST nominations.nominate /dossiers/{dossier}/nomination/nominate   > - - x + + x - - - -
POST nominations.send     /dossiers/{dossier}/nomination/send       > - - x + + x - - - -
GET  nominations.answer   /dossiers/{dossier}/nomination/answer     > - - x . . . - - - -
POST nominations.answer   /dossiers/{dossier}/nomination/answer     > - - x + + + - - - -

GET  vacancies.of_council   /councils/{council}/vacancies     > . . . . . . . . . -
GET  vacancies.make         /councils/{council}/vacancies/new > x x x . . . x x x -
POST vacancies.make         /councils/{council}/vacancies/new > x x x + + + x x x -
GET  vacancies.show         /vacancies/{vacancy}              > . . . . . . - . - -
GET  vacancies.change       /vacancies/{vacancy}/edit         > x x x . . . - x - -
POST vacancies.change       /vacancies/{vacancy}/edit         > x x x + + + - x - -
POST vacancies.publish      /vacancies/{vacancy}/publish      > x x x + + x - x - -
POST vacancies.take_back    /vacancies/{vacancy}/take-back    > x x x + + x - x - -
POST vacancies.fill         /vacancies/{vacancy}/filled       > x x x + + x - x - -
POST vacancies.want         /vacancies/{vacancy}/want         > > + + x + x - + - -
POST vacancies.want_no_more /vacancies/{vacancy}/want-no-more > > + + x + x - + - -
"""

WHO_OF_MEANS = {
    "who lives or works in the house, while the place is free": "face mo joyce roos anneke bas",
    "who lives or works in the house, with a card or an account, while the place is free": (
        "mo joyce roos anneke bas"
    ),
}
"""Who is meant by the words of the README; see `test_acts`."""
