"""Conferences with the person, practice reviews, documents handed over."""

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.typography import capitalised, day_in_words, time_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.rows import OwnedQuerySet
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.registers.people.reads import head_of, tabs_of
from palier.work.casework import actions, forms, papers
from palier.work.casework.finding import HOUSEHOLD
from palier.work.casework.finding import crumbs as _crumbs
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
    row = HOUSEHOLD.find(request, pk)
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
            _conferences_card(conferences),
            Card(
                "Documents remis",
                [_given_line(request, each) for each in _given(given)],
                empty="Livret d’accueil, charte, notice sur les droits : rien n’est encore remis.",
                icon="document-check",
            ),
        ],
    )


def _conferences_card(conferences: OwnedQuerySet[Conference]) -> Card:
    """The meetings, the latest first."""
    return Card(
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
    )


def _given(rows: "QuerySet[HandOver]") -> "QuerySet[HandOver]":
    return rows.select_related("handout", "by").order_by("-on", "-pk")


def _given_line(request: ActorRequest, each: HandOver) -> Line:
    how = "expliqué de vive voix" if each.explained else "remis sans explication"
    what = str(each.handout)
    return Line(
        capitalised(what),
        f"À {each.given_to}, le {day_in_words(each.on)}, par {each.by.short_name} ; {how}",
        reverse("casework:handout", args=[each.handout_id]),
        chip=Chip(f"signé le {day_in_words(each.signed_on, short=True)}", "ok")
        if each.signed_on
        else Chip("pas signé", "wait"),
        verbs=verbs(
            verb(request, "casework.sign_hand_over", "Faire signer…", each, about=what)
            if not each.signed_on
            else verb(request, "casework.unsign_hand_over", "Pas signé…", each, about=what),
            Verb("Reçu (PDF)", reverse("casework:hand_over_pdf", args=[each.pk]), about=what),
            verb(request, "casework.remove_hand_over", "Retirer…", each, about=what)
            if not each.signed_on
            else None,
        ),
    )


HAND_OVER = Subject(
    HandOver,
    "remises/<int:pk>/",
    fetch=("household", "handout", "by"),
    page=lambda row: reverse("casework:household_together", args=[row.household_id]),
    under=lambda row: _crumbs(row.household),
)


@HAND_OVER.asks("recu/")
def hand_over_pdf(request: ActorRequest, row: HandOver) -> HttpResponse:
    """What was handed over, in which version and language, to be signed or as it was."""
    return pdf_response(papers.hand_over_pdf(row), f"remise-{row.pk}")


HAND_OVER.verb(
    actions.sign_hand_over,
    forms.SignHandOver,
    at="signer/",
    title=lambda row: f"Faire signer : {row.handout}",
    submit="Signer",
    said="Remise signée.",
    lead=lambda row: (
        f"« {row.handout} » m’a été remis le {day_in_words(row.on)}"
        + (", et expliqué de vive voix." if row.explained else ".")
    ),
    initial=lambda row, seen: {"on": seen.today, "signed_how": HandOver.How.SCREEN},
)
HAND_OVER.verb(
    actions.unsign_hand_over,
    at="pas-signee/",
    title=lambda row: f"Retirer la signature : {row.handout}",
    submit="Retirer cette signature",
    said="Signature retirée : la remise attend d’être signée.",
    lead="Notée par erreur : le journal garde qu’elle l’a été.",
    danger=True,
)
HAND_OVER.verb(
    actions.remove_hand_over,
    at="retirer/",
    title=lambda row: f"Retirer la remise : {row.handout}",
    submit="Retirer cette remise",
    said="Remise retirée.",
    danger=True,
    to=lambda household: reverse("casework:household_together", args=[household.pk]),
)


HOUSEHOLD.verb(
    actions.call_conference,
    forms.CallConference,
    at="syntheses/inviter/",
    title=lambda row: f"Inviter à une synthèse, {row.name}",
    submit="Préparer cette synthèse",
    said="Synthèse préparée.",
    lead="On ne parle pas de la personne sans elle, sauf si elle ne le souhaite pas.",
    initial=lambda row, seen: {"on": seen.today},
    to=lambda made: reverse("casework:conference", args=[made.pk]),
)


CONFERENCE = Subject(
    Conference,
    "syntheses/<int:pk>/",
    fetch=("household", "organiser"),
    page="casework:conference",
    under=lambda row: _crumbs(row.household),
)


@CONFERENCE.shown
def conference(request: ActorRequest, row: Conference) -> HttpResponse:
    """One sheet: who was invited and came, what is shared with whom, what was decided."""

    def to(name: str) -> str:
        return reverse(f"casework:{name}", args=[row.pk])

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
            verb(request, "casework.invite_guest", "Inviter quelqu’un", row, "plus"),
            verb(
                request,
                "casework.hold_conference",
                "Noter les décisions",
                row,
                "check",
                main=True,
            ),
        ],
        cards=[
            _decided_card(row),
            _guests_card(request, row),
        ],
    )


def _decided_card(row: Conference) -> Card:
    """What was decided, and what the person said."""
    return Card(
        "Ce qui est décidé",
        text=row.decisions,
        quote=row.person_words,
        empty="Pas encore tenue.",
        note=f"tenue le {day_in_words(row.held_on)}" if row.held_on else "",
    )


def _guests_card(request: ActorRequest, row: Conference) -> Card:
    """Who is invited, and what is shared with them."""
    return Card(
        "Qui est invité",
        [_guest_line(request, guest) for guest in _guests(row)],
        empty="Personne encore.",
        icon="user",
        audience="Ce qui est partagé est écrit ici, avec l’accord qui le permet",
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
                guest,
                about=guest.name,
            )
        ),
    )


CONFERENCE.verb(
    actions.invite_guest,
    forms.InviteGuest,
    at="inviter/",
    title="Inviter quelqu’un",
    submit="Ajouter à la liste",
    said="Ajouté à la liste.",
)


CONFERENCE_GUEST = Subject(
    ConferenceGuest,
    "syntheses/invites/<int:pk>/",
    fetch=("conference__household",),
    page=lambda row: reverse("casework:conference", args=[row.conference_id]),
    under=lambda row: _crumbs(row.conference.household),
)


@CONFERENCE_GUEST.shown
def note_guest(request: ActorRequest, row: ConferenceGuest) -> HttpResponse:
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


@CONFERENCE.asks("decisions/")
def hold_conference(request: ActorRequest, row: Conference) -> HttpResponse:
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
        back=reverse("casework:conference", args=[row.pk]),
        crumbs=_crumbs(row.household),
        template="ui/draft_kept.html",
    )


@CONFERENCE.asks("pdf/")
def conference_pdf(request: ActorRequest, row: Conference) -> HttpResponse:
    return pdf_response(papers.conference_pdf(row), f"synthese-{row.pk}")


HOUSEHOLD.verb(
    actions.hand_over,
    forms.HandOverForm,
    at="remettre/",
    title=lambda row: f"Remettre un document, {row.name}",
    submit="Noter cette remise",
    said="Remise notée.",
    initial=lambda row, seen: {
        "on": seen.today,
        "given_to": head.formal_name if (head := head_of(row)) else "",
    },
)


@needs_sight("casework.file")
def handouts(request: ActorRequest) -> HttpResponse:
    """Documents that one hands over, by version and language."""
    given = HandOver.objects.filter(handout=OuterRef("pk"))
    rows = Handout.objects.visible_to(request.actor).annotate(is_given=Exists(given))
    add = reverse("casework:add_handout")
    return show_cards(
        request,
        title="Documents à remettre",
        lead="Livret d’accueil, charte, notice sur les droits : chaque version, chaque langue.",
        crumbs=[("Accompagnements", "/accompagnements/")],
        verbs=[
            verb(request, "casework.add_handout", "Ajouter une version", add, "plus", main=True)
        ],
        cards=[
            Card(
                "Versions",
                [_version(request, each) for each in rows.order_by("-is_current", "kind", "-pk")],
                empty="Aucun document encore.",
            )
        ],
    )


def _version(request: ActorRequest, row: Handout) -> Line:
    take_off = verb(request, "casework.remove_handout", "Retirer…", row, about=str(row))
    return Line(
        capitalised(str(row)),
        url=reverse("casework:handout", args=[row.pk]),
        icon="document-text",
        chip=Chip("en vigueur", "ok") if row.is_current else Chip("remplacée"),
        verbs=[] if row.is_given else verbs(take_off),  # type: ignore[attr-defined]
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
        said="Version ajoutée ; elle remplace la précédente dans cette langue. Joignez son fichier.",
        to=lambda made: reverse("casework:handout", args=[made.pk]),
        back=reverse("casework:handouts"),
        crumbs=[("Documents à remettre", reverse("casework:handouts"))],
    )


HANDOUT = Subject(
    Handout,
    "documents-remis/<int:pk>/",
    page="casework:handout",
    rows=lambda actor: (
        Handout.objects.visible_to(actor)
        if actor.sees("casework.file")
        else Handout.objects.none()
    ),
    under=lambda row: [("Documents à remettre", reverse("casework:handouts"))],
)


@HANDOUT.shown
def handout(request: ActorRequest, row: Handout) -> HttpResponseBase:
    """One version: its file, to be printed again, and how many were handed over."""
    given = HandOver.objects.visible_to(request.actor).filter(handout=row)
    told = given.aggregate(all=Count("pk"), signed=Count("signed_on"))
    take_off = verb(request, "casework.remove_handout", "Retirer…", row, about=str(row))
    return show_cards(
        request,
        title=capitalised(str(row)),
        lead="Le fichier joint ici se réimprime depuis le dossier de chaque ménage.",
        crumbs=HANDOUT.crumbs(row),
        here=row.version,
        chips=[Chip("en vigueur", "ok") if row.is_current else Chip("remplacée")],
        verbs=[take_off if not told["all"] else None],
        cards=[
            Card(
                "Remises",
                pairs=[("À des ménages", told["all"]), ("Signées", told["signed"])],
                side=True,
            )
        ],
        panels=shell.panels("casework.handout", row, request.actor, request.today),
    )


HANDOUT.verb(
    actions.remove_handout,
    at="retirer/",
    title=lambda row: f"Retirer « {row} »",
    submit="Retirer cette version",
    said="Version retirée ; celle d’avant est de nouveau en vigueur.",
    danger=True,
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
