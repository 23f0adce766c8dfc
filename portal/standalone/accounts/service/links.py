"""The address at which a person makes a password: nobody else ever knows or chooses it.

It goes to the person on paper or by mail, works once, and dies with the next one. What is kept
of it opens nothing: a mail's own secret is made when the mail is sent.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock, database
from portal.context import portal
from portal.councils.models import Organisation
from portal.database import session
from portal.i18n import day, lazy_gettext
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.jobs import service as jobs
from portal.jobs.models import Job
from portal.mail.service import smtp
from portal.people.models import Person
from portal.standalone.accounts.models import Account, PasswordLink

MAIL = "accounts.mail"
LASTS = timedelta(days=7)
TOKEN = "TOKEN"  # noqa: S105 - where it goes in an address
"""What stands for the token in an address until there is one."""


def of(account: Account) -> PasswordLink | None:
    """The address that is out for this account, while it works."""
    mine = sa.select(PasswordLink).where(PasswordLink.account_id == account.id)
    return session.scalar(mine.where(PasswordLink.until > clock.now()))


def on_paper(actor: Actor, account: Account) -> str:
    """A new token, to be printed now: it is not kept."""
    token = _renewed(account, by_mail=False)
    audit.record(actor, "password address printed", detail=f"Account {account.id}")
    return token


def by_mail(actor: Actor, account: Account, address: str) -> None:
    """Have a new token mailed to the account's owner, in ``address`` in the place of `TOKEN`."""
    token = _renewed(account, by_mail=True)  # of which nobody hears
    payload = {"account": account.id, "address": address}
    jobs.enqueue(MAIL, payload, key=f"{account.id}:{token[:8]}")
    audit.record(actor, "password address mailed", detail=f"Account {account.id}")


def mail_of(account: Account) -> Job | None:
    """The job that mails the last address of this account, or has done so."""
    return jobs.latest(MAIL, f"{account.id}:")


def drop(account: Account) -> None:
    """Let the address that is out open nothing any more."""
    session.execute(sa.delete(PasswordLink).where(PasswordLink.account_id == account.id))


def owner(token: str) -> Account | None:
    """Whose password may be made with this token at this moment."""
    query = sa.select(Account).options(joinedload(Account.person))
    return session.scalar(query.where(Account.id.in_(_opened(token))))


def use(token: str) -> int | None:
    """Take the address away, and say which account it was of; of two at once, one gets it."""
    opened = sa.delete(PasswordLink).where(PasswordLink.account_id.in_(_opened(token)))
    return session.scalar(opened.returning(PasswordLink.account_id))


def _opened(token: str) -> sa.Select[int]:
    return (
        sa.select(PasswordLink.account_id)
        .join(Account, Account.id == PasswordLink.account_id)
        .join(Person, Person.id == Account.person_id)
        .where(PasswordLink.opens(token), Account.blocked.is_(False), Person.left_at.is_(None))
    )


def _renewed(account: Account, *, by_mail: bool) -> str:
    link = session.get(PasswordLink, account.id) or PasswordLink(account_id=account.id)
    token = link.renew(LASTS)
    link.by_mail = by_mail
    session.add(link)
    session.flush()
    return token


def _to_whom(payload: Mapping[str, Any]) -> str:
    named = sa.select(Person.name).join(Account, Account.person_id == Person.id)
    return session.scalar(named.where(Account.id == payload.get("account"))) or ""


@jobs.outside(
    MAIL,
    label=lazy_gettext("Mail the address for a password"),
    reasons=smtp.REASONS,
    about=_to_whom,
)
def _mail(task: jobs.Task) -> None:
    """Mail an address, unless it went out on paper since, or the account is closed."""
    account = session.get(Account, task.payload["account"], options=[joinedload(Account.person)])
    link = of(account) if account else None
    if account is None or account.blocked or link is None or not link.by_mail:
        return
    mailbox, now = portal().mail, clock.now()
    by = session.scalar(sa.select(Organisation.name).limit(1)) or ""
    database.end()  # nothing is held while a mail server takes its time
    if mailbox is None:
        raise jobs.HopelessError("no-mail")
    with database.writing() as own:
        link, same = own.get(PasswordLink, account.id), own.get(Account, account.id)
        mailed = link is not None and link.by_mail
        if not (link and same and mailed) or same.blocked or same.email != account.email:
            return  # changed since it was read
        token = link.renew(LASTS)
    lines = [
        _("Hello %(name)s,", name=account.person.call_name),
        "",
        _("You can sign in to Huisraad. Make a password of your own here:"),
        task.payload["address"].replace(TOKEN, token),
        "",
        _("This works once, until %(day)s.", day=day(now + LASTS)),
        "",
        by,
    ]
    mail = smtp.write(
        mailbox,
        to=(account.person.name, account.email),
        subject=_("Make your password for Huisraad"),
        body="\n".join(map(smtp.one_line, lines)) + "\n",
        at=now,
        key=token[:8] + task.lease,
    )
    smtp.hand_over(mailbox, mail, before=task.mark)
