"""What other payers are asked, month by month, and the paper that tells them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from palier.base.bank.reads import paying_details
from palier.base.documents.sheets import Section, Sheet
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import day_in_words, in_fours, month_in_words
from palier.base.ledger.reads import balances
from palier.base.tenancy.actors import Actor
from palier.work.billing.models import RentNotice, ThirdAccount
from palier.work.billing.models.called import NoticesQuerySet


@dataclass(frozen=True)
class Asked:
    """The part of a notice that another pays (euros)."""

    notice: RentNotice
    amount: Decimal


def asked_of(
    payers: Iterable[ThirdAccount], notices: NoticesQuerySet, *, months: Iterable[date] = ()
) -> dict[int, list[Asked]]:
    """What each is asked on living notices, the latest first, by payer id; one query.

    `months`: the first days of those that they were called with; none: every month. What corrects
    an earlier month is asked with the month that calls it.
    """
    by_auxiliary = {payer.auxiliary_id: payer.pk for payer in payers}
    notices = notices.living().exclude(third=NOTHING)
    if wanted := list(months):
        notices = notices.filter(run__month__in=wanted)
    found: dict[int, list[Asked]] = defaultdict(list)
    for notice in notices.select_related("run", "occupancy__household").order_by(
        "-run__month", "-number"
    ):
        for line in notice.lines:
            payer = by_auxiliary.get(line.get("payer") or 0)
            if line["kind"] == "third" and payer is not None:
                found[payer].append(Asked(notice, Decimal(line["amount"])))
    return found


def statement_sheets(
    payers: Sequence[ThirdAccount], month: date, actor: Actor, today: date
) -> list[Sheet]:
    """What each payer is asked of a month and owes; as many queries whatever their number."""
    asked = asked_of(payers, RentNotice.objects.visible_to(actor), months=[month])
    day = max(today, month)  # what is asked for a month to come is counted in what is owed
    owed = balances([payer.auxiliary_id for payer in payers], on=day)
    ibans = {each.entity_id: paying_details(each.entity) for each in payers}
    return [
        _sheet(
            payer,
            asked.get(payer.pk, []),
            month,
            owed.get(payer.auxiliary_id, NOTHING),
            ibans[payer.entity_id],
            day,
        )
        for payer in payers
    ]


def payers_asked(actor: Actor, month: date) -> list[ThirdAccount]:
    """The payers to whom a month's notices ask something, by name."""
    payers = ThirdAccount.objects.visible_to(actor).select_related("body", "entity")
    asked = asked_of(payers, RentNotice.objects.visible_to(actor), months=[month])
    return [payer for payer in payers.order_by("body__sort_name", "pk") if payer.pk in asked]


def last_month_asked(notices: NoticesQuerySet) -> date | None:
    """The first day of the last month in which another payer was asked something."""
    asked = notices.living().exclude(third=NOTHING).order_by("-run__month")
    return asked.values_list("run__month", flat=True).first()


def _sheet(
    payer: ThirdAccount, asked: list[Asked], month: date, owed: Decimal, iban: str, today: date
) -> Sheet:
    total = sum((each.amount for each in asked), NOTHING)
    pairs = [
        (f"Demandé pour {month_in_words(month)}", euros(total)),
        (f"Dû en tout au {day_in_words(today)}", euros(owed)),
    ]
    if asked:
        by_day: dict[date, Decimal] = defaultdict(Decimal)
        for each in asked:
            by_day[each.notice.due_on] += each.amount
        for due_on, part in sorted(by_day.items()):
            said = f"{day_in_words(due_on)} : {euros(part)}" if len(by_day) > 1 else None
            pairs.append(("À payer avant le", said or day_in_words(due_on)))
        pairs.append(("Référence à rappeler", reference_of(payer, month)))
    if iban:
        pairs.append(("IBAN", in_fours(iban)))
    return Sheet(
        f"Avis de part due, {month_in_words(month)}",
        [
            Section(
                text="Vous avez accepté de payer une part de ce qui est demandé aux personnes "
                "ci-dessous. Voici votre part de ce mois."
                if asked
                else "Rien ne vous est demandé pour ce mois."
            ),
            *([_parts(asked)] if asked else []),
            Section("À payer", pairs=pairs),
        ],
        lead=reference_of(payer, month),
        addressee=[payer.body.name],
        note="Cet avis n’est pas une preuve de paiement. Une erreur, une part qui cesse ? Écrivez-nous.",
    )


def _parts(asked: list[Asked]) -> Section:
    return Section(
        heads=["Avis", "Contrat", "Pour", "Votre part"],
        rows=[
            [
                each.notice.reference,
                _what(each.notice),
                _for_whom(each.notice),
                euros(each.amount),
            ]
            for each in asked
        ],
        widths=[3, 2, 4, 2],
    )


def _what(notice: RentNotice) -> str:
    """The contract; and the month, of what corrects an earlier one."""
    number: str = notice.occupancy.number
    if notice.month == notice.run.month:
        return number
    return f"{number}, pour {month_in_words(notice.month)}"


def _for_whom(notice: RentNotice) -> str:
    """The household; only its contract is told of those whose address is kept secret."""
    household = notice.occupancy.household
    return "personne protégée" if household.hidden_at else household.name


def reference_of(payer: ThirdAccount, month: date) -> str:
    """What the payer writes on its transfer, so that it is known again."""
    return f"T{payer.pk}-{month:%Y%m}"
