"""The pages of the cash book and of models; see `tests.accessibility.everything`."""

OF_MONEY = """\
roos             cashbook.index           /councils/{council}/cashbook
anneke           cashbook.index           /councils/{council}/cashbook
petra            cashbook.totals          /councils/{council}/cashbook/totals
sanne            cashbook.enter           /councils/{council}/cashbook/new
roos             cashbook.check           /councils/{council}/cashbook/check
anneke           cashbook.sign            /councils/{council}/cashbook/sign
roos             cashbook.show            /cash-entries/{cash_entry}
anneke           cashbook.show            /cash-entries/{cash_draft}
anneke           cashbook.correct         /cash-entries/{cash_entry}/correct
roos             modelpapers.index        /models
anneke           modelpapers.show         /models/house-rules
roos             modelpapers.show         /models/invitation
"""

KEPT_OF_MONEY = {
    "cashbook.pdf": "a file to keep",
    "cashbook.table": "a file to keep",
    "modelpapers.word": "a file to keep",
    "modelpapers.pdf": "a file to keep",
}
"""What no browser shows."""
