from django.db.models import Case, F, Q, When
from django.urls import reverse

from palier.base.kit.columns import MoneyField
from palier.base.kit.money import NOTHING
from palier.base.kit.typography import month_in_words
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.work.owners.models import OwnerDue


def _state(due: OwnerDue) -> Chip:
    if due.undone_on:
        return Chip("Annulé", "", "x-mark", due.undone_because)
    if due.item_id:
        return Chip("Payé", "", "check", due.item.batch.reference if due.item else "")
    return Chip("À payer", "wait", "clock")


STANDING = Case(
    When(undone_on__isnull=False, then=NOTHING), default=F("amount"), output_field=MoneyField()
)
"""What a due comes to (euros): nothing once it is undone."""


DUES = ListPage(
    title="Dû aux propriétaires",
    unit=("échéance", "échéances"),
    lead="Loyers, annuités et provisions : constatés chaque mois, payés à temps.",
    rows=lambda actor: (
        OwnerDue.objects.visible_to(actor)
        .annotate(standing=STANDING)
        .select_related("account__body", "holding", "item__batch")
    ),
    columns=[
        Column(
            "Propriétaire",
            lambda due: due.account.body.name,
            sort="account__body__sort_name",
            link=lambda due: reverse("titles:holding", args=[due.holding_id]),
        ),
        Column("Quoi", lambda due: due.label),
        Column("Mois", lambda due: month_in_words(due.month), sort="month"),
        Column("Dû le", lambda due: due.due_on, kind="day", sort="due_on"),
        Column("Calcul", lambda due: due.formula, muted=True),
        Column(
            "Montant (€)", lambda due: due.amount, kind="money", sort="amount", total="standing"
        ),
        Column("État", _state, kind="chip"),
        Column(
            "Geste",
            lambda due: "" if due.item_id or due.undone_on else "Annuler…",
            link=lambda due: (
                ""
                if due.item_id or due.undone_on
                else reverse("owners:undo_owner_due", args=[due.pk])
            ),
        ),
    ],
    sort="-month",
    search=("account__body__sort_name", "label"),
    search_label="Propriétaire, libellé",
    filters=[
        Filter(
            "etat",
            "État",
            lambda actor: [("payer", "À payer"), ("paye", "Payés"), ("annule", "Annulés")],
            lambda v: {
                "payer": Q(item=None, undone_on=None),
                "paye": Q(item__isnull=False),
                "annule": Q(undone_on__isnull=False),
            }[v],
        )
    ],
    empty=Empty(
        "Rien n’est dû aux propriétaires",
        "Constatez un mois : les loyers des prises à bail, les annuités et "
        "provisions des résidences.",
        "Constater un mois",
        "owners:call_owner_dues",
        "owners.call_owner_dues",
        "home-modern",
    ),
    actions=(
        ("Marges", "owners:margins", "chart-bar", ""),
        ("Mandants", "owners:mandates", "scale", ""),
        ("Constater un mois", "owners:call_owner_dues", "calculator", "owners.call_owner_dues"),
        ("Payer", "owners:pay_owner_dues", "banknotes", "owners.pay_owner_dues"),
    ),
    file_name="proprietaires",
)
