"""Messages and letters: read before they leave, one by one or together; printed; their receipts."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from palier.base.documents.drawing import pdf_response
from palier.base.kit.typography import plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card
from palier.base.ui.errands import PRINTED_AT_ONCE, later
from palier.base.ui.pages import ask, asked_day, done
from palier.base.ui.subjects import Subject
from palier.registers.people.reads import head_of, heads_of
from palier.work.arrears import actions, forms, papers
from palier.work.arrears.models import ArrearsCase, Reminder, StepKind
from palier.work.arrears.views.rules import RULES
from palier.work.arrears.views.tabs import CASES
from palier.work.arrears.wording import filled, template_of

WORDS = {"message": "messages", "letter": "lettres", "registered": "lettres recommandées"}
SHOWN = 12


@needs_sight("arrears.cases")
def send_reminders(request: ActorRequest, kind: str) -> HttpResponse:
    """Everyone for whom this step is proposed: what each would read, then one yes."""
    form = forms.SendReminders(request, kind=kind)
    return ask(
        request,
        form,
        actions.send_reminders,
        request.actor.organisation,
        title=f"Préparer les {WORDS.get(kind, 'relances')}",
        submit="Envoyer à ceux qui sont cochés",
        said=lambda sent: (
            f"{plural(len(sent), 'relance')} : les messages partent, les lettres sont à imprimer."
        ),
        known={"kind": kind, "on": request.today, "send_at": timezone.now()},
        to=f"{reverse('arrears:letters')}?jour={request.today}&quoi={kind}",
        back=CASES[1],
        crumbs=[CASES],
        lead="Décochez qui ne doit rien recevoir. Ce que chacun lira est écrit dessous.",
        template="arrears/reminders.html",
        previews=_previews(request, kind, form),
    )


def _previews(request: ActorRequest, kind: str, form: forms.SendReminders) -> list[Card]:
    rows = list(form.fields["cases"].queryset[:SHOWN])  # type: ignore[attr-defined]
    heads = heads_of([case.account.household_id for case in rows])
    cards = []
    for case in rows:
        head = heads.get(case.account.household_id)
        gone = not case.is_present
        title, text = template_of(request.actor.organisation, kind, request.today, gone=gone)
        sent_by = actions.way_for(kind, head)
        way = Reminder.Way(sent_by).label
        no_home = gone and sent_by in (Reminder.Way.PRINT, Reminder.Way.REGISTERED)
        cards.append(
            Card(
                f"{case.account.household.name} : {filled(title, case, head, request.today)}",
                quote=filled(text, case, head, request.today),
                note=f"{way}, sans adresse : à remettre" if no_home else way,
                icon="envelope",
            )
        )
    return cards


ARREARS_CASE = Subject(
    ArrearsCase,
    "dossiers/<int:pk>/",
    fetch=("account__household", "account__entity__organisation", "organisation"),
)


@ARREARS_CASE.asks("ecrire/<slug:kind>/")
def send_one(request: ActorRequest, row: ArrearsCase, kind: str) -> HttpResponse:
    """One household: the words may be changed for it before they leave."""
    kind = kind if kind in WORDS else StepKind.LETTER
    head = head_of(row.account.household)
    title, text = (
        filled(part, row, head, request.today)
        for part in template_of(row.organisation, kind, request.today, gone=not row.is_present)
    )
    way = actions.way_for(kind, head)
    form = forms.SendReminder(request, subject=row, initial={"title": title, "text": text})
    return ask(
        request,
        form,
        actions.send_reminder,
        row,
        title=f"Écrire à {head.formal_name if head else row.account.household.name}",
        submit="Envoyer" if way in ("email", "sms") else "Garder cette lettre, à imprimer",
        said="Relance envoyée et rangée au dossier."
        if way in ("email", "sms")
        else "Lettre rangée au dossier : ouvrez-la pour l’imprimer.",
        known={"kind": kind, "way": way, "on": request.today, "send_at": timezone.now()},
        back=reverse("arrears:case", args=[row.pk]),
        crumbs=[CASES, (row.account.household.name, reverse("arrears:case", args=[row.pk]))],
        lead=f"Part par : {Reminder.Way(way).label}.",
    )


@needs_sight("arrears.cases")
def letters(request: ActorRequest) -> HttpResponse:
    """The letters of a day in one PDF; without any, the list of cases."""
    day = asked_day(request, "jour")
    rows = (
        Reminder.objects.visible_to(request.actor)
        .filter(step__on=day, way__in=(Reminder.Way.PRINT, Reminder.Way.REGISTERED))
        .select_related("step__case__account__entity", "organisation")
        .order_by("pk")
    )
    kind = request.GET.get("quoi", "")
    found = list(rows.filter(step__kind=kind) if kind in WORDS else rows)
    if not found:
        return done(request, "Rien à imprimer ce jour-là.", CASES[1])
    waiting = later(request, "Lettres du jour", size=len(found), most=PRINTED_AT_ONCE)
    if waiting is not None:
        return waiting
    return pdf_response(papers.reminders_pdf(found, request.actor.organisation), "lettres")


REMINDER = Subject(
    Reminder,
    "lettres/<int:pk>/",
    fetch=("step__case__account__entity", "organisation"),
    page="arrears:letter_pdf",
)


@REMINDER.shown
def letter_pdf(request: ActorRequest, row: Reminder) -> HttpResponse:
    return pdf_response(papers.reminder_pdf(row), f"relance-{row.pk}")


REMINDER_ROW = Subject(
    Reminder,
    "lettres/<int:pk>/",
    fetch=("step__case",),
    page=lambda row: reverse("arrears:case", args=[row.step.case_id]),
    under=(CASES,),
)


REMINDER_ROW.verb(
    actions.note_delivery,
    forms.NoteDelivery,
    at="accuse/",
    title="Accusé de réception",
    submit="Noter cet accusé",
    said="Accusé noté.",
)


@needs_sight("arrears.cases")
def word_reminder(request: ActorRequest, kind: str) -> HttpResponse:
    title, text = template_of(request.actor.organisation, kind, request.today)
    initial = {"kind": kind, "title": title, "text": text, "starts_on": request.today}
    return ask(
        request,
        forms.WordReminder(request, initial=initial),
        actions.word_reminder,
        request.actor.organisation,
        title="Changer les mots d’une relance",
        submit="Garder ces mots",
        said="Ces mots servent à partir du jour dit.",
        back=RULES[1],
        crumbs=[CASES, RULES],
    )
