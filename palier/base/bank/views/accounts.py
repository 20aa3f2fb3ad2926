"""The association's accounts at its banks."""

from django.http import HttpResponse
from django.urls import reverse

from palier.base.bank import actions, forms
from palier.base.bank.models import BankAccount
from palier.base.bank.views.batches import LINES
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.rows import OwnedQuerySet
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, asked_entity
from palier.base.ui.subjects import Subject

ACCOUNTS = ("Comptes bancaires", "/encaissements/comptes/")


@needs_sight("bank.statements")
def bank_accounts(request: ActorRequest) -> HttpResponse:
    """The association's accounts at its banks."""
    rows = BankAccount.objects.visible_to(request.actor).select_related("account", "entity")
    may = request.actor.may("bank.complete_bank_account")
    return show_cards(
        request,
        title="Comptes bancaires",
        crumbs=[LINES],
        verbs=[
            verb(
                request,
                "bank.add_bank_account",
                "Ajouter un compte bancaire",
                reverse("bank:add_bank_account"),
                "plus",
                main=True,
            )
        ],
        cards=[_accounts_card(rows, may)],
    )


def _accounts_card(rows: OwnedQuerySet[BankAccount], may: bool) -> Card:
    """Each account, by what tells it apart."""
    return Card(
        "Les comptes",
        [
            Line(
                row.label,
                " · ".join(
                    filter(
                        None,
                        [
                            f"{row.iban[:4]}…{row.iban[-4:]}",
                            row.entity.name,
                            f"compte {row.account.code}",
                            f"ICS {row.creditor_id}" if row.creditor_id else "",
                        ],
                    )
                ),
                icon="building-library",
                chip=Chip("Fonds des mandants", "info") if row.holds_principals else None,
                verbs=[
                    Verb(
                        "Compléter",
                        reverse("bank:complete_bank_account", args=[row.pk]),
                        about=row.label,
                    )
                ]
                if may
                else [],
            )
            for row in rows.order_by("label", "pk")
        ],
        empty="Ajoutez le premier : ses relevés pourront être lus.",
    )


@needs_sight("bank.statements")
def add_bank_account(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.AddBankAccount(request),
        actions.add_bank_account,
        asked_entity(request),
        title="Ajouter un compte bancaire",
        submit="Ajouter ce compte",
        said="Compte bancaire ajouté.",
        back=ACCOUNTS[1],
        crumbs=[LINES, ACCOUNTS],
    )


BANK_ACCOUNT = Subject(
    BankAccount,
    "comptes/<int:pk>/",
    page=lambda row: ACCOUNTS[1],
    under=(LINES, ACCOUNTS),
)


@BANK_ACCOUNT.shown
def complete_bank_account(request: ActorRequest, row: BankAccount) -> HttpResponse:
    told = {
        name: getattr(row, name) for name in ("label", "bic", "creditor_id", "holds_principals")
    }
    return ask(
        request,
        forms.CompleteBankAccount(request, subject=row, initial=told),
        actions.complete_bank_account,
        row,
        title=f"Compléter « {row.label} »",
        submit="Enregistrer",
        said="Compte complété.",
        back=ACCOUNTS[1],
        crumbs=[LINES, ACCOUNTS],
    )
