"""What a contract is written on: pieces, signature, amendments, terms; the templates."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.walls import today_in
from palier.base.ui.cards import Card, Line, Verb, show_cards
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law.regimes import regimes
from palier.law.terms import term_of
from palier.work.leases import actions, forms, papers
from palier.work.leases.composing import FIELDS, compose, holes_of, template_of, usual_text
from palier.work.leases.ending import CHANGES
from palier.work.leases.finding import CONTRACTS, OCCUPANCY
from palier.work.leases.models import ContractPaper, ContractTemplate, Occupancy
from palier.work.leases.reads import gathered_pieces

TEMPLATES = ("Modèles de contrat", "/contrats/modeles/")


def _about(row: Occupancy) -> dict[str, Any]:
    """Where a form about this contract stands."""
    return {"back": OCCUPANCY.url(row), "crumbs": OCCUPANCY.crumbs(row)}


def _open_parts(row: Occupancy) -> str:
    """The parts in which something is left to complete: `« Énergie », « Travaux »`."""
    left = holes_of(compose(row, today_in(row.organisation)))
    return ", ".join(f"« {title} »" for title in left)


def _before_signing(row: Occupancy) -> str:
    """What to do first: read it together, and complete what is still open."""
    left = _open_parts(row)
    if left:
        return f"Il reste des mots à compléter dans {left}, ici ou à la main sur le papier."
    return "Relisez-le ensemble d’abord. Sur papier, joignez ensuite le scan à la page du contrat."


def _to_complete(row: Occupancy) -> str:
    """What is still open, and how the words between braces are filled."""
    left = _open_parts(row)
    return (f"Reste à compléter : {left}. " if left else "Rien ne reste à compléter. ") + (
        "Les mots entre accolades se remplissent seuls, de ce qui est noté du site, du logement et "
        "des montants ; là où rien n’est noté encore, écrivez les vôtres à leur place."
    )


OCCUPANCY.verb(
    actions.receive_pieces,
    forms.ReceivePieces,
    at="pieces/",
    title=lambda row: f"Pièces du contrat {row.number}",
    submit="Garder cette liste",
    said="Pièces notées.",
    lead="Jamais demandés : carte Vitale, relevé bancaire, casier, dossier médical "
    "(décret n° 2015-1437).",
    initial=lambda row, seen: {"on": seen.today, "pieces": list(gathered_pieces(row))},
)


OCCUPANCY.verb(
    actions.lift_reserve,
    forms.LiftReserve,
    at="reserve/",
    title=lambda row: f"Lever la réserve, contrat {row.number}",
    submit="Lever cette réserve",
    said="Réserve levée.",
    lead=lambda row: row.reserve,
)


OCCUPANCY.verb(
    actions.complete_contract,
    forms.CompleteContract,
    at="texte/",
    title=lambda row: f"Compléter le texte du contrat {row.number}",
    submit="Garder ce texte",
    said="Texte gardé : relisez le contrat en PDF.",
    lead=_to_complete,
    initial=lambda row, seen: {"text": template_of(row, seen.today)},
)


OCCUPANCY.verb(
    actions.sign_contract,
    forms.SignContract,
    at="signer/",
    title=lambda row: f"Signer le contrat {row.number}",
    submit="Garder ce contrat signé",
    said="Contrat signé : le texte est gardé tel qu’il est lu.",
    lead=_before_signing,
    initial=lambda row, seen: {"on": seen.today},
)


OCCUPANCY.verb(
    actions.amend_contract,
    forms.AmendContract,
    at="avenant/",
    title=lambda row: f"Avenant au contrat {row.number}",
    submit="Garder cet avenant signé",
    said="Avenant gardé.",
    initial=lambda row, seen: {"on": seen.today},
)


OCCUPANCY.verb(
    actions.renew_contract,
    forms.RenewContract,
    at="renouveler/",
    title=lambda row: f"Renouveler le contrat {row.number}",
    submit="Renouveler ce contrat",
    said="Contrat renouvelé.",
    lead=lambda row: term_of(row.regime).source,
    initial=lambda row, seen: {"on": seen.today},
)


OCCUPANCY.verb(
    actions.announce_term,
    forms.AnnounceTerm,
    at="fin-annoncee/",
    title=lambda row: (
        f"Fin {'de la fonction' if row.regime == 'function' else 'des études'}, contrat {row.number}"
    ),
    submit="Garder cette date",
    said=lambda row: (
        "Fin annoncée : « Ma journée » la rappelle trois mois avant."
        if row.tied_until
        else "Plus aucune fin n’est annoncée."
    ),
    lead=lambda row: CHANGES.get(row.regime, ""),
    initial=lambda row, seen: {"tied_until": row.tied_until},
)
OCCUPANCY.verb(
    actions.extend_stay,
    forms.ExtendStay,
    at="derogation/",
    title=lambda row: f"Dérogation de séjour, contrat {row.number}",
    submit="Accorder cette dérogation",
    said=lambda made: f"Dérogation notée, jusqu’au {day_in_words(made.until)}.",
    lead="Trois mois, et sept de plus au plus, sur justificatif (décret n° 2019-1478).",
    initial=lambda row, seen: {"on": seen.today},
)


OCCUPANCY.verb(
    actions.note_stay_decision,
    forms.NoteStayDecision,
    at="decision/",
    title=lambda row: f"Décision d’entrée ou de sortie, contrat {row.number}",
    submit="Noter cette décision",
    said="Décision notée.",
    initial=lambda row, seen: {
        "on": seen.today,
        "by": "ofii",
        "kind": "entry",
        "effective_on": row.starts_on,
    },
)


OCCUPANCY.verb(
    actions.set_review_clause,
    forms.SetReviewClause,
    at="revision/",
    title=lambda row: f"Clause de révision, contrat {row.number}",
    submit="Enregistrer la clause",
    said="Clause enregistrée.",
    lead="Loi n° 89-462, art. 17-1 : sans clause, le loyer n’est jamais révisé.",
    initial=lambda row, seen: {"index_quarter": row.index_quarter},
)


@OCCUPANCY.asks("pdf/")
def contract_pdf(request: ActorRequest, row: Occupancy) -> HttpResponse:
    """The contract as it would be signed today."""
    return pdf_response(papers.draft_contract_pdf(row, request.today), f"contrat-{row.number}")


CONTRACT_PAPER = Subject(
    ContractPaper,
    "actes/<int:pk>/",
    fetch=("occupancy__household", "occupancy__main_place", "organisation"),
)


@CONTRACT_PAPER.asks("pdf/")
def signed_paper_pdf(request: ActorRequest, row: ContractPaper) -> HttpResponse:
    """A contract or an amendment as it was signed."""
    return pdf_response(papers.signed_paper_pdf(row), f"acte-{row.pk}")


@needs_sight("leases.contracts")
def templates(request: ActorRequest) -> HttpResponse:
    """The words of each regime: the association's own, or ours until it writes them."""
    own = {
        row.regime: row
        for row in ContractTemplate.objects.visible_to(request.actor).order_by("starts_on", "pk")
    }
    may = request.actor.may("leases.write_template")
    lines = [
        Line(
            law.label,
            f"Votre modèle, depuis le {day_in_words(own[code].starts_on)}"
            if code in own
            else "Modèle proposé par Palier",
            icon="document-text",
            chip=Chip("à vous", "ok") if code in own else None,
            verbs=[Verb("Écrire…", reverse("leases:write_template", args=[code]), about=law.label)]
            if may
            else [],
        )
        for code, law in regimes().items()
    ]
    return show_cards(
        request,
        title="Modèles de contrat",
        lead="Les mots de vos contrats, régime par régime. Un contrat signé garde les siens.",
        crumbs=[CONTRACTS],
        cards=[
            Card("Par régime", lines),
            Card(
                "Ce qui se remplit seul",
                [Line(f"{{{name}}}", what) for name, what in FIELDS.items()],
                side=True,
                icon="pencil",
            ),
        ],
    )


@needs_sight("leases.contracts")
def write_template(request: ActorRequest, code: str) -> HttpResponse:
    if code not in regimes():
        raise Http404
    own = (
        ContractTemplate.objects.visible_to(request.actor)
        .filter(regime=code)
        .order_by("-starts_on")
        .first()
    )
    initial = {"starts_on": request.today, "text": own.text if own else usual_text(code)}
    return ask(
        request,
        forms.WriteTemplate(request, initial=initial),
        actions.write_template,
        request.actor.organisation,
        known={"regime": code},
        title=f"Modèle : {regimes()[code].label}",
        submit="Enregistrer ce modèle",
        said="Modèle enregistré : les prochains contrats le suivent.",
        back=TEMPLATES[1],
        crumbs=[CONTRACTS, TEMPLATES],
        lead="Une ligne « ## Titre » commence une partie ; les mots entre accolades se remplissent.",
    )
