"""Asking whose money a bank line is: one payer, several, what was noted by hand, what is proposed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from palier.base.bank.models import StatementLine
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.reads import entity_of
from palier.base.tenancy.rows import OwnedQuerySet
from palier.base.ui.fields import AmountField, DayField
from palier.base.ui.forms import ActionForm
from palier.registers.people.choices import TILES
from palier.work.billing.actions import Confirmed, LinePart
from palier.work.billing.models import DepositEntry, HouseholdAccount, Payment, ThirdAccount
from palier.work.billing.proposing import Proposal, plain
from palier.work.billing.reads import (
    cheques_paid_in,
    deposit_cheques_paid_in,
    deposits_to_match,
    to_deposit,
)
from palier.work.leases.models import Occupancy

AGENCIES = {"CAF", "MSA"}
MOST_NAMED = 8


def find_account(who: str, actor: Actor, bank: LegalEntity) -> HouseholdAccount:
    """The one account that a contract's number or a household's name is of, in the books of a bank's entity.

    Of someone who owes two legal entities, the one whose bank it is. Refused: none, or several.
    """
    accounts = HouseholdAccount.objects.visible_to(actor).select_related("household", "entity")
    rows = _answering(who, accounts.filter(entity=bank))
    found = list(rows[: MOST_NAMED + 1])
    exact = [row for row in found[:MOST_NAMED] if row.household.name.lower() == who.lower()]
    if len(found) == 1 or len(exact) == 1:
        return (exact or found)[0]
    if found:
        raise ValidationError(f"{_told_apart(found)} Écrivez le numéro du contrat.")
    if elsewhere := _answering(who, accounts).first():
        raise ValidationError(
            f"{elsewhere.household.name} doit à {elsewhere.entity.name}, et cet argent est arrivé "
            f"chez {bank.name} : virez-le d’abord de l’une à l’autre."
        )
    raise ValidationError(
        f"Aucun ménage avec un compte ne répond à « {who} ». Vérifiez le nom ou le numéro."
    )


def _answering(
    who: str, accounts: OwnedQuerySet[HouseholdAccount]
) -> OwnedQuerySet[HouseholdAccount]:
    """The accounts of a contract's number, or of a household that bears these words."""
    if who.upper().startswith("B-"):
        contract = Occupancy.objects.filter(number=who.upper()).select_related("site").first()
        if contract is None:
            return accounts.none()
        return accounts.filter(household=contract.household_id, entity=entity_of(contract.site))
    words = plain(who).split()
    named = Q(household__isnull=bool(not words))
    for word in words:
        named &= Q(household__sort_name__contains=word) | Q(
            household__members__person__sort_name__contains=word
        )
    return accounts.filter(named).distinct().order_by("household__sort_name", "pk")


def _told_apart(accounts: list[HouseholdAccount]) -> str:
    """Each of several accounts with its last contract, as far as there are not too many."""
    shown = accounts[:MOST_NAMED]
    numbers: dict[int, str] = dict(
        Occupancy.objects.filter(household__in=[row.household_id for row in shown])
        .order_by("period", "pk")
        .values_list("household", "number")
    )
    named = ", ".join(
        f"{row.household.name} ({numbers.get(row.household_id, 'sans contrat')})" for row in shown
    )
    more = " et d’autres" if len(accounts) > MOST_NAMED else ""
    return f"Plusieurs ménages : {named}{more}."


WHO = (
    "Le numéro du contrat (B-0412) ou le nom du ménage ; celui d’un tiers payeur ; « CAF » pour "
    "une aide."
)


def find_third(who: str, actor: Actor, bank: LegalEntity) -> ThirdAccount | None:
    """The payer of that name in the books of a bank's entity, if there is one."""
    rows = (
        ThirdAccount.objects.visible_to(actor).filter(entity=bank).select_related("body", "entity")
    )
    found = rows.filter(body__name__iexact=who).first()
    if found is None and plain(who):
        named = list(rows.filter(body__sort_name__contains=plain(who))[:2])
        found = named[0] if len(named) == 1 else None
    return found


class AssignLine(ActionForm):
    subject: StatementLine

    who = forms.CharField(label="De qui vient cet argent", help_text=WHO)
    on = DayField(
        label="Passé à la date du",
        help_text="Celle de la banque, sauf si son mois est clos.",
        past=True,
    )
    remember = forms.BooleanField(
        label="Retenir cet IBAN pour ce payeur", required=False, initial=True
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        who = cleaned.pop("who", "").strip()
        if not who:
            return cleaned
        if who.upper() in AGENCIES:
            return {**cleaned, "is_agency": True, "account": None}
        bank = self.subject.statement.bank_account.entity
        third = find_third(who, self.actor, bank)
        if third is not None:
            return {**cleaned, "is_agency": False, "account": None, "third": third}
        try:
            account = find_account(who, self.actor, bank)
        except ValidationError as unknown:
            self.add_error("who", unknown)
            return cleaned
        return {**cleaned, "is_agency": False, "account": account}


class SplitLine(ActionForm):
    """One line a household: who, how much."""

    subject: StatementLine

    parts = forms.CharField(
        label="Qui, combien",
        widget=forms.Textarea(attrs={"rows": 6, "placeholder": "B-0412 : 212,00\nB-0418 : 98,50"}),
        help_text="Une ligne par ménage : le numéro du contrat ou le nom, deux-points, le "
        "montant. "
        "« CAF : 287,00 » pour une aide.",
    )
    on = DayField(
        label="Passé à la date du",
        help_text="Celle de la banque, sauf si son mois est clos.",
        past=True,
    )

    def clean_parts(self) -> list[LinePart]:
        parts = []
        bank = self.subject.statement.bank_account.entity
        for number, text in enumerate(self.cleaned_data["parts"].splitlines(), start=1):
            if not text.strip():
                continue
            who, colon, amount = text.rpartition(":")
            try:
                if not colon:
                    raise ValidationError("mettez deux-points entre qui et combien.")
                third = find_third(who.strip(), self.actor, bank)
                account = (
                    None
                    if third or who.strip().upper() in AGENCIES
                    else find_account(who.strip(), self.actor, bank)
                )
                paid = AmountField(label="").clean(amount.strip())
                parts.append(LinePart(account, paid, third))
            except ValidationError as wrong:
                raise ValidationError(f"Ligne {number} : {' '.join(wrong.messages)}") from None
        return parts


def _payment_said(payment: Any) -> str:
    who = payment.account.household.name if payment.account else "CAF"
    return f"{euros(payment.amount)}, {payment.get_means_display()} du {day_in_words(payment.on)}, {who}"


class PaymentsChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, payment: Any) -> str:
        return _payment_said(payment)


class PaymentChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, payment: Any) -> str:
        return _payment_said(payment)


def _deposit_said(row: Any) -> str:
    way = "rendu" if row.amount < 0 else "reçu" if row.receipt_id else "revenu"
    return (
        f"{euros(row.amount)}, dépôt {way} le {day_in_words(row.entry.on)}, "
        f"{row.get_means_display()}, {row.deposit.occupancy.number}, "
        f"{row.deposit.occupancy.household.name}"
    )


def _sure(line: StatementLine, same: list[Any]) -> list[Any]:
    """Of deposits of the sum of a line: the one whose contract it says, else whose household, else
    the only one; none in doubt."""
    whole = f"{line.party} {line.text} {line.reference}"
    said = f" {plain(whole)} "

    def is_named(row: Any) -> bool:
        words = plain(row.deposit.occupancy.household.name.removeprefix("Ménage ")).split()
        return any(f" {word} " in said for word in words if len(word) > 2)

    by_contract = [row for row in same if row.deposit.occupancy.number in whole]
    found = by_contract or [row for row in same if is_named(row)] or same
    return found if len(found) == 1 else []


class DepositsChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, row: Any) -> str:
        return _deposit_said(row)


class DepositChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, row: Any) -> str:
        return _deposit_said(row)


class ReturnCheque(ActionForm):
    subject: StatementLine

    payment = PaymentChoice(
        label="Chèque de loyer revenu",
        queryset=Payment.objects.none(),
        required=False,
        help_text="Ceux de ce montant que la banque a vus.",
    )
    deposit = DepositChoice(
        label="Chèque de dépôt de garantie revenu",
        queryset=DepositEntry.objects.none(),
        required=False,
    )
    on = DayField(
        label="Passé à la date du",
        help_text="Celle de la banque, sauf si son mois est clos.",
        past=True,
    )

    def prepare(self) -> None:
        seen = Payment.objects.visible_to(self.actor)
        entity = self.subject.statement.bank_account.entity_id
        same = cheques_paid_in(entity).filter(pk__in=seen.values("pk"))
        same = same.filter(amount=-self.subject.amount).select_related("account__household")
        self.fields["payment"].queryset = same  # type: ignore[attr-defined]
        known = DepositEntry.objects.visible_to(self.actor).values("pk")
        held = deposit_cheques_paid_in(entity).filter(pk__in=known, amount=-self.subject.amount)
        self.fields["deposit"].queryset = held.select_related(  # type: ignore[attr-defined]
            "entry", "deposit__occupancy__household"
        )


class MatchDeposit(ActionForm):
    subject: StatementLine

    payments = PaymentsChoice(
        label="Paiements notés à la main",
        queryset=Payment.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
        required=False,
        help_text="Leur somme, avec les dépôts, doit faire celle de la ligne.",
    )
    deposits = DepositsChoice(
        label="Dépôts de garantie",
        queryset=DepositEntry.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
        required=False,
    )
    on = DayField(
        label="Passé à la date du",
        help_text="Celle de la banque, sauf si son mois est clos.",
        past=True,
    )

    def prepare(self) -> None:
        seen = Payment.objects.visible_to(self.actor)
        awaited = to_deposit(self.subject.statement.bank_account.entity_id).filter(
            pk__in=seen.values("pk")
        )
        awaited = awaited.select_related("account__household")
        self.fields["payments"].queryset = awaited  # type: ignore[attr-defined]
        held = deposits_to_match(self.subject.statement.bank_account.entity_id)
        known = DepositEntry.objects.visible_to(self.actor).values("pk")
        deposits = held.filter(pk__in=known).select_related(
            "entry", "deposit__occupancy__household"
        )
        self.fields["deposits"].queryset = deposits  # type: ignore[attr-defined]
        same = [row for row in deposits if row.amount == self.subject.amount]
        self.initial.setdefault("deposits", [row.pk for row in _sure(self.subject, same)])
        if not same:
            alike = [row.pk for row in awaited if row.amount == self.subject.amount]
            self.initial.setdefault("payments", alike[:1])

    def clean_payments(self) -> list[Payment]:
        return list(self.cleaned_data["payments"])

    def clean_deposits(self) -> list[DepositEntry]:
        return list(self.cleaned_data["deposits"])


class UndoDeposit(ActionForm):
    on = DayField(label="À la date du", help_text="Dans un mois non clos.", past=True)


LATER = "later"


class ConfirmProposals(ActionForm):
    """For each line, the proposal that is right, or none of them."""

    def ask_for(self, rows: list[tuple[StatementLine, list[Proposal]]]) -> None:
        self.rows = {line.pk: (line, several) for line, several in rows}
        for line, several in rows:
            choices = [(_key(each), f"{_name(each)} ({each.why})") for each in several]
            self.fields[f"line_{line.pk}"] = forms.ChoiceField(
                label=f"De qui viennent ces {euros(line.amount)} ?",
                choices=[(LATER, "Pas maintenant"), *choices],
                initial=LATER,
                widget=forms.RadioSelect(attrs=TILES),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        confirmed = []
        for pk, (line, several) in self.rows.items():
            key = cleaned.pop(f"line_{pk}", "")
            chosen = next((each for each in several if _key(each) == key), None)
            if chosen is not None:
                confirmed.append(Confirmed(line, chosen.account))
        if not confirmed and not self.errors:
            raise ValidationError("Choisissez au moins une proposition, ou revenez plus tard.")
        return {**cleaned, "confirmed": confirmed}


def _key(proposal: Proposal) -> str:
    return str(proposal.account.pk) if proposal.account else "caf"


def _name(proposal: Proposal) -> str:
    return ", ".join(filter(None, [proposal.name, proposal.where]))
