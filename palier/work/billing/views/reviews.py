"""The review of rents: what may be, what may not and why, one yes, a letter each."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Verb, show_cards, verb
from palier.base.ui.pages import ask, done
from palier.base.ui.subjects import Subject
from palier.law.dates import Month
from palier.work.billing import actions, forms, lists, papers
from palier.work.billing.models import RentReview
from palier.work.billing.reviewing import Proposed, propose
from palier.work.leases.models import Occupancy, OccupancyState

REVIEWS = ("Révision des loyers", "/quittancement/revisions/")
REVIEWED = ("Révisions faites", "/quittancement/revisions/faites/")
RUNS = ("Quittancement", "/quittancement/")


def _proposed(request: ActorRequest) -> list[Proposed]:
    rows = (
        Occupancy.objects.visible_to(request.actor)
        .filter(state=OccupancyState.ACTIVE, index_quarter__isnull=False)
        .select_related("household", "main_place", "holding")
        .order_by("number")
    )
    return propose(request.actor.organisation, rows, request.today)


@needs_sight("billing.accounts")
def reviews(request: ActorRequest) -> HttpResponse:
    """Preview, then one yes."""
    proposed = _proposed(request)
    ready = [each for each in proposed if each.may]
    form = forms.ReviewRents(
        request, initial={"on": request.today, "effective_on": Month.of(request.today).after.first}
    )
    form.offer(ready)
    if form.carry_out(actions.review_rents, request.actor.organisation):
        count = len(form.result)
        words = plural(count, "loyer révisé", "loyers révisés")
        return done(request, f"{words} : envoyez les lettres.", "billing:reviewed")
    return render(
        request,
        "billing/reviews.html",
        {
            "title": REVIEWS[0],
            "form": form,
            "crumbs": [RUNS],
            "ready": ready,
            "chosen": _chosen(request, ready),
            "waiting": [each for each in proposed if not each.may],
        },
        status=422 if form.errors else 200,
    )


def _chosen(request: ActorRequest, ready: list[Proposed]) -> set[int]:
    """All of them at first; after a refusal, those that were ticked."""
    if request.method != "POST":
        return {each.occupancy.pk for each in ready}
    return {int(pk) for pk in request.POST.getlist("occupancies") if pk.isdecimal()}


@needs_sight("billing.accounts")
def reviewed(request: ActorRequest) -> HttpResponse:
    """Reviews already asked for, with their letters."""
    return ui_lists.show(request, lists.REVIEWS)


@needs_sight("billing.accounts")
def enter_index(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.EnterIndex(request, initial={"year": request.today.year}),
        actions.enter_index,
        request.actor.organisation,
        title="Saisir un indice de référence des loyers",
        submit="Saisir cet indice",
        said="Indice saisi.",
        back=reverse("billing:reviews"),
        crumbs=[RUNS, REVIEWS],
        lead="L’Insee le publie à la mi-janvier, mi-avril, mi-juillet et mi-octobre. "
        "Palier n’invente "
        "jamais un indice.",
    )


RENT_REVIEW = Subject(
    RentReview,
    "revisions/<int:pk>/",
    fetch=("occupancy__household", "organisation"),
    page="billing:review",
    name=lambda row: f"Révision du contrat {row.occupancy.number}",
    under=(RUNS, REVIEWS, REVIEWED),
)


@RENT_REVIEW.shown
def review(request: ActorRequest, row: RentReview) -> HttpResponse:
    """One review: its reckoning, its letter, whether it still holds."""
    at = reverse("billing:review", args=[row.pk])
    return show_cards(
        request,
        title=f"Révision du {day_in_words(row.effective_on)}",
        here=RENT_REVIEW.called(row),
        lead=f"Contrat {row.occupancy.number}, {row.occupancy.household.name}",
        crumbs=[RUNS, REVIEWS, REVIEWED],
        chips=[lists.review_state(row)],
        verbs=[
            verb(
                request,
                "billing.undo_review",
                "Annuler cette révision…",
                f"{at}annuler/",
                "x-mark",
            )
            if not row.undone
            else None,
            Verb("Sa lettre (PDF)", f"{at}lettre/", "document-text"),
        ],
        cards=[_reckoning(row)],
    )


def _reckoning(row: RentReview) -> Card:
    """From one rent to the other, and what undid it."""
    before, after = (
        f"{each:.2f}".replace(".", ",") for each in (row.index_before, row.index_after)
    )
    undone = row.undone
    return Card(
        "Le calcul",
        pairs=[
            ("Loyer d’avant", row.before),
            (f"Indice T{row.quarter} {row.year - 1}", before),
            (f"Indice T{row.quarter} {row.year}", after),
            ("Loyer révisé", row.after),
            ("Demandée le", day_in_words(row.asked_on)),
            ("À compter du", day_in_words(row.effective_on)),
            *(
                [("Annulée le", day_in_words(undone.on)), ("Pourquoi", undone.reason)]
                if undone
                else []
            ),
        ],
    )


RENT_REVIEW.verb(
    actions.undo_review,
    forms.UndoReview,
    at="annuler/",
    title=lambda row: f"Annuler la révision du contrat {row.occupancy.number}",
    submit="Annuler cette révision",
    said="Révision annulée : le loyer est de nouveau celui d’avant. Ce qui a été appelé en trop "
    "attend dans les corrections.",
    lead=lambda row: (
        f"Le loyer revient de {euros(row.after)} à {euros(row.before)} à compter du "
        f"{day_in_words(row.effective_on)}. Écrivez au ménage s’il a reçu la lettre."
    ),
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)


def review_letter(request: ActorRequest, pk: int) -> HttpResponse:
    rows = RentReview.objects.visible_to(request.actor).telling_where(request.actor)
    rows = rows.select_related("occupancy__household", "occupancy__main_place", "organisation")
    return pdf_response(papers.review_letter_pdf(get_object_or_404(rows, pk=pk)), f"revision-{pk}")
