"""The directory: an offer and how one goes there, the people one speaks to."""

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words, of_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Verb, show_cards, verb
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.registers.partners import actions, forms, lists
from palier.registers.partners.models import Correspondent, Offer
from palier.registers.people.models import Body

DIRECTORY = ("Annuaire", "/annuaire/")


@needs_sight("partners.directory")
def directory(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.directory_of(request.actor, request.today))


def _body_page(row: Body) -> str:
    return reverse("people:body", args=[row.pk])


BODY = Subject(
    Body,
    "structures/<int:pk>/",
    page=_body_page,
    name=lambda row: row.name,
    under=[DIRECTORY],
)
OFFER = Subject(
    Offer,
    "offres/<int:pk>/",
    fetch=("body", "correspondent"),
    page="partners:offer",
    name=lambda row: row.name,
    under=[DIRECTORY],
)
CORRESPONDENT = Subject(
    Correspondent,
    "interlocuteurs/<int:pk>/",
    fetch=("body",),
    page=lambda row: _body_page(row.body),
    under=lambda row: [DIRECTORY, (row.body.name, _body_page(row.body))],
)


@OFFER.shown
def offer(request: ActorRequest, row: Offer) -> HttpResponse:
    """What is offered, for whom, how one goes there, and what came of it for those sent."""
    stale = lists.stale_before(request.actor, request.today)
    closed = bool(row.body.closed_on or row.body.merged_into_id)
    return show_cards(
        request,
        title=row.name,
        lead=f"{row.body.name}, {row.get_theme_display()}",
        crumbs=[DIRECTORY],
        chips=[lists.state_of(row, stale)],
        verbs=[
            *(
                verb_of
                for answer in shell.ask("partners.verbs", row, request.actor)
                for verb_of in answer
                if not row.suspended_on and not closed
            ),
            verb(request, "partners.check_offer", "Vérifiée…", row, "check"),
            verb(request, "partners.correct_offer", "Corriger…", row, "pencil"),
            verb(request, "partners.resume_offer", "Reprendre…", row)
            if row.suspended_on
            else verb(request, "partners.suspend_offer", "Suspendre…", row),
            verb(request, "partners.remove_offer", "Retirer…", row),
        ],
        cards=[_what(row), _how(row), _body(request, row)],
        panels=shell.panels("partners.offer", row, request.actor, request.today),
    )


def _what(row: Offer) -> Card:
    pairs = [
        ("Pour qui", capitalised(row.for_whom)),
        ("Conditions", row.conditions),
        ("Jours et heures", row.hours),
        ("Prix", capitalised(row.get_cost_display()) if row.cost else None),
        ("Départements", lists.departments_in_words(row.departments) or "partout"),
    ]
    return Card(
        "Ce qui est proposé",
        text=row.does,
        pairs=[pair for pair in pairs if pair[1] != ""],
        icon="book-open",
    )


def _how(row: Offer) -> Card:
    """How one goes there: what the offer says, else what its body does."""
    body = row.body
    named = row.correspondent
    speaks = named if named is not None and named.left_on is None else None
    pairs = [
        ("Comment", capitalised(row.how)),
        ("Qui s’adresse à eux", capitalised(row.get_by_display())),
        ("Où", ", ".join(filter(None, [row.address or body.address, row.town or body.town]))),
        ("Téléphone", row.phone or (speaks.phone if speaks else "") or body.phone),
        ("Courriel", row.email or (speaks.email if speaks else "") or body.email),
        ("En ligne", row.link),
        ("Interlocuteur", _called(named) if named else ""),
    ]
    return Card("Comment y aller", pairs=[pair for pair in pairs if pair[1]], icon="map-pin")


def _called(row: Correspondent) -> str:
    gone = f"partie le {day_in_words(row.left_on, short=True)}" if row.left_on else ""
    return ", ".join(filter(None, [row.name, row.does, row.words, gone]))


def _body(request: ActorRequest, row: Offer) -> Card | None:
    """Who offers it, for those who may open its page."""
    if not request.actor.sees("people.bodies"):
        return None
    return Card(
        "La structure",
        text=row.body.words,
        pairs=[("Nom", row.body.name)],
        verbs=[Verb("Voir cette structure", _body_page(row.body), "building-library")],
        side=True,
        icon="building-library",
    )


@BODY.asks("offre/")
def add_offer(request: ActorRequest, row: Body) -> HttpResponse:
    initial = {"checked_on": request.today, "by": Offer.By.BOTH, "town": row.town}
    return ask(
        request,
        forms.AddOffer(request, subject=row, initial=initial),
        actions.add_offer,
        row,
        title=f"Ajouter une offre {of_name(row.name)}",
        submit="Ajouter cette offre",
        said="Offre ajoutée : elle est dans l’annuaire.",
        to=lambda made: reverse("partners:offer", args=[made.pk]),
        back=_body_page(row),
        crumbs=BODY.crumbs(row),
        lead="Ce que l’on y fait pour les personnes. Téléphone et adresse laissés vides sont ceux "
        "de la structure.",
    )


BODY.verb(
    actions.add_correspondent,
    forms.AddCorrespondent,
    at="interlocuteur/",
    title=lambda row: f"Ajouter un interlocuteur, {row.name}",
    submit="Ajouter cet interlocuteur",
    said="Interlocuteur ajouté.",
    to=lambda made: _body_page(made.body),
)
OFFER.verb(
    actions.correct_offer,
    forms.CorrectOffer,
    at="corriger/",
    title=lambda row: f"Corriger {row.name}",
    submit="Enregistrer ces corrections",
    said="Offre corrigée.",
    initial=lambda row, seen: {
        **{name: getattr(row, name) for name in forms.CorrectOffer.base_fields},
        "checked_on": seen.today,
    },
)
OFFER.verb(
    actions.check_offer,
    forms.CheckOffer,
    at="verifier/",
    title=lambda row: f"{row.name} : toujours ainsi ?",
    submit="Noter qu’elle est vérifiée",
    said="Offre vérifiée.",
    lead="Vous avez appelé ou vu : ce qui est écrit vaut toujours. Sinon, corrigez-la.",
    initial=lambda row, seen: {"checked_on": seen.today},
)
OFFER.verb(
    actions.suspend_offer,
    forms.SuspendOffer,
    at="suspendre/",
    title=lambda row: f"Suspendre {row.name}",
    submit="Suspendre cette offre",
    said="Offre suspendue : elle n’est plus proposée, l’annuaire la montre suspendue.",
    lead="Complet, fermé l’été, arrêté : on n’y envoie plus personne. Ce qui a été fait reste compté.",
    initial=lambda row, seen: {"on": seen.today},
)
OFFER.verb(
    actions.resume_offer,
    at="reprendre/",
    title=lambda row: f"Reprendre {row.name}",
    submit="Reprendre cette offre",
    said="Offre reprise : on peut de nouveau y orienter.",
)
OFFER.verb(
    actions.remove_offer,
    at="retirer/",
    title=lambda row: f"Retirer {row.name}",
    submit="Retirer cette offre",
    said="Offre retirée.",
    lead="Ajoutée par erreur. Une offre qui n’existe plus se suspend, elle : ce qui a été fait reste.",
    to=lambda body: _body_page(body),
    danger=True,
)
CORRESPONDENT.verb(
    actions.correct_correspondent,
    forms.CorrectCorrespondent,
    at="corriger/",
    title=lambda row: f"Corriger {row.name}",
    submit="Enregistrer ces corrections",
    said="Interlocuteur corrigé.",
    initial=lambda row, seen: {
        name: getattr(row, name) for name in forms.CorrectCorrespondent.base_fields
    },
)
CORRESPONDENT.verb(
    actions.leave_correspondent,
    forms.LeaveCorrespondent,
    at="partie/",
    title=lambda row: f"{row.name} n’y travaille plus",
    submit="Noter ce départ",
    said="Départ noté.",
    initial=lambda row, seen: {"on": seen.today},
)
CORRESPONDENT.verb(
    actions.return_correspondent,
    at="revenue/",
    title=lambda row: f"{row.name} y travaille toujours",
    submit="Annuler ce départ",
    said="Départ annulé.",
)
