"""The support of a council; the pages and views of this feature need this alone."""

from portal.support.service import agreeing, appointing, reminding, sharing
from portal.support.service.reminding import DUE_WORDS, asks

__all__ = ["DUE_WORDS", "agreeing", "appointing", "asks", "reminding", "sharing"]
