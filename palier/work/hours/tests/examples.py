"""Example times, for this room and those above."""

from datetime import date
from typing import Any

from palier.base.tenancy.models import Organisation, User
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.work.hours.actions import add_time
from palier.work.hours.models import Spent

MAY_2 = date(2026, 5, 2)


def a_time(organisation: Organisation, user: User | None = None, **given: Any) -> Spent:
    """Half an hour on the way, on 2 May 2026."""
    user = user or a_user()
    usual = {"on": MAY_2, "kind": "travel", "minutes": 30, "words": "Route de Salon"}
    actor = someone_as(organisation, "social_worker", user=user)
    return add_time(organisation, user=user, actor=actor, **{**usual, **given})
