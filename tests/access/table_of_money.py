"""Who is answered what at the addresses of the cash book and models; see `tests.access.table`."""

from portal.access.permissions import Permission

_MEMBERS = "roos anneke hans helped sanne"

MONEY_MAY: dict[Permission, str] = {
    Permission.CASHBOOK_VIEW: _MEMBERS,
    Permission.CASHBOOK_TOTALS: f"{_MEMBERS} petra",
    Permission.CASHBOOK_DRAFT: "hans anneke helped sanne",
    Permission.CASHBOOK_CHECK: _MEMBERS,
    Permission.CASHBOOK_KEEP: "hans anneke helped",
    Permission.CASH_ENTRY_VIEW: _MEMBERS,
    Permission.CASH_ENTRY_DROP: "hans anneke helped sanne",
    Permission.CASH_ENTRY_KEEP: "hans anneke helped",
}
"""Who has each permission; `test_policy` asks."""

ACTS_OF_MONEY = """
write a draft for the cash book | see who is in the council | cashbook.enter
check the cash book and sign for it | see who is in the council | cashbook.check cashbook.sign
confirm a draft for the cash book, correct what stands in it | see what stands in the cash book |
    cashbook.confirm cashbook.correct
throw a draft for the cash book away | see what stands in the cash book | cashbook.drop
"""
"""As in `tests.access.test_acts`."""

WHO_KEEPS_MONEY = {"treasurer": ""}
"""Who is meant by the words of the README: the treasurer of the demo is Kees."""

# In the order of ACTORS: visitor, face, joyce, roos, hans, anneke, sanne, petra, bas, bea, gerrit.
MONEY = """
GET  cashbook.index   /councils/{council}/cashbook            > > x . . . . x x x -
GET  cashbook.totals  /councils/{council}/cashbook/totals     > > x . . . . . x x -
GET  cashbook.pdf     /councils/{council}/cashbook/2027/pdf   > > x - . . . x x x -
GET  cashbook.table   /councils/{council}/cashbook/2027/table > > x - . . . x x x -
GET  cashbook.enter   /councils/{council}/cashbook/new        > x x x . . . x x x -
POST cashbook.enter   /councils/{council}/cashbook/new        > x x x + + + x x x -
GET  cashbook.check   /councils/{council}/cashbook/check      > > x . . . . x x x -
POST cashbook.check   /councils/{council}/cashbook/check      > > x + + + + x x x -
GET  cashbook.sign    /councils/{council}/cashbook/sign       > > x . . . . x x x -
POST cashbook.sign    /councils/{council}/cashbook/sign       > > x + + + + x x x -
GET  cashbook.show    /cash-entries/{cash_entry}              > > - . . . . - - - -
POST cashbook.confirm /cash-entries/{cash_entry}/confirm      > - - x + + x - - - -
POST cashbook.drop    /cash-entries/{cash_entry}/remove       > - - x + + + - - - -
GET  cashbook.correct /cash-entries/{cash_entry}/correct      > - - x . . x - - - -
POST cashbook.correct /cash-entries/{cash_entry}/correct      > - - x + + x - - - -

GET  modelpapers.index /models                   > . . . . . . . . . .
GET  modelpapers.show  /models/house-rules       > . . . . . . . . . .
GET  modelpapers.show  /models/law               > - - - - - - - - - -
GET  modelpapers.word  /models/house-rules/word  > - - - . . . . . . .
GET  modelpapers.pdf   /models/house-rules/pdf   > - - - . . . . . . .
"""
