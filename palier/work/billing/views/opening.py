"""The opening position: what was told, the proof, the one yes."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from palier.base.kit.typography import of_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import LegalEntity
from palier.base.ui import lists as ui_lists
from palier.base.ui.books import tabs_of_entities
from palier.base.ui.pages import asked_entity, done, form_page
from palier.base.ui.subjects import Subject
from palier.work.billing import actions, forms, lists
from palier.work.billing.models import OpeningBalance, OpeningPosition
from palier.work.billing.reads import proof_of

RUNS = ("Quittancement", "/quittancement/")
OPENING = ("Position de départ", "/quittancement/depart/")


def _position(request: ActorRequest) -> OpeningPosition | None:
    return (
        OpeningPosition.objects.visible_to(request.actor)
        .filter(entity=asked_entity(request))
        .exclude(state="undone")
        .select_related("entity", "entry")
        .first()
    )


def _known_position(request: ActorRequest) -> OpeningPosition:
    position = _position(request)
    if position is None:
        raise Http404
    return position


def _page(entity: LegalEntity) -> str:
    """The proof sheet of an entity."""
    return reverse("billing:opening") + ("" if entity.is_main else f"?entite={entity.pk}")


@needs_sight("billing.accounts")
def opening(request: ActorRequest) -> HttpResponse:
    """The proof sheet: what the other tool said, what this one says, household by household."""
    position, tabs = _position(request), tabs_of_entities(request)
    if position is None:
        context = {"title": OPENING[0], "tabs": tabs, "entity": asked_entity(request)}
        return render(request, "billing/no_opening.html", context)
    proof = proof_of(position)
    told = lists.opening_of(position)
    return ui_lists.show(request, told, position=position, proof=proof, tabs=tabs)


@needs_sight("billing.accounts")
def open_position(request: ActorRequest) -> HttpResponse:
    entity = asked_entity(request)
    position = _position(request)
    initial = {"on": position.on if position else request.today}
    form = forms.OpenPosition(request, initial=initial)
    if form.carry_out(actions.open_position, entity):
        return done(request, "Date retenue.", _page(entity))
    return form_page(
        request,
        form,
        title="Date de la position de départ",
        submit="Retenir cette date",
        back=_page(entity),
        crumbs=[OPENING],
        tabs=tabs_of_entities(request),
        lead="Le dernier jour tenu par l’ancien outil. Les avis d’après naissent ici.",
    )


def tell_totals(request: ActorRequest) -> HttpResponse:
    position = _known_position(request)
    initial = {"told_balance": position.told_balance, "told_deposits": position.told_deposits}
    form = forms.TellTotals(request, subject=position, initial=initial)
    if form.carry_out(actions.tell_totals, position):
        return done(request, "Totaux retenus.", _page(position.entity))
    return form_page(
        request,
        form,
        title="Totaux de l’ancien outil",
        submit="Retenir ces totaux",
        back=_page(position.entity),
        crumbs=[OPENING],
        lead="Ceux qu’il imprime au bas de sa balance, à la même date. C’est la preuve.",
    )


OPENING_BALANCE = Subject(
    OpeningBalance,
    "depart/soldes/<int:pk>/",
    fetch=("position__entity", "account__household"),
    page="billing:correct_opening",
)


@OPENING_BALANCE.shown
def correct_opening(request: ActorRequest, told: OpeningBalance) -> HttpResponse:
    form = forms.CorrectOpening(
        request, subject=told, initial={"balance": told.balance, "deposit": told.deposit}
    )
    if form.carry_out(actions.correct_opening, told):
        return done(request, "Solde corrigé.", _page(told.position.entity))
    return form_page(
        request,
        form,
        title=f"Solde de départ {of_name(told.account.household.name)}",
        submit="Corriger ce solde",
        back=_page(told.position.entity),
        crumbs=[OPENING],
    )


def post_opening(request: ActorRequest) -> HttpResponse:
    position = _known_position(request)
    form = forms.PostOpening(request, subject=position)
    if form.carry_out(actions.post_opening, position):
        return done(request, "Position de départ passée en comptabilité.", _page(position.entity))
    return form_page(
        request,
        form,
        title="Passer la position de départ",
        submit="Passer cette écriture",
        back=_page(position.entity),
        crumbs=[OPENING],
        lead="Une écriture d’à-nouveaux : les soldes au 411, les dépôts au 165, en face du 890. "
        "Ce qui est payé d’avance règlera les prochains avis.",
    )


def reverse_opening(request: ActorRequest) -> HttpResponse:
    position = _known_position(request)
    form = forms.ReverseOpening(request, subject=position, initial={"on": position.on})
    if form.carry_out(actions.reverse_opening, position):
        return done(request, "Position de départ annulée.", _page(position.entity))
    return form_page(
        request,
        form,
        title="Annuler la position de départ",
        submit="Annuler cette position",
        back=_page(position.entity),
        crumbs=[OPENING],
        lead="Son écriture est contre-passée. Une autre pourra être préparée.",
        danger=True,
    )
