"""*Les miens*: the households that someone sees to, on every list that speaks of households."""

from django.db.models import Q

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.walls import today_in
from palier.base.ui import shell
from palier.base.ui.lists import Filter
from palier.registers.people.models import Household
from palier.registers.people.ties import followed

WHOSE = [("miens", "par moi"), ("equipe", "par mon équipe")]


def mine(actor: Actor) -> Q:
    """Households that the actor sees to today, those lent included."""
    today = today_in(actor.organisation)
    return Q(pk__in=[pk for told in shell.ask("casework.seen_to_by", actor, today) for pk in told])


def whose(actor: Actor, value: str) -> Q:
    return mine(actor) if value == "miens" else followed(actor)


def by_follower(path: str = "household") -> Filter:
    """*Les miens*, on any list that speaks of households; `path` leads from a row to its own."""

    def where(actor: Actor, value: str) -> Q:
        return Q(**{f"{path}__in": Household.objects.filter(whose(actor, value)).values("pk")})

    return Filter(
        "suivi",
        "Ménages suivis",
        lambda actor: WHOSE if actor.sees("support.measures") else [],
        where_of=where,
    )
