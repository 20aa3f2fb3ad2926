"""Other payers, and what each owes."""

from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse

from palier.base.kit.columns import MoneyField
from palier.base.kit.money import NOTHING
from palier.base.ledger.models import Line
from palier.base.ui.lists import Column, Empty, ListPage
from palier.work.billing.models import ThirdAccount


def _due() -> Subquery:
    lines = Line.objects.filter(auxiliary=OuterRef("auxiliary")).order_by()
    return Subquery(
        lines.values("auxiliary").annotate(due=Sum(F("debit") - F("credit"))).values("due"),
        output_field=MoneyField(),
    )


THIRDS = ListPage(
    title="Tiers payeurs",
    unit=("payeur", "payeurs"),
    lead="Employeurs, aide sociale à l’enfance, garants : ce que chacun doit aujourd’hui.",
    rows=lambda actor: (
        ThirdAccount.objects.visible_to(actor)
        .select_related("body")
        .annotate(due=Coalesce(_due(), NOTHING, output_field=MoneyField()))
    ),
    columns=[
        Column(
            "Payeur",
            lambda row: row.body.name,
            sort="body__sort_name",
            link=lambda row: reverse("billing:third", args=[row.pk]),
        ),
        Column("Doit (€)", lambda row: row.due, kind="money", sort="due", total="due"),
    ],
    sort="body__sort_name",
    search=("body__sort_name",),
    empty=Empty(
        "Aucun tiers payeur",
        "On en note un depuis la page d’un contrat.",
        icon="building-office",
    ),
    actions=(("Imprimer les avis du mois", "billing:thirds_notices", "printer", ""),),
    file_name="tiers-payeurs",
)
