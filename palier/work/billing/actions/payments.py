"""Money that comes in: recognised from the bank, or noted by hand."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from palier.base.bank.actions import (
    check_line_day,
    counterpart_of,
    mark_lines,
    take_line_back,
)
from palier.base.bank.models import LineState, StatementLine
from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import (
    Transfer,
    needed_account,
    post_transfers,
    take_numbers,
)
from palier.base.ledger.models import Entry
from palier.base.ledger.reads import accounts_of
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.base.tenancy.reads import main_entity
from palier.work.billing.actions.accounts import agency_auxiliary
from palier.work.billing.allocating import hold_accounts, take_in
from palier.work.billing.models import (
    HouseholdAccount,
    OpeningPosition,
    PayerIban,
    Payment,
    RentNotice,
    ThirdAccount,
)
from palier.work.billing.proposing import learn

USERS = "411"
# Until the bank tells of it, money noted by hand is in the till or on its way.
HANDED_OVER = {
    Payment.Means.CASH.value: "531",
    Payment.Means.CHEQUE.value: "5112",
    Payment.Means.TRANSFER.value: "511",
}


def daybook_of(means: str) -> str:
    """The journal of the till for cash, of the bank for the rest."""
    return Entry.Daybook.TILL if means == Payment.Means.CASH else Entry.Daybook.BANK


@dataclass(frozen=True)
class Received:
    """Money received: from whose account (None: the benefit agency), when, how much (euros)."""

    account: HouseholdAccount | None
    on: date
    amount: Decimal
    means: str = Payment.Means.TRANSFER
    line: StatementLine | None = None
    names: RentNotice | None = None
    third: ThirdAccount | None = None


@action("Enregistrer des paiements")
def record_payments(
    organisation: Organisation, *, received: Sequence[Received], by: str = "", actor: Actor
) -> Organisation:
    """Post each payment, settle the notice it names, then the oldest ones; many at once.

    Refused: a sum that is not positive, a bank line already understood or of a later day, a closed
    month.
    """
    if any(each.amount <= 0 for each in received):
        raise Refused("Un paiement est un montant positif.")
    hold_accounts([each.account.pk for each in received if each.account])
    for each in received:
        if each.line:
            check_line_day(each.line, each.on)
    lines = list({each.line.pk: each.line for each in received if each.line}.values())
    if lines:
        mark_lines(organisation, lines=lines, by=by, actor=actor)
    entries = _post(organisation, received, actor)
    by_hand = [each for each in received if each.means in NUMBERED]
    numbers = _take_receipts(organisation, len(by_hand))
    payments = Payment.objects.bulk_create(
        [
            Payment(
                organisation=organisation,
                account=each.account,
                third=each.third,
                on=each.on,
                amount=each.amount,
                means=each.means,
                entry_id=entry_id,
                bank_line=each.line,
                receipt_number=next(numbers) if each.means in NUMBERED else None,
            )
            for each, entry_id in zip(received, entries, strict=True)
        ]
    )
    named = {
        payment.pk: each.names.pk
        for payment, each in zip(payments, received, strict=True)
        if each.names
    }
    take_in(payments, named, actor=actor)
    return organisation


NUMBERED = {Payment.Means.CASH.value, Payment.Means.CHEQUE.value}


def _take_receipts(organisation: Organisation, count: int) -> Iterator[int]:
    """The numbers of the receipts given for what was handed over, without gap."""
    first = take_numbers(organisation, "till_receipts", count) if count else 0
    return iter(range(first, first + count))


def _post(organisation: Organisation, received: Sequence[Received], actor: Actor) -> list[int]:
    """One entry a payment, in the books of whom it pays; gives their ids in the same order."""
    posted: dict[int, int] = {}
    by_book: dict[tuple[int, str], list[int]] = defaultdict(list)
    for rank, each in enumerate(received):
        daybook = Entry.Daybook.BANK if each.line else daybook_of(each.means)
        by_book[_books_of(each, organisation), daybook].append(rank)
    entities = LegalEntity.objects.in_bulk([pk for pk, _ in by_book])
    for (pk, daybook), ranks in by_book.items():
        entity = entities[pk]
        credit, agency = accounts_of(entity)[USERS].pk, agency_auxiliary(entity, actor).pk
        entries = post_transfers(
            entity,
            daybook=daybook,
            transfers=[
                Transfer(
                    each.on,
                    _label_of(each),
                    each.names.reference if each.names else f"{each.on:%d%m%y}",
                    each.amount,
                    debit=counterpart_of(each.line)
                    if each.line
                    else needed_account(entity, HANDED_OVER[each.means]).pk,
                    credit=credit,
                    credit_part=_owner_of(each) or agency,
                )
                for each in map(received.__getitem__, ranks)
            ],
            actor=actor,
        )
        posted |= zip(ranks, entries, strict=True)
    return [posted[rank] for rank in range(len(received))]


def _books_of(each: Received, organisation: Organisation) -> int:
    """Whose books (id) a payment is in: of the account it pays, else of the bank it came to.

    Refused: money that came to the bank of one entity for what is owed to another.
    """
    owed = each.account or each.third
    bank = each.line.statement.bank_account if each.line else None
    if owed and bank and owed.entity_id != bank.entity_id:
        raise Refused(
            f"Cet argent est arrivé sur un compte de {bank.entity.name}, et ce qui est dû l’est à "
            f"{owed.entity.name} : leurs comptes ne se mélangent pas. Virez-le d’abord de l’une à "
            "l’autre, puis affectez-le là où il est dû."
        )
    known = owed or bank
    return known.entity_id if known else main_entity(organisation).pk


def _owner_of(each: Received) -> int | None:
    """The part of 411 that a payment settles (id); none, the benefit agency's."""
    of = each.account or each.third
    return of.auxiliary_id if of else None


def _label_of(each: Received) -> str:
    """What was received; the part of the account says from whom."""
    if each.account is None and each.third is None:
        return "Aides au logement, CAF"
    return f"Paiement, {Payment.Means(each.means).label}"


@action("Enregistrer un paiement")
def record_payment(
    account: HouseholdAccount,
    *,
    on: date,
    amount: Decimal,
    means: str,
    has_no_bank: bool = False,
    names: RentNotice | None = None,
    actor: Actor,
) -> Payment:
    """Note money handed over: cash, a cheque, a transfer seen before its statement.

    `names`: the notice that it pays first, as a reference would say on a transfer; else the oldest.
    `has_no_bank`: the person has no bank account, and may pay more in cash (CMF, art. L112-6, III).
    Refused: nothing, more cash than the law admits, a day before the balances brought over, the
    notice of another account, or annulled.
    """
    if amount <= 0:
        raise Refused({"amount": "Un paiement est un montant positif."})
    if names is not None and names.account_id != account.pk:
        raise Refused({"names": "Cet avis est celui d’un autre compte."})
    if names is not None and names.reversals.exists():
        raise Refused({"names": "Cet avis est annulé : il n’y a plus rien à y payer."})
    if means == Payment.Means.CASH and not has_no_bank:
        most = number(actor.organisation, "billing.cash_limit", on)
        if amount > most:
            raise Refused(
                {
                    "amount": f"{euros(most)} au plus en espèces (CMF, art. D112-3), sauf pour qui n’a "
                    "pas de compte bancaire : dites-le plus bas."
                }
            )
    brought = OpeningPosition.objects.filter(entity=account.entity_id, state="posted")
    before = brought.filter(on__gte=on).order_by("-on").first()
    if before:
        raise Refused(
            {
                "on": f"Les soldes sont repris au {day_in_words(before.on)} : ce qui a été payé "
                "jusque-là y est déjà compté."
            }
        )
    record_payments(
        actor.organisation,
        received=[Received(account, on, amount, means, names=names)],
        actor=actor,
    )
    return Payment.objects.filter(account=account).latest("pk")


@dataclass(frozen=True)
class LinePart:
    """A part of a bank line (euros), and whose it is (neither: the benefit agency)."""

    account: HouseholdAccount | None
    amount: Decimal
    third: ThirdAccount | None = None


@action("Affecter une ligne de relevé")
def assign_line(
    line: StatementLine,
    *,
    account: HouseholdAccount | None = None,
    third: ThirdAccount | None = None,
    is_agency: bool = False,
    remember: bool = False,
    on: date | None = None,
    actor: Actor,
) -> Payment:
    """A person says whom this line comes from: a household, another payer, the benefit agency.

    It is posted on the line's own day, or on `on` when that month is closed; what was confirmed
    is learned. Refused: money that went out, a line already understood, neither or both answers.
    """
    if [account is not None, third is not None, is_agency].count(True) != 1:
        raise Refused("Choisissez un ménage, un tiers payeur ou la CAF.")
    _split(line, [LinePart(account, line.amount, third)], on, actor)
    if remember and line.party_iban and third is None:
        know_payer(actor.organisation, iban=line.party_iban, account=account, actor=actor)
    return Payment.objects.filter(bank_line=line).latest("pk")


@action("Répartir une ligne de relevé")
def split_line(
    line: StatementLine, *, parts: Sequence[LinePart], on: date | None = None, actor: Actor
) -> StatementLine:
    """One transfer pays for several (a guardian, a family): say how much for each.

    Refused: money that went out, a line already understood, parts that are not its amount.
    """
    return _split(line, parts, on, actor)


def _split(
    line: StatementLine, parts: Sequence[LinePart], on: date | None, actor: Actor
) -> StatementLine:
    line = lock(line)
    if line.state == LineState.MATCHED:
        raise Refused("Cette ligne est déjà affectée.")
    if line.amount <= 0:
        raise Refused("Cette ligne est une sortie d’argent : elle ne paie aucun loyer.")
    total = sum((part.amount for part in parts), NOTHING)
    if total != line.amount:
        raise Refused(
            f"Les parts font {euros(total)} ; la ligne est de {euros(line.amount)}. "
            f"Il reste {euros(line.amount - total)} à répartir."
        )
    if len({(part.account, part.third) for part in parts}) != len(parts):
        raise Refused("Un ménage est nommé deux fois : mettez sa part en une seule ligne.")
    if line.state == LineState.SET_ASIDE:
        line = take_line_back(line, on=on, actor=actor)
    record_payments(
        actor.organisation,
        received=[
            Received(part.account, on or line.held_on, part.amount, line=line, third=part.third)
            for part in parts
        ],
        by="hand",
        actor=actor,
    )
    if not any(part.third for part in parts):
        learn(line, [part.account for part in parts], actor.organisation)
    return line


@dataclass(frozen=True)
class Confirmed:
    """A person's yes: this line comes from that household (None: the benefit agency)."""

    line: StatementLine
    account: HouseholdAccount | None


@action("Confirmer des propositions")
def confirm_proposals(
    organisation: Organisation, *, confirmed: Sequence[Confirmed], actor: Actor
) -> Organisation:
    """Post what a person has confirmed, each on its line's own day; each confirmation is learned.

    Refused, and none is posted: a line understood meanwhile, a closed month.
    """
    for each in confirmed:
        _split(each.line, [LinePart(each.account, each.line.amount)], None, actor)
    return organisation


@action("Retenir l’IBAN d’un payeur")
def know_payer(
    organisation: Organisation, *, iban: str, account: HouseholdAccount | None, actor: Actor
) -> PayerIban:
    """From now on, transfers from this IBAN pay this account (None: the benefit agency).

    An IBAN already known for another household is a guardian's or a relative's: it pays for
    several, and from now on a person says for whom each time.
    """
    return keep_payer(organisation, iban, account)


def keep_payer(
    organisation: Organisation, iban: str, account: HouseholdAccount | None
) -> PayerIban:
    """Part of the action by which an IBAN is known to be a household's."""
    payer, is_new = PayerIban.objects.get_or_create(
        organisation=organisation, iban=iban, defaults={"account": account}
    )
    theirs = account.household_id if account else None
    known = payer.account.household_id if payer.account else None
    if not is_new and known != theirs:
        payer.is_shared = True
        payer.save(update_fields=["is_shared"])
    return payer
