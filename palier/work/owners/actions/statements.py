"""Giving account to principals, one or all of them: the same reckoning, by sets."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import OuterRef

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.typography import day_in_words
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
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.work.owners.accounts import HELD
from palier.work.owners.actions.fund import ON_ITS_WAY, OWED_TO_FUND
from palier.work.owners.models import MandateAccount, MandateMove, OwnerStatement
from palier.work.owners.rendering import (
    NOBODY_WAITS,
    Rendering,
    deposits_of,
    last_statements,
    reading_of,
    to_render,
    unpaid_of,
)

FEES, VAT = "7064", "44571"


@action("Rendre compte à un mandant")
def render_statement(
    account: MandateAccount, *, last_on: date, made_on: date, actor: Actor
) -> OwnerStatement:
    """The statement of a principal up to a day: receipts, expenses, fee, payments, what is left.

    The fee is the mandate's percent of the rents cashed, with VAT if the association is subject:
    `D 467 // C 7064, C 44571`. Once rendered it never changes (décret n° 72-678, art. 66).
    Refused: days already rendered, a day to come, nothing that moved, a closed month.
    """
    held = _held(account.organisation, [account], last_on, made_on)
    last = last_statements(held).get(account.pk)
    if last and last_on <= last.last_on:
        raise Refused(
            {"last_on": f"Le compte est déjà rendu jusqu’au {day_in_words(last.last_on)}."}
        )
    made = _render(to_render(held, last_on), last_on, made_on, actor)
    if not made:
        raise Refused("Rien n’a bougé depuis le dernier compte rendu.")
    return made[0]


@action("Rendre compte à tous les mandants")
def render_statements(
    organisation: Organisation,
    *,
    accounts: Sequence[MandateAccount],
    last_on: date,
    made_on: date,
    seen: str = "",
    actor: Actor,
) -> list[OwnerStatement]:
    """The statements of all these principals up to a day, each as `render_statement` makes it.

    Those of whom nothing moved, or whose account is given already, are left as they are. Refused:
    a day to come, nobody to give account to, a closed month, another content than `seen`, the mark
    of what was shown before the yes (`reading_of`); then nothing was rendered to anyone.
    """
    told = to_render(_held(organisation, accounts, last_on, made_on), last_on)
    if not told:
        raise Refused({"last_on": NOBODY_WAITS})
    if seen and seen != reading_of(told):
        raise Refused(
            "Ce qui serait rendu n’est plus ce que vous avez lu : un mouvement a été noté, ou le jour a "
            "changé. Rien n’est rendu : relisez-le ci-dessous."
        )
    return _render(told, last_on, made_on, actor)


def _held(
    organisation: Organisation,
    accounts: Sequence[MandateAccount],
    last_on: date,
    made_on: date,
) -> list[MandateAccount]:
    """These accounts, read again and held, always in the same order; the books are held first."""
    if last_on > made_on:
        raise Refused({"last_on": "On ne rend compte que de jours passés."})
    wanted = [each.pk for each in accounts]
    for entity in LegalEntity.objects.filter(mandateaccount__in=wanted).distinct().order_by("pk"):
        hold_books(entity)
    return list(
        MandateAccount.objects.select_for_update(of=("self",))
        .filter(pk__in=wanted)
        .select_related("holding", "held", "organisation", "entity")
        .order_by("pk")
    )


def _render(
    told: Sequence[Rendering], last_on: date, made_on: date, actor: Actor
) -> list[OwnerStatement]:
    if not told:
        return []
    _take_fees([each for each in told if each.fee], last_on, actor)
    accounts = [each.account for each in told]
    unpaid, deposits = unpaid_of(accounts, last_on), deposits_of(accounts, last_on)
    first = take_numbers(actor.organisation, "owner_statements", len(told))
    made = [
        OwnerStatement(
            organisation=actor.organisation,
            account=each.account,
            number=number,
            first_on=each.first_on,
            last_on=last_on,
            made_on=made_on,
            opening=each.sums.opening,
            receipts=each.sums.receipts,
            expenses=each.sums.expenses,
            fees=each.sums.fees,
            vat=each.sums.vat,
            paid=each.sums.paid,
            closing=each.sums.closing,
            unpaid=unpaid.get(each.account.pk, []),
            deposits=deposits.get(each.account.pk, []),
        )
        for number, each in enumerate(told, start=first)
    ]
    OwnerStatement.objects.bulk_create(made)
    rendered = OwnerStatement.objects.filter(pk__in=[each.pk for each in made])
    moved = MandateMove.objects.filter(account__in=accounts, statement=None, on__lte=last_on)
    moved.update(statement=rendered.filter(account=OuterRef("account")).values("pk")[:1])
    return made


def _take_fees(fees: Sequence[Rendering], on: date, actor: Actor) -> None:
    """The fees of all of them, an entry and a move each, in the books of each entity."""
    by_entity: dict[LegalEntity, list[Rendering]] = defaultdict(list)
    for each in fees:
        by_entity[each.account.entity].append(each)
    for entity, several in by_entity.items():
        _take(entity, several, on, actor)


def _take(entity: LegalEntity, fees: Sequence[Rendering], on: date, actor: Actor) -> None:
    entries = _post(entity, fees, on, actor)
    MandateMove.objects.bulk_create(
        [
            MandateMove(
                organisation=actor.organisation,
                account=each.account,
                kind=MandateMove.Kind.FEE,
                on=on,
                label=f"Honoraires, {_percents(each)} des loyers encaissés",
                amount=-each.taken,
                vat=each.vat,
                entry_id=entry,
            )
            for each, entry in zip(fees, entries, strict=True)
        ]
    )


def _percents(told: Rendering) -> str:
    """8 %, or those that ran one after the other."""
    return " puis ".join(f"{each.normalize():f} %".replace(".", ",") for each in told.percents)


def _post(entity: LegalEntity, fees: Sequence[Rendering], on: date, actor: Actor) -> list[int]:
    """`D 467 // C 7064, C 44571`, and what our own accounts now have at the fund's: `D 4688 // C 5815`;
    the other way round where a fee is given back."""
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
                 greatest(side.debit, 0) AS debit, greatest(-side.debit, 0) AS credit
               FROM unnest(%s::bigint[], %s::bigint[], %s::numeric[], %s::numeric[])
                 AS t (rank, held, fee, vat)
               CROSS JOIN LATERAL (VALUES
                 (%s::bigint, t.held, t.fee + t.vat), (%s::bigint, NULL, -t.fee),
                 (%s::bigint, NULL, -t.vat), (%s::bigint, NULL, t.fee + t.vat),
                 (%s::bigint, NULL, -t.fee - t.vat)
               ) side (account_id, auxiliary_id, debit)
               WHERE side.debit <> 0""",
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
