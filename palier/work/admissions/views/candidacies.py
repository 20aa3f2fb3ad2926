"""Candidacies: the list, one of them, what is gathered, the sheet for SI-SIAO."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.documents.sheets import Section, Sheet, sheet_pdf
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.registers.people.reads import may_see_home
from palier.work.admissions import actions, forms, lists
from palier.work.admissions.gathering import needed
from palier.work.admissions.models import LIVING_CANDIDACIES, Candidacy, CandidacyState
from palier.work.admissions.reads import shares_of

ADMISSIONS = ("Admissions", "/admissions/")


@needs_sight("admissions.candidacies")
def candidacies(request: ActorRequest) -> HttpResponse:
    beside = [
        Verb("Listes d’attente", reverse("admissions:waiting"), "queue-list"),
        Verb("Chiffres", reverse("admissions:figures"), "chart-bar"),
    ]
    return ui_lists.show(request, lists.CANDIDACIES, verbs=beside)


@needs_sight("admissions.candidacies")
def receive(request: ActorRequest) -> HttpResponse:
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


def _find(request: ActorRequest, pk: int) -> Candidacy:
    rows = Candidacy.objects.visible_to(request.actor)
    return get_object_or_404(
        rows.select_related("site", "household", "prescriber", "committee", "organisation"), pk=pk
    )


def page_of(pk: int) -> str:
    return reverse("admissions:candidacy", args=[pk])


def candidacy(request: ActorRequest, pk: int) -> HttpResponse:
    """One candidacy: what is there, what is missing, what was decided, what was offered."""
    row = _find(request, pk)
    return show_cards(
        request,
        title=row.name,
        lead=f"{row.site.name}, {plural(row.people, 'personne')}, {row.get_origin_display()}. "
        f"Attente : {lists.age_of(row)}.",
        crumbs=[ADMISSIONS],
        chips=[lists.state_of(row)],
        verbs=_verbs(request, row),
        cards=[
            _gathered(request, row),
            _offers(request, row),
            Card("La situation", text=row.words, icon="chat-bubble-left") if row.words else None,
            _about(request, row),
            _dates(request, row),
        ],
        panels=shell.panels("admissions.candidacy", row, request.actor, request.today),
    )


def _verbs(request: ActorRequest, row: Candidacy) -> list[Verb]:
    def of(action: str, label: str, name: str, icon: str, **more: bool) -> Verb | None:
        url = reverse(f"admissions:{name}", args=[row.pk])
        return verb(request, f"admissions.{action}", label, url, icon, **more)

    found: list[Verb | None] = []
    if row.siao_number:
        found.append(
            Verb("Fiche SI-SIAO", reverse("admissions:siao_sheet", args=[row.pk]), "printer")
        )
    if row.state in LIVING_CANDIDACIES and row.state != CandidacyState.OFFERED:
        found.append(of("close_candidacy", "Sans suite…", "close", "x-mark"))
    return verbs(*found, *_next(row, of))


def _next(row: Candidacy, of: Callable[..., Verb | None]) -> list[Verb | None]:
    """What comes next, by where the candidacy stands."""
    decide = [of("decide_candidacy", "Décider", "decide", "scale", main=True)]
    again = [of("reopen_candidacy", "Reprendre…", "reopen", "arrow-path")]
    place = (
        [
            of("link_household", "Dossier existant…", "link", "link"),
            of("link_household", "Ouvrir le dossier", "open_file", "user-plus", main=True),
        ]
        if row.household_id is None
        else [of("offer_place", "Proposer un logement", "offer", "key", main=True)]
    )
    gather = of("receive_candidacy_pieces", "Noter des pièces", "pieces", "paper-clip", main=True)
    return {
        "received": [gather],
        "complete": decide,
        "committee": decide,
        "accepted": place,
        "waitlisted": place,
        "refused": again,
        "declined": again,
    }.get(row.state, [])


def _gathered(request: ActorRequest, row: Candidacy) -> Card:
    """What is there and what is missing: two plain lists, never a score."""
    have = {each.piece: each.received_on for each in row.pieces.order_by("pk")}
    lines = [
        Line(
            label,
            f"reçue le {day_in_words(have[code])}" if code in have else "manque",
            icon="document-check" if code in have else "document",
            chip=None if code in have else Chip("manque", "wait"),
        )
        for code, label in needed(row.origin)
    ]
    url = reverse("admissions:pieces", args=[row.pk])
    return Card(
        "Pièces",
        lines,
        verbs=verbs(
            verb(request, "admissions.receive_candidacy_pieces", "Noter des pièces", url, "plus")
        )
        if row.state in LIVING_CANDIDACIES and len(have) < len(lines)
        else [],
        icon="paper-clip",
    )


def _offers(request: ActorRequest, row: Candidacy) -> Card | None:
    found = list(row.offers.select_related("place", "occupancy").order_by("-pk"))
    if not found and row.state not in (CandidacyState.ACCEPTED, CandidacyState.WAITLISTED):
        return None
    lines = []
    for each in found:
        answer = reverse("admissions:answer", args=[each.pk])
        contract = (
            Verb("Contrat et clés", reverse("leases:occupancy", args=[each.occupancy_id]), "key")
            if each.occupancy_id and request.actor.sees("leases.contracts")
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
                chip=Chip(
                    each.get_answer_display(),
                    {"": "wait", "accepted": "ok"}.get(each.answer, ""),  # type: ignore[arg-type]
                ),
                verbs=verbs(
                    verb(
                        request,
                        "admissions.answer_offer",
                        "Noter la réponse",
                        answer,
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
    url = reverse("admissions:correct", args=[row.pk])
    return Card(
        "La demande",
        pairs=pairs,
        verbs=verbs(verb(request, "admissions.correct_candidacy", "Corriger", url, "pencil"))
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
    url = reverse("admissions:tell_siao", args=[row.pk])
    to_tell = bool(row.siao_number) and row.decided_on is not None and row.told_siao_on is None
    return Card(
        "Le chemin",
        pairs=pairs,
        verbs=verbs(
            verb(request, "admissions.tell_siao", "Saisie dans SI-SIAO…", url, "check")
            if to_tell
            else None
        ),
        side=True,
        icon="clock",
    )


def _asking(
    request: ActorRequest, row: Candidacy, form: Any, action: Any, **told: Any
) -> HttpResponse:
    return ask(
        request,
        form,
        action,
        row,
        back=page_of(row.pk),
        crumbs=[ADMISSIONS, (row.name, page_of(row.pk))],
        **told,
    )


def pieces(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return _asking(
        request,
        row,
        forms.ReceivePieces(request, subject=row, initial={"on": request.today}),
        actions.receive_candidacy_pieces,
        title="Pièces reçues",
        submit="Noter ces pièces",
        said=lambda made: (
            "Candidature complète." if made.state == CandidacyState.COMPLETE else "Pièces notées."
        ),
    )


def correct(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    names = "first_name last_name phone people wanted siao_number words"
    initial = {name: getattr(row, name) for name in names.split()}
    return _asking(
        request,
        row,
        forms.CorrectCandidacy(request, subject=row, initial=initial),
        actions.correct_candidacy,
        title="Corriger la candidature",
        submit="Garder ces corrections",
        said="Candidature corrigée.",
    )


def link(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return _asking(
        request,
        row,
        forms.LinkHousehold(request, subject=row),
        actions.link_household,
        title="Rattacher à un dossier",
        submit="Rattacher",
        said="Candidature rattachée à son dossier.",
        lead=f"Les dossiers qui portent le nom {row.last_name}.",
    )


def open_file(request: ActorRequest, pk: int) -> HttpResponse:
    """The household’s file is opened from what the candidacy says, and linked to it."""
    row = _find(request, pk)
    return _asking(
        request,
        row,
        forms.OpenFile(request, subject=row, initial={"opened_on": request.today}),
        actions.open_candidate_file,
        title=f"Ouvrir le dossier de {row.name}",
        submit="Ouvrir ce dossier",
        said="Dossier ouvert et rattaché.",
        lead="Un dossier s’ouvre avec ce nom ; ses autres membres s’y ajoutent ensuite.",
    )


def decide(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return _asking(
        request,
        row,
        forms.Decide(request, subject=row, initial={"on": request.today}),
        actions.decide_candidacy,
        title=f"Décider : {row.name}",
        submit="Garder cette décision",
        said=lambda made: f"Candidature {made.get_state_display()}.",
        lead=f"Conditions d’admission : {row.site.admission}" if row.site.admission else "",
    )


def close(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return _asking(
        request,
        row,
        forms.Close(request, subject=row, initial={"on": request.today}),
        actions.close_candidacy,
        title="Clore sans suite",
        submit="Clore cette candidature",
        said="Candidature close ; elle peut être reprise.",
    )


def reopen(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return _asking(
        request,
        row,
        forms.Reopen(request, subject=row, initial={"on": request.today}),
        actions.reopen_candidacy,
        title="Reprendre la candidature",
        submit="Reprendre cette candidature",
        said="Candidature reprise : elle est à décider de nouveau.",
    )


def tell_siao(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return _asking(
        request,
        row,
        forms.TellSiao(request, subject=row, initial={"told_siao_on": request.today}),
        actions.tell_siao,
        title="Réponse saisie dans SI-SIAO",
        submit="Noter la saisie",
        said="Noté : SI-SIAO est à jour.",
        lead=f"Demande {row.siao_number} : {row.get_state_display()}.",
    )


def offer(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return _asking(
        request,
        row,
        forms.Offer(request, subject=row, initial={"offered_on": request.today}),
        actions.offer_place,
        title=f"Proposer un logement à {row.name}",
        submit="Proposer ce logement",
        said="Logement proposé.",
        to=page_of(pk),
        lead=f"{plural(row.people, 'personne')}"
        + (f", souhaite : {row.get_wanted_display()}" if row.wanted else "")
        + "."
        + _still_due(row, request.today),
    )


def _still_due(row: Candidacy, today: date) -> str:
    """What a convention reserves to others and has not been filled, said before a place goes."""
    shares = shares_of([row.site], today).get(row.site_id, [])
    due = [f"{share.name}, {share.missing}" for share in shares if share.missing]
    return f" Places réservées encore dues : {' ; '.join(due)}." if due else ""


def siao_sheet(request: ActorRequest, pk: int) -> HttpResponse:
    """What SI-SIAO asks, in its order, to copy without typing anything twice."""
    row = _find(request, pk)
    last = row.offers.select_related("place").order_by("-pk").first()
    answers = {
        "accepted": "Acceptée par la structure",
        "waitlisted": "Acceptée, en liste d’attente",
        "offered": "Acceptée, place proposée",
        "entered": "Admise",
        "refused": "Refusée par la structure",
        "declined": "Annulée",
    }
    pairs = [
        ("N° de demande", row.siao_number),
        ("Ménage", f"{row.name}, {plural(row.people, 'personne')}"),
        ("Structure", row.site.name),
        ("Orientation reçue le", day_in_words(row.received_on)),
        ("Réponse", answers.get(row.state, "En attente de décision")),
        ("Date de la réponse", day_in_words(row.decided_on) if row.decided_on else ""),
        ("Motif", ", ".join(filter(None, [row.get_reason_display(), row.reason_words]))),
        ("Place", last.place.label if last else ""),
        ("Date d’entrée", day_in_words(row.entered_on) if row.entered_on else ""),
    ]
    sheet = Sheet(
        "Fiche à recopier dans SI-SIAO",
        [Section(pairs=[(label, value or "—") for label, value in pairs])],
        lead="Dans l’ordre de l’écran de réponse à une orientation.",
    )
    return pdf_response(
        sheet_pdf(row, row.organisation, sheet), f"si-siao-{row.siao_number or row.pk}"
    )
