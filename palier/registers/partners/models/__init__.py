"""What partners offer, who one speaks to there, what was agreed with them."""

from palier.registers.partners.models.agreed import Deliverable, Partnership, Signatory
from palier.registers.partners.models.offered import OFFERED, Correspondent, Offer
