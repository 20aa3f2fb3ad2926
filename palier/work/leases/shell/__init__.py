"""What titles and contracts lend to the pages of other rooms."""

from palier.work.leases.shell import (
    deposits,
    guarantees,
    holdings,
    inventories,
    occupancies,
    papers,
    sliding,
)
