"""In whose books a site is kept: said before anything is owed there."""

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.ledger.models import Line
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Site
from palier.base.tenancy.reads import entity_of
from palier.base.ui import shell
from palier.work.billing.actions.accounts import open_accounts
from palier.work.billing.models import Draft, HouseholdAccount
from palier.work.leases.models import LIVED_IN, DepositReceipt, Occupancy


@action("Dire dans quels comptes un site est tenu")
def keep_in_books(site: Site, *, entity: LegalEntity, actor: Actor) -> Site:
    """Rents, deposits, benefits and costs of this site are those of `entity` from now on.

    Contracts that live there already get their account in these books; what was being prepared is
    computed again. Refused: something is written already in the books that the site would leave.
    """
    site = lock(site)
    if entity_of(site) == entity:
        return site
    if why := obstacle(site):
        raise Refused(why)
    site.entity = None if entity.is_main else entity
    site.save(update_fields=["entity"])
    Draft.objects.filter(occupancy__site=site).delete()
    lived = Occupancy.objects.filter(site=site, state__in=LIVED_IN).select_related("household")
    households = {each.household_id: each.household for each in lived}
    if households:
        open_accounts(entity, list(households.values()))
    return site


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
