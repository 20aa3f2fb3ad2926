"""What is asked about accesses: who decides, how the person gets their link, what comes next."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from palier.base.accounts import actions, jobs, keys, lists
from palier.base.accounts.models import AccessRequest
from palier.base.accounts.seconding import may_hand_over, may_second, who_may_second
from palier.base.documents.drawing import pdf_response
from palier.base.documents.sending import goes_nowhere
from palier.base.documents.sheets import sheets_pdf
from palier.base.kit.refusals import Refused
from palier.base.kit.typography import capitalised, day_in_words, time_in_words
from palier.base.tenancy.actors import Actor, ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.reads import whereabouts
from palier.base.tenancy.roles import ROLES
from palier.base.tenancy.walls import day_in, local_in
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Verb, show_cards, verb
from palier.base.ui.lists import Chip
from palier.base.ui.pages import done
from palier.base.ui.subjects import Subject

MEMBERS = ("Équipe et accès", "/equipe/")
REQUESTS = ("Demandes", "/equipe/demandes/")


def said_of(row: AccessRequest) -> str:
    """What comes next, once an access was asked."""
    if row.state == AccessRequest.State.WAITING:
        return "Demandé. Il manque l’accord d’une autre personne qui gère les accès."
    if goes_nowhere("email"):
        return "Demandé. Imprimez maintenant la lettre qui porte son lien."
    return "Demandé. Envoyez maintenant son lien à la personne, ou imprimez-le."


def after_asking(row: AccessRequest) -> str:
    if row.state == AccessRequest.State.WAITING:
        jobs.tell_those_who_decide.defer(
            organisation_id=row.organisation_id,
            request_id=row.pk,
            words="Votre accord est demandé.",
        )
    return reverse("accounts:access", args=[row.pk])


@needs_sight("accounts.members")
def requests(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.REQUESTS)


ACCESS = Subject(
    AccessRequest,
    "equipe/demandes/<int:pk>/",
    fetch=("membership__user", "asked_by", "decided_by", "supervisor"),
    page="accounts:access",
    name=lambda row: keys.for_whom(row)[0],
    under=(MEMBERS, REQUESTS),
)


@ACCESS.shown
def access(request: ActorRequest, row: AccessRequest) -> HttpResponse:
    """One request: what it opens, who asked, who decides, and what comes next."""
    return show_cards(
        request,
        title=keys.for_whom(row)[0],
        crumbs=[MEMBERS, REQUESTS],
        chips=[Chip(row.get_state_display(), _tone(row))],
        verbs=[
            *_links(row, request.actor),
            _decide(request, row, "approve_access", "Donner le second accord…", "check"),
            _decide(request, row, "decline_access", "Refuser…", "x-mark"),
            _withdraw(request, row),
        ],
        cards=[
            _asked_card(request, row),
            Card("Et maintenant", text=_next(row, request), icon="arrow-right"),
        ],
    )


def _asked_card(request: ActorRequest, row: AccessRequest) -> Card:
    opened = [ROLES[code].label for code in row.roles if code in ROLES]
    asked_on = day_in(request.actor.organisation, row.asked_at)
    pairs = [
        ("Pour", " · ".join(keys.for_whom(row))),
        ("Nature", row.get_kind_display()),
        ("Rôles", ", ".join(opened)),
        *_where_and_when(row),
        ("Demandé par", f"{row.asked_by or 'Palier'}, le {day_in_words(asked_on)}"),
    ]
    if row.decided_by:
        pairs.append(("Décidé par", str(row.decided_by)))
    return Card("Ce qui est demandé", pairs=pairs, icon="user-circle")


def _where_and_when(row: AccessRequest) -> list[tuple[str, str]]:
    """What else the second person says yes to: where, as what, from when, read by whom."""
    if row.kind == AccessRequest.Kind.KEY:
        return []
    told = []
    if row.kind != AccessRequest.Kind.ROLES:
        told.append(("Où", capitalised(whereabouts([row])[row.pk])))
    if row.job:
        told.append(("Fonction", row.job))
    if row.starts_on:
        told.append(("À partir du", day_in_words(row.starts_on)))
    if row.supervisor and row.kind != AccessRequest.Kind.PLACES:
        told.append(("Encadrement, qui lira ses notes secrètes", str(row.supervisor)))
    return told


def _links(row: AccessRequest, actor: Actor) -> list[Verb]:
    """How the person gets their link, while it is theirs to come."""
    if row.state != AccessRequest.State.READY or not may_hand_over(row, actor):
        return []
    mail, paper = (
        reverse(f"accounts:{each}", args=[row.pk]) for each in ("send_link", "print_link")
    )
    printed = Verb("Imprimer la lettre", paper, "printer", main=True, post=True)
    if goes_nowhere("email"):
        return [printed]
    return [
        Verb("Envoyer le lien par courriel", mail, "envelope", main=True, post=True),
        replace(printed, main=False),
    ]


def _withdraw(request: ActorRequest, row: AccessRequest) -> Verb | None:
    url = reverse("accounts:cancel_access", args=[row.pk])
    label = "Retirer la demande…"
    return verb(request, "accounts.cancel_access", label, url, "trash") if row.is_open else None


def _tone(row: AccessRequest) -> Any:
    if row.is_open:
        return "wait"
    return "ok" if row.state == AccessRequest.State.DONE else ""


def _decide(
    request: ActorRequest, row: AccessRequest, name: str, label: str, icon: str
) -> Verb | None:
    waits = row.state == AccessRequest.State.WAITING and may_second(row, request.actor)
    url = reverse(f"accounts:{name}", args=[row.pk])
    return verb(request, f"accounts.{name}", label, url, icon) if waits else None


def _next(row: AccessRequest, request: ActorRequest) -> str:
    """Who decides, and what comes next."""
    organisation = request.actor.organisation
    if row.state == AccessRequest.State.WAITING:
        if may_second(row, request.actor):
            return "Ces rôles ouvrent des secrets ou donnent des accès : votre accord est demandé."
        names = ", ".join(each.short_name for each in who_may_second(row, request.actor))
        asked = names or "mais personne d’autre ne les gère : voyez qui tient la machine"
        return f"Il manque l’accord d’une autre personne qui gère les accès ({asked})."
    if row.state != AccessRequest.State.READY:
        return "Rien de plus : cette demande est close."
    if not may_hand_over(row, request.actor):
        return f"{row.decided_by}, qui a donné le second accord, remet son lien à la personne."
    how = (
        "Les courriels ne partent pas d’ici : imprimez la lettre et remettez-la en main propre."
        if goes_nowhere("email")
        else "Envoyez son lien à la personne, ou imprimez-le et remettez-le en main propre."
    )
    if not row.expires_at:
        return f"{how} Chaque lien ne sert qu’une fois."
    until = local_in(organisation, row.expires_at)
    made = f"Un lien vaut jusqu’au {day_in_words(until.date())} à {time_in_words(until)}."
    return f"{made} {how} Un nouveau lien annule le précédent."


def _asked_in_words(row: AccessRequest) -> str:
    """What one says yes to, in a sentence."""
    if row.kind == AccessRequest.Kind.KEY:
        return (
            "Cette personne choisira un nouveau mot de passe par un lien que vous lui remettrez. "
            "Donnez votre accord si elle vous l’a demandé elle-même."
        )
    told = [", ".join(ROLES[code].label for code in row.roles if code in ROLES)]
    told += [
        f"{label.lower()} {value}" if label.endswith(" du") else f"{label.lower()} : {value}"
        for label, value in _where_and_when(row)
    ]
    return (
        f"{' ; '.join(told)}. Donnez votre accord si vous savez qui est cette personne et pourquoi "
        "elle en a besoin."
    )


def _agreed(row: AccessRequest) -> str:
    """Those who decide learn what was given, whoever said yes."""
    jobs.tell_those_who_decide.defer(
        organisation_id=row.organisation_id, request_id=row.pk, words="C’est accordé."
    )
    return reverse("accounts:access", args=[row.pk])


ACCESS.verb(
    actions.approve_access,
    at="accord/",
    title=lambda row: f"Donner le second accord : {keys.for_whom(row)[0]}",
    submit="Donner mon accord",
    said="Accord donné.",
    lead=_asked_in_words,
    known=lambda row, seen: {"now": timezone.now()},
    to=_agreed,
)
ACCESS.verb(
    actions.decline_access,
    at="refus/",
    title=lambda row: f"Refuser : {keys.for_whom(row)[0]}",
    submit="Refuser cette demande",
    said="Refusé. Rien n’a changé.",
    known=lambda row, seen: {"now": timezone.now()},
    danger=True,
)
ACCESS.verb(
    actions.cancel_access,
    at="retrait/",
    title=lambda row: f"Retirer la demande : {keys.for_whom(row)[0]}",
    submit="Retirer cette demande",
    said="Demande retirée. Un lien déjà remis n’ouvre plus rien.",
    danger=True,
)


@ACCESS.asks("courriel/")
@require_POST
def send_link(request: ActorRequest, row: AccessRequest) -> HttpResponse:
    """The worker makes a link and sends it to the person."""
    if not request.actor.may("accounts.give_key", row):
        raise PermissionDenied("Votre rôle ne permet pas cette action.")
    if row.state != AccessRequest.State.READY or not may_hand_over(row, request.actor):
        raise Refused(
            "Ce lien n’est pas à envoyer d’ici : voyez ce que dit la page de la demande."
        )
    jobs.send_access_link.defer(organisation_id=row.organisation_id, request_id=row.pk)
    return done(
        request, "Le lien part par courriel. Il vaut trois jours.", "accounts:access", row.pk
    )


@ACCESS.asks("lettre/")
@require_POST
def print_link(request: ActorRequest, row: AccessRequest) -> HttpResponse:
    """A letter that bears a new link of one use: made for this printing, and kept nowhere."""
    try:
        link = keys.new_link(
            row, now=timezone.now(), lasts=keys.ON_PAPER, by_mail=False, actor=request.actor
        )
    except Refused as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("accounts:access", row.pk)
    row.refresh_from_db()
    content = sheets_pdf(request.actor.organisation, [keys.letter_of(row, link)])
    return pdf_response(content, f"acces-{row.pk}")
