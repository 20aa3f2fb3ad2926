from dataclasses import replace

from django.db.models import Q
from django.urls import reverse

from palier.base.tenancy.actors import Actor
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.registers.people.lists import HOUSEHOLDS
from palier.work.access.models import HEALTH, Request, RequestState, Visit


def visits_of(actor: Actor) -> ListPage:
    """The visit book, as far as the actor may read it."""
    reasons = [c for c in Visit.Reason.choices if c[0] != HEALTH or actor.sees("access.health")]
    return ListPage(
        title="Passages",
        unit=("passage", "passages"),
        lead="Le cahier de l’accueil.",
        rows=lambda actor: Visit.objects.visible_to(actor),
        columns=[
            Column(
                "Qui",
                lambda v: v.name or "Sans nom",
                link=lambda v: reverse("access:visit", args=[v.pk]),
            ),
            Column("Le", lambda v: v.on, kind="day", sort="on"),
            Column(
                "Motif", lambda v: ", ".join(v.reasons_for(actor)) or "Réservé à l’équipe sociale"
            ),
            Column(
                "Orientation",
                lambda v: v.get_orientation_display(),
                sort="orientation",
                muted=True,
            ),
            Column(
                "Suite",
                lambda v: (
                    Chip("Dossier ouvert", "", "check") if v.household_id else Chip("Passage seul")
                ),
                kind="chip",
            ),
        ],
        sort="-on",
        search=("name",),
        search_label="Nom ou surnom",
        filters=[
            Filter("motif", "Motif", lambda actor: reasons, lambda v: Q(reasons__contains=[v])),
            Filter(
                "suite",
                "Suite",
                lambda actor: [("sans", "Passage seul"), ("avec", "Dossier ouvert")],
                lambda v: Q(household__isnull=v == "sans"),
            ),
        ],
        empty=Empty(
            "Aucun passage noté",
            "Notez la première personne qui entre : un motif suffit.",
            "Noter un passage",
            "access:note_visit",
            "access.note_visit",
            "arrow-right-end-on-rectangle",
        ),
        actions=(("Noter un passage", "access:note_visit", "plus", "access.note_visit"),),
        file_name="passages",
    )


REQUESTS = ListPage(
    title="Demandes",
    unit=("demande", "demandes"),
    rows=lambda actor: Request.objects.visible_to(actor).select_related("household"),
    columns=[
        Column(
            "Ménage",
            lambda r: r.household.name,
            sort="household__sort_name",
            link=lambda r: reverse("access:request", args=[r.pk]),
        ),
        Column("Pour", lambda r: r.get_kind_display(), sort="kind"),
        Column("Le", lambda r: r.on, kind="day", sort="on"),
        Column(
            "État",
            lambda r: Chip(
                r.get_state_display(), "wait" if r.state == "received" else "", "", r.answer[:80]
            ),
            kind="chip",
        ),
    ],
    sort="-on",
    search=("household__sort_name",),
    filters=[Filter("etat", "État", lambda actor: RequestState.choices, lambda v: Q(state=v))],
    empty=Empty("Aucune demande", "Une demande naît d’un passage ou du dossier d’un ménage."),
    file_name="demandes",
)


def choose_household(visit_pk: int) -> ListPage:
    """Which known household a visit belongs to."""
    return replace(
        HOUSEHOLDS,
        title="De quel ménage est-ce le passage ?",
        lead="Cherchez par le nom ; choisissez le ménage pour lui rattacher ce passage.",
        actions=(),
        columns=[
            replace(
                HOUSEHOLDS.columns[0],
                link=lambda h: reverse("access:attach_visit", args=[visit_pk]) + f"?menage={h.pk}",
            ),
            *HOUSEHOLDS.columns[1:],
        ],
    )
