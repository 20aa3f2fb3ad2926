"""The pages of arrears, side by side."""

from django.urls import reverse

from palier.base.tenancy.actors import Actor
from palier.base.ui.cards import Tab

CASES = ("Impayés et prévention", "/impayes/")


def tabs_of(actor: Actor) -> list[Tab]:
    """Those that the actor may open."""
    found = [
        Tab("Dossiers", reverse("arrears:cases"), 0),
        Tab("Plans", reverse("arrears:plans"), 10),
        Tab("Signalements", reverse("arrears:reports"), 20),
        Tab("Balance âgée", reverse("arrears:aged"), 30),
        Tab("Où nous en sommes", reverse("arrears:board"), 40),
        Tab("Historique", reverse("arrears:history"), 50),
    ]
    if actor.may("arrears.change_rule"):
        found.append(Tab("Règles et modèles", reverse("arrears:rules"), 60))
    return found
