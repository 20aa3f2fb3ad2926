from django.db.models import Q
from django.urls import reverse

from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage, by_site
from palier.registers.people.following import by_follower
from palier.work.sliding.models import SlideState, SlidingLease

_SLIDE_TONES = {"running": "info", "offered": "wait", "slid": "ok", "ended": ""}


def _slide_state(slide: SlidingLease) -> Chip:
    tone = _SLIDE_TONES[slide.state]
    return Chip(slide.get_state_display(), tone)  # type: ignore[arg-type]


SLIDES = ListPage(
    title="Baux glissants",
    unit=("bail glissant", "baux glissants"),
    lead="Les sous-locations qui doivent devenir le bail du ménage ; le prochain bilan d’abord.",
    rows=lambda actor: SlidingLease.objects.visible_to(actor).select_related(
        "occupancy__household", "occupancy__main_place__site", "occupancy__holding__owner"
    ),
    columns=[
        Column(
            "Ménage",
            lambda s: s.occupancy.household.name,
            sort="occupancy__household__sort_name",
            link=lambda s: reverse("sliding:slide", args=[s.pk]),
        ),
        Column("Lieu", lambda s: s.occupancy.main_place.label, muted=True),
        Column(
            "Bailleur",
            lambda s: s.occupancy.holding.owner.name if s.occupancy.holding else "",
        ),
        Column("Signée le", lambda s: s.sublease_signed_on, kind="day", sort="sublease_signed_on"),
        Column("Bilan avant le", lambda s: s.next_review_on, kind="day", sort="next_review_on"),
        Column("Glissé le", lambda s: s.ended_on, kind="day", sort="ended_on"),
        Column("État", _slide_state, kind="chip"),
    ],
    sort="next_review_on",
    search=("occupancy__household__sort_name", "occupancy__number"),
    search_label="Ménage, contrat",
    filters=[
        Filter("etat", "État", lambda actor: SlideState.choices, lambda v: Q(state=v)),
        by_follower("occupancy__household"),
        by_site("occupancy__site"),
    ],
    empty=Empty(
        "Aucun bail glissant",
        "Il s’ouvre depuis la page d’une sous-location.",
        "Voir les contrats",
        "leases:occupancies",
        "sliding.open_slide",
        "arrow-trending-up",
    ),
    file_name="baux-glissants",
)
