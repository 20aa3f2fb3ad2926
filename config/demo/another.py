"""A second legal entity of the association: a cooperative that owns a small house, with its own books."""

from decimal import Decimal

from config.demo import bank, cast
from config.demo.letting import a_household, gather_pieces
from config.demo.stage import CAF_IBAN, DAY, Stage
from palier.base.bank.actions import add_bank_account, import_statement, post_bank_opening
from palier.base.bank.models import BankAccount
from palier.base.ledger.actions import add_entity, needed_account, settle_opening
from palier.base.tenancy.models import LegalEntity, Site
from palier.law.dates import Month
from palier.registers.housing.actions import add_place, add_site
from palier.registers.people.actions import add_body
from palier.work.billing import actions as billing
from palier.work.billing.models import RentNotice, Term
from palier.work.leases import actions as leases
from palier.work.leases.models import Occupancy
from palier.work.titles import actions as titles

NAME, SIREN, OPENING = "Platane Habitat SCIC", "000000018", Decimal("6400.00")


def a_second_entity(stage: Stage) -> None:
    """Four homes let since a season, called, paid and late, without a line in the main books."""
    accountant, manager = stage.by("accountant"), stage.by("rental_manager")
    scic = add_entity(stage.organisation, name=NAME, siren=SIREN, actor=accountant)
    site = _its_house(stage, scic)
    first = Month.of(stage.today).before.before
    contracts = _its_households(stage, site, first)
    own = add_bank_account(
        scic,
        label="Compte de la SCIC",
        iban=bank.iban(9001),
        account=needed_account(scic, "5121"),
        actor=accountant,
    )
    balance, month = OPENING, first
    while month <= Month.of(stage.today):
        run = billing.prepare_rent_run(
            stage.organisation, month_on=month.first, entity=scic, actor=manager
        )
        billing.issue_rent_run(run, actor=manager)
        balance = _its_bank(stage, own, month, balance, contracts)
        month = month.after


def _its_house(stage: Stage, scic: LegalEntity) -> Site:
    manager = stage.by("rental_manager")
    site = add_site(
        stage.organisation,
        name="Le Verger",
        kind=Site.Kind.SCATTERED,
        street="3 impasse du Verger",
        postcode=cast.TOWN[0],
        town=cast.TOWN[1],
        actor=manager,
    )
    stage.sites["orchard"] = site
    places = [
        add_place(
            site,
            label=f"Verger {n}",
            size=["T2", "T3"][n % 2],
            surface=Decimal(44 + 9 * (n % 2)),
            street="3 impasse du Verger",
            actor=manager,
        )
        for n in range(1, 5)
    ]
    titles.record_holding(
        add_body(stage.organisation, name=NAME, kinds=["landlord"], actor=manager),
        kind="owned",
        places=places,
        starts_on=Month.of(stage.today).before.before.first - 200 * DAY,
        actor=manager,
    )
    billing.keep_in_books(site, entity=scic, actor=stage.by("accountant"))
    stage.free["orchard"] = places
    return site


def _its_households(stage: Stage, site: Site, first: Month) -> list[Occupancy]:
    manager, made = stage.by("rental_manager"), []
    for rank, place in enumerate(stage.free.pop("orchard")):
        draft = leases.draft_occupancy(
            place,
            household=a_household(stage, "direct", first.first - 30 * DAY),
            regime="loi89",
            starts_on=first.first,
            actor=manager,
        )
        for kind, amount in (
            (Term.Kind.RENT, 402 + 38 * (rank % 2)),
            (Term.Kind.CHARGES, 48),
            (Term.Kind.BENEFIT, 190 if rank else 0),
        ):
            if amount:
                billing.set_term(
                    draft,
                    kind=kind,
                    amount=Decimal(amount),
                    starts_on=first.first,
                    actor=manager,
                )
        gather_pieces(stage, draft, first.first)
        made.append(leases.activate_occupancy(draft, starts_on=first.first, actor=manager))
        deposit = leases.ask_deposit(
            made[-1], amount=Decimal(402 + 38 * (rank % 2)), on=first.first, actor=manager
        )
        leases.receive_deposit(
            deposit,
            on=first.first,
            amount=deposit.amount,
            payer="person",
            means="transfer",
            actor=manager,
        )
    return made


def _its_bank(
    stage: Stage, own: BankAccount, month: Month, opening: Decimal, contracts: list[Occupancy]
) -> Decimal:
    """Its own statement: three pay with their reference, the last forgets; the agency pays for all."""
    last = min(month.last, stage.today)
    notices = RentNotice.objects.filter(occupancy__in=contracts, month=month.first)
    told = [
        bank.Told(
            bank.working_day(month.first + (4 + rank) * DAY),
            notice.net,
            notice.occupancy.household.name.removeprefix("Ménage ").upper(),
            bank.iban(9100 + rank),
            f"LOYER {notice.reference}",
        )
        for rank, notice in enumerate(notices.select_related("occupancy__household"))
        if rank < len(contracts) - 1
    ]
    benefits = sum((notice.benefit for notice in notices), Decimal(0))
    told.append(bank.Told(month.last, benefits, "CAF", CAF_IBAN, "APL"))
    content, closing = bank.statement(
        own.iban, f"SCIC-{month}", month.first, last, opening,
        [each for each in told if each.on <= last],
    )  # fmt: skip
    import_statement(stage.organisation, content=content, actor=stage.by("accountant"))
    own.refresh_from_db()
    if own.opening_entry_id is None:
        post_bank_opening(own, actor=stage.by("accountant"))
        settle_opening(own.entity, code="110", on=month.first, actor=stage.by("accountant"))
    return closing
