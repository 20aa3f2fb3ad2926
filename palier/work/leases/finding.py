"""How pages find a contract, and lead back to it."""

from palier.base.ui.subjects import Subject
from palier.work.leases.models import Occupancy

CONTRACTS = ("Contrats", "/contrats/")


OCCUPANCY = Subject(
    Occupancy,
    "<int:pk>/",
    fetch=("household", "main_place", "site", "holding__owner"),
    page="leases:occupancy",
    name=lambda row: row.number,
    under=(CONTRACTS,),
)
