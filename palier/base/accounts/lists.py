from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from palier.base.journal.action import catalogue
from palier.base.journal.models import Record
from palier.base.tenancy.actors import Actor, Seen
from palier.base.tenancy.models import Membership
from palier.base.tenancy.reads import whereabouts
from palier.base.tenancy.roles import ROLES
from palier.base.ui.lists import Chip, Column, Empty, ListPage
from palier.base.ui.subjects import called


def _until(membership: Membership) -> Chip:
    if membership.period.upper is None:
        return Chip("en cours", "", "check")
    return Chip("jusqu’au", "wait", "clock", f"{membership.period.upper:%d/%m/%Y} exclu")


def members_of(actor: Actor) -> ListPage:
    """Who works here, in which roles, where, until when."""
    where = whereabouts(Membership.objects.visible_to(actor))
    return ListPage(
        title="Équipe et accès",
        unit=("personne", "personnes"),
        lead="Qui travaille ici, dans quels rôles, jusqu’à quand.",
        rows=lambda actor: Membership.objects.visible_to(actor).select_related(
            "user", "supervisor"
        ),
        columns=[
            Column(
                "Personne",
                lambda m: f"{m.user.first_name} {m.user.last_name}",
                sort="user__last_name",
                link=lambda m: reverse("accounts:change_roles", args=[m.pk]),
            ),
            Column("Fonction", lambda m: m.job, sort="job"),
            Column("Rôles", lambda m: ", ".join(ROLES[c].label for c in m.roles if c in ROLES)),
            Column("Où", lambda m: where[m.pk].capitalize()),
            Column("Encadrement", lambda m: m.supervisor or "", muted=True),
            Column("Accès", _until, kind="chip"),
        ],
        sort="user__last_name",
        search=("user__first_name", "user__last_name", "user__email", "job"),
        search_label="Nom, fonction",
        empty=Empty("Personne", "Donnez un premier accès."),
        actions=(
            ("Qui voit quoi", "accounts:roles", "eye", "accounts.add_member"),
            ("Donner un accès", "accounts:add_member", "plus", "accounts.add_member"),
        ),
        file_name="acces",
    )


def _label(record: Record) -> str:
    known = catalogue().get(record.action)
    return known.label if known else record.action


def _name_subjects(rows: Sequence[Any], seen: Seen) -> None:
    """What each act was done to, as the reader may know it.

    Only the first: who and where on one line would tell a secret address.
    """
    told = called({key for row in rows for key in row.subjects[:1]}, seen.actor)
    for row in rows:
        row.told = told[row.subjects[0]] if row.subjects else ("", "")


RECORDS = ListPage(
    title="Journal",
    unit=("acte", "actes"),
    lead="Tout ce qui a été fait, par qui, quand. Rien ne s’y modifie ni ne s’y efface.",
    rows=lambda actor: Record.objects.visible_to(actor),
    columns=[
        Column("Acte", _label, sort="action"),
        Column("Par", lambda r: r.actor, sort="actor"),
        Column("Fait le", lambda r: r.at, kind="day", sort="at"),
        Column("Pour le", lambda r: r.on, kind="day"),
        Column("Sur", lambda row: row.told[0], link=lambda row: row.told[1], muted=True),
    ],
    prepare=_name_subjects,
    sort="-at",
    search=("actor", "action"),
    search_label="Personne ou acte",
    empty=Empty("Rien encore", "Chaque acte s’inscrira ici."),
    file_name="journal",
)
