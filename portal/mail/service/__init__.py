"""Messages: written once, sent by a job, printed or told by a person."""

from portal.mail.service.channels import addresses_of, channels_of, choose
from portal.mail.service.lists import (
    asks,
    came_back,
    done_lately,
    end,
    link_of,
    of_meeting,
    on_paper,
    pending,
    print_out,
    reached,
    tell,
    to_tell,
)
from portal.mail.service.messages import Draft, post
from portal.mail.service.smtp import Mailbox, MailboxError, is_address, one_line

__all__ = [
    "Draft",
    "Mailbox",
    "MailboxError",
    "addresses_of",
    "asks",
    "came_back",
    "channels_of",
    "choose",
    "done_lately",
    "end",
    "is_address",
    "link_of",
    "of_meeting",
    "on_paper",
    "one_line",
    "pending",
    "post",
    "print_out",
    "reached",
    "tell",
    "to_tell",
]
