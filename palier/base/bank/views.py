"""The bank: lines, statements, importing, setting a line aside."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from palier.base.bank import actions, forms, lists
from palier.base.bank.models import StatementLine
from palier.base.kit.typography import plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import LegalEntity
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.pages import done, form_page

LINES = ("Encaissements", "/encaissements/")


def lines(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.LINES)


def statements(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.STATEMENTS)


def line(request: ActorRequest, pk: int) -> HttpResponse:
    """One line, what rooms above know or propose about it."""
    row = get_object_or_404(
        StatementLine.objects.visible_to(request.actor).select_related("statement"), pk=pk
    )
    panels = shell.panels("bank.line", row, request.actor, request.today)
    return render(
        request,
        "bank/line.html",
        {"title": row.party or "Ligne de relevé", "line": row, "panels": panels},
    )


@needs_sight("bank.statements")
def import_statement(request: ActorRequest) -> HttpResponse:
    form = forms.ImportStatement(request)
    if form.carry_out(actions.import_statement, request.actor.organisation):
        statement = form.result
        added = StatementLine.objects.visible_to(request.actor).filter(statement=statement)
        waiting = added.filter(state="waiting").count()
        sentence = f"Relevé {statement.reference} : {plural(added.count(), 'ligne')}"
        sentence += (
            f", {plural(waiting, 'attend', 'attendent')} quelqu’un."
            if waiting
            else ", toutes affectées."
        )
        return done(request, sentence, "bank:lines")
    return form_page(
        request,
        form,
        title="Importer un relevé",
        submit="Importer ce relevé",
        back=reverse("bank:lines"),
        crumbs=[LINES],
        lead="Le solde de départ plus les mouvements doivent faire le solde d’arrivée, au centime.",
    )


def add_bank_account(request: ActorRequest) -> HttpResponse:
    entity = get_object_or_404(LegalEntity.objects.visible_to(request.actor), is_main=True)
    form = forms.AddBankAccount(request)
    if form.carry_out(actions.add_bank_account, entity):
        return done(request, "Compte bancaire ajouté.", "bank:statements")
    return form_page(
        request,
        form,
        title="Ajouter un compte bancaire",
        submit="Ajouter ce compte",
        back=reverse("bank:statements"),
        crumbs=[LINES, ("Relevés", reverse("bank:statements"))],
    )


def set_line_aside(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(StatementLine.objects.visible_to(request.actor), pk=pk)
    form = forms.SetLineAside(request, subject=row)
    if form.carry_out(actions.set_line_aside, row):
        return done(request, "Ligne mise de côté.", "bank:lines")
    return form_page(
        request,
        form,
        title="Mettre de côté cette ligne",
        submit="Mettre de côté",
        back=reverse("bank:line", args=[pk]),
        crumbs=[LINES],
    )


def take_line_back(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(StatementLine.objects.visible_to(request.actor), pk=pk)
    form = forms.TakeLineBack(request, subject=row)
    if form.carry_out(actions.take_line_back, row):
        return done(request, "La ligne attend de nouveau.", "bank:line", pk)
    return form_page(
        request,
        form,
        title="Reprendre cette ligne",
        submit="Reprendre la ligne",
        back=reverse("bank:line", args=[pk]),
        crumbs=[LINES],
    )
