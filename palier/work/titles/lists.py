from django.db.models import Q
from django.urls import reverse

from palier.base.kit.typography import day_in_words, some_of
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.work.titles.models import Holding, HoldingState, MandateEntry

_HOLDING_TONES = {"draft": "wait", "signed": "ok", "ended": "", "cancelled": ""}


def _term(holding: Holding) -> Chip:
    tone = _HOLDING_TONES[holding.state]
    return Chip(holding.get_state_display(), tone)  # type: ignore[arg-type]


def _places_of(holding: Holding) -> str:
    return some_of([held.place.label for held in holding.places.all()])


def _observations(entry: MandateEntry) -> str:
    """What the register adds in the margin: the end of the mandate."""
    holding = entry.holding
    if holding.state != HoldingState.ENDED or holding.last_on is None:
        return ""
    return f"{holding.get_end_reason_display()}, le {day_in_words(holding.last_on)}"


HOLDINGS = ListPage(
    title="Prises à bail et mandats",
    unit=("titre", "titres"),
    lead="À quel titre l’association dispose des logements qu’elle loue.",
    rows=lambda actor: (
        Holding.objects.visible_to(actor)
        .select_related("owner")
        .prefetch_related("places__place", "register_entries")
    ),
    columns=[
        Column(
            "Propriétaire",
            lambda h: h.owner.name,
            sort="owner__sort_name",
            link=lambda h: reverse("titles:holding", args=[h.pk]),
        ),
        Column("Nature", lambda h: h.get_kind_display(), sort="kind"),
        Column("Lieux", _places_of, muted=True),
        Column("Loyer (€)", lambda h: h.rent, kind="money", sort="rent"),
        Column("Rythme", lambda h: h.get_rent_every_display() if h.rent else "", muted=True),
        Column("Depuis", lambda h: h.starts_on, kind="day", sort="period__startswith"),
        Column("Jusqu’au", lambda h: h.last_on, kind="day", sort="period__endswith"),
        Column("État", _term, kind="chip"),
    ],
    sort="owner__sort_name",
    search=("owner__sort_name", "reference"),
    filters=[
        Filter("nature", "Nature", lambda actor: Holding.Kind.choices, lambda v: Q(kind=v)),
        Filter("etat", "État", lambda actor: HoldingState.choices, lambda v: Q(state=v)),
    ],
    empty=Empty(
        "Aucun titre",
        "Une sous-location suppose un bail principal : enregistrez-le ici.",
        "Enregistrer un titre",
        "titles:record_holding",
        "titles.record_holding",
        "building-library",
    ),
    actions=(
        ("Registre des mandats", "titles:mandates", "document-text", "titles.register_mandate"),
        ("Enregistrer un titre", "titles:record_holding", "plus", "titles.record_holding"),
    ),
    file_name="prises-a-bail",
)

MANDATES = ListPage(
    title="Registre des mandats de gestion",
    unit=("mandat", "mandats"),
    lead="Numérotation continue, sans trou ni reprise ; rien ne s’y efface "
    "(décret n° 72-678, art. 65).",
    rows=lambda actor: MandateEntry.objects.visible_to(actor).select_related("holding__owner"),
    columns=[
        Column(
            "N°",
            lambda m: m.number,
            sort="number",
            link=lambda m: reverse("titles:holding", args=[m.holding_id]),
        ),
        Column("Date du mandat", lambda m: m.signed_on, kind="day", sort="signed_on"),
        Column("Inscrit le", lambda m: m.registered_on, kind="day"),
        Column("Mandant", lambda m: m.principal),
        Column("Lots gérés", lambda m: m.homes, muted=True),
        Column("Objet", lambda m: m.purpose, muted=True),
        Column("Observations", _observations, muted=True),
    ],
    sort="number",
    search=("principal", "homes"),
    search_label="Mandant ou lot",
    empty=Empty(
        "Le registre est vide",
        "Un mandat signé s’y inscrit depuis sa page ; il reçoit alors son numéro.",
        "Prises à bail et mandats",
        "titles:holdings",
        "titles.register_mandate",
        "document-text",
    ),
    file_name="registre-des-mandats",
)
