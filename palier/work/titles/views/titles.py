"""What one does with a title: signed, amended, renewed, ended, registered."""

from django.http import HttpResponse

from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, in_digits
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.work.titles import actions, forms
from palier.work.titles.finding import CONTRACTS, HOLDING, HOLDINGS
from palier.work.titles.finding import title_name as _name
from palier.work.titles.models import Holding, HoldingShare, MandateEntry


@needs_sight("titles.titles")
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
        to=HOLDING.url,
        back=HOLDINGS[1],
        crumbs=[CONTRACTS, HOLDINGS],
        lead="Bail, mandat, emphytéose, convention : à quel titre nous avons ces logements.",
    )


HOLDING.verb(
    actions.sign_holding,
    forms.SignHolding,
    at="signer/",
    title=lambda row: f"Signer : {_name(row)}",
    submit="Noter la signature",
    said="Titre signé : ses logements peuvent être loués.",
    initial=lambda row, seen: {
        "signed_on": seen.today,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
    },
)


HOLDING.verb(
    actions.cancel_holding,
    forms.CancelHolding,
    at="abandonner/",
    title=lambda row: f"Abandonner : {_name(row)}",
    submit="Abandonner ce titre",
    said="Titre abandonné ; il reste lisible.",
    danger=True,
)


def _what_runs_again(row: Holding) -> str:
    """The rent and the fee of before the last amendment, in words."""
    last = row.former_terms.order_by("until").last()
    if last is None:
        return "Aucun avenant n’a changé le loyer ni les honoraires de ce titre."
    fee = f", honoraires de {in_digits(last.fee_percent)} %" if last.fee_percent else ""
    return (
        f"Le loyer d’avant le {day_in_words(last.until)} court de nouveau : {euros(last.rent)} "
        f"{Holding.RentEvery(last.rent_every).label}{fee}. Ce qui est déjà constaté se corrige à "
        "« Constater »."
    )


HOLDING.verb(
    actions.undo_amendment,
    at="avenant/annuler/",
    title=lambda row: f"Annuler le dernier avenant : {_name(row)}",
    submit="Annuler cet avenant",
    said="Avenant annulé : le loyer et les honoraires d’avant courent de nouveau.",
    lead=_what_runs_again,
    danger=True,
)


HOLDING.verb(
    actions.amend_holding,
    forms.AmendHolding,
    at="avenant/",
    title=lambda row: f"Avenant : {_name(row)}",
    submit="Enregistrer cet avenant",
    said="Avenant enregistré.",
    initial=lambda row, seen: (
        {
            name: getattr(row, name)
            for name in [
                "rent",
                "rent_every",
                "deposit",
                "notice_months",
                "index_quarter",
                "sublet_agreed_on",
                "fee_percent",
                "powers",
                "manager",
            ]
        }
        | {"on": seen.today}
    ),
)


HOLDING.verb(
    actions.set_convention,
    forms.SetConvention,
    at="plafond/",
    title=lambda row: f"Loyer plafonné : {_name(row)}",
    submit="Enregistrer la convention",
    said="Convention enregistrée : un loyer plus haut sera refusé.",
    initial=lambda row, seen: {
        name: getattr(row, name) for name in ("convention", "rent_ceiling", "convention_ends_on")
    },
)


HOLDING.verb(
    actions.note_talks,
    forms.NoteTalks,
    at="negociation/",
    title=lambda row: f"Négociation : {_name(row)}",
    submit="Noter cet échange",
    said="Échange noté.",
    initial=lambda row, seen: {"on": seen.today},
)


HOLDING.verb(
    actions.renew_holding,
    forms.RenewHolding,
    at="renouveler/",
    title=lambda row: f"Renouveler : {_name(row)}",
    submit="Renouveler ce titre",
    said="Titre renouvelé.",
    initial=lambda row, seen: {"on": seen.today},
)


HOLDING.verb(
    actions.end_holding,
    forms.EndHolding,
    at="terminer/",
    title=lambda row: f"Terminer : {_name(row)}",
    submit="Terminer ce titre",
    said="Titre terminé.",
    lead="La fin du bail principal met fin à la sous-location (loi n° 89-462, art. 8).",
    initial=lambda row, seen: {"ends_on": row.ends_on},
    danger=True,
)


HOLDING.verb(
    actions.undo_end,
    at="terminer/annuler/",
    title=lambda row: f"Ce titre n’est pas terminé : {_name(row)}",
    submit="Annuler cette fin",
    said="Fin annulée : le titre court de nouveau. Ce qui est dû se constate.",
    lead=lambda row: (
        f"Noté terminé au {day_in_words(row.last_on)}. Pour un autre dernier jour, "
        "annulez cette fin puis terminez-le de nouveau."
        if row.last_on
        else ""
    ),
    danger=True,
)


@HOLDING.asks("inscrire/")
def register_mandate(request: ActorRequest, row: Holding) -> HttpResponse:
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
        back=HOLDING.url(row),
        crumbs=HOLDING.crumbs(row),
        lead="Le numéro est définitif : le registre se suit sans trou (décret n° 72-678, art. 65).",
    )


HOLDING.verb(
    actions.set_repair_share,
    forms.SetRepairShare,
    at="clause/",
    title=lambda row: f"Qui paie : {_name(row)}",
    submit="Enregistrer cette clause",
    said="Clause enregistrée.",
)


HOLDING_SHARE = Subject(
    HoldingShare,
    "clauses/<int:pk>/",
    fetch=("holding__owner",),
    page=lambda row: HOLDING.url(row.holding),
    under=lambda row: HOLDING.crumbs(row.holding),
)


HOLDING_SHARE.verb(
    actions.drop_repair_share,
    at="retirer/",
    title=lambda share: f"Revenir au texte : {share.get_item_display()}",
    submit="Revenir au texte",
    said="Le texte décide de nouveau.",
    danger=True,
)
