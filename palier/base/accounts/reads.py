"""The people of the demo, for its door."""

from typing import Any

from django.db import connection
from django.db.models import QuerySet

from palier.base.tenancy.models import Organisation, User
from palier.base.tenancy.roles import ROLES
from palier.base.tenancy.walls import working_for


def demo_users() -> QuerySet[User]:
    """Users who work for the demo association, and only they."""
    return User.objects.filter(email__endswith="@demo.palier.example")


def demo_cast() -> list[dict[str, Any]]:
    """Each person of the demo with their role, in the order of the roles."""
    organisation = Organisation.objects.filter(is_demo=True).order_by("pk").first()
    if organisation is None:
        return []
    with working_for(organisation), connection.cursor() as cursor:
        cursor.execute(
            "SELECT user_id, job, roles FROM tenancy_membership WHERE user_id = ANY(%s)",
            [list(demo_users().values_list("pk", flat=True))],
        )
        jobs = {row[0]: (row[1], row[2]) for row in cursor.fetchall()}
    order = list(ROLES)
    cast = [
        {"user": user, "job": jobs[user.pk][0], "role": ROLES[jobs[user.pk][1][0]]}
        for user in demo_users()
        if user.pk in jobs
    ]
    return sorted(cast, key=lambda each: order.index(each["role"].code))
