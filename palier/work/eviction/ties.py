"""Whoever follows a procedure sees the household that it threatens."""

from palier.registers.people.ties import ties_households
from palier.work.eviction.models import Procedure

ties_households(lambda: Procedure.objects.all(), worker="worker")
