"""What pages and rooms above ask of the file of a household."""

from palier.work.casework.reads.aid import AdvanceTold, advances_told, still_due
from palier.work.casework.reads.budgets import BudgetTold, budget_told
from palier.work.casework.reads.skills import latest_skills
