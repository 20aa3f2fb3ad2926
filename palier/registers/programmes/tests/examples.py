"""Example programmes, for this room and those above."""

from datetime import date
from decimal import Decimal

from palier.base.ledger.reads import balance_of
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.programmes.actions import (
    add_programme,
    record_agreement,
    set_funds_aside,
    use_dedicated_funds,
)
from palier.registers.programmes.models import Agreement, FundMove, Programme


def a_programme(organisation: Organisation, name: str = "AVDL") -> Programme:
    return add_programme(
        organisation, name=name, starts_on=date(2024, 1, 1), actor=the_system(organisation)
    )


def an_agreement(organisation: Organisation, reference: str = "2026-17") -> Agreement:
    programme = Programme.objects.filter(organisation=organisation).first()
    return record_agreement(
        programme or a_programme(organisation),
        reference=f"{reference}{'' if programme is None else '-' + str(programme.agreements.count())}",
        starts_on=date(2026, 1, 1),
        ends_on=date(2027, 1, 1),
        actor=the_system(organisation),
    )


DECEMBER, JUNE = date(2026, 12, 31), date(2027, 6, 1)


def kept_funds(
    organisation: Organisation, amount: str = "1200.00", role: str = "accountant"
) -> FundMove:
    """An agreement of which a part is kept."""
    return set_funds_aside(
        an_agreement(organisation),
        on=DECEMBER,
        amount=Decimal(amount),
        reason="Poste pourvu tard",
        actor=someone_as(organisation, role),
    )


def used_funds(
    organisation: Organisation,
    agreement: Agreement,
    amount: str,
    role: str = "accountant",
    on: date = JUNE,
) -> FundMove:
    """A part of what was kept is used."""
    return use_dedicated_funds(
        agreement,
        on=on,
        amount=Decimal(amount),
        reason="Poste pourvu",
        actor=someone_as(organisation, role),
    )


def fund_balances(organisation: Organisation) -> list[Decimal]:
    """What 194, 6894 and 7894 hold (euros)."""
    entity = main_entity(organisation)
    return [balance_of(entity, code, on=JUNE) for code in ("194", "6894", "7894")]
