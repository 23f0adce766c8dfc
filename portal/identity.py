"""Who is looking: the line between a host's users and the portal's people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, kw_only=True)
class HostUser:
    """What the portal needs to know of a host's user, and no more.

    ``key`` is the host's own lasting name for the user; the portal keeps it with the person.
    """

    key: str
    name: str


class HostAdapter(Protocol):
    """What a host implements: who is signed in, and where one signs in."""

    def current_user(self) -> HostUser | None: ...

    def sign_in_url(self, next_url: str) -> str: ...

    def sign_out_url(self) -> str: ...


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
    enrolled tablet in use, if any.
    """

    person_id: int | None = None
    name: str = ""
    proof: Proof = Proof.ACCOUNT
    helper_id: int | None = None
    helper_name: str = ""
    session_id: int | None = None
    device_id: int | None = None
    device_house: int | None = None
    view: str = ""
    administers: bool = False
    full_name: str = ""
    photo_key: str | None = None
    councils: Mapping[Role, frozenset[int]] = field(default_factory=dict)
    house_councils: frozenset[int] = frozenset()
    houses: frozenset[int] = frozenset()
    staff_of: frozenset[int] = frozenset()

    @property
    def known(self) -> bool:
        """Whether this is a person at all, and not just a tablet or a visitor."""
        return self.person_id is not None

    @property
    def proven(self) -> bool:
        """Whether more than a face was shown."""
        return self.known and self.proof is not Proof.FACE

    def councils_as(self, roles: frozenset[Role]) -> frozenset[int]:
        """The councils in which the person holds one of the roles."""
        held: frozenset[int] = frozenset()
        return held.union(*(self.councils.get(role, frozenset()) for role in roles))


NOBODY = Actor()
