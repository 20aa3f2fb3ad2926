from dataclasses import dataclass

from palier.base.tenancy.actors import Actor
from palier.work.inventories.models import Inventory


@dataclass(frozen=True)
class InventorySigned:
    """Both have signed. Above: at the exit, the home is put in order for who comes next."""

    inventory: Inventory
    actor: Actor
