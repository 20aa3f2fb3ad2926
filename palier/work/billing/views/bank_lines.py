"""Bank lines: whose they are, split among several, found again, proposed and confirmed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from palier.base.bank.models import StatementLine
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.pages import done, form_page
from palier.base.ui.subjects import Subject
from palier.work.billing import actions, forms
from palier.work.billing.proposing import Proposer
from palier.work.billing.recognising import is_deposit

LINES = ("Encaissements", "/encaissements/")
SHOWN = 50


STATEMENT_LINE = Subject(
    StatementLine,
    "lignes/<int:pk>/",
)


def _words(line: StatementLine) -> str:
    """Whose line it seems, how much, when and what it says."""
    said = line.text or line.reference
    return f"{line.party or 'Sans nom'}, {euros(line.amount)} le {day_in_words(line.on)} : {said}"


@STATEMENT_LINE.asks("affecter/")
def assign_line(request: ActorRequest, line: StatementLine) -> HttpResponse:
    initial: dict[str, Any] = {"on": line.held_on, "who": request.GET.get("pour", "")}
    form = forms.AssignLine(request, subject=line, initial=initial)
    if form.carry_out(actions.assign_line, line):
        return done(request, "Ligne affectée.", "bank:line", line.pk)
    return form_page(
        request,
        form,
        title="Affecter cette ligne",
        submit="Affecter la ligne",
        back=reverse("bank:line", args=[line.pk]),
        crumbs=[LINES],
        lead=_words(line),
    )


@STATEMENT_LINE.asks("repartir/")
def split_line(request: ActorRequest, line: StatementLine) -> HttpResponse:
    form = forms.SplitLine(request, subject=line, initial={"on": line.held_on})
    if form.carry_out(actions.split_line, line):
        return done(request, "Ligne répartie.", "bank:line", line.pk)
    return form_page(
        request,
        form,
        title="Répartir cette ligne",
        submit="Répartir la ligne",
        back=reverse("bank:line", args=[line.pk]),
        crumbs=[LINES],
        lead=f"{_words(line)}. Un tuteur ou un proche a payé pour plusieurs : dites combien pour "
        "chacun.",
    )


@STATEMENT_LINE.asks("remise/")
def match_deposit(request: ActorRequest, line: StatementLine) -> HttpResponse:
    form = forms.MatchDeposit(request, subject=line, initial={"on": line.held_on})
    if form.carry_out(actions.match_deposit, line):
        return done(request, "Remise rapprochée.", "bank:line", line.pk)
    return form_page(
        request,
        form,
        title="Rapprocher une remise",
        submit="Rapprocher ces paiements",
        back=reverse("bank:line", args=[line.pk]),
        crumbs=[LINES],
        lead=f"{_words(line)}. Choisissez les chèques, les espèces ou le virement déjà notés.",
    )


@STATEMENT_LINE.asks("cheque-impaye/")
def return_cheque(request: ActorRequest, line: StatementLine) -> HttpResponse:
    form = forms.ReturnCheque(request, subject=line, initial={"on": line.held_on})
    if form.carry_out(actions.return_cheque, line):
        return done(
            request, "Chèque impayé noté : la somme est de nouveau due.", "bank:line", line.pk
        )
    return form_page(
        request,
        form,
        title="Un chèque est revenu impayé",
        submit="Noter ce chèque impayé",
        back=reverse("bank:line", args=[line.pk]),
        crumbs=[LINES],
        lead=f"{_words(line)}. Les autres chèques de sa remise restent payés. Les frais de la banque "
        "sont une autre ligne.",
    )


@STATEMENT_LINE.asks("cheque-impaye/defaire/")
def undo_returned_cheque(request: ActorRequest, line: StatementLine) -> HttpResponse:
    form = forms.UndoDeposit(request, subject=line, initial={"on": request.today})
    if form.carry_out(actions.undo_returned_cheque, line):
        return done(
            request,
            "Défait : ce chèque est de nouveau payé, la ligne attend d’être comprise.",
            "bank:line",
            line.pk,
        )
    return form_page(
        request,
        form,
        title="Défaire ce chèque impayé",
        submit="Défaire ce chèque impayé",
        back=reverse("bank:line", args=[line.pk]),
        crumbs=[LINES],
        lead="Ce n’était pas ce chèque : ce qu’il réglait l’est de nouveau, à la date dite.",
        danger=True,
    )


@STATEMENT_LINE.asks("remise/defaire/")
def undo_deposit(request: ActorRequest, line: StatementLine) -> HttpResponse:
    form = forms.UndoDeposit(request, subject=line, initial={"on": request.today})
    if form.carry_out(actions.undo_deposit, line):
        return done(request, "Remise défaite : la ligne attend de nouveau.", "bank:line", line.pk)
    return form_page(
        request,
        form,
        title="Défaire cette remise",
        submit="Défaire la remise",
        back=reverse("bank:line", args=[line.pk]),
        crumbs=[LINES],
        danger=True,
    )


@needs_sight("billing.accounts")
def proposals(request: ActorRequest) -> HttpResponse:
    """Lines that name nothing, each with whom it may come from and why; a person confirms."""
    waiting = (
        StatementLine.objects.visible_to(request.actor)
        .filter(state="waiting", amount__gt=0)
        .select_related("statement__bank_account__entity")
        .order_by("on", "pk")
    )
    lines = [line for line in waiting[: SHOWN * 4] if not is_deposit(line)]
    of = {line.pk: line.statement.bank_account.entity for line in lines}
    proposers = {entity: Proposer(entity) for entity in set(of.values())}
    found = [(line, proposers[of[line.pk]].proposals_for(line, request.actor)) for line in lines]
    proposed = [(line, several) for line, several in found if several]
    form = forms.ConfirmProposals(request)
    form.ask_for(proposed[:SHOWN])
    if form.carry_out(actions.confirm_proposals, request.actor.organisation):
        confirmed = getattr(form, "cleaned_data", {}).get("confirmed", [])
        said = plural(len(confirmed), "ligne affectée", "lignes affectées")
        return done(request, f"{said}." if confirmed else "Déjà enregistré.", LINES[1])
    context = {
        "title": "Propositions à confirmer",
        "form": form,
        "rows": [(line, several, form[f"line_{line.pk}"]) for line, several in proposed[:SHOWN]],
        "more": len(proposed) - SHOWN,
        "without": len(found) - len(proposed),
    }
    status = 422 if form.errors else 200
    return render(request, "billing/proposals.html", context, status=status)
