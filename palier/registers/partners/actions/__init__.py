"""Everything done to what partners offer, and to what was agreed with them."""

from palier.registers.partners.actions.agreements import (
    correct_partnership,
    end_partnership,
    remove_partnership,
    renew_partnership,
    resume_partnership,
    sign_partnership,
)
from palier.registers.partners.actions.correspondents import (
    add_correspondent,
    correct_correspondent,
    leave_correspondent,
    return_correspondent,
)
from palier.registers.partners.actions.deliverables import (
    expect_deliverable,
    finish_deliverable,
    remove_deliverable,
    reopen_deliverable,
)
from palier.registers.partners.actions.offers import (
    add_offer,
    check_offer,
    correct_offer,
    remove_offer,
    resume_offer,
    suspend_offer,
)
