"""Sessions with a lawyer: who is received; the advice on a page of its own."""

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words, plural, time_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, done, form_page
from palier.base.ui.subjects import Subject
from palier.work.eviction import actions, forms, lists
from palier.work.eviction.finding import PROCEDURES
from palier.work.eviction.models import LawyerSession, LegalAdvice, Reception
from palier.work.eviction.views.tabs import tabs_of

SESSIONS = ("Permanences", "/procedures/permanences/")


@needs_sight("eviction.household")
def sessions(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.SESSIONS, tabs=tabs_of(request.actor))


@needs_sight("eviction.household")
def plan_lawyer_session(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.PlanSession(request),
        actions.plan_lawyer_session,
        request.actor.organisation,
        title="Prévoir une permanence",
        submit="Prévoir cette permanence",
        said="Permanence prévue.",
        to=lambda made: reverse("eviction:session", args=[made.pk]),
        back=SESSIONS[1],
        crumbs=[PROCEDURES, SESSIONS],
    )


LAWYER_SESSION = Subject(
    LawyerSession,
    "permanences/<int:pk>/",
    fetch=("worker",),
    page="eviction:session",
)


@LAWYER_SESSION.shown
def session(request: ActorRequest, row: LawyerSession) -> HttpResponse:
    received = list(row.receptions.select_related("household").order_by("at", "pk"))
    told = set(
        LegalAdvice.objects.visible_to(request.actor)
        .filter(reception__in=received)
        .values_list("reception", flat=True)
    )
    full = len(received) >= row.places
    return show_cards(
        request,
        title=f"Permanence du {day_in_words(row.on)}",
        lead=f"{row.place}, à partir de {time_in_words(row.begins_at)}. Me {row.lawyer}, avec "
        f"{row.worker.short_name}",
        crumbs=[PROCEDURES, SESSIONS],
        chips=[
            Chip(f"{plural(len(received), 'inscrit')} sur {row.places}", "wait" if full else "")
        ],
        verbs=verbs(
            None
            if full
            else verb(request, "eviction.book_reception", "Inscrire", row, "plus", main=True)
        ),
        cards=[
            Card(
                "Qui est reçu",
                [_line(request, each, each.pk in told) for each in received],
                empty="Personne n’est inscrit. On peut recevoir quelqu’un sans son nom.",
                icon="user",
            )
        ],
        audience="Les avis de l’avocat se lisent à part, par ceux qui accompagnent",
    )


def _line(request: ActorRequest, row: Reception, has_advice: bool) -> Line:
    at = f"{time_in_words(row.at)}, " if row.at else ""
    found: list[Verb | None] = []
    found.append(verb(request, "eviction.note_reception", "Présence et suite…", row))
    if request.actor.sees("eviction.advice"):
        label = "Lire l’avis" if has_advice else "Noter l’avis…"
        found.append(Verb(label, reverse("eviction:give_advice", args=[row.pk])))
    chips = {True: Chip("venu", "ok"), False: Chip("absent", "wait"), None: Chip("attendu")}
    next_step = f"\nSuite : {row.next_step}" if row.next_step else ""
    return Line(
        row.name or "Sans nom",
        f"{at}{capitalised(row.subject)}{next_step}",
        chip=chips[row.came],
        verbs=verbs(*found),
    )


LAWYER_SESSION_ROW = Subject(
    LawyerSession,
    "permanences/<int:pk>/",
)


@LAWYER_SESSION_ROW.asks("inscrire/")
def book_reception(request: ActorRequest, row: LawyerSession) -> HttpResponse:
    back = reverse("eviction:session", args=[row.pk])
    initial = {"household": request.GET.get("menage") or None}
    return ask(
        request,
        forms.BookReception(request, subject=row, initial=initial),
        actions.book_reception,
        row,
        title="Inscrire à la permanence",
        submit="Inscrire",
        said="Inscription notée.",
        back=back,
        crumbs=[PROCEDURES, SESSIONS],
    )


RECEPTION = Subject(
    Reception,
    "receptions/<int:pk>/",
    fetch=("session", "household"),
    page=lambda row: reverse("eviction:session", args=[row.session_id]),
    under=(PROCEDURES, SESSIONS),
)


@RECEPTION.shown
def note_reception(request: ActorRequest, row: Reception) -> HttpResponse:
    came = {True: "yes", False: "no"}.get(row.came)  # type: ignore[arg-type]
    initial = {"came": came, "next_step": row.next_step}
    return ask(
        request,
        forms.NoteReception(request, subject=row, initial=initial),
        actions.note_reception,
        row,
        title=f"Réception : {row.name or 'sans nom'}",
        submit="Noter",
        said="Réception notée.",
        back=reverse("eviction:session", args=[row.session_id]),
        crumbs=[PROCEDURES, SESSIONS],
    )


@needs_sight("eviction.advice")
def give_advice(request: ActorRequest, pk: int) -> HttpResponse:
    """What the lawyer advised, and a place to write more; nobody else reads it."""
    row = RECEPTION.find(request, pk)
    back = reverse("eviction:session", args=[row.session_id])
    form = forms.GiveAdvice(request, subject=row)
    if form.carry_out(actions.give_advice, row):
        return done(request, "Avis noté, à part.", reverse("eviction:give_advice", args=[pk]))
    said = LegalAdvice.objects.visible_to(request.actor).filter(reception=row)
    return form_page(
        request,
        form,
        title=f"Avis de l’avocat : {row.name or 'sans nom'}",
        submit="Garder cet avis",
        back=back,
        crumbs=[PROCEDURES, SESSIONS],
        lead="Secret. Lu par l’avocat et ceux qui accompagnent, jamais par un bailleur.",
        template="eviction/advice.html",
        advice_card=Card(
            "Ce qui a été conseillé",
            [
                Line(
                    each.text,
                    f"{each.by.short_name if each.by else ''}, {day_in_words(each.at)}",
                    icon="lock-closed",
                )
                for each in said.select_related("by").order_by("pk")
            ],
            empty="Rien encore.",
            icon="lock-closed",
        ),
    )
