"""Stays, tariffs, fluids; closings, checks, grants."""

from palier.work.halting.models.stays import FluidBill, PitchStay, Prepayment, SiteTariff
from palier.work.halting.models.years import GrantMonth, GrantYear, SiteClosing, TechnicalCheck
