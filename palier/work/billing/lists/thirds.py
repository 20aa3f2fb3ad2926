"""Other payers, and what each owes."""

from datetime import date

from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse

from palier.base.kit.columns import MoneyField
from palier.base.kit.money import NOTHING
from palier.base.ledger.models import Line
from palier.base.ui.books import by_entity
from palier.base.ui.lists import Column, Empty, ListPage
from palier.work.billing.models import ThirdAccount


def _due(today: date) -> Subquery:
    lines = Line.objects.filter(auxiliary=OuterRef("auxiliary"), on__lte=today).order_by()
    return Subquery(
        lines.values("auxiliary").annotate(due=Sum(F("debit") - F("credit"))).values("due"),
        output_field=MoneyField(),
    )


def thirds_of(today: date) -> ListPage:
    """Each payer as its own page tells it: what it owes today, in whose books."""
    return ListPage(
        title="Tiers payeurs",
        unit=("payeur", "payeurs"),
        lead="Employeurs, aide sociale à l’enfance, garants : ce que chacun doit aujourd’hui.",
        rows=lambda actor: (
            ThirdAccount.objects.visible_to(actor)
            .select_related("body", "entity")
            .annotate(due=Coalesce(_due(today), NOTHING, output_field=MoneyField()))
        ),
        columns=[
            Column(
                "Payeur",
                lambda row: row.body.name + row.entity.after_a_name,
                sort="body__sort_name",
                link=lambda row: reverse("billing:third", args=[row.pk]),
            ),
            Column("Doit (€)", lambda row: row.due, kind="money", sort="due", total="due"),
        ],
        sort="body__sort_name",
        search=("body__sort_name",),
        filters=[by_entity()],
        empty=Empty(
            "Aucun tiers payeur",
            "On en note un depuis la page d’un contrat.",
            icon="building-office",
        ),
        actions=(("Imprimer les avis du mois", "billing:thirds_notices", "printer", ""),),
        file_name="tiers-payeurs",
    )
