"""Two persons for what opens secrets: who may be the second."""

from palier.base.accounts.models import AccessRequest
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Membership, User
from palier.base.tenancy.reads import colleagues
from palier.base.tenancy.roles import ROLES, deciding, opening


def deciding_roles() -> list[str]:
    """Roles whose holders decide who comes in."""
    return [code for code in ROLES if deciding([code])]


def second_for(actor: Actor) -> bool:
    """Whether what `actor` asks waits for someone else’s yes.

    It does as soon as the association has, or ever had, another person who decides: closing their
    access, or taking their role, leaves nobody alone to decide. Whoever runs the machine waits for
    nobody, and is the way out when nobody else is left.
    """
    if actor.kind == "system":
        return False
    members = Membership.objects.filter(organisation=actor.organisation, has_decided=True)
    return members.exclude(user_id=actor.user_id or 0).exists()


def may_hand_over(request: AccessRequest, actor: Actor) -> bool:
    """Whether `actor` may make the link: for what opens secrets, whoever gave the second yes."""
    if actor.kind == "system" or not opening(request.roles) or request.decided_by_id is None:
        return True
    return actor.user_id == request.decided_by_id


def who_may_second(request: AccessRequest, actor: Actor) -> list[User]:
    """Colleagues who may say yes or no today, by their first name."""
    about = request.membership.user_id if request.membership else None
    return [
        user
        for user in colleagues(actor, roles=deciding_roles())
        if user.pk not in {request.asked_by_id, about}
    ]


def may_second(request: AccessRequest, actor: Actor) -> bool:
    """Whether `actor` may say yes or no: neither who asked, nor whom it is about."""
    if actor.kind == "system":
        return True
    about = request.membership.user_id if request.membership else None
    return actor.user_id not in {request.asked_by_id, about}
