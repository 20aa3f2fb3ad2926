"""A candidacy ties its household to the house that it asks for."""

from palier.registers.people.ties import ties_households
from palier.work.admissions.models import Candidacy

ties_households(lambda: Candidacy.objects.exclude(household=None), site="site")
