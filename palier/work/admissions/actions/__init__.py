"""Everything done with a candidacy, from the day it comes to the keys."""

from palier.work.admissions.actions.candidacies import (
    close_candidacy,
    correct_candidacy,
    link_household,
    open_candidate_file,
    receive_candidacy,
    receive_candidacy_pieces,
    reopen_candidacy,
    take_back_piece,
    tell_siao,
)
from palier.work.admissions.actions.deciding import (
    answer_offer,
    call_committee,
    decide_candidacy,
    hold_committee,
    offer_place,
    put_before_committee,
    reserve_quota,
)
