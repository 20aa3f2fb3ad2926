"""Other payers, debts to give up, and who owes since when."""

from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse

from palier.base.kit.money import NOTHING, MoneyField
from palier.base.ledger.models import Line
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.work.billing.models import ThirdAccount, WriteOff, WriteOffState

_TONES = {"proposed": "wait", "approved": "", "refused": ""}


def _state(row: WriteOff) -> Chip:
    return Chip(row.get_state_display().capitalize(), _TONES[row.state])  # type: ignore[arg-type]


WRITE_OFFS = ListPage(
    title="Abandons de créance",
    unit=("abandon", "abandons"),
    lead="Proposés par une personne, approuvés par une autre.",
    rows=lambda actor: WriteOff.objects.visible_to(actor).select_related("account__household"),
    columns=[
        Column(
            "Ménage",
            lambda row: row.account.household.name,
            sort="account__household__sort_name",
            link=lambda row: reverse("billing:account", args=[row.account_id]),
        ),
        Column("Proposé le", lambda row: row.proposed_on, kind="day", sort="proposed_on"),
        Column("Montant (€)", lambda row: row.amount, kind="money", total="amount"),
        Column("Pourquoi", lambda row: row.reason, muted=True),
        Column("État", _state, kind="chip"),
        Column(
            "Décider",
            lambda row: "Décider" if row.state == "proposed" else "",
            link=lambda row: (
                reverse("billing:approve_write_off", args=[row.pk])
                if row.state == "proposed"
                else ""
            ),
        ),
    ],
    sort="-proposed_on",
    search=("account__household__sort_name",),
    filters=[
        Filter("etat", "État", lambda actor: WriteOffState.choices, lambda v: Q(state=v)),
    ],
    empty=Empty(
        "Aucun abandon proposé",
        "Il se propose depuis le compte d’un ménage.",
        icon="scale",
    ),
    file_name="abandons",
)


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
    file_name="tiers-payeurs",
)
