"""Everything done to repair a home: asked, paid by whom it falls to, ordered, done, confirmed."""

from palier.work.upkeep.actions.orders import (
    approve_quote,
    book_visit,
    cancel_order,
    finish_order,
    order_repair,
)
from palier.work.upkeep.actions.requests import (
    close_repair,
    decide_payer,
    group_repairs,
    hand_on_repair,
    report_repair,
)

__all__ = [
    "approve_quote",
    "book_visit",
    "cancel_order",
    "close_repair",
    "decide_payer",
    "finish_order",
    "group_repairs",
    "hand_on_repair",
    "order_repair",
    "report_repair",
]
