"""What the pages of support share: finding the household that one accompanies."""

from palier.base.ui.subjects import Subject
from palier.registers.people.models import Household
from palier.work.casework.finding import crumbs

HOUSEHOLD = Subject(
    Household,
    "menages/<int:pk>/",
    page="people:household",
    under=crumbs,
)
