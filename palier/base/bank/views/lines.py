"""The bank: lines, statements, importing, setting a line aside."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from palier.base.bank import actions, forms, lists
from palier.base.bank.models import BankAccount, LineState, StatementLine
from palier.base.bank.reconciling import month_sheet
from palier.base.bank.returns import reason
from palier.base.kit.money import NOTHING
from palier.base.kit.typography import month_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.pages import done, form_page
from palier.base.ui.subjects import Subject
from palier.law.dates import Month

LINES = ("Encaissements", "/encaissements/")


def lines(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.LINES, verbs=_verbs(request))


def _verbs(request: ActorRequest) -> list[dict[str, str]]:
    """What rooms above offer to do with lines that wait."""
    return [verb for verbs in shell.ask("bank.verbs", request.actor) for verb in verbs]


def statements(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.STATEMENTS)


STATEMENT_LINE = Subject(
    StatementLine,
    "<int:pk>/",
    fetch=("statement",),
    page="bank:line",
)


@STATEMENT_LINE.shown
def line(request: ActorRequest, row: StatementLine) -> HttpResponse:
    """One line, what rooms above know or propose about it."""
    panels = shell.panels("bank.line", row, request.actor, request.today)
    return render(
        request,
        "bank/line.html",
        {
            "title": row.party or "Ligne de relevé",
            "line": row,
            "panels": panels,
            "why": reason(row.return_code) if row.return_code else "",
        },
    )


def _imported(told: actions.Imported) -> str:
    """What an import brought, in a sentence."""
    named = (
        f"Relevé {told.statements[0].reference}"
        if len(told.statements) == 1
        else plural(len(told.statements), "relevé")
    )
    if not told.lines:
        return f"{named} : rien de nouveau, tout était déjà importé."
    added = StatementLine.objects.filter(pk__in=[line.pk for line in told.lines])
    waiting = added.filter(state=LineState.WAITING).count()
    after = (
        f"{plural(waiting, 'attend', 'attendent')} quelqu’un" if waiting else "toutes affectées"
    )
    return f"{named} : {plural(len(told.lines), 'ligne nouvelle', 'lignes nouvelles')}, {after}."


@needs_sight("bank.statements")
def import_statement(request: ActorRequest) -> HttpResponse:
    form = forms.ImportStatement(request)
    if form.carry_out(actions.import_statement, request.actor.organisation):
        return done(request, _imported(form.result), "bank:lines")
    return form_page(
        request,
        form,
        title="Importer un relevé",
        submit="Importer ce relevé",
        back=reverse("bank:lines"),
        crumbs=[LINES],
        lead="Le solde de départ plus les mouvements doivent faire le solde d’arrivée, au centime.",
    )


STATEMENT_LINE_ROW = Subject(
    StatementLine,
    "<int:pk>/",
    fetch=("statement__bank_account__entity",),
)


@STATEMENT_LINE_ROW.asks("mettre-de-cote/")
def set_line_aside(request: ActorRequest, row: StatementLine) -> HttpResponse:
    form = forms.SetLineAside(request, subject=row, initial={"on": row.held_on})
    if form.carry_out(actions.set_line_aside, row):
        return done(request, "Ligne mise de côté.", "bank:lines")
    return form_page(
        request,
        form,
        title="Mettre de côté cette ligne",
        submit="Mettre de côté",
        back=reverse("bank:line", args=[row.pk]),
        crumbs=[LINES],
    )


@STATEMENT_LINE_ROW.asks("reprendre/")
def take_line_back(request: ActorRequest, row: StatementLine) -> HttpResponse:
    form = forms.TakeLineBack(request, subject=row, initial={"on": row.held_on})
    if form.carry_out(actions.take_line_back, row):
        return done(request, "La ligne attend de nouveau.", "bank:line", row.pk)
    return form_page(
        request,
        form,
        title="Reprendre cette ligne",
        submit="Reprendre la ligne",
        back=reverse("bank:line", args=[row.pk]),
        crumbs=[LINES],
    )


def _accounts(request: ActorRequest) -> list[BankAccount]:
    rows = BankAccount.objects.visible_to(request.actor).select_related("account", "entity")
    return list(rows.order_by("label", "pk"))


@needs_sight("bank.statements")
def reconciliation(request: ActorRequest) -> HttpResponse:
    """One month of one bank account: what it says, what the books say, what is between them."""
    accounts = _accounts(request)
    wanted = request.GET.get("compte", "")
    chosen = next((a for a in accounts if str(a.pk) == wanted), accounts[0] if accounts else None)
    month = _month(request)
    context: dict[str, Any] = {
        "title": "Rapprocher un mois",
        "accounts": accounts,
        "chosen": chosen,
        "month": month,
        "before": str(month.before),
        "after": str(month.after) if month.last < request.today else "",
    }
    if chosen is not None:
        sheet = month_sheet(chosen, month)
        context |= {
            "sheet": sheet,
            "states": [
                (state.label, state.value, *sheet.by_state.get(state, (0, NOTHING)))
                for state in LineState
            ],
            "panels": shell.panels("bank.month", sheet, request.actor, request.today),
        }
    return render(request, "bank/reconciliation.html", context)


def _month(request: ActorRequest) -> Month:
    try:
        month = Month.parse(request.GET.get("mois", ""))
    except ValueError:
        return Month.of(request.today).before
    return month if 2000 <= month.year <= 2100 else Month.of(request.today).before


BANK_ACCOUNT = Subject(
    BankAccount,
    "comptes/<int:pk>/",
)


@BANK_ACCOUNT.asks("rapprocher/<str:month>/")
def reconcile_month(request: ActorRequest, account: BankAccount, month: str) -> HttpResponse:
    try:
        asked = Month.parse(month)
    except ValueError:
        raise Http404(month) from None
    back = f"{reverse('bank:reconciliation')}?compte={account.pk}&mois={asked}"
    form = forms.ReconcileMonth(request)
    if form.carry_out(
        actions.reconcile_month, account, month_on=asked.first, said_on=request.today
    ):
        words = month_in_words(asked.first)
        return done(
            request, f"{words.capitalize()} : la banque et les comptes disent pareil.", back
        )
    return form_page(
        request,
        form,
        title=f"Rapprocher {month_in_words(asked.first)}",
        submit="Dire ce mois rapproché",
        back=back,
        crumbs=[LINES, ("Rapprocher un mois", back)],
        lead=f"« {account.label} » : la banque et les comptes s’accordent au dernier jour du mois.",
    )


@BANK_ACCOUNT.asks("solde/")
def post_bank_opening(request: ActorRequest, account: BankAccount) -> HttpResponse:
    back = f"{reverse('bank:reconciliation')}?compte={account.pk}"
    form = forms.PostBankOpening(request, subject=account)
    if form.carry_out(actions.post_bank_opening, account):
        return done(request, "Solde de départ passé.", back)
    return form_page(
        request,
        form,
        title=f"Passer le solde de départ de « {account.label} »",
        submit="Passer ce solde",
        back=back,
        crumbs=[LINES],
        lead="Le solde avec lequel le premier relevé commence entre dans les comptes, en face du "
        "compte 890, bilan d’ouverture.",
    )


@needs_sight("bank.statements")
def waiting(request: ActorRequest) -> HttpResponse:
    """The waiting account: every line that nobody has owned, with its age."""
    return ui_lists.show(request, lists.waiting_on(request.today), verbs=_verbs(request))
