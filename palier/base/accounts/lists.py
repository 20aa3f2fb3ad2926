from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse

from palier.base.accounts.keys import for_whom
from palier.base.accounts.models import AccessRequest
from palier.base.journal.action import catalogue
from palier.base.journal.models import Record, SecurityEvent
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor, Seen
from palier.base.tenancy.models import Membership
from palier.base.tenancy.reads import whereabouts
from palier.base.tenancy.roles import ROLES
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.base.ui.shell import Tone
from palier.base.ui.subjects import called


def _until(membership: Membership) -> Chip:
    if membership.period.upper is None:
        return Chip("en cours", "", "check")
    return Chip(
        "jusqu’au", "wait", "clock", f"{day_in_words(membership.period.upper, short=True)} exclu"
    )


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
                link=lambda m: reverse("accounts:member", args=[m.pk]),
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
            ("Demandes", "accounts:requests", "inbox", "accounts.invite_member"),
            ("Qui voit quoi", "accounts:roles", "eye", "accounts.invite_member"),
            ("Donner un accès", "accounts:invite_member", "plus", "accounts.invite_member"),
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


def _request_state(row: AccessRequest) -> Chip:
    tones: dict[str, Tone] = {"waiting": "wait", "ready": "wait", "done": "ok"}
    return Chip(row.get_state_display(), tones.get(row.state, ""))


REQUESTS = ListPage(
    title="Demandes d’accès",
    unit=("demande", "demandes"),
    lead="Les accès à ouvrir, les rôles à changer, les mots de passe à refaire : ce qui attend un "
    "second accord, ce qui attend la personne, ce qui est fait.",
    rows=lambda actor: AccessRequest.objects.visible_to(actor).select_related(
        "membership__user", "asked_by"
    ),
    columns=[
        Column(
            "Pour",
            lambda row: for_whom(row)[0],
            link=lambda row: reverse("accounts:access", args=[row.pk]),
        ),
        Column("Nature", lambda row: row.get_kind_display(), sort="kind"),
        Column("Rôles", lambda r: ", ".join(ROLES[c].label for c in r.roles if c in ROLES)),
        Column("Par", lambda row: row.asked_by or "Palier", muted=True),
        Column("Le", lambda row: row.asked_at, kind="day", sort="asked_at"),
        Column("État", _request_state, kind="chip", sort="state"),
    ],
    sort="-asked_at",
    filters=[
        Filter("etat", "État", lambda actor: AccessRequest.State.choices, lambda v: Q(state=v))
    ],
    empty=Empty("Aucune demande", "Un accès donné, un rôle changé à deux s’inscrivent ici."),
    file_name="demandes-acces",
)


def _who(event: SecurityEvent) -> str:
    return f"{event.user.first_name} {event.user.last_name}" if event.user else ""


SECURITY = ListPage(
    title="Journal de sécurité",
    unit=("événement", "événements"),
    lead="Qui est entré, qui a essayé, qui a donné accès à qui, ce qui a été emporté. Gardé un an.",
    rows=lambda actor: SecurityEvent.objects.visible_to(actor).select_related("user", "by"),
    columns=[
        Column("Le", lambda row: row.at, kind="day", sort="at"),
        Column("Quoi", lambda row: row.get_kind_display(), sort="kind"),
        Column("Qui", _who),
        Column("Par", lambda row: row.by if row.by_id != row.user_id else "", muted=True),
        Column("Appareil", lambda row: ", ".join(filter(None, [row.device, row.address]))),
        Column("Sur", lambda row: row.what, muted=True),
        Column("Lignes", lambda row: row.rows, kind="number"),
    ],
    sort="-at",
    search=("user__first_name", "user__last_name", "what"),
    search_label="Personne, fichier",
    filters=[
        Filter("quoi", "Quoi", lambda actor: SecurityEvent.Kind.choices, lambda v: Q(kind=v))
    ],
    empty=Empty("Rien encore", "La première entrée s’inscrira ici."),
    file_name="securite",
)

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
