"""Giving account to principals, one or all of them: the same reckoning, by sets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import OuterRef, Q

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING
from palier.base.kit.periods import ONE_DAY
from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import (
    Selection,
    hold_books,
    needed_account,
    post_selected,
    posted_ids,
    take_numbers,
)
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import says_yes
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import main_entity
from palier.law.vat import fee_of
from palier.work.owners.accounts import HELD
from palier.work.owners.actions.mandates import FEES, ON_ITS_WAY, OWED_TO_FUND, VAT
from palier.work.owners.models import MandateAccount, MandateMove, OwnerStatement
from palier.work.owners.rendering import Sums, deposits_of, sums_of_each, unpaid_of

NOTHING_MOVED = "Rien n’a bougé depuis le dernier compte rendu."


@dataclass(frozen=True)
class _Fee:
    """What a mandate's percent takes on what was cashed (euros), VAT apart."""

    account: MandateAccount
    fee: Decimal
    vat: Decimal

    @property
    def whole(self) -> Decimal:
        return self.fee + self.vat


@action("Rendre compte à un mandant")
def render_statement(
    account: MandateAccount, *, last_on: date, made_on: date, actor: Actor
) -> OwnerStatement:
    """The statement of a principal up to a day: receipts, expenses, fee, payments, what is left.

    The fee is the mandate's percent of what was cashed, with VAT if the association is subject:
    `D 467 // C 7064, C 44571`. Once rendered it never changes (décret n° 72-678, art. 66).
    Refused: days already rendered, a day to come, nothing that moved, a closed month.
    """
    hold_books(main_entity(actor.organisation))
    held = _held([account])
    before = _before(held)
    first_on = _first_on(held[0], before)
    if last_on < first_on:
        raise Refused(
            {"last_on": f"Le compte est déjà rendu jusqu’au {(first_on - ONE_DAY):%d/%m/%Y}."}
        )
    made = _render(held, before, last_on, made_on, actor)
    if not made:
        raise Refused(NOTHING_MOVED)
    return made[0]


@action("Rendre compte à tous les mandants")
def render_statements(
    organisation: Organisation,
    *,
    accounts: Sequence[MandateAccount],
    last_on: date,
    made_on: date,
    actor: Actor,
) -> list[OwnerStatement]:
    """The statements of all these principals up to a day, each as `render_statement` makes it.

    Those of whom nothing moved, or whose account is given already, are left as they are. Refused:
    a day to come, nobody to give account to, a closed month; then nothing was rendered to anyone.
    """
    hold_books(main_entity(organisation))
    held = _held(accounts)
    before = _before(held)
    due = [each for each in held if last_on >= _first_on(each, before)]
    made = _render(due, before, last_on, made_on, actor)
    if not made:
        raise Refused(f"{NOTHING_MOVED} Personne n’attend de compte rendu jusqu’à ce jour.")
    return made


def _held(accounts: Sequence[MandateAccount]) -> list[MandateAccount]:
    """These accounts, read again and held, always in the same order."""
    return list(
        MandateAccount.objects.select_for_update(of=("self",))
        .filter(pk__in=[each.pk for each in accounts])
        .select_related("holding", "held")
        .order_by("pk")
    )


def _before(accounts: Sequence[MandateAccount]) -> dict[int, OwnerStatement]:
    rows = OwnerStatement.objects.filter(account__in=accounts).order_by("account", "-last_on")
    return {each.account_id: each for each in rows.distinct("account")}


def _first_on(account: MandateAccount, before: dict[int, OwnerStatement]) -> date:
    last = before.get(account.pk)
    return last.last_on + ONE_DAY if last else account.holding.starts_on


def _render(
    accounts: Sequence[MandateAccount],
    before: dict[int, OwnerStatement],
    last_on: date,
    made_on: date,
    actor: Actor,
) -> list[OwnerStatement]:
    if last_on > made_on:
        raise Refused({"last_on": "On ne rend compte que de jours passés."})
    moved = Q(account__in=accounts, statement=None, on__lte=last_on)
    told = sums_of_each(MandateMove.objects.filter(moved))
    accounts = [each for each in accounts if each.pk in told]
    if not accounts:
        return []
    _take_fees(accounts, told, last_on, actor)
    told = sums_of_each(MandateMove.objects.filter(moved))
    unpaid, deposits = unpaid_of(accounts, last_on), deposits_of(accounts)
    first = take_numbers(actor.organisation, "owner_statements", len(accounts))
    made = []
    for number, account in enumerate(accounts, start=first):
        opening = before[account.pk].closing if account.pk in before else NOTHING
        sums = replace(told[account.pk], opening=opening)
        made.append(
            OwnerStatement(
                organisation=actor.organisation,
                account=account,
                number=number,
                first_on=_first_on(account, before),
                last_on=last_on,
                made_on=made_on,
                opening=opening,
                receipts=sums.receipts,
                expenses=sums.expenses,
                fees=sums.fees,
                vat=sums.vat,
                paid=sums.paid,
                closing=sums.closing,
                unpaid=unpaid.get(account.pk, []),
                deposits=deposits.get(account.pk, []),
            )
        )
    OwnerStatement.objects.bulk_create(made)
    rendered = OwnerStatement.objects.filter(pk__in=[each.pk for each in made])
    MandateMove.objects.filter(moved).update(
        statement=rendered.filter(account=OuterRef("account")).values("pk")[:1]
    )
    return made


def _take_fees(
    accounts: Sequence[MandateAccount], told: dict[int, Sums], on: date, actor: Actor
) -> None:
    """The fees of all of them, an entry and a move each."""
    with_vat = says_yes(actor.organisation, "owners.with_vat", on)
    fees = [
        _Fee(account, *fee_of(receipts, percent, on, with_vat=with_vat))
        for account in accounts
        if (percent := account.holding.fee_percent) and (receipts := told[account.pk].receipts) > 0
    ]
    fees = [each for each in fees if each.fee]
    if not fees:
        return
    entries = _post(fees, on, actor)
    MandateMove.objects.bulk_create(
        [
            MandateMove(
                organisation=actor.organisation,
                account=each.account,
                kind=MandateMove.Kind.FEE,
                on=on,
                label=f"Honoraires, {_percent(each.account)} % des encaissements",
                amount=-each.whole,
                vat=each.vat,
                entry_id=entry,
            )
            for each, entry in zip(fees, entries, strict=True)
        ]
    )


def _percent(account: MandateAccount) -> str:
    return f"{account.holding.fee_percent.normalize():f}".replace(".", ",")


def _post(fees: Sequence[_Fee], on: date, actor: Actor) -> list[int]:
    """`D 467 // C 7064, C 44571`, and what our own accounts now have at the fund's: `D 4688 // C 5815`."""
    entity = main_entity(actor.organisation)
    account = {
        code: needed_account(entity, code).pk
        for code in (HELD, FEES, VAT, OWED_TO_FUND, ON_ITS_WAY)
    }
    ranks = list(range(1, len(fees) + 1))
    post_selected(
        entity,
        daybook=Entry.Daybook.SALES,
        heads=Selection(
            """SELECT rank, %s::date AS "on", 'Honoraires de gestion' AS label, piece
               FROM unnest(%s::bigint[], %s::text[]) AS head (rank, piece)""",
            [on, ranks, [each.account.held.code[:40] for each in fees]],
        ),
        sides=Selection(
            """SELECT t.rank, side.account_id, side.auxiliary_id, NULL::bigint AS centre_id,
                 side.debit, side.credit
               FROM unnest(%s::bigint[], %s::bigint[], %s::numeric[], %s::numeric[])
                 AS t (rank, held, fee, vat)
               CROSS JOIN LATERAL (VALUES
                 (%s::bigint, t.held, t.fee + t.vat, 0), (%s::bigint, NULL, 0, t.fee),
                 (%s::bigint, NULL, 0, t.vat), (%s::bigint, NULL, t.fee + t.vat, 0),
                 (%s::bigint, NULL, 0, t.fee + t.vat)
               ) side (account_id, auxiliary_id, debit, credit)
               WHERE side.debit <> 0 OR side.credit <> 0""",
            [
                ranks,
                [each.account.held_id for each in fees],
                [each.fee for each in fees],
                [each.vat for each in fees],
                *(account[code] for code in (HELD, FEES, VAT, OWED_TO_FUND, ON_ITS_WAY)),
            ],
        ),
        count=len(fees),
        actor=actor,
    )
    return posted_ids()
