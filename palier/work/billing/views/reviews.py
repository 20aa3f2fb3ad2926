"""The review of rents: what may be, what may not and why, one yes, a letter each."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.typography import plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.pages import ask, done
from palier.law.dates import Month
from palier.work.billing import actions, forms, lists, papers
from palier.work.billing.models import RentReview
from palier.work.billing.reviewing import Proposed, propose
from palier.work.leases.models import Occupancy, OccupancyState

REVIEWS = ("Révision des loyers", "/quittancement/revisions/")
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


def review_letter(request: ActorRequest, pk: int) -> HttpResponse:
    rows = RentReview.objects.visible_to(request.actor).telling_where(request.actor)
    rows = rows.select_related("occupancy__household", "occupancy__main_place", "organisation")
    return pdf_response(papers.review_letter_pdf(get_object_or_404(rows, pk=pk)), f"revision-{pk}")
