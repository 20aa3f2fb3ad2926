"""Candidacies: the list, one of them, what is gathered, the sheet for SI-SIAO."""

from collections.abc import Callable
from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.base.ui.waiting import next_step
from palier.registers.people.reads import may_see_home
from palier.work.admissions import actions, forms, lists
from palier.work.admissions.gathering import gathered, needed
from palier.work.admissions.models import LIVING_CANDIDACIES, Candidacy, CandidacyState
from palier.work.leases.models import OccupancyState

ADMISSIONS = ("Admissions", "/admissions/")


@needs_sight("admissions.candidacies")
def candidacies(request: ActorRequest) -> HttpResponse:
    beside = [
        Verb("Listes d’attente", reverse("admissions:waiting"), "queue-list"),
        Verb("Chiffres", reverse("admissions:figures"), "chart-bar"),
    ]
    return ui_lists.show(request, lists.candidacies_of(request.today), verbs=beside)


@needs_sight("admissions.candidacies")
def receive_candidacy(request: ActorRequest) -> HttpResponse:
    initial = {
        "site": request.GET.get("maison"),
        "origin": request.GET.get("origine", "siao"),
        "received_on": request.today,
    }
    form = forms.ReceiveCandidacy(request, initial=initial)
    return ask(
        request,
        form,
        actions.receive_candidacy,
        form.chosen("site"),
        title="Recevoir une candidature",
        submit="Recevoir cette candidature",
        said="Candidature reçue : notez les pièces à mesure qu’elles arrivent.",
        to=lambda made: page_of(made.pk),
        back=ADMISSIONS[1],
        crumbs=[ADMISSIONS],
        lead="Un nom suffit pour commencer. Aucune pièce d’identité n’est exigée par l’écran.",
    )


CANDIDACY = Subject(
    Candidacy,
    "<int:pk>/",
    fetch=("site", "household", "prescriber", "committee", "organisation"),
    page="admissions:candidacy",
)


def page_of(pk: int) -> str:
    return reverse("admissions:candidacy", args=[pk])


@CANDIDACY.shown
def candidacy(request: ActorRequest, row: Candidacy) -> HttpResponse:
    """One candidacy: what is there, what is missing, what was decided, what was offered."""
    return show_cards(
        request,
        title=row.name,
        lead=f"{row.site.name}, {plural(row.people, 'personne')}, {row.get_origin_display()}. "
        f"Attente : {lists.age_of(row, request.today)}.",
        crumbs=[ADMISSIONS],
        chips=[lists.state_of(row)],
        verbs=_verbs(request, row),
        cards=[
            _who_decides(request, row),
            _gathered(request, row),
            _offers(request, row),
            Card("La situation", text=row.words, icon="chat-bubble-left") if row.words else None,
            _about(request, row),
            _dates(request, row),
        ],
        panels=shell.panels("admissions.candidacy", row, request.actor, request.today),
    )


def _verbs(request: ActorRequest, row: Candidacy) -> list[Verb]:
    def of(action: str, label: str, icon: str, **more: bool) -> Verb | None:
        return verb(request, f"admissions.{action}", label, row, icon, **more)

    found: list[Verb | None] = []
    if row.siao_number:
        found.append(
            Verb("Fiche SI-SIAO", reverse("admissions:siao_sheet", args=[row.pk]), "printer")
        )
    if row.state in LIVING_CANDIDACIES and row.state != CandidacyState.OFFERED:
        found.append(verb(request, "admissions.close_candidacy", "Sans suite…", row, "x-mark"))
    return verbs(*found, *_next(row, of))


def _next(row: Candidacy, of: Callable[..., Verb | None]) -> list[Verb | None]:
    """What comes next, by where the candidacy stands."""
    decide = [of("decide_candidacy", "Décider", "scale", main=True)]
    again = [of("reopen_candidacy", "Reprendre…", "arrow-path")]
    place = (
        [
            of("link_household", "Dossier existant…", "link"),
            of("open_candidate_file", "Ouvrir le dossier", "user-plus", main=True),
        ]
        if row.household_id is None
        else [of("offer_place", "Proposer un logement", "key", main=True)]
    )
    gather = of("receive_candidacy_pieces", "Noter des pièces", "paper-clip", main=True)
    return {
        "received": [gather],
        "complete": decide,
        "committee": decide,
        "accepted": [of("reopen_candidacy", "Réponse par erreur…", "arrow-path"), *place],
        "waitlisted": [of("reopen_candidacy", "Réponse par erreur…", "arrow-path"), *place],
        "refused": again,
        "declined": again,
    }.get(row.state, [])


def _who_decides(request: ActorRequest, row: Candidacy) -> Card | None:
    """Who has it now, and what comes after."""
    told = {
        CandidacyState.RECEIVED: (
            "receive_candidacy_pieces",
            "Il manque des pièces : notez celles qui arrivent.",
            "Il manque des pièces, que notent",
            "Complète, elle se décide.",
        ),
        CandidacyState.COMPLETE: (
            "decide_candidacy",
            "Vous pouvez décider, ou la passer en commission.",
            "La réponse est donnée par",
            "Un oui mène à un logement ; un non se dit avec son motif.",
        ),
        CandidacyState.COMMITTEE: (
            "decide_candidacy",
            "La commission se réunit : notez ce qu’elle décide.",
            "La commission décide ; sa réponse est notée par",
            "",
        ),
        CandidacyState.ACCEPTED: (
            "offer_place",
            "Ouvrez son dossier, puis proposez un logement.",
            "Un logement est proposé par",
            "La personne répond ; les clés viennent avec le contrat.",
        ),
    }.get(CandidacyState(row.state))
    if told is None:
        return None
    action, mine, theirs, then = told
    return next_step(
        request.actor, f"admissions.{action}", mine=mine, theirs=theirs, then=then, on=row
    )


def _gathered(request: ActorRequest, row: Candidacy) -> Card:
    """What is there and what is missing: two plain lists, never a score."""
    have = {each.piece: each for each in row.pieces.order_by("pk")}
    there = gathered(row, request.today)
    lines = [
        Line(
            label,
            _since(there[code], code in have) if code in there else "",
            icon="document-check" if code in there else "document",
            chip=None if code in there else Chip("manque", "wait"),
            verbs=verbs(
                verb(request, "admissions.take_back_piece", "Retirer…", have[code], about=label)
            )
            if code in have and row.state in ("received", "complete")
            else [],
        )
        for code, label in needed(row.origin)
    ]
    return Card(
        "Pièces",
        lines,
        verbs=verbs(
            verb(request, "admissions.receive_candidacy_pieces", "Noter des pièces", row, "plus")
        )
        if row.state in LIVING_CANDIDACIES and any(line.chip for line in lines)
        else [],
        icon="paper-clip",
    )


def _since(on: date, for_it: bool) -> str:
    return f"reçue le {day_in_words(on)}" + ("" if for_it else ", au dossier du ménage")


def _offers(request: ActorRequest, row: Candidacy) -> Card | None:
    found = list(row.offers.select_related("place", "occupancy").order_by("-pk"))
    if not found and row.state not in (CandidacyState.ACCEPTED, CandidacyState.WAITLISTED):
        return None
    lines = []
    for each in found:
        given_up = each.occupancy is not None and each.occupancy.state == OccupancyState.CANCELLED
        contract = (
            Verb("Contrat et clés", reverse("leases:occupancy", args=[each.occupancy_id]), "key")
            if each.occupancy_id and not given_up and request.actor.sees("leases.contracts")
            else None
        )
        lines.append(
            Line(
                each.place.label,
                f"proposé le {day_in_words(each.offered_on)}, "
                + (
                    f"{each.get_answer_display()} le {day_in_words(each.answered_on)}"
                    if each.answered_on
                    else f"réponse avant le {day_in_words(each.answer_by)}"
                )
                + (f" : {each.why}" if each.why else ""),
                reverse("housing:place", args=[each.place_id]),
                icon="key",
                chip=Chip("contrat annulé", "", "x-mark")
                if given_up
                else Chip(
                    each.get_answer_display(),
                    {"": "wait", "accepted": "ok"}.get(each.answer, ""),  # type: ignore[arg-type]
                ),
                verbs=verbs(
                    verb(
                        request,
                        "admissions.answer_offer",
                        "Noter la réponse",
                        each,
                        about=each.place.label,
                    )
                    if not each.answer
                    else contract
                ),
            )
        )
    return Card(
        "Logements proposés", lines, empty="Aucun logement n’a encore été proposé.", icon="key"
    )


def _about(request: ActorRequest, row: Candidacy) -> Card:
    pairs: list[tuple[str, object]] = [
        ("Maison", row.site.name),
        ("Origine", row.get_origin_display()),
    ]
    if row.prescriber:
        pairs.append(("Adressée par", row.prescriber.name))
    if row.siao_number:
        pairs.append(("N° SI-SIAO", row.siao_number))
    if row.wanted:
        pairs.append(("Souhait", row.get_wanted_display()))
    if row.phone:
        pairs.append(("Téléphone", (row.phone, f"tel:{row.phone}".replace(" ", ""))))
    if row.household is not None and may_see_home(row.household, request.actor):
        pairs.append(
            ("Dossier", (row.household.name, reverse("people:household", args=[row.household_id])))
        )
    return Card(
        "La demande",
        pairs=pairs,
        verbs=verbs(verb(request, "admissions.correct_candidacy", "Corriger", row, "pencil"))
        if row.state in LIVING_CANDIDACIES
        else [],
        side=True,
        icon="user",
    )


def _dates(request: ActorRequest, row: Candidacy) -> Card:
    pairs: list[tuple[str, object]] = [("Reçue le", row.received_on)]
    if row.completed_on:
        pairs.append(("Complète le", row.completed_on))
    if row.committee is not None:
        pairs.append(
            (
                "Commission",
                (
                    day_in_words(row.committee.on),
                    reverse("admissions:committee", args=[row.committee_id]),
                ),
            )
        )
    if row.decided_on:
        pairs.append(("Décidée le", row.decided_on))
    if row.reason:
        said = ", ".join(filter(None, [row.get_reason_display(), row.reason_words]))
        pairs.append(("Motif", said))
    if row.entered_on:
        pairs.append(("Entrée le", row.entered_on))
    if row.told_siao_on:
        pairs.append(("Saisie dans SI-SIAO le", row.told_siao_on))
    to_tell = bool(row.siao_number) and row.decided_on is not None and row.told_siao_on is None
    return Card(
        "Le chemin",
        pairs=pairs,
        verbs=verbs(
            verb(request, "admissions.tell_siao", "Saisie dans SI-SIAO…", row, "check")
            if to_tell
            else None
        ),
        side=True,
        icon="clock",
    )
