"""Debts to give up."""

from django.db.models import Q
from django.urls import reverse

from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.work.collecting.models import WriteOff, WriteOffState

_TONES = {"proposed": "wait", "approved": "", "refused": "", "undone": ""}


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
                reverse("collecting:approve_write_off", args=[row.pk])
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
