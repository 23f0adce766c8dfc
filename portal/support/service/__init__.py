"""The support of a council; the pages and views of this feature need this alone."""

from portal.support.service import agreeing, appointing, sharing

__all__ = ["agreeing", "appointing", "sharing"]
