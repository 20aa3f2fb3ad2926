"""Everything done to accompany a household."""

from palier.work.support.actions.appointments import (
    answer_appointment,
    book_appointment,
    move_appointment,
)
from palier.work.support.actions.cohorts import (
    join_cohort,
    leave_cohort,
    note_cohort_step,
    remove_cohort_step,
)
from palier.work.support.actions.invitations import invite_to_appointment, withdraw_invitation
from palier.work.support.actions.measures import (
    bill_months,
    change_intensity,
    change_referrer,
    end_loan,
    end_measure,
    lend_caseload,
    open_measure,
    remove_measures,
    renew_measure,
    reopen_measure,
    resume_measure,
    suspend_measure,
    unbill_month,
)
from palier.work.support.actions.notes import (
    add_task,
    correct_note,
    finish_task,
    move_note,
    move_task,
    note_path_moment,
    remove_path_moment,
    resume_task,
    take_task,
    write_note,
)
from palier.work.support.actions.reviews import (
    add_review_template,
    correct_review,
    draft_review,
    draft_year_review,
    hand_in_review,
)
