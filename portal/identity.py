"""Who is looking: the line between a host's users and the portal's people."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple, Protocol, runtime_checkable

from flask import url_for

from portal.looks import USUAL, OwnView


class Portrait(NamedTuple):
    """A person as a picture: enough for a photo or initials, and the word under it."""

    id: int
    name: str
    call_name: str
    photo_key: str | None


def initials(name: str) -> str:
    """The letters that stand for a name without a photo: of the first word and the last."""
    words = [word for word in name.split() if word[0].isalpha()]
    letters = [word[0] for word in (*words[:1], *words[1:][-1:])]
    return "".join(letters).upper()


@dataclass(frozen=True, kw_only=True)
class HostUser:
    """What the portal needs to know of a host's user, and no more.

    ``key`` is the host's own lasting name for the user; the portal keeps it with the person.
    ``person`` is only for a host that asks the portal's own tables: what stands there of the
    person, so that it is not asked twice.
    """

    key: str
    name: str
    person: Any = None


class HostAdapter(Protocol):
    """What a host implements: who is signed in, and where one signs in."""

    def current_user(self) -> HostUser | None:
        """Who is signed in at the host in this request."""
        ...

    def sign_in_url(self, next_url: str) -> str:
        """Where somebody signs in at the host, to come back to ``next_url``."""
        ...

    def sign_out_url(self) -> str:
        """Where one signs out: an address of the host, opened as a link."""
        ...


@dataclass(frozen=True)
class Host:
    """The adapter that is enough for most hosts.

    ``user`` tells who is signed in; ``sign_in`` is the endpoint of the host that takes
    ``next``, ``sign_out`` the one that ends the sign-in.
    """

    user: Callable[[], HostUser | None]
    sign_in: str
    sign_out: str

    def current_user(self) -> HostUser | None:
        """What ``user`` tells."""
        return self.user()

    def sign_in_url(self, next_url: str) -> str:
        """The address of ``sign_in``, which leads on to ``next_url``."""
        return url_for(self.sign_in, next=next_url)

    def sign_out_url(self) -> str:
        """The address of ``sign_out``."""
        return url_for(self.sign_out)


@runtime_checkable
class TabletHost(HostAdapter, Protocol):
    """What a host can do besides, for the house's shared tablets.

    Without it a helper cannot sign in beside a resident, and leaving a tablet does not sign
    out the host's own user.
    """

    def vouch(self, email: str, password: str) -> HostUser:
        """Whose e-mail and password these are, without signing in. Raises `RefusedError`.

        Takes its time: the caller holds no writing transaction.
        """
        ...

    def forget(self) -> None:
        """End the host's sign-in in this browser, in the portal's transaction."""
        ...


@runtime_checkable
class AskingHost(HostAdapter, Protocol):
    """A host that can ask its signed-in user for the password once more.

    Without it nobody makes a voting code of one's own; the supporter makes cards.
    """

    def confirm(self, password: str) -> None:
        """Raise `RefusedError` when this is not the password of the signed-in user.

        Takes its time: the caller holds no writing transaction.
        """
        ...


@runtime_checkable
class MailHost(HostAdapter, Protocol):
    """A host that knows the e-mail addresses of its users.

    Without it nobody gets mail; what there is to tell stands on the paper list.
    """

    def email_of(self, key: str) -> str:
        """The address of the user of this key; empty when there is none to write to."""
        ...


@runtime_checkable
class DirectoryHost(MailHost, Protocol):
    """A host that tells the addresses of many users at once; without it each is asked apart."""

    def emails_of(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The address of each of these users who has one to write to."""
        ...


@runtime_checkable
class TrustHost(HostAdapter, Protocol):
    """A host whose own certificate a device has to learn to trust.

    Without it every browser trusts the server by itself.
    """

    def trust_url(self) -> str:
        """Where a new device begins; empty when this server needs no trust of its own."""
        ...


class Role(StrEnum):
    """What a person is to a council. Rights follow from it, for that council only."""

    MEMBER = "member"
    CHAIR = "chair"
    SECRETARY = "secretary"
    TREASURER = "treasurer"
    SUPPORTER = "supporter"
    MANAGER = "manager"
    SUPERVISOR = "supervisor"


MEMBER_ROLES = frozenset({Role.MEMBER, Role.CHAIR, Role.SECRETARY, Role.TREASURER})
OFFICER_ROLES = frozenset({Role.CHAIR, Role.SECRETARY})
GUEST_ROLES = frozenset({Role.MANAGER, Role.SUPERVISOR})


class Proof(StrEnum):
    """How sure the portal is of who this is.

    A face tapped on an enrolled tablet opens only what hangs on the house's wall; the other
    three are as good as each other, and ``HELPED`` is shown with everything done under it.
    """

    FACE = "face"
    CARD = "card"
    HELPED = "helped"
    ACCOUNT = "account"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """The person of this request with the rights that the database gives at this moment.

    ``councils`` maps a role to the councils it is held in; ``houses`` where the person lives;
    ``staff_of`` the houses whose begeleider the person is; ``device_house`` the house of the
    enrolled tablet in use, if any; ``screen_house`` that of a screen, where nobody ever is;
    ``switched_off`` is what the browser was before that was ended: "tablet" or "screen". ``wall``
    is a tablet that asks for what anybody in the house may read, to carry it along.
    """

    person_id: int | None = None
    name: str = ""
    proof: Proof = Proof.ACCOUNT
    helper_id: int | None = None
    helper_name: str = ""
    session_id: int | None = None
    device_id: int | None = None
    device_house: int | None = None
    screen_house: int | None = None
    switched_off: str = ""
    wall: bool = False
    view: str = ""
    own_view: OwnView = USUAL
    administers: bool = False
    full_name: str = ""
    photo_key: str | None = None
    roles: frozenset[tuple[Role, int]] = frozenset()
    house_councils: frozenset[int] = frozenset()
    houses: frozenset[int] = frozenset()
    staff_of: frozenset[int] = frozenset()

    @property
    def known(self) -> bool:
        """Whether this is a person at all, and not just a tablet or a visitor."""
        return self.person_id is not None

    @property
    def door(self) -> str:
        """Where this browser is led by whom it does not know; empty where one signs in."""
        if self.device_id:
            return "portal.residents.faces"
        if self.screen_house:
            return "portal.start.screen"
        return "portal.residents.door" if self.switched_off else ""

    @property
    def proven(self) -> bool:
        """Whether more than a face was shown."""
        return self.known and self.proof is not Proof.FACE

    def councils_as(self, roles: frozenset[Role]) -> frozenset[int]:
        """The councils in which the person holds one of the roles."""
        return frozenset([council_id for role, council_id in self.roles if role in roles])


NOBODY = Actor()
