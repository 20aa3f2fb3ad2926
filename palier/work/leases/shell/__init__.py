"""What contracts lend to the pages of other rooms."""

from palier.work.leases.shell import deposits, guarantees, occupancies, papers
