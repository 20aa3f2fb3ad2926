"""Homes that are to come, homes that may soon not be let, homes on a map."""

from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.registers.housing import actions, forms, lists
from palier.registers.housing.models import Delivery, Place

SITES = ("Patrimoine", "/patrimoine/")
DELIVERIES = ("Livraisons", "/patrimoine/livraisons/")
WIDTH, HEIGHT, MARGIN = 990, 620, 40


@needs_sight("housing.homes")
def deliveries(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.DELIVERIES)


@needs_sight("housing.homes")
def energy(request: ActorRequest) -> HttpResponse:
    """Every home's class, the worst first, and until when it may be let."""
    return ui_lists.show(request, lists.energy_of(request.today))


@needs_sight("housing.homes")
def plan(request: ActorRequest) -> HttpResponse:
    """Homes whose coordinates are known, drawn to scale; no image is fetched from anywhere."""
    places = list(
        Place.objects.visible_to(request.actor)
        .filter(latitude__isnull=False, parent=None)
        .select_related("site")
        .order_by("label", "pk")[:2000]
    )
    unknown = Place.objects.visible_to(request.actor).filter(latitude=None, parent=None).count()
    context = {
        "title": "Plan du patrimoine",
        "points": _points(places),
        "unknown": unknown,
        "width": WIDTH,
        "height": HEIGHT,
    }
    return render(request, "housing/plan.html", context)


def _points(places: list[Place]) -> list[dict[str, object]]:
    """Where each place stands in the frame; a degree of longitude is shorter than one of latitude."""
    if not places:
        return []
    known = [(p, p.longitude or Decimal(0), p.latitude or Decimal(0)) for p in places]
    xs, ys = [float(x) * 0.73 for _, x, _ in known], [float(y) for _, _, y in known]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    scale = min(
        (WIDTH - 2 * MARGIN) / max(wide, 0.0001), (HEIGHT - 2 * MARGIN) / max(high, 0.0001)
    )
    left, below = (WIDTH - wide * scale) / 2, (HEIGHT - high * scale) / 2
    return [
        {
            "place": place,
            "x": round(left + (x - min(xs)) * scale),
            "y": round(HEIGHT - below - (y - min(ys)) * scale),
        }
        for (place, _, _), x, y in zip(known, xs, ys, strict=True)
    ]


@needs_sight("housing.homes")
def plan_delivery(request: ActorRequest) -> HttpResponse:
    form = forms.PlanDelivery(request)
    return ask(
        request,
        form,
        actions.plan_delivery,
        form.chosen("site"),
        title="Prévoir une livraison",
        submit="Prévoir cette livraison",
        said="Livraison prévue.",
        back=DELIVERIES[1],
        crumbs=[SITES, DELIVERIES],
    )


DELIVERY = Subject(
    Delivery,
    "livraisons/<int:pk>/",
    fetch=("site",),
    under=(SITES, DELIVERIES),
)


DELIVERY.verb(
    actions.move_delivery,
    forms.MoveDelivery,
    at="reporter/",
    title=lambda row: f"Reporter : {row.label}",
    submit="Reporter cette livraison",
    said="Livraison reportée.",
    initial=lambda row, seen: {"planned_on": row.planned_on, "words": row.words},
)


DELIVERY.verb(
    actions.receive_delivery,
    forms.ReceiveDelivery,
    at="recevoir/",
    title=lambda row: f"Recevoir : {row.label}",
    submit="Recevoir cette livraison",
    said="Livraison reçue : ajoutez ses logements au site.",
    initial=lambda row, seen: {"received_on": seen.today, "received": row.homes},
    to=lambda made: reverse("housing:site", args=[made.site_id]),
)
