"""What pages and rooms above ask of the social work."""

from palier.work.support.reads.caseload import (
    Load,
    Rules,
    after_entry,
    late,
    loads,
    measures_of,
    open_measures,
    post_entry_programme,
    responsible_for,
)
from palier.work.support.reads.cohorts import STEPS, TargetTold, cohort
from palier.work.support.reads.months import (
    MonthsTold,
    ProgrammeMonths,
    avdl_most,
    months_told,
    pauses_of,
    programme_months,
)
from palier.work.support.reads.news import to_prepare, what_moved
