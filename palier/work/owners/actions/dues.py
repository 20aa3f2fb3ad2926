"""Rents, annuities and provisions that we owe owners: fallen due, paid, undone."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from palier.base.bank.actions import NewItem, issue_batch
from palier.base.bank.models import BankAccount, SepaBatch
from palier.base.journal.action import action
from palier.base.kit.money import euros
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words, month_in_words
from palier.base.ledger.actions import (
    Transfer,
    check_not_before,
    hold_books,
    needed_account,
    open_auxiliary,
    post_transfers,
    reverse_entry,
)
from palier.base.ledger.models import Entry
from palier.base.ledger.reads import open_from
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.base.tenancy.reads import main_entity
from palier.law.dates import Month
from palier.registers.people.models import Body
from palier.work.owners.borne import check_credits_stay_borne
from palier.work.owners.falling_due import Falling, missing
from palier.work.owners.models import OwnerAccount, OwnerDue, OwnerTerm
from palier.work.titles.models import Holding
from palier.work.titles.reads import books_of_each

OWNERS = "401"
# What each kind of sum due to an owner is a cost of.
COSTS = {
    "rent": "6132",
    "annuity": "6132",
    "major_repairs": "615",
    "charges": "614",
    "tax": "635",
    "insurance": "616",
    "other": "6132",
}


@action("Ouvrir le compte d’un propriétaire")
def open_owner_account(
    body: Body, *, entity: LegalEntity | None = None, actor: Actor
) -> OwnerAccount:
    """Give an owner its part of 401 in an entity's books (none: the main one's); asked twice, it
    is the same. It is paid where its other accounts are."""
    entity = entity or main_entity(actor.organisation)
    known = {each.entity_id: each for each in OwnerAccount.objects.filter(body=body)}
    if entity.pk in known:
        return known[entity.pk]
    paid = next(iter(known.values()), OwnerAccount(town=body.town[:35]))
    auxiliary = open_auxiliary(
        needed_account(entity, OWNERS), code=f"P{body.pk:07d}", label=body.name, actor=actor
    )
    return OwnerAccount.objects.create(
        organisation=actor.organisation,
        body=body,
        entity=entity,
        auxiliary=auxiliary,
        holder=paid.holder,
        iban=paid.iban,
        bic=paid.bic,
        town=paid.town,
    )


@action("Noter où payer un propriétaire")
def set_owner_bank(
    body: Body, *, holder: str, iban: str, bic: str = "", town: str = "", actor: Actor
) -> OwnerAccount:
    """The bank account to which an owner is paid, from now on, whichever entity owes it."""
    account = lock(open_owner_account(body, actor=actor))
    account.holder, account.iban, account.bic = holder.strip(), iban, bic
    account.town = town.strip() or account.town
    OwnerAccount.objects.filter(body=body).update(
        holder=account.holder, iban=account.iban, bic=account.bic, town=account.town
    )
    return account


@action("Fixer une échéance au propriétaire")
def set_owner_term(
    holding: Holding,
    *,
    kind: str,
    label: str = "",
    amount: Decimal,
    every: str,
    starts_on: date,
    actor: Actor,
) -> OwnerTerm:
    """From a day on, this is due to the owner besides the rent (euros); what ran before stops.

    Told again for its own day, it is corrected: what was posted of it is to be posted again.
    Refused: a mandate (nothing is due to a principal but its own money), a date before the one set.
    """
    if holding.kind == Holding.Kind.MANDATE:
        raise Refused("Un mandat ne doit que l’argent encaissé : il n’a pas d’échéance.")
    label = label.strip() or OwnerTerm.Kind(kind).label.capitalize()
    current = (
        OwnerTerm.objects.select_for_update()
        .filter(holding=holding, kind=kind, label=label, period__endswith=None)
        .first()
    )
    if current and current.period.lower > starts_on:
        raise Refused(
            {
                "starts_on": (
                    f"« {label} » a déjà un montant depuis le {day_in_words(current.period.lower)}."
                )
            }
        )
    if current and current.period.lower == starts_on:
        current.amount, current.every, current.is_corrected = amount, every, True
        current.save(update_fields=["amount", "every", "is_corrected"])
        return current
    if current:
        current.period = period(current.period.lower, starts_on)
        current.save(update_fields=["period"])
    return OwnerTerm.objects.create(
        organisation=actor.organisation,
        holding=holding,
        kind=kind,
        label=label,
        amount=amount,
        every=every,
        period=period(starts_on),
    )


@action("Arrêter une échéance au propriétaire")
def stop_owner_term(term: OwnerTerm, *, ends_on: date, actor: Actor) -> Holding:
    """It is no longer due from `ends_on` on; from its own first day, it never was: it is taken off.

    Refused: stopped already, a day before it began.
    """
    term = lock(term)
    if term.period.upper is not None and term.period.upper <= ends_on:
        raise Refused("Cette échéance est déjà arrêtée.")
    if ends_on < term.period.lower:
        raise Refused({"ends_on": f"Elle court depuis le {day_in_words(term.period.lower)}."})
    holding: Holding = term.holding
    if ends_on == term.period.lower:
        term.delete()
    else:
        term.period = period(term.period.lower, ends_on)
        term.save(update_fields=["period"])
    return holding


@action("Constater ce qui est dû aux propriétaires")
def call_owner_dues(organisation: Organisation, *, month_on: date, actor: Actor) -> Organisation:
    """Post what falls due to owners in a month: `D 6132… // C 401`, prorated by the title's days.

    Quarterly and yearly sums fall due on the first month of their turn, counted from the title's
    start. Done again, only what is missing is posted; of a month that is closed, in the first open
    one. Where a title ended or its terms changed, months posted before are corrected too, by what
    is due less what was posted. Refused: nothing due, nothing to correct.
    """
    month = Month.of(month_on)
    for entity in LegalEntity.objects.filter(organisation=organisation).order_by("pk"):
        hold_books(entity)
    told = missing(organisation, month)
    if not told:
        raise Refused(
            f"Rien de plus n’est dû aux propriétaires pour {month_in_words(month.first)}."
        )
    by_entity: dict[LegalEntity, list[Falling]] = defaultdict(list)
    books = books_of_each(organisation, [each.holding for each in told])
    for each in told:
        by_entity[books[each.holding.pk]].append(each)
    for entity, several in by_entity.items():
        _call(entity, month, several, actor)
    return organisation


def _due_on(entity: LegalEntity, month: Month) -> date:
    day = number(entity.organisation, "owners.due_day", month.first)
    return month.first.replace(day=int(day))


def _call(entity: LegalEntity, month: Month, told: Sequence[Falling], actor: Actor) -> None:
    """Each is due on its month's day; a correction of an earlier month, on that of this one."""
    days = {each: _due_on(entity, each) for each in {max(t.month, month) for t in told}}
    accounts = {
        each.holding.owner_id: open_owner_account(each.holding.owner, entity=entity, actor=actor)
        for each in told
    }
    entries = _post(entity, told, accounts, actor)
    OwnerDue.objects.bulk_create(
        [
            OwnerDue(
                organisation_id=entity.organisation_id,
                holding=each.holding,
                account=accounts[each.holding.owner_id],
                kind=each.kind,
                label=each.label,
                month=each.month.first,
                due_on=days[max(each.month, month)],
                amount=each.amount,
                formula=each.formula,
                corrects=each.corrects,
                entry_id=entry_id,
            )
            for each, entry_id in zip(told, entries, strict=True)
        ],
        batch_size=2000,
    )


def _post(
    entity: LegalEntity,
    told: Sequence[Falling],
    accounts: dict[int, OwnerAccount],
    actor: Actor,
) -> list[int]:
    costs = {code: needed_account(entity, code).pk for code in set(COSTS.values())}
    owners = needed_account(entity, OWNERS).pk
    on = {month: open_from(entity, month) for month in {each.month for each in told}}
    return post_transfers(
        entity,
        daybook=Entry.Daybook.PURCHASES,
        transfers=[
            Transfer(
                on[each.month],
                f"{each.label}, {month_in_words(each.month.first)}"
                + (", correction" if each.corrects else ""),
                f"T{each.holding.pk} {each.month}",
                each.amount,
                debit=costs[COSTS[each.kind]],
                credit=owners,
                credit_part=accounts[each.holding.owner_id].auxiliary_id,
                centre=each.centre_id(entity),
            )
            for each in told
        ],
        actor=actor,
    )


@action("Annuler un dû au propriétaire")
def undo_owner_due(due: OwnerDue, *, on: date, reason: str, actor: Actor) -> OwnerDue:
    """It was not due: its mirror is posted.

    Refused: paid, undone already, without a reason, an invoice whose credit note was given back.
    """
    due = lock(due)
    if due.undone_on:
        raise Refused("Ce dû est déjà annulé.")
    if due.item_id:
        raise Refused("Ce qui est payé ne s’annule pas : annulez d’abord le virement.")
    if not reason.strip():
        raise Refused({"reason": "Dites pourquoi."})
    if due.corrections.filter(undone_on=None).exists():
        raise Refused("Ce dû a été corrigé depuis : annulez d’abord sa correction.")
    if due.invoice and due.amount < 0:
        check_credits_stay_borne(due.invoice, -due.amount)
    check_not_before(due.entry, on)
    mirror = reverse_entry(due.entry, on=on, actor=actor)
    due.undone_on, due.undone_because = mirror.on, reason.strip()
    due.save(update_fields=["undone_on", "undone_because"])
    return due


@action("Payer les propriétaires")
def pay_owner_dues(
    bank_account: BankAccount,
    *,
    dues: Sequence[OwnerDue],
    on: date,
    made_on: date,
    version: str = SepaBatch.Version.PAIN_001_09,
    actor: Actor,
) -> SepaBatch:
    """One transfer an owner, for all that is due to it, in one file for the bank.

    Refused, and nothing written: paid or undone already, an owner without IBAN, a closed bank,
    deductions above what is due.
    """
    if bank_account.holds_principals:
        raise Refused("Ce compte ne tient que l’argent des mandants : payez depuis un autre.")
    rows = list(
        OwnerDue.objects.select_for_update(of=("self",))
        .filter(pk__in=[due.pk for due in dues])
        .select_related("account__auxiliary", "account__body", "holding")
        .order_by("account", "pk")
    )
    if any(row.item_id or row.undone_on for row in rows):
        raise Refused("Un de ces dus est déjà payé ou annulé. Rechargez la page.")
    by_owner: dict[int, list[OwnerDue]] = {}
    for row in rows:
        by_owner.setdefault(row.account_id, []).append(row)
    _check_something_is_left(by_owner)
    owners = needed_account(bank_account.entity, OWNERS)
    batch = issue_batch(
        bank_account,
        kind=SepaBatch.Kind.TRANSFER,
        version=version,
        on=on,
        made_on=made_on,
        label="Loyers et charges des propriétaires",
        items=[
            NewItem(
                several[0].account.holder or several[0].account.body.name,
                several[0].account.iban,
                sum((each.amount for each in several), Decimal(0)),
                ", ".join(dict.fromkeys(f"{e.label} {e.month:%m/%Y}" for e in several))[:140],
                owners,
                several[0].account.auxiliary,
                bic=several[0].account.bic,
                town=several[0].account.town,
                country="FR" if several[0].account.town else "",
            )
            for several in by_owner.values()
        ],
        actor=actor,
    )
    for item, several in zip(batch.items.order_by("pk"), by_owner.values(), strict=True):
        OwnerDue.objects.filter(pk__in=[each.pk for each in several]).update(item=item)
    return batch


def _check_something_is_left(by_owner: dict[int, list[OwnerDue]]) -> None:
    """A transfer has an amount: deductions wait for the next rent."""
    for several in by_owner.values():
        total = sum((due.amount for due in several), Decimal(0))
        if total <= 0:
            raise Refused(
                f"{several[0].account.body.name} : les déductions font {euros(-total)} de plus que "
                "ce qui lui est dû. Laissez-les pour le prochain loyer."
            )
