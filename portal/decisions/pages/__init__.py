"""What is shown of decisions and actions."""

from portal.decisions.pages.acting import (
    ActionPage,
    action_form_page,
    action_page,
    actions_page,
    mine_page,
    reason_page,
)
from portal.decisions.pages.deciding import (
    decision_form_page,
    decision_page,
    list_page,
    personal_page,
)

__all__ = [
    "ActionPage",
    "action_form_page",
    "action_page",
    "actions_page",
    "decision_form_page",
    "decision_page",
    "list_page",
    "mine_page",
    "personal_page",
    "reason_page",
]
