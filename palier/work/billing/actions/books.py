"""In whose books a site is kept: said before anything is owed there."""

from collections.abc import Sequence

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.ledger.models import Line
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Site
from palier.base.tenancy.reads import entity_of, kept_by
from palier.base.ui import shell
from palier.work.billing.actions.accounts import open_accounts
from palier.work.billing.actions.extras import third_account
from palier.work.billing.actions.preparing import drop
from palier.work.billing.models import (
    HouseholdAccount,
    PayerIban,
    PayerRule,
    PayerShare,
    RentNotice,
    RentRun,
    ThirdAccount,
)
from palier.work.leases.models import LIVED_IN, DepositReceipt, Occupancy


@action("Dire dans quels comptes un site est tenu")
def keep_in_books(site: Site, *, entity: LegalEntity, actor: Actor) -> Site:
    """Rents, deposits, benefits and costs of this site are those of `entity` from now on.

    Contracts that live there already get their account in these books, with what is known of how
    they pay; a run in preparation that calls them is dropped, to be prepared again. Refused:
    something is written already in the books that the site would leave.
    """
    site = lock(site)
    before = entity_of(site)
    if before == entity:
        return site
    if why := obstacle(site):
        raise Refused(why)
    site.entity = None if entity.is_main else entity
    site.save(update_fields=["entity"])
    for run in RentRun.objects.filter(
        state=RentRun.State.DRAFT, drafts__occupancy__site=site
    ).distinct():
        drop(run)
    lived = Occupancy.objects.filter(site=site, state__in=LIVED_IN).select_related("household")
    households = {each.household_id: each.household for each in lived}
    if households:
        _move_accounts(before, open_accounts(entity, list(households.values())))
    shares = PayerShare.objects.filter(occupancy__site=site)
    for payer in ThirdAccount.objects.filter(pk__in=shares.values("payer")).select_related("body"):
        shares.filter(payer=payer).update(payer=third_account(payer.body, entity))
    return site


def _move_accounts(before: LegalEntity, accounts: Sequence[HouseholdAccount]) -> None:
    """What is known of how they pay goes on with them; the account that they leave, on which
    nothing was ever written, goes, unless a home that stays rests on it."""
    after = {each.household_id: each for each in accounts}
    left = HouseholdAccount.objects.filter(entity=before, household__in=list(after))
    for old in left.exclude(pk__in=_kept(before, list(after))).select_related("auxiliary"):
        new = after[old.household_id]
        PayerIban.objects.filter(account=old).update(account=new)
        PayerRule.objects.filter(account=old).update(account=new)
        auxiliary = old.auxiliary
        old.delete()
        auxiliary.delete()


def _kept(entity: LegalEntity, households: Sequence[int]) -> list[int]:
    """The accounts (ids) of those who still have, or had, a contract kept in these books."""
    rows = Occupancy.objects.filter(
        kept_by(entity, "site__"), household__in=households, state__in=LIVED_IN
    )
    return list(
        HouseholdAccount.objects.filter(
            entity=entity, household__in=rows.values("household")
        ).values_list("pk", flat=True)
    )


def obstacle(site: Site) -> str:
    """What is written already in the books that a site would leave; nothing: it may leave them."""
    entity = entity_of(site)
    lived = Occupancy.objects.filter(site=site, state__in=LIVED_IN)
    accounts = HouseholdAccount.objects.filter(
        entity=entity, household__in=lived.values("household")
    )
    found = ""
    if Line.objects.filter(auxiliary__in=accounts.values("auxiliary")).exists():
        found = "des loyers ou des paiements de ses ménages"
    elif RentNotice.objects.filter(occupancy__site=site).exists():
        found = "des avis émis"
    elif DepositReceipt.objects.filter(deposit__occupancy__site=site).exists():
        found = "des dépôts de garantie reçus"
    else:
        found = next(filter(None, shell.ask("billing.written_of_a_site", site)), "")
    if not found:
        return ""
    return (
        f"{site.name} est tenu dans les comptes de {entity.name}, qui portent déjà {found} : rien "
        "n’est déplacé. Créez un site pour la suite, ou soldez d’abord ce qui est écrit."
    )
