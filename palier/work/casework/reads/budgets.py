"""The budget of a household on a day, each figure with what it is made of."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from palier.base.kit.money import NOTHING
from palier.base.kit.periods import in_force
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import figure, number
from palier.law.budget import Budget, consumption_units
from palier.registers.people.models import Household, ResourceLine
from palier.registers.people.reads import ages_on
from palier.work.billing.reads import MonthlyCost, monthly_cost


@dataclass(frozen=True)
class BudgetTold:
    """A budget with its lines, where the rent comes from, and the association's own rules."""

    budget: Budget
    lines: list[ResourceLine]
    home: MonthlyCost | None
    daily_by: str
    daily_least: Decimal
    effort_most: Decimal

    @property
    def divisor(self) -> Decimal:
        """By what the rest of a day is shared: units, or persons."""
        return Decimal(self.budget.persons) if self.daily_by == "person" else self.budget.units

    @property
    def a_day(self) -> Decimal | None:
        return self.budget.residual_a_day(self.divisor)

    @property
    def noted(self) -> list[ResourceLine]:
        """What was noted by hand: where we are the landlord, the contract says rent and benefit."""
        said = {"rent", "benefit"} if self.home else set()
        return [line for line in self.lines if line.code not in said]


def budget_told(household: Household, on: date, actor: Actor) -> BudgetTold:
    """What comes in, what goes out and what is left, on a day (euros a month).

    The home let by us costs what its terms say; a home elsewhere what was noted. A rent or an
    income of which nothing was noted is not known: whoever pays no rent has a line of 0.
    """
    lines = list(
        ResourceLine.objects.visible_to(actor)
        .filter(in_force(on), household=household)
        .select_related("person")
        .order_by("kind", "code", "pk")
    )
    home = monthly_cost(household, on)
    noted = {"rent": NOTHING, "benefit": NOTHING}
    sums = {"income": NOTHING, "charge": NOTHING, "debt": NOTHING}
    for line in lines:
        if line.code in noted:
            noted[line.code] += line.amount
        else:
            sums[line.kind] += line.amount
    noted_codes = {line.code for line in lines}
    has_income = any(line.kind == ResourceLine.Kind.INCOME for line in lines)
    elsewhere = noted["rent"] if ResourceLine.Code.RENT in noted_codes else None
    ages = ages_on(household, on)
    budget = Budget(
        income=sums["income"] if has_income else None,
        rent=home.cost if home else elsewhere,
        benefit=home.benefit if home else noted["benefit"],
        other_charges=sums["charge"],
        debts=sums["debt"],
        units=consumption_units(ages),
        persons=max(len(ages), 1),
    )
    organisation = actor.organisation
    return BudgetTold(
        budget,
        lines,
        home,
        figure(organisation, "casework.daily_by", on),
        number(organisation, "casework.daily_least", on),
        number(organisation, "casework.effort_most", on),
    )
