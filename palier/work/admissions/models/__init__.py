"""Candidacies, committees, offers, reserved quotas."""

from palier.work.admissions.models.candidacies import (
    CANDIDACY_MOVES,
    LIVING_CANDIDACIES,
    AdmissionCommittee,
    Candidacy,
    CandidacyPiece,
    CandidacyState,
    Origin,
    PlaceOffer,
    ReservedQuota,
)
