"""Sliding leases: which review is due, where each stands, and the day it slides."""

from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law import sliding as law
from palier.work.leases import finding
from palier.work.leases.models import Occupancy
from palier.work.sliding import actions, forms, lists, papers
from palier.work.sliding.facts import facts_of
from palier.work.sliding.models import OPEN_SLIDES, SlideState, SlidingLease, SlidingReview

SLIDES = ("Baux glissants", "/contrats/glissants/")
STATES = {"running": "info", "offered": "wait", "slid": "ok", "ended": ""}
FACTS = {"gathered": ("check-circle", "réuni", "ok"), "missing": ("x-circle", "manque", "wait")}
DECISIONS = {"favourable": "ok", "extend": "info", "unfavourable": "wait"}


@needs_sight("sliding.slides")
def slides(request: ActorRequest) -> HttpResponse:
    """Those whose review comes first."""
    return ui_lists.show(request, lists.SLIDES)


OCCUPANCY = finding.OCCUPANCY.lent()


SLIDING_LEASE = Subject(
    SlidingLease,
    "glissants/<int:pk>/",
    fetch=(
        "occupancy__household",
        "occupancy__main_place__site",
        "occupancy__holding__owner",
        "own_lease",
    ),
    page="sliding:slide",
    under=lambda row: _crumbs(row),
)


def _page(row: SlidingLease) -> str:
    return reverse("sliding:slide", args=[row.pk])


def _crumbs(row: SlidingLease) -> list[tuple[str, str]]:
    return [SLIDES, (row.occupancy.household.name, _page(row))]


@SLIDING_LEASE.shown
def slide(request: ActorRequest, row: SlidingLease) -> HttpResponse:
    """What is gathered and what is missing, the reviews, the landlord's answers; never a score."""
    occupancy = row.occupancy
    return show_cards(
        request,
        title=f"Bail glissant, {occupancy.household.name}",
        lead=f"{occupancy.main_place.site.name}, {occupancy.main_place.label}. {occupancy.law.label}.",
        crumbs=[SLIDES],
        here=occupancy.household.name,
        chips=[Chip(capitalised(row.get_state_display()), STATES[row.state])],  # type: ignore[arg-type]
        verbs=_verbs(request, row),
        cards=[
            _after_card(request, row),
            _facts_card(request, row),
            *(_review_card(review) for review in row.reviews.order_by("-on", "-pk")),
            _card(request, row),
            _landlord_card(request, row),
        ],
    )


def _verbs(request: ActorRequest, row: SlidingLease) -> list[Verb | None]:
    if row.state == SlideState.SLID:
        return [verb(request, "sliding.undo_slide", "Glissement par erreur…", row)]
    if row.state not in OPEN_SLIDES:
        return []

    return [
        verb(request, "sliding.end_slide", "Terminer autrement…", row),
        verb(
            request,
            "sliding.hold_slide_review",
            "Tenir un bilan",
            row,
            "users",
            main=row.state == SlideState.RUNNING,
        ),
        verb(
            request,
            "sliding.slide_lease",
            "Faire glisser",
            row,
            "key",
            main=row.state == SlideState.OFFERED,
        ),
    ]


def _facts_card(request: ActorRequest, row: SlidingLease) -> Card | None:
    if row.state not in OPEN_SLIDES:
        return None
    lines = []
    for fact in facts_of(row.occupancy, request.today):
        icon, word, tone = FACTS.get(fact.state, ("question-mark-circle", "à savoir", ""))
        lines.append(Line(fact.label, capitalised(fact.words), icon=icon, chip=Chip(word, tone)))  # type: ignore[arg-type]
    return Card(
        "Ce qui est réuni, ce qui manque",
        lines,
        text=row.conditions,
        note="des faits, jamais une note",
        empty="Rien n’est encore connu.",
    )


def _review_card(review: SlidingReview) -> Card:
    words = [
        ("Le ménage", review.household_words),
        ("L’association", review.association_words),
        ("Le bailleur", review.landlord_words),
        ("Motifs", review.reasons),
    ]
    late = review.due_on is not None and review.on >= review.due_on
    return Card(
        f"Bilan du {day_in_words(review.on)}",
        [Line(who, said) for who, said in words if said],
        pairs=[
            ("Décision", capitalised(review.get_decision_display())),
            ("Présents", review.present),
            *(
                [("Attendu avant le", day_in_words(review.due_on))]
                if review.due_on and late
                else []
            ),
        ],
        tone=DECISIONS[review.decision],  # type: ignore[arg-type]
        icon="chat-bubble-left-right",
        verbs=[
            Verb(
                "Le bilan en PDF", reverse("sliding:slide_review_pdf", args=[review.pk]), "printer"
            )
        ],
    )


def _card(request: ActorRequest, row: SlidingLease) -> Card:
    occupancy = row.occupancy
    by_law = law.review_is_by_law(occupancy.regime)
    every = (
        f"tous les {row.review_months} mois, par {'la loi' if by_law else 'le contrat'}"
        if row.review_months
        else "le contrat n’en prévoit pas"
    )
    pairs = [
        ("Sous-location signée le", day_in_words(row.sublease_signed_on)),
        (
            "Convention tripartite",
            day_in_words(row.tripartite_on) if row.tripartite_on else "aucune",
        ),
        ("Bilans", every),
        (
            "Prochain bilan avant le",
            day_in_words(row.next_review_on) if row.next_review_on else "",
        ),
        ("Bailleur", occupancy.holding.owner.name if occupancy.holding else ""),
        ("Glissé ou terminé le", day_in_words(row.ended_on) if row.ended_on else ""),
        ("Issue", capitalised(row.get_outcome_display()) if row.outcome else ""),
    ]
    lines = []
    if request.actor.sees("leases.contracts"):
        lines = [
            Line(
                f"Contrat {occupancy.number}", "La sous-location", OCCUPANCY.url(occupancy), "key"
            )
        ]
    return Card("Le parcours", lines, pairs=[p for p in pairs if p[1]], side=True)


def _landlord_card(request: ActorRequest, row: SlidingLease) -> Card | None:
    if not law.review_is_by_law(row.occupancy.regime):
        return None
    answers = list(row.answers.order_by("-on", "-pk"))
    is_open = row.state in OPEN_SLIDES
    due = None
    if is_open and row.next_review_on:
        period = law.examination(
            row.sublease_signed_on, law.legal_months(), request.today, by_law=True
        )
        told = any(answer.on >= period.starts_on for answer in answers)
        due = None if told else period.landlord_by
    return Card(
        "Réponse du bailleur au préfet",
        [
            Line(
                "Propose un bail" if answer.offers_lease else "Ne propose pas de bail",
                f"Le {day_in_words(answer.on)}"
                + (f" : {answer.reasons}" if answer.reasons else ""),
                icon="check" if answer.offers_lease else "x-mark",
            )
            for answer in answers
        ],
        pairs=[("Attendue avant le", day_in_words(due))] if due else [],
        empty="Aucune réponse notée.",
        verbs=verbs(
            verb(request, "sliding.note_landlord_answer", "Noter la réponse", row, "plus")
            if is_open
            else None
        ),
        side=True,
    )


def _after_card(request: ActorRequest, row: SlidingLease) -> Card | None:
    if row.state != SlideState.SLID or row.ended_on is None:
        return None
    own = row.own_lease
    until = f"jusqu’au {day_in_words(row.followed_until)}" if row.followed_until else ""
    return Card(
        f"Bail glissé le {day_in_words(row.ended_on)}",
        [
            Line(
                "Loyer payé" if each.is_paid else "Loyer pas payé",
                ", ".join(filter(None, [f"le {day_in_words(each.on)}", each.words])),
                icon="check-circle" if each.is_paid else "x-circle",
            )
            for each in row.follow_ups.order_by("-on", "-pk")
        ],
        pairs=[
            ("Locataire de", row.lessor),
            *([("Contrat géré par nous", own.number)] if own else []),
        ],
        text="" if not until else f"Nous suivons les paiements {until}.",
        empty="Pas encore de nouvelles des loyers.",
        verbs=verbs(
            verb(request, "sliding.follow_slide", "Noter le paiement du mois", row, "plus")
        ),
        tone="ok",
    )


@OCCUPANCY.asks("glisser/")
def open_slide(request: ActorRequest, row: Occupancy) -> HttpResponse:
    return ask(
        request,
        forms.OpenSlide(request, subject=row, initial={"sublease_signed_on": row.starts_on}),
        actions.open_slide,
        row,
        title=f"Bail glissant, contrat {row.number}",
        submit="Ouvrir ce bail glissant",
        said="Bail glissant ouvert.",
        to=_page,
        back=OCCUPANCY.url(row),
        crumbs=OCCUPANCY.crumbs(row),
        lead=f"{row.household.name}. {row.law.label}.",
    )


SLIDING_LEASE.verb(
    actions.hold_slide_review,
    forms.HoldSlideReview,
    at="bilan/",
    title=lambda row: f"Bilan du bail glissant, {row.occupancy.household.name}",
    submit="Garder ce bilan",
    said="Bilan gardé, avec les faits du jour.",
    lead="Entretien des trois : le ménage, l’association, le bailleur.",
    initial=lambda row, seen: {"on": seen.today},
)


SLIDING_LEASE.verb(
    actions.note_landlord_answer,
    forms.NoteLandlordAnswer,
    at="prefet/",
    title=lambda row: f"Réponse du bailleur au préfet, {row.occupancy.household.name}",
    submit="Noter cette réponse",
    said="Réponse notée.",
    lead=law.source(),
    initial=lambda row, seen: {"on": seen.today},
)


@SLIDING_LEASE.asks("glisser/")
def slide_lease(request: ActorRequest, row: SlidingLease) -> HttpResponse:
    holding = row.occupancy.holding
    initial = {"lessor": holding.owner.name if holding else ""}
    return ask(
        request,
        forms.SlideLease(request, subject=row, initial=initial),
        actions.slide_lease,
        row,
        title=f"Faire glisser le bail, {row.occupancy.household.name}",
        submit="Faire glisser ce bail",
        said="Le bail est au nom du ménage.",
        back=_page(row),
        crumbs=_crumbs(row),
        lead="La sous-location et la prise à bail finissent, le bail du ménage commence, le même "
        f"jour. Le compte du ménage reste le même.{_still_missing(row, request.today)}",
    )


def _still_missing(row: SlidingLease, today: date) -> str:
    """What is not gathered yet, said before one slides; it forbids nothing."""
    missing = [fact.label for fact in facts_of(row.occupancy, today) if fact.state == "missing"]
    return f" Manque encore : {', '.join(missing).lower()}." if missing else ""


SLIDING_LEASE.verb(
    actions.undo_slide,
    at="par-erreur/",
    title=lambda row: f"Le bail n’a pas glissé, {row.occupancy.household.name}",
    submit="Annuler ce glissement",
    said="Glissement annulé : la sous-location et le titre courent de nouveau. Ce que des avis ont "
    "rendu se rappelle par « Corriger les mois d’avant ».",
    lead="Noté par erreur, ou pas ce jour-là : la sous-location et le bail du logement reprennent, et le "
    "bail pourra glisser un autre jour.",
    danger=True,
)


SLIDING_LEASE.verb(
    actions.end_slide,
    forms.EndSlide,
    at="terminer/",
    title=lambda row: f"Terminer le bail glissant, {row.occupancy.household.name}",
    submit="Terminer ce bail glissant",
    said="Bail glissant terminé ; la sous-location continue tant qu’elle n’est pas terminée.",
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)


SLIDING_LEASE.verb(
    actions.follow_slide,
    forms.FollowSlide,
    at="suivi/",
    title=lambda row: f"Après le glissement, {row.occupancy.household.name}",
    submit="Noter ce paiement",
    said="Paiement noté.",
    initial=lambda row, seen: {"on": seen.today},
)


SLIDING_REVIEW = Subject(
    SlidingReview,
    "bilans/<int:pk>/",
    fetch=("slide__occupancy__household", "organisation"),
)


@SLIDING_REVIEW.asks("pdf/")
def slide_review_pdf(request: ActorRequest, review: SlidingReview) -> HttpResponse:
    return pdf_response(papers.slide_review_pdf(review), f"bilan-glissant-{review.pk}")
