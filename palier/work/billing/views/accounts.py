"""Accounts of households, payments, and what is due each month."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import day_in_words, of_name, plural
from palier.base.ledger.reads import statement_of
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.pages import done, form_page
from palier.base.ui.subjects import Subject
from palier.work.billing import actions, forms, lists, reads
from palier.work.billing.finding import HOUSEHOLD_ACCOUNT, OCCUPANCY, RUNS
from palier.work.billing.models import HouseholdAccount, Payment, Term
from palier.work.leases.models import LIVED_IN, Occupancy


@needs_sight("billing.accounts")
def accounts(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.accounts_of(request.today))


@HOUSEHOLD_ACCOUNT.shown
def account(request: ActorRequest, row: HouseholdAccount) -> HttpResponse:
    """What a household owes at a date, and every line that makes it."""
    day = _day(request)
    lines = list(statement_of(row.auxiliary).filter(on__lte=day))
    payments = Payment.objects.visible_to(request.actor).filter(account=row, reverses=None)
    payments = payments.exclude(means=Payment.Means.OPENING)
    balance = reads.owed_by(row, on=day)
    later = reads.owed_by(row) - balance
    stays = Occupancy.objects.filter(
        Q(period__endswith__isnull=True) | Q(period__endswith__gt=day),
        household=row.household_id,
        state__in=LIVED_IN,
    )
    context = {
        "title": f"Compte {of_name(row.household.name)}{row.entity.after_a_name}",
        "account": row,
        "day": day,
        "lines": lines[::-1],
        "balance": balance,
        "later": later,
        "is_gone": later < 0 and not stays.exists(),
        "kept": reads.kept_for_charges(row, day) if balance < 0 else NOTHING,
        "ibans": row.payer_ibans.order_by("pk"),
        "rules": row.payer_rules.order_by("-confirmed", "pk"),
        "deposit": reads.deposit_of(row),
        "panels": shell.panels("billing.account", row, request.actor, request.today),
        "payments": payments.filter(reversals=None).order_by("-on", "-pk")[:12],
    }
    return render(request, "billing/account.html", context)


def _day(request: ActorRequest) -> date:
    try:
        return date.fromisoformat(request.GET.get("au", ""))
    except ValueError:
        return request.today


@HOUSEHOLD_ACCOUNT.asks("paiement/")
def record_payment(request: ActorRequest, row: HouseholdAccount) -> HttpResponse:
    form = forms.RecordPayment(request, subject=row, initial={"on": request.today})
    if form.carry_out(actions.record_payment, row):
        return done(request, "Paiement enregistré.", "billing:account", row.pk)
    return form_page(
        request,
        form,
        title=f"Paiement {of_name(row.household.name)}",
        submit="Enregistrer ce paiement",
        back=HOUSEHOLD_ACCOUNT.url(row),
        crumbs=HOUSEHOLD_ACCOUNT.crumbs(row),
        lead="Il règle l’avis choisi, puis les plus anciens.",
    )


@HOUSEHOLD_ACCOUNT.asks("iban/")
def know_payer(request: ActorRequest, row: HouseholdAccount) -> HttpResponse:
    form = forms.KnowPayer(request)
    if form.carry_out(actions.know_payer, request.actor.organisation, account=row):
        return done(request, "IBAN retenu pour ce ménage.", "billing:account", row.pk)
    return form_page(
        request,
        form,
        title=f"IBAN qui paie pour {row.household.name}",
        submit="Retenir cet IBAN",
        back=HOUSEHOLD_ACCOUNT.url(row),
        crumbs=HOUSEHOLD_ACCOUNT.crumbs(row),
        lead="Le ménage lui-même, un proche ou un curateur.",
    )


PAYMENT = Subject(
    Payment,
    "paiements/<int:pk>/",
    fetch=("account__household", "third__body", "entry", "bank_line"),
)


@PAYMENT.asks("annuler/")
def reverse_payment(request: ActorRequest, row: Payment) -> HttpResponse:
    back = reverse("billing:account", args=[row.account_id]) if row.account_id else RUNS[1]
    form = forms.ReversePayment(request, subject=row, initial={"on": request.today})
    if form.carry_out(actions.reverse_payment, row):
        return done(request, "Paiement annulé ; ce qu’il réglait est de nouveau dû.", back)
    return form_page(
        request,
        form,
        title="Annuler un paiement",
        submit="Annuler ce paiement",
        back=back,
        crumbs=[RUNS],
        lead=_told_of(row),
        danger=True,
    )


def _told_of(row: Payment) -> str:
    """Whose payment, how much, how and when; the others of a line that was split."""
    who = row.account.household.name if row.account else str(row.third or "CAF")
    said = (
        f"{who} : {euros(row.amount)}, {row.get_means_display()} du {day_in_words(row.on)}. "
        "Ce qu’il réglait sera de nouveau dû."
    )
    if not row.bank_line:
        return said
    parts = Payment.objects.filter(bank_line=row.bank_line, reverses=None, reversals=None)
    others = parts.exclude(pk=row.pk).count()
    more = f", et {plural(others, 'autre part')} avec elle" if others else ""
    return f"{said} Sa ligne de banque attendra de nouveau{more}."


@OCCUPANCY.asks("montant/")
def set_term(request: ActorRequest, occupancy: Occupancy) -> HttpResponse:
    initial: dict[str, Any] = {
        "starts_on": occupancy.starts_on if occupancy.state == "draft" else request.today
    }
    form = forms.SetTerm(request, subject=occupancy, initial=initial)
    if form.carry_out(actions.set_term, occupancy):
        return done(request, "Montant fixé.", "leases:occupancy", occupancy.pk)
    return form_page(
        request,
        form,
        title=f"Fixer un montant, contrat {occupancy.number}",
        submit="Fixer ce montant",
        back=OCCUPANCY.url(occupancy),
        crumbs=OCCUPANCY.crumbs(occupancy),
        lead="À partir de cette date, chaque mois. Le montant précédent s’arrête la veille.",
    )


TERM = Subject(
    Term,
    "montants/<int:pk>/",
    fetch=("occupancy",),
)


@TERM.asks("arreter/")
def stop_term(request: ActorRequest, term: Term) -> HttpResponse:
    form = forms.StopTerm(request, subject=term)
    if form.carry_out(actions.stop_term, term):
        return done(request, "Montant arrêté.", "leases:occupancy", term.occupancy_id)
    return form_page(
        request,
        form,
        title=f"Arrêter : {term.label}",
        submit="Arrêter ce montant",
        back=reverse("leases:occupancy", args=[term.occupancy_id]),
        crumbs=[("Contrats", reverse("leases:occupancies"))],
    )
