"""How pages find a title, and lead back to it."""

from palier.base.kit.typography import capitalised
from palier.base.ui.subjects import Subject
from palier.work.titles.models import Holding

CONTRACTS = ("Contrats", "/contrats/")
HOLDINGS = ("Prises à bail et mandats", "/contrats/prises-a-bail/")


def title_name(row: Holding) -> str:
    """What it is, and from whom."""
    return f"{capitalised(row.get_kind_display())}, {row.owner.name}"


HOLDING = Subject(
    Holding,
    "prises-a-bail/<int:pk>/",
    fetch=("owner", "manager", "former_lessee"),
    page="titles:holding",
    name=title_name,
    under=(CONTRACTS, HOLDINGS),
)
