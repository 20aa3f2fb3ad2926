"""Whoever follows a debt sees the household that owes it."""

from palier.registers.people.ties import ties_households
from palier.work.arrears.models import ArrearsCase

ties_households(
    lambda: ArrearsCase.objects.all(),
    household="account__household",
    worker="worker",
)
