"""Messages: written once, sent by a job, or printed by a person."""

from portal.mail.service.messages import (
    Draft,
    count_on_paper,
    end,
    on_paper,
    post,
    print_out,
    printed_lately,
)
from portal.mail.service.smtp import Mailbox, MailboxError

__all__ = [
    "Draft",
    "Mailbox",
    "MailboxError",
    "count_on_paper",
    "end",
    "on_paper",
    "post",
    "print_out",
    "printed_lately",
]
