"""Two persons for what opens secrets: who may be the second."""

from django.db.models import Q

from palier.base.accounts.models import AccessRequest
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Membership
from palier.base.tenancy.roles import GIVES_ACCESS, ROLES


def deciding_roles() -> list[str]:
    """Roles whose holders decide who comes in."""
    return [code for code, role in ROLES.items() if GIVES_ACCESS in role.actions]


def second_for(actor: Actor, *, but: int | None = None) -> bool:
    """Whether what `actor` asks for `but` waits for someone else’s yes.

    It does as soon as the association has, or ever had, another person who decides: closing their
    access leaves nobody alone to decide. Whoever runs the machine waits for nobody.
    """
    if actor.kind == "system":
        return False
    members = Membership.objects.filter(
        organisation=actor.organisation, roles__overlap=deciding_roles()
    )
    return members.exclude(Q(user_id=actor.user_id) | Q(user_id=but)).exists()


def may_second(request: AccessRequest, actor: Actor) -> bool:
    """Whether `actor` may say yes or no: neither who asked, nor whom it is about."""
    if actor.kind == "system":
        return True
    about = request.membership.user_id if request.membership else None
    return actor.user_id not in {request.asked_by_id, about}
