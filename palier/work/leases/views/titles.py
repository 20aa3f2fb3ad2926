"""What one does with a title: signed, amended, renewed, ended, registered."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.forms import Confirm
from palier.base.ui.pages import ask
from palier.work.leases import actions, forms
from palier.work.leases.finding import CONTRACTS, HOLDINGS
from palier.work.leases.finding import find_title as _find
from palier.work.leases.finding import title_crumbs as _crumbs
from palier.work.leases.finding import title_name as _name
from palier.work.leases.finding import title_page as _page
from palier.work.leases.models import HoldingShare, MandateEntry


@needs_sight("leases.contracts")
def record_holding(request: ActorRequest) -> HttpResponse:
    form = forms.RecordHolding(request)
    return ask(
        request,
        form,
        actions.record_holding,
        form.chosen("owner"),
        title="Enregistrer un titre",
        submit="Enregistrer ce titre",
        said="Titre enregistré.",
        to=_page,
        back=HOLDINGS[1],
        crumbs=[CONTRACTS, HOLDINGS],
        lead="Bail, mandat, emphytéose, convention : à quel titre nous avons ces logements.",
    )


def sign_holding(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    initial = {"signed_on": request.today, "starts_on": row.starts_on, "ends_on": row.ends_on}
    return ask(
        request,
        forms.SignHolding(request, subject=row, initial=initial),
        actions.sign_holding,
        row,
        title=f"Signer : {_name(row)}",
        submit="Noter la signature",
        said="Titre signé : ses logements peuvent être loués.",
        back=_page(row),
        crumbs=_crumbs(row),
    )


def cancel_holding(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.CancelHolding(request, subject=row),
        actions.cancel_holding,
        row,
        title=f"Abandonner : {_name(row)}",
        submit="Abandonner ce titre",
        said="Titre abandonné ; il reste lisible.",
        back=_page(row),
        crumbs=_crumbs(row),
        danger=True,
    )


def amend_holding(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    names = (
        "rent rent_every deposit notice_months index_quarter sublet_agreed_on fee_percent powers "
        "manager"
    )
    initial = {name: getattr(row, name) for name in names.split()} | {"on": request.today}
    return ask(
        request,
        forms.AmendHolding(request, subject=row, initial=initial),
        actions.amend_holding,
        row,
        title=f"Avenant : {_name(row)}",
        submit="Enregistrer cet avenant",
        said="Avenant enregistré.",
        back=_page(row),
        crumbs=_crumbs(row),
    )


def set_convention(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    initial = {
        name: getattr(row, name) for name in ("convention", "rent_ceiling", "convention_ends_on")
    }
    return ask(
        request,
        forms.SetConvention(request, subject=row, initial=initial),
        actions.set_convention,
        row,
        title=f"Loyer plafonné : {_name(row)}",
        submit="Enregistrer la convention",
        said="Convention enregistrée : un loyer plus haut sera refusé.",
        back=_page(row),
        crumbs=_crumbs(row),
    )


def note_talks(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.NoteTalks(request, subject=row, initial={"on": request.today}),
        actions.note_talks,
        row,
        title=f"Négociation : {_name(row)}",
        submit="Noter cet échange",
        said="Échange noté.",
        back=_page(row),
        crumbs=_crumbs(row),
    )


def renew_holding(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.RenewHolding(request, subject=row, initial={"on": request.today}),
        actions.renew_holding,
        row,
        title=f"Renouveler : {_name(row)}",
        submit="Renouveler ce titre",
        said="Titre renouvelé.",
        back=_page(row),
        crumbs=_crumbs(row),
    )


def end_holding(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.EndHolding(request, subject=row, initial={"ends_on": row.ends_on}),
        actions.end_holding,
        row,
        title=f"Terminer : {_name(row)}",
        submit="Terminer ce titre",
        said="Titre terminé.",
        back=_page(row),
        crumbs=_crumbs(row),
        lead="La fin du bail principal met fin à la sous-location (loi n° 89-462, art. 8).",
        danger=True,
    )


def register_mandate(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    principal = ", ".join(filter(None, [row.owner.name, row.owner.town]))
    form = forms.RegisterMandate(
        request, subject=row, initial={"registered_on": request.today, "principal": principal}
    )
    if MandateEntry.objects.visible_to(request.actor).exists():
        form.fields.pop("follows")
    return ask(
        request,
        form,
        actions.register_mandate,
        row,
        title=f"Inscrire au registre : {_name(row)}",
        submit="Donner son numéro à ce mandat",
        said=lambda made: f"Inscrit au registre des mandats sous le n° {made.number}.",
        back=_page(row),
        crumbs=_crumbs(row),
        lead="Le numéro est définitif : le registre se suit sans trou (décret n° 72-678, art. 65).",
    )


def set_repair_share(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.SetRepairShare(request),
        actions.set_repair_share,
        row,
        title=f"Qui paie : {_name(row)}",
        submit="Enregistrer cette clause",
        said="Clause enregistrée.",
        back=_page(row),
        crumbs=_crumbs(row),
    )


def drop_repair_share(request: ActorRequest, pk: int) -> HttpResponse:
    rows = HoldingShare.objects.visible_to(request.actor).select_related("holding__owner")
    share = get_object_or_404(rows, pk=pk)
    return ask(
        request,
        Confirm(request, subject=share),
        actions.drop_repair_share,
        share,
        title=f"Revenir au texte : {share.get_item_display()}",
        submit="Revenir au texte",
        said="Le texte décide de nouveau.",
        back=_page(share.holding),
        crumbs=_crumbs(share.holding),
        danger=True,
    )
