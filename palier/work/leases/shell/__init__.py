"""What titles and contracts lend to the pages of other rooms."""

from palier.work.leases.shell import deposits, holdings, inventories, occupancies, papers, sliding

__all__ = ["deposits", "holdings", "inventories", "occupancies", "papers", "sliding"]
