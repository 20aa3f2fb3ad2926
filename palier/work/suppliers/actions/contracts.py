"""Contracts of water, power, insurance… of homes: signed, corrected, ended, their bills known."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from palier.base.documents.reads import has_papers
from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.registers.housing.models import Meter, Place
from palier.registers.people.models import Body
from palier.work.suppliers.models import HomeContract, InvoiceLine, InvoiceState


@action("Noter un contrat d’eau, d’énergie ou d’assurance")
def sign_home_contract(
    site: Site,
    *,
    place: Place | None = None,
    kind: str,
    supplier: Body,
    number: str = "",
    meter: Meter | None = None,
    starts_on: date,
    ends_on: date | None = None,
    notice_months: int | None = None,
    year_cost: Decimal | None = None,
    words: str = "",
    actor: Actor,
) -> HomeContract:
    """Of a home, or of the whole site. `ends_on`: the first day it no longer runs; euros a year.

    Refused: a home or a meter of elsewhere, a meter of something else, an end before its
    beginning, the same of the same home on the same days with the same supplier, a negative cost.
    """
    lock(site)
    told = _told(
        kind, site, place, meter, starts_on, ends_on, number, notice_months, year_cost, words
    )
    row = HomeContract(
        organisation=actor.organisation, site=site, kind=kind, supplier=supplier, **told
    )
    _check_alone(row)
    row.save()
    return row


METERED: dict[str, set[Meter.Kind]] = {
    HomeContract.Kind.WATER: {Meter.Kind.COLD_WATER, Meter.Kind.HOT_WATER},
    HomeContract.Kind.POWER: {Meter.Kind.POWER},
    HomeContract.Kind.GAS: {Meter.Kind.GAS},
    HomeContract.Kind.HEAT: {Meter.Kind.HEAT},
}
"""Meters that a contract may be read on."""


def _told(
    kind: str,
    site: Site,
    place: Place | None,
    meter: Meter | None,
    starts_on: date,
    ends_on: date | None,
    number: str,
    notice_months: int | None,
    year_cost: Decimal | None,
    words: str,
) -> dict[str, Any]:
    if meter is not None and kind in METERED and meter.kind not in METERED[kind]:
        raise Refused({"meter": f"Ce compteur compte autre chose : {meter.get_kind_display()}."})
    if place is not None and place.site_id != site.pk:
        raise Refused({"place": "Ce logement est d’un autre site."})
    if meter is not None and meter.place.site_id != site.pk:
        raise Refused({"meter": "Ce compteur est d’un autre site."})
    if meter is not None and place is not None and meter.place_id != place.pk:
        raise Refused({"meter": "Ce compteur est d’un autre logement."})
    if ends_on is not None and ends_on <= starts_on:
        raise Refused({"ends_on": "La fin est avant le début."})
    if year_cost is not None and year_cost < 0:
        raise Refused({"year_cost": "Un coût ne peut pas être négatif."})
    return {
        "place": place,
        "meter": meter,
        "period": period(starts_on, ends_on),
        "number": number.strip(),
        "notice_months": notice_months,
        "year_cost": year_cost,
        "words": words.strip(),
    }


def _check_alone(row: HomeContract) -> None:
    others = HomeContract.objects.filter(
        site=row.site,
        place=row.place,
        kind=row.kind,
        supplier=row.supplier,
        number=row.number,
        period__overlap=row.period,
    )
    if others.exclude(pk=row.pk).exists():
        raise Refused("Ce contrat est déjà noté pour ces dates.")


@action("Corriger un contrat d’eau, d’énergie ou d’assurance")
def correct_home_contract(
    row: HomeContract,
    *,
    place: Place | None = None,
    kind: str,
    supplier: Body,
    number: str = "",
    meter: Meter | None = None,
    starts_on: date,
    ends_on: date | None = None,
    notice_months: int | None = None,
    year_cost: Decimal | None = None,
    words: str = "",
    actor: Actor,
) -> HomeContract:
    """Another number, another end. Refused: as when noted; another supplier than its bills'."""
    row = lock(row)
    told = _told(
        kind, row.site, place, meter, starts_on, ends_on, number, notice_months, year_cost, words
    )
    if supplier.pk != row.supplier_id and row.bills.exists():
        raise Refused(
            {
                "supplier": f"Des factures de {row.supplier} y sont rattachées : détachez-les d’abord."
            }
        )
    row.kind, row.supplier = kind, supplier
    for field, value in told.items():
        setattr(row, field, value)
    _check_alone(row)
    row.save()
    return row


@action("Mettre fin à un contrat d’eau, d’énergie ou d’assurance")
def end_home_contract(row: HomeContract, *, ends_on: date, actor: Actor) -> HomeContract:
    """It no longer runs from that day on. Refused: before it began, over already by then."""
    row = lock(row)
    if ends_on <= row.period.lower:
        raise Refused({"ends_on": f"Il ne commence que le {day_in_words(row.period.lower)}."})
    if row.period.upper is not None and row.period.upper <= ends_on:
        raise Refused({"ends_on": "Ce contrat finit déjà ce jour-là, ou avant."})
    row.period = period(row.period.lower, ends_on)
    row.save(update_fields=["period"])
    return row


@action("Retirer un contrat noté par erreur")
def remove_home_contract(row: HomeContract, *, actor: Actor) -> Site:
    """It never was. Refused: bills are of it."""
    row = lock(row)
    if row.bills.exists():
        raise Refused("Des factures y sont rattachées : détachez-les d’abord, ou mettez-y fin.")
    if has_papers(row):
        raise Refused("Des documents y sont joints : retirez-les d’abord.")
    site: Site = row.site
    HomeContract.objects.filter(pk=row.pk).delete()
    return site


@action("Rattacher des factures à un contrat")
def attach_bills(row: HomeContract, *, lines: Sequence[InvoiceLine], actor: Actor) -> HomeContract:
    """These parts of invoices are for this contract. Refused: none, of another supplier, of another
    site, of another contract, not approved."""
    row = lock(row)
    if not lines:
        raise Refused({"lines": "Choisissez au moins une part de facture."})
    for line in (lock(each) for each in sorted(lines, key=lambda each: each.pk)):
        invoice = line.invoice
        if invoice.account is None or invoice.account.body_id != row.supplier_id:
            raise Refused({"lines": f"{invoice} n’est pas de {row.supplier}."})
        if line.site_id is not None and line.site_id != row.site_id:
            raise Refused({"lines": f"{invoice} est d’un autre site."})
        if line.contract_id not in (None, row.pk):
            raise Refused({"lines": f"{invoice} est déjà d’un autre contrat."})
        if invoice.state != InvoiceState.APPROVED:
            raise Refused({"lines": f"{invoice} n’est pas approuvée : elle peut encore changer."})
    InvoiceLine.objects.filter(pk__in=[line.pk for line in lines]).update(contract=row)
    return row


@action("Détacher une facture d’un contrat")
def detach_bill(line: InvoiceLine, *, actor: Actor) -> HomeContract:
    """It was not for this one. Refused: it is of no contract."""
    line = lock(line)
    row: HomeContract | None = line.contract
    if row is None:
        raise Refused("Cette facture n’est rattachée à aucun contrat.")
    InvoiceLine.objects.filter(pk=line.pk).update(contract=None)
    return row
