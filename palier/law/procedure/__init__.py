"""An eviction procedure: its steps in order, the days that count, what may be held against it."""

from palier.law.procedure.deadlines import Deadline, Nature, deadlines
from palier.law.procedure.defects import Defect, defects
from palier.law.procedure.steps import (
    AVOIDED,
    Course,
    OutOfOrder,
    StepRule,
    Taken,
    check_step,
    eviction_from,
    grace_bounds,
    known,
    next_steps,
    order_delay,
    path_of,
    prefect_delay,
    step_rules,
)
