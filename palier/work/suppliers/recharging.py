"""What a home’s contracts cost, set against what those who live there are asked for charges."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, Sum
from django.db.models.functions import ExtractYear

from palier.base.kit.money import NOTHING
from palier.base.tenancy.models import Site
from palier.registers.housing.models import Place
from palier.work.billing.models import RentNotice
from palier.work.suppliers.models import InvoiceLine, InvoiceState


@dataclass(frozen=True)
class YearOfCosts:
    """A year of a home, or of a site: billed by suppliers, asked of occupants (euros)."""

    year: int
    billed: Decimal
    asked: Decimal

    @property
    def gap(self) -> Decimal:
        """What is asked beyond what is billed; below nothing, what the association bears."""
        return self.asked - self.billed


def years_of(site: Site, place: Place | None) -> list[YearOfCosts]:
    """Year by year, the last first; two queries.

    Billed: the parts of invoices tied to a contract of the home (of the site, its homes included),
    by the day of the invoice; a credit note takes off. Asked: the charges of every living notice
    (of a home let by rooms, those of its rooms): provisions, flat sums, meters, settlements.
    """
    billed: dict[int, Decimal] = defaultdict(lambda: NOTHING)
    bills = InvoiceLine.objects.filter(contract__site=site, invoice__state=InvoiceState.APPROVED)
    if place is not None:
        bills = bills.filter(contract__place=place)
    for year, is_credit, total in (
        bills.annotate(year=ExtractYear("invoice__dated_on"))
        .values_list("year", "invoice__is_credit")
        .annotate(total=Sum("amount"))
        .order_by("year")
    ):
        billed[year] += -total if is_credit else total
    here = Q(occupancy__site=site)
    if place is not None:
        here = Q(occupancy__main_place=place) | Q(occupancy__main_place__parent=place)
    asked = dict(
        RentNotice.objects.filter(here, organisation=site.organisation_id)
        .living()
        .annotate(year=ExtractYear("month"))
        .values_list("year")
        .annotate(total=Sum("charges"))
        .order_by("year")
    )
    return [
        YearOfCosts(year, billed.get(year, NOTHING), asked.get(year, NOTHING))
        for year in sorted({*billed, *asked}, reverse=True)
    ]
