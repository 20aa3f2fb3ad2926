"""What titles and contracts lend to the pages of other rooms."""

from palier.work.leases.shell import deposits, holdings, occupancies, sliding

__all__ = ["deposits", "holdings", "occupancies", "sliding"]
