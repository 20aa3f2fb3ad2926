"""What one contract comes to for a month, by the rules of its regime."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from palier.base.kit.money import NOTHING, to_cent
from palier.base.kit.periods import period, span
from palier.base.kit.typography import in_digits
from palier.law.benefit_months import is_due, is_first_month
from palier.law.dates import Month, Span
from palier.law.proration import Convention, lived_days, prorate
from palier.law.regimes import Regime, regime
from palier.registers.people.reads import incomes_of
from palier.work.billing.models import Draft, Extra, PayerShare, Term
from palier.work.leases.models import Occupancy

COLUMNS = {
    "rent": "rent",
    "discount": "rent",
    "charges": "charges",
    "service": "services",
    "option": "options",
    "insurance": "insurance",
}
"""In which column of a notice each kind of term is counted."""
ORDER = {kind: rank for rank, kind in enumerate([*COLUMNS, "benefit", "third"])}


@dataclass(frozen=True)
class Asked:
    """What is known of one contract when a month is computed."""

    law: Regime
    lived: Span
    terms: Sequence[Term] = ()
    extras: Sequence[Extra] = ()
    shares: Sequence[PayerShare] = ()
    income: Decimal | None = None
    died: bool = False


@dataclass(frozen=True)
class Worth:
    """What one contract comes to for a month (euros), and how."""

    sums: dict[str, Decimal]
    benefit: Decimal
    third: Decimal
    lines: list[dict[str, Any]]
    checks: list[str] = field(default_factory=list)

    @property
    def due(self) -> Decimal:
        return sum(self.sums.values(), NOTHING)

    @property
    def net(self) -> Decimal:
        return self.due - self.benefit - self.third

    @property
    def is_prorated(self) -> bool:
        return Draft.Check.PRORATED in self.checks


def worth(asked: Asked, month: Month, convention: Convention) -> Worth:
    """What a contract comes to for `month`, by the rules of its regime."""
    sums: dict[str, Decimal] = dict.fromkeys(COLUMNS.values(), NOTHING)
    lines: list[dict[str, Any]] = []
    is_whole = asked.lived.within(month) == Span(month.first, month.end)
    for term in sorted(asked.terms, key=lambda t: (ORDER[t.kind], t.label, t.period.lower)):
        line = (
            _benefit(asked, term, month)
            if term.kind == Term.Kind.BENEFIT
            else _due(term, asked, month, convention)
        )
        if line:
            lines.append(line)
            if term.kind != Term.Kind.BENEFIT:
                sums[COLUMNS[term.kind]] += Decimal(line["amount"])
    # A benefit and another's part are of the month: what is called once is the household's alone.
    of_month = sum(sums.values(), NOTHING)
    for extra in asked.extras:
        lines.append(_once(extra))
        sums[COLUMNS[extra.kind]] += extra.amount
    wanted = _sum_of_benefits(lines)
    _deduct_what_is_due(lines, of_month)
    benefit = _sum_of_benefits(lines)
    shared = _shares(asked, of_month - benefit, month, convention)
    third = sum((Decimal(line["amount"]) for line in shared), NOTHING)
    checks = _checks(asked, lines, wanted > benefit, is_whole=is_whole)
    if sum(sums.values(), NOTHING) == 0:
        checks.append(Draft.Check.ZERO.value)
    if benefit > 0 and is_first_month(asked.law, asked.lived, month):
        checks.append(Draft.Check.BENEFIT_FIRST.value)
    return Worth(sums, benefit, third, lines + shared, checks)


def _sum_of_benefits(lines: Iterable[dict[str, Any]]) -> Decimal:
    return sum((Decimal(line["amount"]) for line in lines if line["kind"] == "benefit"), NOTHING)


def _deduct_what_is_due(lines: list[dict[str, Any]], of_month: Decimal) -> None:
    """An aid that is only expected deducts no more than the month comes to. One that was paid is all
    of it the household's: what it has beyond the month is given back."""
    told = [line for line in lines if line["kind"] == "benefit" and line.pop("is_told")]
    left = max(of_month - _sum_of_benefits(told), NOTHING)
    for line in lines:
        if line["kind"] == "benefit" and line not in told:
            amount = min(Decimal(line["amount"]), left)
            left -= amount
            line["amount"] = f"{amount:.2f}"


def _checks(
    asked: Asked,
    lines: list[dict[str, Any]],
    is_above: bool,
    *,
    is_whole: bool,
) -> list[str]:
    """What someone should look at before this is issued."""
    cut = [line for line in lines if line["kind"] != "benefit" and line["days"] != line["base"]]
    by_percent = any(term.percent for term in asked.terms)
    found = {
        Draft.Check.PRORATED: cut or (not is_whole and (asked.terms or not asked.extras)),
        Draft.Check.BENEFIT_ABOVE: is_above,
        Draft.Check.NO_RESOURCES: by_percent and asked.income is None,
    }
    return [code.value for code, is_so in found.items() if is_so]


def _due(term: Term, asked: Asked, month: Month, convention: Convention) -> dict[str, Any] | None:
    """Rent, charges and services: by days lived in, each apart; by nights; by percent of income."""
    running = span(term.period)
    ends = [day for day in (running.ends_on, asked.lived.ends_on) if day]
    both = Span(max(running.starts_on, asked.lived.starts_on), min(ends) if ends else None)
    within = both.within(month)
    if within is None:
        return None
    sign = -1 if term.kind == Term.Kind.DISCOUNT else 1
    line: dict[str, Any] = {"kind": term.kind, "label": term.label}
    if term.unit == Term.Unit.NIGHT:
        nights = within.days
        amount = sign * term.amount * nights
        return {
            **line, "full": f"{amount:.2f}", "days": 1, "base": 1, "amount": f"{amount:.2f}",
            "formula": f"{nights} × {in_digits(term.amount)} €",
        }  # fmt: skip
    full = term.amount
    if term.percent is not None:
        income = asked.income or NOTHING
        full = to_cent(income * term.percent / 100)
        line["formula"] = f"{in_digits(term.percent)} % de {in_digits(income)} €"
    part = prorate(sign * full, both, month, convention, of=asked.lived)
    return {
        **line,
        "full": f"{sign * full:.2f}",
        "days": part.days,
        "base": part.base,
        "amount": f"{part.amount:.2f}",
        **({"reason": term.reason} if term.reason else {}),
    }


def _benefit(asked: Asked, term: Term, month: Month) -> dict[str, Any] | None:
    """A benefit: by whole civil months, none for the month in which one leaves, unless the agency
    paid it."""
    running = span(term.period)
    if running.starts_on > month.first or (running.ends_on and running.ends_on <= month.first):
        return None
    counted = term.is_told or is_due(asked.law, asked.lived, month, died=asked.died)
    return {
        "is_told": term.is_told,
        "kind": term.kind,
        "label": term.label,
        "full": f"{term.amount:.2f}",
        "days": 1 if counted else 0,
        "base": 1,
        "amount": f"{term.amount if counted else NOTHING:.2f}",
        "source": asked.law.benefit_source,
    }


def _once(extra: Extra) -> dict[str, Any]:
    return {
        "kind": extra.kind,
        "label": extra.label,
        "full": f"{extra.amount:.2f}",
        "days": 1,
        "base": 1,
        "amount": f"{extra.amount:.2f}",
        "once": extra.pk,
        **({"formula": extra.formula} if extra.formula else {}),
    }


def _shares(
    asked: Asked, left: Decimal, month: Month, convention: Convention
) -> list[dict[str, Any]]:
    """What others owe of the month, each a part of the whole; together never more than is left."""
    whole, _ = lived_days(asked.lived, month, convention)
    lines, rest, taken = [], left, list[tuple[Span, Decimal]]()
    for share in asked.shares:
        days, _ = lived_days(_paid_span(share, asked.lived), month, convention)
        if not days or rest <= 0:
            continue
        # Of its own days no more than what they come to, less what those before it took of them.
        own = left * days / whole - sum(
            (
                amount * _common(share, span, asked.lived, month, convention)
                for span, amount in taken
            ),
            NOTHING,
        )
        line = _share(share, left, min(rest, to_cent(own)), asked.lived, month, convention)
        if line:
            lines.append(line)
            rest -= Decimal(line["amount"])
            taken.append((_paid_span(share, asked.lived), Decimal(line["amount"])))
    return lines


def _paid_span(share: PayerShare, lived: Span) -> Span:
    """The days lived in on which a payer pays."""
    running = span(share.period)
    ends = [day for day in (running.ends_on, lived.ends_on) if day]
    return Span(max(running.starts_on, lived.starts_on), min(ends) if ends else None)


def _common(
    share: PayerShare, other: Span, lived: Span, month: Month, convention: Convention
) -> Decimal:
    """Which part of another payer's days in the month are this one's too."""
    mine, theirs = _paid_span(share, lived).within(month), other.within(month)
    if mine is None or theirs is None:
        return NOTHING
    start, end = max(mine.starts_on, theirs.starts_on), min(mine.ends_on, theirs.ends_on)  # type: ignore[type-var]
    if start >= end:  # type: ignore[operator]
        return NOTHING
    both, _ = lived_days(Span(start, end), month, convention)
    all_theirs, _ = lived_days(theirs, month, convention)
    return Decimal(both) / all_theirs


def _share(
    share: PayerShare,
    left: Decimal,
    rest: Decimal,
    lived: Span,
    month: Month,
    convention: Convention,
) -> dict[str, Any] | None:
    """What another payer owes of the month, by the days of its share; never more than the rest."""
    days, base = lived_days(_paid_span(share, lived), month, convention)
    whole, _ = lived_days(lived, month, convention)
    if not days or rest <= 0:
        return None
    if share.percent is not None:
        # Of what is left for the days lived in: the share of the days on which it pays.
        amount = to_cent(left * share.percent / 100 * days / whole)
        formula = f"{in_digits(share.percent)} % de {in_digits(left)} €"
    else:
        amount = to_cent((share.amount or NOTHING) * days / base)
        formula = ""
    amount = min(amount, rest)
    return {
        "kind": "third",
        "label": share.payer.body.name,
        "payer": share.payer.auxiliary_id,
        "full": f"{share.amount or amount:.2f}",
        "days": days,
        "base": whole if share.percent is not None else base,
        "amount": f"{amount:.2f}",
        **({"formula": formula} if formula else {}),
    }


def gather(
    occupancies: Iterable[Occupancy], month: Month, *, fresh: dict[int, bool] | None = None
) -> dict[int, Asked]:
    """What is known of these contracts for a month, by contract; six queries whatever their number.

    `fresh` says of each whether its terms are still to be called; without it, extras are left out.
    """
    rows = {each.pk: each for each in occupancies}
    within = period(month.first, month.end)
    terms: dict[int, list[Term]] = defaultdict(list)
    for term in Term.objects.filter(occupancy__in=rows, period__overlap=within):
        terms[term.occupancy_id].append(term)
    shares: dict[int, list[PayerShare]] = defaultdict(list)
    told = PayerShare.objects.filter(occupancy__in=rows, period__overlap=within)
    for share in told.select_related("payer__body").order_by("period", "pk"):
        shares[share.occupancy_id].append(share)
    extras: dict[int, list[Extra]] = defaultdict(list)
    if fresh is not None:
        for extra in Extra.objects.filter(
            occupancy__in=rows, month=month.first, notice=None
        ).order_by("pk"):
            extras[extra.occupancy_id].append(extra)
    by_percent = {pk for pk, several in terms.items() if any(t.percent for t in several)}
    incomes = incomes_of({rows[pk].household_id for pk in by_percent}, month.first)
    return {
        pk: Asked(
            regime(row.regime),
            span(row.period),
            terms[pk] if fresh is None or fresh[pk] else [],
            extras[pk],
            shares[pk] if fresh is None or fresh[pk] else [],
            incomes.get(row.household_id),
            row.end_reason == Occupancy.EndReason.DEATH,
        )
        for pk, row in rows.items()
    }
