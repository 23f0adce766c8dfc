"""What is shown of councils: the tree, who is in one, its trail, and who may what."""

from portal.councils.pages.rights import policy_page
from portal.councils.pages.trail import trail_page
from portal.councils.pages.tree import council_page, tree_page

__all__ = ["council_page", "policy_page", "trail_page", "tree_page"]
