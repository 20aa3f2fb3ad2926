"""Everything done to contracts."""

from palier.work.leases.actions.bringing import BroughtContract, bring_contracts, remove_contracts
from palier.work.leases.actions.carrying import carry_to_next, undo_carry
from palier.work.leases.actions.contracts import activate_occupancy, draft_occupancy
from palier.work.leases.actions.deposits import (
    add_deduction,
    ask_deposit,
    deposit_base_of,
    drop_deposit,
    note_keys_back,
    receive_deposit,
    remove_deduction,
    settle_deposit,
    undo_deposit_receipt,
    undo_keys_back,
    undo_settlement,
)
from palier.work.leases.actions.ending import (
    cancel_occupancy,
    end_occupancy,
    undo_departure,
    undo_entry,
)
from palier.work.leases.actions.guarantees import (
    ask_proofs,
    end_guarantee,
    join_contract,
    leave_contract,
    receive_proof,
    record_guarantee,
    take_back_proof,
)
from palier.work.leases.actions.notices import give_notice_to_quit, withdraw_notice_to_quit
from palier.work.leases.actions.papers import (
    amend_contract,
    announce_term,
    complete_contract,
    extend_stay,
    lift_reserve,
    note_stay_decision,
    receive_pieces,
    renew_contract,
    set_review_clause,
    sign_contract,
    write_template,
)
from palier.work.leases.actions.vacancies import note_vacancy
