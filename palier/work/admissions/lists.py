from datetime import date

from django.db.models import Q
from django.urls import reverse

from palier.base.kit.typography import plural
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage, by_site
from palier.law.dates import add_months
from palier.work.admissions.models import LIVING_CANDIDACIES, Candidacy, CandidacyState, Origin

TONES = {
    "received": "wait",
    "complete": "wait",
    "committee": "info",
    "accepted": "ok",
    "waitlisted": "info",
    "offered": "info",
    "entered": "ok",
}


def state_of(row: Candidacy) -> Chip:
    """Where a candidacy stands, and why it is over."""
    return Chip(
        row.get_state_display(),
        TONES.get(row.state, ""),  # type: ignore[arg-type]
        "",
        row.get_reason_display() if row.reason else "",
    )


def age_of(row: Candidacy, today: date) -> str:
    """How long it has waited, or waited."""
    end = row.entered_on or (today if row.state in LIVING_CANDIDACIES else row.decided_on)
    return plural((end - row.received_on).days, "jour") if end else ""


def candidacies_of(today: date) -> ListPage:
    """Who asks for a place, and for how many days on a day."""
    return ListPage(
        title="Admissions",
        unit=("candidature", "candidatures"),
        lead="Qui demande une place, où en est la réponse, depuis combien de jours.",
        rows=lambda actor: Candidacy.objects.visible_to(actor).select_related(
            "site", "prescriber"
        ),
        columns=[
            Column(
                "Candidature",
                lambda row: row.name,
                sort="last_name",
                link=lambda row: reverse("admissions:candidacy", args=[row.pk]),
            ),
            Column("Maison", lambda row: row.site.name, sort="site__name"),
            Column("Personnes", lambda row: row.people, kind="number", sort="people"),
            Column(
                "Souhait", lambda row: row.get_wanted_display() if row.wanted else "", muted=True
            ),
            Column("Origine", lambda row: row.get_origin_display(), sort="origin"),
            Column("Reçue le", lambda row: row.received_on, kind="day", sort="received_on"),
            Column("Attente", lambda row: age_of(row, today)),
            Column("État", state_of, kind="chip", sort="state"),
        ],
        sort="-received_on",
        search=("first_name", "last_name", "siao_number"),
        filters=[
            Filter(
                "etat",
                "État",
                lambda actor: [("vivantes", "en cours"), *CandidacyState.choices],
                lambda v: Q(state__in=LIVING_CANDIDACIES) if v == "vivantes" else Q(state=v),
            ),
            by_site("site", "maison", "Maison"),
            Filter("origine", "Origine", lambda actor: Origin.choices, lambda v: Q(origin=v)),
            Filter(
                "souhait",
                "Souhait",
                lambda actor: [each for each in Candidacy.Wanted.choices if each[0]],
                lambda v: Q(wanted=v),
            ),
            Filter(
                "recue",
                "Reçue",
                lambda actor: [("3", "depuis trois mois"), ("12", "depuis un an")],
                lambda v: Q(received_on__gte=add_months(today, -int(v))),
            ),
            Filter(
                "motif", "Motif", lambda actor: Candidacy.Reason.choices, lambda v: Q(reason=v)
            ),
        ],
        actions=(
            ("Commissions", "admissions:committees", "user-group", "admissions.call_committee"),
            (
                "Recevoir une candidature",
                "admissions:receive_candidacy",
                "plus",
                "admissions.receive_candidacy",
            ),
        ),
        empty=Empty(
            "Aucune candidature",
            "Une candidature se reçoit du SIAO, d’un réservataire ou de la personne elle-même.",
            "Recevoir une candidature",
            "admissions:receive_candidacy",
            "admissions.receive_candidacy",
            icon="inbox-arrow-down",
        ),
        file_name="admissions",
    )
