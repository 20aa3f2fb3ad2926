"""What titles and contracts lend to the pages of other rooms."""

from palier.work.leases.shell import holdings, occupancies

__all__ = ["holdings", "occupancies"]
