"""The papers of billing, drawn on their first need from what was frozen."""

from palier.work.billing.papers.notices import correction_letter_pdf, notice_pdf, notices_pdf
from palier.work.billing.papers.parts import options_apart
from palier.work.billing.papers.receipts import (
    options_invoice_pdf,
    payment_receipt_pdf,
    receipt_pdf,
    receipts_pdf,
)
from palier.work.billing.papers.reviews import review_letter_pdf

__all__ = [
    "correction_letter_pdf",
    "notice_pdf",
    "notices_pdf",
    "options_apart",
    "options_invoice_pdf",
    "payment_receipt_pdf",
    "receipt_pdf",
    "receipts_pdf",
    "review_letter_pdf",
]
