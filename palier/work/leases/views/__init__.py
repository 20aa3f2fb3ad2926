"""Contracts and titles: lists, pages, and each of their verbs."""

from palier.work.leases.views.deposits import (
    add_deduction,
    ask_deposit,
    deposit_receipt_pdf,
    deposit_statement_pdf,
    drop_deposit,
    note_keys_back,
    receive_deposit,
    remove_deduction,
    settle_deposit,
)
from palier.work.leases.views.guarantees import (
    end_guarantee,
    join_contract,
    leave_contract,
    proofs,
    receive_proof,
    record_guarantee,
)
from palier.work.leases.views.holdings import holding, holdings, mandates
from palier.work.leases.views.inventories import (
    charge_damage,
    complete_inventory,
    fill_inventory,
    inventory,
    inventory_pdf,
    set_wear,
    sign_inventory,
    start_inventory,
    wear,
)
from palier.work.leases.views.occupancies import (
    activate_occupancy,
    cancel_occupancy,
    draft_occupancy,
    end_occupancy,
    give_notice_to_quit,
    occupancies,
    occupancy,
    undo_entry,
    withdraw_notice_to_quit,
)
from palier.work.leases.views.papers import (
    amend_contract,
    contract_pdf,
    extend_stay,
    lift_reserve,
    note_stay_decision,
    receive_pieces,
    renew_contract,
    set_review_clause,
    sign_contract,
    signed_paper_pdf,
    templates,
    write_template,
)
from palier.work.leases.views.sliding import (
    end_slide,
    follow_slide,
    hold_slide_review,
    note_landlord_answer,
    open_slide,
    slide,
    slide_lease,
    slide_review_pdf,
    slides,
)
from palier.work.leases.views.titles import (
    amend_holding,
    cancel_holding,
    drop_repair_share,
    end_holding,
    note_talks,
    record_holding,
    register_mandate,
    renew_holding,
    set_convention,
    set_repair_share,
    sign_holding,
)
from palier.work.leases.views.vacancies import (
    note_vacancy,
    vacancies,
)
