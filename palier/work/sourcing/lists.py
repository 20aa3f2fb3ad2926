from django.db.models import Q
from django.urls import reverse

from palier.base.tenancy.actors import Actor
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.base.ui.shell import Tone
from palier.work.sourcing.models import Campaign, LeadState, OwnerLead

TONES: dict[str, Tone] = {
    "contacted": "",
    "visited": "info",
    "agreed": "wait",
    "signed": "ok",
    "lost": "",
}


def campaigns_of(actor: Actor) -> list[tuple[str, str]]:
    """The campaigns, for filters."""
    return [
        (str(c.pk), c.name) for c in Campaign.objects.visible_to(actor).order_by("-period", "pk")
    ]


def towns_of(actor: Actor) -> list[tuple[str, str]]:
    """The towns where a home was offered, for filters."""
    towns = OwnerLead.objects.visible_to(actor).order_by("town").values_list("town", flat=True)
    return [(town, town) for town in towns.distinct()]


def _state(lead: OwnerLead) -> Chip:
    why = lead.get_lost_reason_display() if lead.lost_reason else ""
    return Chip(lead.get_state_display(), TONES[lead.state], "", why)


LEADS = ListPage(
    title="Toutes les pistes",
    unit=("piste", "pistes"),
    lead="Chaque propriétaire rencontré, et ce que sa proposition est devenue.",
    rows=lambda actor: OwnerLead.objects.visible_to(actor).select_related("campaign", "referent"),
    columns=[
        Column(
            "Propriétaire",
            lambda lead: lead.owner_name,
            sort="owner_name",
            link=lambda lead: reverse("sourcing:lead", args=[lead.pk]),
        ),
        Column("Logement", lambda lead: f"{lead.size}, {lead.street}", muted=True),
        Column("Commune", lambda lead: lead.town, sort="town"),
        Column(
            "Loyer souhaité (€)", lambda lead: lead.asked_rent, kind="money", sort="asked_rent"
        ),
        Column("Contact", lambda lead: lead.contacted_on, kind="day", sort="contacted_on"),
        Column("À rappeler", lambda lead: lead.next_on, kind="day", sort="next_on"),
        Column("Suivi par", lambda lead: lead.referent.short_name, muted=True),
        Column("État", _state, kind="chip"),
    ],
    sort="-contacted_on",
    search=("owner_name", "street", "town"),
    search_label="Propriétaire, rue, commune",
    filters=[
        Filter("etat", "État", lambda actor: LeadState.choices, lambda v: Q(state=v)),
        Filter("campagne", "Campagne", campaigns_of, lambda v: Q(campaign=v)),
        Filter("commune", "Commune", towns_of, lambda v: Q(town=v)),
        Filter(
            "motif",
            "Sans suite",
            lambda actor: OwnerLead.LostReason.choices,
            lambda v: Q(lost_reason=v),
        ),
    ],
    empty=Empty(
        "Aucune piste pour l’instant",
        "Un propriétaire appelle, une commune signale un logement : notez-le.",
        "Noter une piste",
        "sourcing:note_lead",
        "sourcing.note_lead",
        "phone",
    ),
    actions=(("Noter une piste", "sourcing:note_lead", "plus", "sourcing.note_lead"),),
    file_name="pistes",
)
