"""Conferences with the person, practice reviews, documents handed over."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.typography import capitalised, day_in_words, time_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.registers.people.reads import head_of, tabs_of
from palier.work.casework import actions, forms, papers
from palier.work.casework.finding import crumbs as _crumbs
from palier.work.casework.finding import find as _household
from palier.work.casework.models import (
    Conference,
    ConferenceGuest,
    Handout,
    HandOver,
    PracticeReview,
)


@needs_sight("casework.file")
def household_together(request: ActorRequest, pk: int) -> HttpResponse:
    """Meetings around a household, and what it was given."""
    row = _household(request, pk)
    conferences = Conference.objects.visible_to(request.actor).filter(household=row)
    given = HandOver.objects.visible_to(request.actor).filter(household=row)
    call, hand = (reverse(f"casework:{n}", args=[pk]) for n in ("call_conference", "hand_over"))
    return show_cards(
        request,
        title=f"Rencontres et remises, {row.name}",
        crumbs=_crumbs(row),
        here="Rencontres",
        tabs=tabs_of(row, request.actor),
        verbs=[
            verb(request, "casework.hand_over", "Remettre un document", hand, "document-check"),
            verb(
                request,
                "casework.call_conference",
                "Inviter à une synthèse",
                call,
                "plus",
                main=True,
            ),
        ],
        cards=[
            Card(
                "Synthèses avec la personne et les partenaires",
                [
                    Line(
                        each.subject,
                        f"le {day_in_words(each.on)}" + (f", {each.place}" if each.place else ""),
                        reverse("casework:conference", args=[each.pk]),
                        chip=Chip("tenue", "ok") if each.held_on else Chip("à venir", "wait"),
                    )
                    for each in conferences.order_by("-on", "-pk")
                ],
                empty="Aucune synthèse. La personne y est invitée.",
                icon="users",
            ),
            Card(
                "Documents remis",
                [_given_line(each) for each in _given(given)],
                empty="Livret d’accueil, charte, notice sur les droits : rien n’est encore remis.",
                icon="document-check",
            ),
        ],
    )


def _given(rows: "QuerySet[HandOver]") -> "QuerySet[HandOver]":
    return rows.select_related("handout", "by").order_by("-on", "-pk")


def _given_line(each: HandOver) -> Line:
    how = "expliqué de vive voix" if each.explained else "remis sans explication"
    return Line(
        capitalised(str(each.handout)),
        f"À {each.given_to}, le {day_in_words(each.on)}, par {each.by.short_name} ; {how}",
    )


def call_conference(request: ActorRequest, pk: int) -> HttpResponse:
    row = _household(request, pk)
    return ask(
        request,
        forms.CallConference(request, initial={"on": request.today}),
        actions.call_conference,
        row,
        title=f"Inviter à une synthèse, {row.name}",
        submit="Préparer cette synthèse",
        said="Synthèse préparée.",
        to=lambda made: reverse("casework:conference", args=[made.pk]),
        back=reverse("casework:household_together", args=[pk]),
        crumbs=_crumbs(row),
        lead="On ne parle pas de la personne sans elle, sauf si elle ne le souhaite pas.",
    )


def _conference(request: ActorRequest, pk: int) -> Conference:
    rows = Conference.objects.visible_to(request.actor).select_related("household", "organiser")
    return get_object_or_404(rows, pk=pk)


def conference(request: ActorRequest, pk: int) -> HttpResponse:
    """One sheet: who was invited and came, what is shared with whom, what was decided."""
    row = _conference(request, pk)

    def to(name: str) -> str:
        return reverse(f"casework:{name}", args=[pk])

    at = f" à {time_in_words(row.at)}" if row.at else ""
    return show_cards(
        request,
        title=row.subject,
        lead=f"Synthèse du {day_in_words(row.on)}{at}"
        + (f", {row.place}" if row.place else "")
        + f" · {row.household.name} · organisée par {row.organiser.short_name}",
        crumbs=[
            *_crumbs(row.household),
            ("Rencontres", reverse("casework:household_together", args=[row.household_id])),
        ],
        verbs=[
            Verb("La feuille en PDF", to("conference_pdf"), "document-text"),
            verb(
                request, "casework.invite_guest", "Inviter quelqu’un", to("invite_guest"), "plus"
            ),
            verb(
                request,
                "casework.hold_conference",
                "Noter les décisions",
                to("hold_conference"),
                "check",
                main=True,
            ),
        ],
        cards=[
            Card(
                "Ce qui est décidé",
                text=row.decisions,
                quote=row.person_words,
                empty="Pas encore tenue.",
                note=f"tenue le {day_in_words(row.held_on)}" if row.held_on else "",
            ),
            Card(
                "Qui est invité",
                [_guest_line(request, guest) for guest in _guests(row)],
                empty="Personne encore.",
                icon="user",
                audience="Ce qui est partagé est écrit ici, avec l’accord qui le permet",
            ),
        ],
    )


def _guests(row: Conference) -> "QuerySet[ConferenceGuest]":
    return row.guests.select_related("body").order_by("-is_person", "pk")


def _guest_line(request: ActorRequest, guest: ConferenceGuest) -> Line:
    chip = {
        True: Chip("présent·e", "ok"),
        False: Chip("absent·e"),
        None: Chip("invité·e", "wait"),
    }[guest.came]
    why = str(guest.body or ("la personne accompagnée" if guest.is_person else ""))
    if guest.shared:
        why += f"\nPartagé : {guest.shared} ({guest.basis})"
    return Line(
        guest.name,
        why.strip(),
        chip=chip,
        verbs=verbs(
            verb(
                request,
                "casework.note_guest",
                "Présence et partage",
                reverse("casework:note_guest", args=[guest.pk]),
                about=guest.name,
            )
        ),
    )


def invite_guest(request: ActorRequest, pk: int) -> HttpResponse:
    row = _conference(request, pk)
    return ask(
        request,
        forms.InviteGuest(request),
        actions.invite_guest,
        row,
        title="Inviter quelqu’un",
        submit="Ajouter à la liste",
        said="Ajouté à la liste.",
        back=reverse("casework:conference", args=[pk]),
        crumbs=_crumbs(row.household),
    )


def note_guest(request: ActorRequest, pk: int) -> HttpResponse:
    rows = ConferenceGuest.objects.visible_to(request.actor)
    row = get_object_or_404(rows.select_related("conference__household"), pk=pk)
    initial = {"came": row.came is True, "shared": row.shared, "basis": row.basis}
    return ask(
        request,
        forms.NoteGuest(request, subject=row, initial=initial),
        actions.note_guest,
        row,
        title=f"{row.name} : présence et partage",
        submit="Enregistrer",
        said="Enregistré.",
        back=reverse("casework:conference", args=[row.conference_id]),
        crumbs=_crumbs(row.conference.household),
    )


def hold_conference(request: ActorRequest, pk: int) -> HttpResponse:
    row = _conference(request, pk)
    initial = {
        "held_on": row.held_on or row.on,
        "decisions": row.decisions,
        "person_words": row.person_words,
    }
    return ask(
        request,
        forms.HoldConference(request, subject=row, initial=initial),
        actions.hold_conference,
        row,
        title=f"Décisions : {row.subject}",
        submit="Garder ces décisions",
        said="Décisions gardées.",
        back=reverse("casework:conference", args=[pk]),
        crumbs=_crumbs(row.household),
        template="ui/draft_kept.html",
    )


def conference_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    row = _conference(request, pk)
    return pdf_response(papers.conference_pdf(row), f"synthese-{pk}")


def hand_over(request: ActorRequest, pk: int) -> HttpResponse:
    row = _household(request, pk)
    head = head_of(row)
    initial = {"on": request.today, "given_to": head.formal_name if head else ""}
    return ask(
        request,
        forms.HandOverForm(request, initial=initial),
        actions.hand_over,
        row,
        title=f"Remettre un document, {row.name}",
        submit="Noter cette remise",
        said="Remise notée.",
        back=reverse("casework:household_together", args=[pk]),
        crumbs=_crumbs(row),
    )


@needs_sight("casework.file")
def handouts(request: ActorRequest) -> HttpResponse:
    """Documents that one hands over, by version and language."""
    rows = Handout.objects.visible_to(request.actor).order_by("-is_current", "kind", "-pk")
    return show_cards(
        request,
        title="Documents à remettre",
        lead="Livret d’accueil, charte, notice sur les droits : chaque version, chaque langue.",
        crumbs=[("Accompagnements", "/accompagnements/")],
        verbs=[
            verb(
                request,
                "casework.add_handout",
                "Ajouter une version",
                reverse("casework:add_handout"),
                "plus",
                main=True,
            )
        ],
        cards=[
            Card(
                "Versions",
                [
                    Line(
                        capitalised(str(each)),
                        chip=Chip("en vigueur", "ok") if each.is_current else Chip("remplacée"),
                    )
                    for each in rows
                ],
                empty="Aucun document encore.",
            )
        ],
    )


@needs_sight("casework.file")
def add_handout(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.AddHandout(request),
        actions.add_handout,
        request.actor.organisation,
        title="Ajouter une version",
        submit="Ajouter cette version",
        said="Version ajoutée ; elle remplace la précédente dans cette langue.",
        back=reverse("casework:handouts"),
        crumbs=[("Documents à remettre", reverse("casework:handouts"))],
    )


@needs_sight("casework.file")
def practice_reviews(request: ActorRequest) -> HttpResponse:
    """What colleagues keep of thinking together, without names."""
    rows = PracticeReview.objects.visible_to(request.actor).order_by("-on", "-pk")
    return show_cards(
        request,
        title="Analyses de pratiques",
        lead="Ce que l’équipe retient de ses échanges, sans aucun nom.",
        crumbs=[("Accompagnements", "/accompagnements/")],
        verbs=[
            verb(
                request,
                "casework.note_practice_review",
                "Noter une séance",
                reverse("casework:note_practice_review"),
                "plus",
                main=True,
            )
        ],
        cards=[
            Card(
                each.subject,
                text=each.text,
                note=f"{day_in_words(each.on)}, {each.present} présents",
            )
            for each in rows[:50]
        ]
        or [Card("Séances", empty="Aucune séance notée.")],
    )


@needs_sight("casework.file")
def note_practice_review(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.NotePracticeReview(request, initial={"on": request.today}),
        actions.note_practice_review,
        request.actor.organisation,
        title="Noter une analyse de pratiques",
        submit="Garder cette séance",
        said="Séance gardée.",
        back=reverse("casework:practice_reviews"),
        crumbs=[("Analyses de pratiques", reverse("casework:practice_reviews"))],
        lead="Aucun nom : ni d’une personne accompagnée, ni d’un ménage.",
    )
