"""Results, on the page of the books."""

from datetime import date

from django.urls import reverse

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line


@shell.panel(on="ledger.books", order=40, sight="ledger.books")
def results_of_the_year(row: LegalEntity, actor: Actor, today: date) -> shell.Part:
    """The way to what each activity and each home leaves."""
    url = reverse("results:activities") + f"?entite={row.pk}"
    line = Line(
        "Par activité et par logement",
        "Charges communes réparties par clés",
        url,
        "chart-pie",
    )
    return shell.Part("ui/parts/card.html", {"card": Card("Résultats", [line])})
