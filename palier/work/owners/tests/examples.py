"""Example titles that cost, and a mandate whose rent is cashed."""

from datetime import date
from decimal import Decimal

from palier.base.bank.actions import add_bank_account, import_statement
from palier.base.bank.models import BankAccount
from palier.base.bank.tests.examples import a_file, an_entry
from palier.base.ledger.actions import needed_account
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.tests.worlds import played_once
from palier.work.billing.models import RentNotice
from palier.work.billing.tests.examples import MAY, a_rented_home, an_issued_run
from palier.work.owners.accounts import needed_mandate_account
from palier.work.owners.actions import set_owner_bank
from palier.work.owners.models import MandateAccount
from palier.work.titles.models import Holding
from palier.work.titles.tests.examples import a_holding

IBAN = "FR7630004000010000000000179"
FUND_IBAN = "FR7610107001011234567890129"
JANUARY = date(2024, 1, 1)


def a_head_lease(organisation: Organisation, rent: str = "450.00", **given: object) -> Holding:
    """A home taken from its owner, whose IBAN is known."""
    holding = a_holding(organisation, rent=Decimal(rent), **given)  # type: ignore[arg-type]
    set_owner_bank(
        holding.owner, holder="SCI des Tilleuls", iban=IBAN, actor=the_system(organisation)
    )
    return holding


def the_fund(organisation: Organisation) -> BankAccount:
    """The bank account that holds principals' money only."""
    entity = main_entity(organisation)
    return add_bank_account(
        entity,
        label="Fonds des mandants",
        iban=FUND_IBAN,
        account=needed_account(entity, "5125"),
        holds_principals=True,
        actor=the_system(organisation),
    )


@played_once
def a_mandate(organisation: Organisation, percent: str = "8") -> MandateAccount:
    """A home managed for its owner at 8 %, let at 438 and 61 with a benefit of 287."""
    home = a_rented_home(organisation)
    holding = a_holding(organisation, kind="mandate", place=home.main_place)
    holding.fee_percent = Decimal(percent)
    holding.save()
    set_owner_bank(
        holding.owner, holder="SCI des Tilleuls", iban=IBAN, actor=the_system(organisation)
    )
    return needed_mandate_account(holding)


def a_cashed_month(
    organisation: Organisation, account: MandateAccount, on: date = MAY
) -> RentNotice:
    """The rent of May is called, and the household’s 212 come to the fund’s bank account."""
    run = an_issued_run(organisation, on)
    notice = RentNotice.objects.get(run=run)
    if not BankAccount.objects.filter(holds_principals=True).exists():
        the_fund(organisation)
    content = a_file(
        an_entry("212.00", f"LOYER {notice.reference}"),
        opening="0.00",
        closing="212.00",
        iban=FUND_IBAN,
        reference=f"F-{on:%m}",
    )
    import_statement(organisation, content=content, actor=the_system(organisation))
    return notice
