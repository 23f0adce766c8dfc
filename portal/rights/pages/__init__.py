"""What is shown of rights, and of who does what around a council."""

from portal.rights.pages.council import for_whom_page, support_page, who_page
from portal.rights.pages.disagree import disagree_page
from portal.rights.pages.right import index_page, right_page

__all__ = ["disagree_page", "for_whom_page", "index_page", "right_page", "support_page", "who_page"]
