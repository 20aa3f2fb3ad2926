"""Procedures day by day, protocols, assessments, sessions with a lawyer, the commission."""

from palier.work.eviction.models.commissions import (
    Commission,
    CommissionAttendance,
    CommissionCase,
    CommissionMember,
    Recommendation,
)
from palier.work.eviction.models.procedures import (
    ENDINGS,
    STEPS,
    DeadlineChange,
    Procedure,
    ProcedureStep,
    SocialAssessment,
    SocialProtocol,
)
from palier.work.eviction.models.sessions import LawyerSession, LegalAdvice, Reception
