"""A stay: arrival, what it costs, what was paid, departure."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.typography import capitalised, day_in_words, in_digits, of_name, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law.terms import term_of
from palier.work.billing.models import Payment, RentNotice
from palier.work.halting import actions, counting, forms
from palier.work.halting.models import PitchStay
from palier.work.halting.views.sites import _site, site_crumbs, site_page
from palier.work.inventories.models import Inventory
from palier.work.inventories.reads import inventories_of
from palier.work.leases.models import OccupancyState, SecurityDeposit

SOON_SEEN = 7
"""Days after which an arrival noted by mistake would have been seen: one notes a departure."""


PITCH_STAY = Subject(
    PitchStay,
    "sejours/<int:pk>/",
    fetch=("occupancy__household", "occupancy__main_place", "occupancy__site", "organisation"),
    page="halting:stay",
)


def stay_page(pk: int) -> str:
    return reverse("halting:stay", args=[pk])


def arrive(request: ActorRequest, pk: int) -> HttpResponse:
    """Everything of an arrival on one page: the pitch, who, the deposit, the meters."""
    site = _site(request, pk)
    initial = {
        "on": request.today,
        "means": "cash",
        "place": request.GET.get("emplacement"),
    }
    form = forms.Arrive(request, subject=site, initial=initial)
    form.subject = None
    subject = form.chosen("place")
    if subject == request.actor.organisation:
        subject = site
    return ask(
        request,
        form,
        actions.arrive,
        subject,
        title=f"Noter une arrivée, {site.name}",
        submit="Installer ce ménage",
        said="Arrivée notée : remettez le récépissé du dépôt.",
        later=True,
        to=lambda made: stay_page(made.pk),
        back=site_page(pk),
        crumbs=site_crumbs(site),
        lead=f"Trois mois au plus, sauf dérogation motivée ({term_of('pitch').source}).",
    )


@PITCH_STAY.shown
def stay(request: ActorRequest, row: PitchStay) -> HttpResponse:
    """One stay: until when, what it has cost, what is owed, the deposit."""
    occupancy = row.occupancy
    living = row.settled_on is None
    return show_cards(
        request,
        title=occupancy.household.name,
        lead=f"{capitalised(occupancy.main_place.label)}, {plural(row.places, 'place')}, depuis le "
        f"{day_in_words(occupancy.starts_on)}.",
        crumbs=site_crumbs(occupancy.site),
        chips=_chips(request, row),
        verbs=_verbs(request, row) if living else [],
        cards=[
            _bills(request, row),
            _flows(request, row),
            _inventories(request, row),
            _term(request, row),
            _money(request, row, living),
        ],
        panels=shell.panels("halting.stay", row, request.actor, request.today),
    )


def _chips(request: ActorRequest, row: PitchStay) -> list[Chip]:
    if row.settled_on is not None:
        return [Chip(f"parti le {day_in_words(row.settled_on)}", "")]
    term = row.occupancy.term_on
    if term is None:
        return []
    left, last = (term - request.today).days, day_in_words(term - term.resolution)
    if left <= 0:
        return [Chip(f"terme passé le {last}", "bad")]
    return [Chip(f"jusqu’au {last}", "bad" if left <= 8 else "wait" if left <= 30 else "")]


def _verbs(request: ActorRequest, row: PitchStay) -> list[Verb]:

    if row.occupancy.state != OccupancyState.ACTIVE:
        return verbs(
            verb(
                request,
                "halting.depart",
                "Solder le séjour",
                row,
                "arrow-right-start-on-rectangle",
                main=True,
            )
        )
    tariff = counting.tariff_of(row.occupancy.site_id, request.today)
    starts = row.occupancy.starts_on
    fresh = row.fees_until == starts and (request.today - starts).days <= SOON_SEEN
    return verbs(
        verb(request, "halting.undo_arrival", "Par erreur ?", row, "arrow-uturn-left")
        if fresh
        else None,
        verb(request, "leases.extend_stay", "Dérogation…", row.occupancy_id, "calendar"),
        verb(request, "halting.prepay", "Prépaiement", row, "banknotes")
        if tariff and tariff.is_prepaid
        else None,
        verb(request, "halting.bill_stay", "Facturer", row, "document-currency-euro"),
        verb(
            request,
            "halting.depart",
            "Noter le départ",
            row,
            "arrow-right-start-on-rectangle",
            main=True,
        ),
    )


def _bills(request: ActorRequest, row: PitchStay) -> Card:
    notices = (
        RentNotice.objects.filter(occupancy=row.occupancy_id)
        .with_paid()
        .select_related("run")
        .order_by("-month", "-number")[:10]
    )
    back = Payment.objects.filter(reverses=OuterRef("payment"))
    sees = request.actor.sees("billing.accounts")
    lines = [
        Line(
            f"{euros(each.net)}, {day_in_words(each.due_on)}",
            ", ".join(line["label"] for line in each.lines),
            reverse("billing:notice", args=[each.pk]) if sees else "",
            chip=Chip("annulée", "", "x-mark") if each.is_reversed else None,
            icon="document-currency-euro",
        )
        for each in notices
    ]
    prepaid = [
        Line(
            f"{euros(each.amount)} payés d’avance",
            day_in_words(each.on),
            reverse("halting:prepaid_receipt", args=[each.pk]),
            icon="banknotes",
            chip=Chip("rendus", "", "x-mark") if each.is_back else Chip("reçu"),
        )
        for each in row.prepayments.annotate(is_back=Exists(back)).order_by("-on", "-pk")[:10]
    ]
    return Card(
        "Factures et paiements d’avance",
        [*lines, *prepaid],
        empty="Rien n’est encore facturé.",
        icon="document-currency-euro",
    )


def _flows(request: ActorRequest, row: PitchStay) -> Card:
    lines = []
    for meter in row.occupancy.main_place.meters.order_by("kind", "pk"):
        readings = meter.readings.filter(on__gte=row.occupancy.starts_on).order_by("on")
        told = ", ".join(
            f"{in_digits(r.value)} le {day_in_words(r.on, short=True)}"
            for r in list(readings)[-4:]
        )
        lines.append(
            Line(
                f"{capitalised(meter.get_kind_display())}, n° {meter.number}",
                told or "pas encore relevé",
                icon="calculator",
            )
        )
    return Card(
        "Compteurs",
        lines,
        empty="Cet emplacement n’a pas de compteur noté : l’eau et l’électricité ne se facturent pas.",
        icon="calculator",
    )


def _inventories(request: ActorRequest, row: PitchStay) -> Card:
    """What the pitch was like at the arrival and at the departure, signed by both sides."""
    known = inventories_of(row.occupancy)
    missing = len(known) < len(Inventory.Kind.choices)
    return Card(
        "États des lieux",
        [
            Line(
                capitalised(each.get_kind_display()),
                day_in_words(each.on),
                reverse("inventories:inventory", args=[each.pk]),
                icon="clipboard-document-check",
            )
            for each in known.values()
        ],
        empty="Aucun n’est encore écrit : il prouve ce qui sera retenu du dépôt, ou ne le sera pas.",
        verbs=verbs(
            verb(
                request,
                "inventories.start_inventory",
                "Faire un état des lieux",
                row.occupancy_id,
                "plus",
            )
            if missing
            else None
        ),
        side=True,
        icon="clipboard-document-check",
    )


def _term(request: ActorRequest, row: PitchStay) -> Card:
    occupancy = row.occupancy
    lines = [
        Line(
            f"Prolongé jusqu’au {day_in_words(each.until - each.until.resolution)}",
            f"{each.get_ground_display()}, {each.proof}, accordé le {day_in_words(each.on)}",
            icon="calendar",
        )
        for each in occupancy.extensions.order_by("-on", "-pk")
    ]
    pairs: list[tuple[str, object]] = [
        ("Contrat", (occupancy.number, reverse("leases:occupancy", args=[occupancy.pk]))),
        ("Convention", ("récépissé et convention", reverse("halting:receipt", args=[row.pk]))),
    ]
    if occupancy.term_on:
        last = occupancy.term_on - occupancy.term_on.resolution
        pairs.append(("Terme", last))
    return Card("Durée", lines, pairs=pairs, side=True, icon="calendar")


def _money(request: ActorRequest, row: PitchStay, living: bool) -> Card:
    """Of this stay only: what a household owes elsewhere is not for whoever keeps the site."""
    deposit = SecurityDeposit.objects.filter(occupancy=row.occupancy_id).first()
    pairs: list[tuple[str, object]] = []
    if living:
        pairs.append(("Depuis la dernière facture", euros(counting.estimate(row, request.today))))
    pairs.append(("Doit aujourd’hui", euros(counting.owed_for(row.occupancy_id))))
    if ahead := counting.unspent(row):
        pairs.append(("Payé d’avance, pas encore utilisé", euros(ahead)))
    if deposit is not None:
        if not deposit.settled_on:
            pairs.append(("Dépôt reçu", euros(deposit.held)))
        else:
            pairs.append(
                ("Dépôt rendu", f"{euros(deposit.returned)} le {day_in_words(deposit.settled_on)}")
            )
    if handed := counting.handed_back(row):
        pairs.append(("Fluides non utilisés, rendus", euros(handed)))
    return Card("Argent", pairs=pairs, side=True, icon="banknotes")


def _asking(
    request: ActorRequest, row: PitchStay, form: Any, action: Any, **told: Any
) -> HttpResponse:
    return ask(
        request,
        form,
        action,
        row,
        back=stay_page(row.pk),
        crumbs=[
            *site_crumbs(row.occupancy.site),
            (row.occupancy.household.name, stay_page(row.pk)),
        ],
        **told,
    )


@PITCH_STAY.asks("prepaiement/")
def prepay(request: ActorRequest, row: PitchStay) -> HttpResponse:
    initial = {"on": request.today, "means": "cash"}
    return _asking(
        request,
        row,
        forms.Prepay(request, subject=row, initial=initial),
        actions.prepay,
        title="Prépaiement des fluides",
        submit="Encaisser ce prépaiement",
        said="Encaissé : il attend sur le compte du ménage.",
        later=True,
    )


@PITCH_STAY.asks("facturer/")
def bill_stay(request: ActorRequest, row: PitchStay) -> HttpResponse:
    return _asking(
        request,
        row,
        forms.BillStay(
            request, subject=row, initial={"until": request.today + request.today.resolution}
        ),
        actions.bill_stay,
        title="Facturer le séjour",
        submit="Émettre cette facture",
        said=lambda made: f"Facture émise : {euros(made.net)}.",
        later=True,
        lead="Rien n’est encore facturé."
        if row.fees_until == row.occupancy.starts_on
        else f"Déjà facturé jusqu’au {day_in_words(row.fees_until - row.fees_until.resolution)}.",
    )


@PITCH_STAY.asks("depart/")
def depart(request: ActorRequest, row: PitchStay) -> HttpResponse:
    initial = {"on": row.occupancy.period.upper or request.today, "means": "cash"}
    return _asking(
        request,
        row,
        forms.Depart(request, subject=row, initial=initial),
        actions.depart,
        title=f"Départ {of_name(row.occupancy.household.name)}",
        submit="Solder ce séjour",
        said=_said,
        later=True,
        lead="La dernière facture est émise ; le dépôt est rendu, moins ce qui reste dû, avec ce qui "
        "était payé d’avance et n’a pas servi.",
    )


@PITCH_STAY.asks("par-erreur/")
def undo_arrival(request: ActorRequest, row: PitchStay) -> HttpResponse:
    occupancy = row.occupancy
    return ask(
        request,
        forms.UndoArrival(request, subject=row, initial={"on": request.today, "means": "cash"}),
        actions.undo_arrival,
        row,
        title=f"{occupancy.household.name} n’est pas arrivé",
        submit="Annuler cette arrivée",
        said="Arrivée annulée : l’emplacement est libre.",
        to=lambda _: site_page(occupancy.site_id),
        back=stay_page(row.pk),
        crumbs=[*site_crumbs(occupancy.site), (occupancy.household.name, stay_page(row.pk))],
        lead="L’emplacement est libéré, le dépôt et ce qui était payé d’avance rendus en entier, le "
        "contrat annulé.",
        danger=True,
    )


def _said(made: PitchStay) -> str:
    deposit = SecurityDeposit.objects.filter(occupancy=made.occupancy_id).first()
    owed, ahead = counting.owed_for(made.occupancy_id), counting.unspent(made)
    handed, said = counting.handed_back(made), "Départ noté."
    if deposit is not None and deposit.returned is not None:
        said += f" Dépôt rendu : {euros(deposit.returned)}."
        if handed:
            said += f" Fluides non utilisés rendus : {euros(handed)}. À remettre en tout : "
            said += f"{euros(deposit.returned + handed)}."
    elif handed:
        said += f" Fluides non utilisés à remettre : {euros(handed)}."
    if ahead:
        said += f" {euros(ahead)} d’avance restent sur son compte : rendez-les de là."
    if owed:
        said += f" Il reste dû {euros(owed)}."
    return said
