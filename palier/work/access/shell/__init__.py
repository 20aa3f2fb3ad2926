"""What the way in lends to the pages of other rooms."""

from palier.work.access.shell import time
from palier.work.access.shell.door import counts_of, visitors_to_meet
