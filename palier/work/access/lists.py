from django.db.models import Count, Q
from django.urls import reverse

from palier.base.tenancy.actors import Actor
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.base.ui.shell import Tone
from palier.registers.partners.models import Offer
from palier.registers.people.choosing import choose_household
from palier.work.access.models import (
    HEALTH,
    OPEN_REQUESTS,
    OutreachRound,
    Referral,
    ReferralState,
    Request,
    RequestState,
    Visit,
    Workshop,
)


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
            link=lambda r: reverse("access:request_page", args=[r.pk]),
        ),
        Column("Pour", lambda r: r.get_kind_display(), sort="kind"),
        Column("Venue par", lambda r: r.get_origin_display(), sort="origin", muted=True),
        Column("Le", lambda r: r.on, kind="day", sort="on"),
        Column(
            "État",
            lambda r: Chip(
                r.get_state_display(),
                "wait" if r.state in OPEN_REQUESTS else "",
                "",
                r.get_refusal_display() if r.refusal else r.answer[:80],
            ),
            kind="chip",
        ),
    ],
    sort="-on",
    search=("household__sort_name",),
    filters=[
        Filter(
            "etat",
            "État",
            lambda actor: [("ouvertes", "sans réponse"), *RequestState.choices],
            lambda v: Q(state__in=OPEN_REQUESTS) if v == "ouvertes" else Q(state=v),
        ),
        Filter("pour", "Pour", lambda actor: Request.Kind.choices, lambda v: Q(kind=v)),
        Filter(
            "origine", "Venue par", lambda actor: Request.Origin.choices, lambda v: Q(origin=v)
        ),
        Filter(
            "refus",
            "Motif du refus",
            lambda actor: Request.Refusal.choices,
            lambda v: Q(refusal=v),
        ),
    ],
    empty=Empty("Aucune demande", "Une demande naît d’un passage ou du dossier d’un ménage."),
    file_name="demandes",
)


def which_household(visit_pk: int) -> ListPage:
    """Which known household a visit belongs to."""
    return choose_household(
        "De quel ménage est-ce le passage ?",
        "Cherchez par le nom ; choisissez le ménage pour lui rattacher ce passage.",
        lambda h: reverse("access:attach_visit", args=[visit_pk]) + f"?menage={h.pk}",
    )


def choose_for(url_name: str, pk: int, title: str) -> ListPage:
    """Which known household comes to a workshop, or was met."""
    return choose_household(
        title,
        "Cherchez par le nom ; choisissez le ménage.",
        lambda h: reverse(url_name, args=[pk]) + f"?menage={h.pk}",
    )


def whom_to_refer(offer: Offer) -> ListPage:
    """Which household is sent to an offer."""
    return choose_household(
        f"Qui orienter vers {offer.name} ?",
        "Cherchez par le nom ; choisissez le ménage.",
        lambda h: reverse("access:refer_out", args=[h.pk]) + f"?offre={offer.pk}",
    )


REFERRAL_TONES: dict[str, Tone] = {"sent": "wait", "acknowledged": "info"}
REFERRALS = ListPage(
    title="Orientations",
    unit=("orientation", "orientations"),
    lead="Qui a été envoyé vers quel partenaire, et ce qu’il en est.",
    rows=lambda actor: Referral.objects.visible_to(actor).select_related(
        "household", "to", "offer"
    ),
    columns=[
        Column(
            "Ménage",
            lambda r: r.household.name,
            sort="household__sort_name",
            link=lambda r: reverse("people:household", args=[r.household_id]),
        ),
        Column("Vers", lambda r: str(r.to), sort="to__sort_name"),
        Column("Offre", lambda r: r.offer.name if r.offer else "", sort="offer__name"),
        Column("Pour", lambda r: r.reason, muted=True),
        Column("Le", lambda r: r.on, kind="day", sort="on"),
        Column(
            "Suite",
            lambda r: Chip(
                r.get_outcome_display() if r.outcome else r.get_state_display(),
                REFERRAL_TONES.get(r.state, ""),
                "",
                r.words,
            ),
            kind="chip",
        ),
        Column(
            "À faire",
            lambda r: {"sent": "Reçue ?", "acknowledged": "Clore"}.get(r.state, ""),
            link=lambda r: reverse(
                "access:acknowledge_referral" if r.state == "sent" else "access:close_referral",
                args=[r.pk],
            ),
        ),
        Column(
            "Sans réponse ?",
            lambda r: "Clore" if r.state == "sent" else "",
            link=lambda r: reverse("access:close_referral", args=[r.pk]),
        ),
        Column(
            "Par erreur ?",
            lambda r: "Retirer…" if r.state == "sent" else "",
            link=lambda r: reverse("access:remove_referral", args=[r.pk]),
        ),
    ],
    sort="-on",
    search=("household__sort_name", "to__sort_name", "offer__name"),
    filters=[
        Filter("etat", "État", lambda actor: ReferralState.choices, lambda v: Q(state=v)),
        Filter(
            "suite",
            "Suite",
            lambda actor: Referral.Outcome.choices,
            lambda v: Q(outcome=v),
        ),
        Filter(
            "theme",
            "Thème de l’offre",
            lambda actor: Offer.Theme.choices,
            lambda v: Q(offer__theme=v),
        ),
    ],
    empty=Empty(
        "Aucune orientation",
        "Une orientation se fait depuis le dossier d’un ménage, ou depuis une offre de l’annuaire.",
    ),
    actions=(
        ("Ce qui a servi", "access:used_offers", "chart-bar", "access.acknowledge_referral"),
    ),
    file_name="orientations",
)

WORKSHOPS = ListPage(
    title="Ateliers et réunions",
    unit=("atelier", "ateliers"),
    lead="Recherche de logement, jardin, réunions chez les partenaires : places et inscrits.",
    rows=lambda actor: (
        Workshop.objects.visible_to(actor)
        .select_related("leader")
        .annotate(expected=Count("registrations"))
        if actor.sees("access.requests")
        else Workshop.objects.visible_to(actor).none()
    ),
    columns=[
        Column(
            "Atelier",
            lambda w: w.title,
            sort="title",
            link=lambda w: reverse("access:workshop", args=[w.pk]),
        ),
        Column("Genre", lambda w: w.get_kind_display(), sort="kind", muted=True),
        Column("Le", lambda w: w.on, kind="day", sort="on"),
        Column("Animé par", lambda w: w.leader.short_name),
        Column("Inscrits", lambda w: f"{w.expected} sur {w.capacity}"),
    ],
    sort="-on",
    search=("title",),
    filters=[Filter("genre", "Genre", lambda actor: Workshop.Kind.choices, lambda v: Q(kind=v))],
    empty=Empty(
        "Aucun atelier",
        "Préparez le premier : un jour, des places, un nom.",
        "Préparer un atelier",
        "access:plan_workshop",
        "access.plan_workshop",
        "academic-cap",
    ),
    actions=(("Préparer un atelier", "access:plan_workshop", "plus", "access.plan_workshop"),),
    file_name="ateliers",
)

ROUNDS = ListPage(
    title="Tournées",
    unit=("tournée", "tournées"),
    lead="Aller vers : hôtels, foyers, cliniques. Qui a été rencontré, et ensuite.",
    rows=lambda actor: (
        OutreachRound.objects.visible_to(actor)
        .select_related("worker")
        .annotate(met=Count("encounters"))
    ),
    columns=[
        Column(
            "Où",
            lambda r: r.place,
            sort="place",
            link=lambda r: reverse("access:round_page", args=[r.pk]),
        ),
        Column("Le", lambda r: r.on, kind="day", sort="on"),
        Column("Par", lambda r: r.worker.short_name),
        Column("Rencontres", lambda r: r.met, kind="number"),
    ],
    sort="-on",
    search=("place",),
    empty=Empty(
        "Aucune tournée",
        "Notez où vous êtes allé, puis qui vous avez rencontré.",
        "Noter une tournée",
        "access:note_round",
        "access.note_round",
        "map-pin",
    ),
    actions=(("Noter une tournée", "access:note_round", "plus", "access.note_round"),),
    file_name="tournees",
)
