"""The opening position: told by another tool, checked against its totals, posted once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import (
    Side,
    check_not_before,
    needed_account,
    open_auxiliaries,
    post_entry,
    reverse_entry,
)
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.work.billing.actions.accounts import DEPOSITS_ACCOUNT, users_account
from palier.work.billing.allocating import hold_accounts
from palier.work.billing.bringing import place_deposits, take_deposits_back
from palier.work.billing.models import (
    OPENING_MOVES,
    Allocation,
    HouseholdAccount,
    OpeningBalance,
    OpeningPosition,
    OpeningState,
    Payment,
)

OPENING_ACCOUNT = "890"


@dataclass(frozen=True)
class ToldBalance:
    """What another tool says of a household (euros): what it owes (negative: paid in advance),
    and the deposit held."""

    account: HouseholdAccount
    balance: Decimal = NOTHING
    deposit: Decimal = NOTHING


@action("Préparer la position de départ")
def open_position(entity: LegalEntity, *, on: date, actor: Actor) -> OpeningPosition:
    """Say on which day this tool takes over; done again, the day is changed.

    Refused: the position is already posted.
    """
    position = (
        OpeningPosition.objects.select_for_update(of=("self",))
        .filter(entity=entity)
        .exclude(state=OpeningState.UNDONE)
        .first()
    )
    if position is None:
        return OpeningPosition.objects.create(
            organisation=actor.organisation, entity=entity, on=on
        )
    _check_gathering(position)
    position.on = on
    position.save(update_fields=["on"])
    return position


def _check_gathering(position: OpeningPosition) -> None:
    if position.state != OpeningState.GATHERING:
        raise Refused(
            f"La position de départ au {day_in_words(position.on)} est "
            f"{position.get_state_display()} : elle ne change plus. Annulez-la d’abord."
        )


@action("Reprendre des soldes")
def tell_opening(
    position: OpeningPosition, *, balances: Sequence[ToldBalance], actor: Actor
) -> OpeningPosition:
    """What another tool says of these households; nothing is posted yet.

    Refused: a household told twice, a negative deposit, a position already posted.
    """
    position = lock(position)
    _check_gathering(position)
    for told in balances:
        if told.deposit < 0:
            raise Refused("Un dépôt de garantie ne peut pas être négatif.")
        if told.account.entity_id != position.entity_id:
            raise Refused(
                f"{told.account.household.name} doit à {told.account.entity.name}, et cette "
                f"position est celle de {position.entity.name}. Reprenez ce solde dans la sienne."
            )
    OpeningBalance.objects.bulk_create(
        [
            OpeningBalance(
                organisation=actor.organisation,
                position=position,
                account=told.account,
                balance=told.balance,
                deposit=told.deposit,
            )
            for told in balances
        ],
        batch_size=2000,
    )
    return position


@action("Corriger un solde repris")
def correct_opening(
    told: OpeningBalance, *, balance: Decimal, deposit: Decimal, actor: Actor
) -> OpeningBalance:
    """Put right what was read, before anything is posted."""
    _check_gathering(lock(told.position))
    if deposit < 0:
        raise Refused({"deposit": "Un dépôt de garantie ne peut pas être négatif."})
    told.balance, told.deposit = balance, deposit
    told.save(update_fields=["balance", "deposit"])
    return told


@action("Retirer des soldes repris par erreur")
def remove_opening(
    organisation: Organisation, *, balances: Sequence[OpeningBalance], actor: Actor
) -> Organisation:
    """Take away balances read by mistake. Refused: the position is posted."""
    for position in OpeningPosition.objects.filter(
        balances__in=[told.pk for told in balances]
    ).distinct():
        _check_gathering(lock(position))
    OpeningBalance.objects.filter(pk__in=[told.pk for told in balances]).delete()
    return organisation


@action("Dire les totaux de l’ancien outil")
def tell_totals(
    position: OpeningPosition, *, told_balance: Decimal, told_deposits: Decimal, actor: Actor
) -> OpeningPosition:
    """The totals that the other tool prints: the proof against which ours are held (euros)."""
    position = lock(position)
    _check_gathering(position)
    position.told_balance, position.told_deposits = told_balance, told_deposits
    position.save(update_fields=["told_balance", "told_deposits"])
    return position


@action("Passer la position de départ")
def post_opening(position: OpeningPosition, *, actor: Actor) -> OpeningPosition:
    """One opening entry: what households owe (411), their deposits (165), against 890.

    What was paid in advance then pays the notices to come. Refused: nothing told, totals that
    are not those of the other tool, a closed month.
    """
    position = lock(position)
    _check_gathering(position)
    told = list(position.balances.select_related("account__auxiliary", "account__household"))
    _check_proof(position, told)
    sides = _sides(position, told)
    position.entry = post_entry(
        position.entity,
        daybook=Entry.Daybook.OPENING,
        on=position.on,
        label=f"Position de départ au {position.on:%d/%m/%Y}",
        piece="AN",
        sides=sides,
        actor=actor,
    )
    OPENING_MOVES.go(position, OpeningState.POSTED)
    position.save(update_fields=["state", "entry"])
    Payment.objects.bulk_create(
        [
            Payment(
                organisation=actor.organisation,
                account=each.account,
                on=position.on,
                amount=-each.balance,
                means=Payment.Means.OPENING,
                entry=position.entry,
            )
            for each in told
            if each.balance < 0
        ]
    )
    place_deposits(position)
    return position


def _check_proof(position: OpeningPosition, told: list[OpeningBalance]) -> None:
    ours = (sum((t.balance for t in told), NOTHING), sum((t.deposit for t in told), NOTHING))
    theirs = (position.told_balance, position.told_deposits)
    if not any(each.balance or each.deposit for each in told):
        raise Refused("Aucun solde ni dépôt n’a été repris : il n’y a rien à passer.")
    if None in theirs:
        raise Refused("Donnez d’abord les totaux que l’ancien outil imprime : c’est la preuve.")
    for what, mine, other in zip(("soldes", "dépôts"), ours, theirs, strict=True):
        if mine != other:
            raise Refused(
                f"Le total des {what} est ici de {euros(mine)} ; l’ancien outil dit "
                f"{euros(other or NOTHING)}. Trouvez l’écart de "
                f"{euros(abs(mine - (other or NOTHING)))} "
                "dans la feuille de preuve avant de passer l’écriture."
            )


def _sides(position: OpeningPosition, told: list[OpeningBalance]) -> list[Side]:
    """The lines of the opening entry; 890 takes the difference."""
    users = users_account(position.entity)
    deposits = needed_account(position.entity, DEPOSITS_ACCOUNT)
    held = {each.account.auxiliary.code: each for each in told if each.deposit}
    labels = {code: each.account.household.name for code, each in held.items()}
    sides = [
        Side(
            users,
            debit=max(each.balance, NOTHING),
            credit=max(-each.balance, NOTHING),
            auxiliary=each.account.auxiliary,
        )
        for each in told
        if each.balance
    ]
    sides += [
        Side(deposits, credit=held[auxiliary.code].deposit, auxiliary=auxiliary)
        for auxiliary in open_auxiliaries(deposits, labels)
    ]
    gap = sum((side.debit - side.credit for side in sides), NOTHING)
    if gap:
        against = needed_account(position.entity, OPENING_ACCOUNT)
        sides.append(Side(against, debit=max(-gap, NOTHING), credit=max(gap, NOTHING)))
    return sides


@action("Annuler la position de départ")
def reverse_opening(position: OpeningPosition, *, on: date, actor: Actor) -> OpeningPosition:
    """Undo it, by the mirror of its entry if it was posted; another may then be prepared.

    Refused: a payment has settled one of its debts, an advance has settled a notice.
    """
    position = lock(position)
    accounts = list(position.balances.values_list("account_id", flat=True))
    hold_accounts(accounts)
    was_posted = position.state == OpeningState.POSTED
    OPENING_MOVES.go(position, OpeningState.UNDONE)
    if was_posted and position.entry:
        advances = Payment.objects.filter(entry=position.entry)
        settled = Allocation.objects.filter(opening__position=position).aggregate(n=Sum("amount"))
        spent = Allocation.objects.filter(payment__in=advances).aggregate(n=Sum("amount"))
        if settled["n"] or spent["n"]:
            raise Refused(
                "Des paiements ont déjà réglé des soldes repris. Annulez d’abord ces paiements."
            )
        check_not_before(position.entry, on)
        take_deposits_back(position, on)
        mirror = reverse_entry(position.entry, on=on, actor=actor)
        Payment.objects.bulk_create(
            [
                Payment(
                    organisation=actor.organisation,
                    account=advance.account,
                    on=mirror.on,
                    amount=-advance.amount,
                    means=advance.means,
                    entry=mirror,
                    reverses=advance,
                )
                for advance in advances
            ]
        )
    position.save(update_fields=["state"])
    return position
