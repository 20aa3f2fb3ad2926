"""A contract ties its household to the site where it lives, or lived."""

from palier.registers.people.ties import ties_households
from palier.work.leases.models import Occupancy, OccupancyState

ties_households(lambda: Occupancy.objects.exclude(state=OccupancyState.CANCELLED), site="site")
