"""The pages of prevention, side by side."""

from django.urls import reverse

from palier.base.tenancy.actors import Actor
from palier.base.ui.cards import Tab


def tabs_of(actor: Actor) -> list[Tab]:
    """Those that the actor may open."""
    found = [
        Tab("Procédures", reverse("eviction:procedures"), 0),
        Tab("Échéances", reverse("eviction:deadlines"), 10),
        Tab("Expulsions évitées", reverse("eviction:board"), 60),
    ]
    if actor.sees("eviction.household"):
        found.append(Tab("Permanences", reverse("eviction:sessions"), 20))
    if actor.sees("eviction.commissions"):
        found += [
            Tab("CCAPEX", reverse("eviction:commissions"), 30),
            Tab("Suites des avis", reverse("eviction:recommendations"), 40),
            Tab("Année de la CCAPEX", reverse("eviction:year"), 50),
        ]
    return found
