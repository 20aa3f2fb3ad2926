"""Everything done with benefits: a file received, told person by person, settled with the bank."""

from palier.work.benefits.actions.holding_back import hold_benefit_back, release_benefit
from palier.work.benefits.actions.remittances import (
    confirm_benefits,
    drop_remittance,
    identify_benefit,
    know_claimant,
    receive_remittance,
)
from palier.work.benefits.actions.settling import (
    reopen_remittance,
    settle_remittance,
    tell_notices,
)
