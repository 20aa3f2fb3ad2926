"""By what right a home is held, and titles whose end is near."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words, plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.picking import pickable
from palier.registers.housing.models import Place
from palier.registers.people.models import Body
from palier.work.titles.models import Holding, HoldingPlace
from palier.work.titles.reads import homes_in_words, titles_to_prepare


def told_apart(rows: Sequence[Holding]) -> dict[int, str]:
    """Which homes, since when: one owner has several titles."""
    homes = homes_in_words([row.pk for row in rows])
    return {
        row.pk: ", ".join(
            filter(
                None,
                [
                    row.reference,
                    homes.get(row.pk),
                    f"depuis le {day_in_words(row.starts_on, short=True)}",
                ],
            )
        )
        for row in rows
    }


pickable(
    Holding,
    search=("owner__sort_name", "reference", "places__place__label", "places__place__site__name"),
    called=lambda row: f"{row.owner.name}, {row.get_kind_display()}",
    fetch=("owner",),
    apart=lambda rows, actor, today: told_apart(rows),
)
declare_sights({"titles.titles": "les titres : prises à bail, mandats, leur registre"})


@shell.panel(on="housing.place", order=20, sight="titles.titles")
def held_by(row: Place, actor: Actor, today: date) -> shell.Part | None:
    """Every title the home was held by, the latest first."""
    held = (
        HoldingPlace.objects.visible_to(actor)
        .filter(place=row)
        .select_related("holding__owner")
        .order_by("-holding__period", "-pk")
    )
    return shell.Part("titles/_held_by.html", {"held": held})


@shell.todo_source(on="ui.day", sight="titles.titles")
def titles_that_end(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Leases and mandates to prepare: 60, 36, 24 and 12 months before the end of an emphyteusis."""
    if not actor.may("titles.renew_holding"):
        return []
    return [
        shell.Todo(
            f"{holding.owner.name} : préparer la fin du titre",
            reverse("titles:holding", args=[holding.pk]),
            f"{capitalised(holding.get_kind_display())}, jusqu’au {day_in_words(holding.last_on)}"
            if holding.last_on
            else "",
            holding.last_on,
        )
        for holding in titles_to_prepare(actor, today)
    ]


@shell.answers("people.obstacles_to_closing_body")
def homes_held_from(body: Body, on: date) -> str:
    """A landlord from whom homes are held stays one."""
    count = Holding.objects.filter(owner=body, period__contains=on).count()
    if not count:
        return ""
    return f"{plural(count, 'titre court', 'titres courent')} encore avec elle ce jour-là."
