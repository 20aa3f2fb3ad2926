"""How pages find a household's account or its contract, and lead back to it."""

from palier.base.ui.subjects import Subject
from palier.work.billing.models import HouseholdAccount
from palier.work.leases import finding

ACCOUNTS = ("Comptes des ménages", "/quittancement/comptes/")
RUNS = ("Quittancement", "/quittancement/")


HOUSEHOLD_ACCOUNT = Subject(
    HouseholdAccount,
    "comptes/<int:pk>/",
    fetch=("household", "auxiliary", "entity"),
    page="billing:account",
    name=lambda row: row.household.name,
    under=(ACCOUNTS,),
)


OCCUPANCY = finding.OCCUPANCY.lent("contrats/<int:pk>/")
