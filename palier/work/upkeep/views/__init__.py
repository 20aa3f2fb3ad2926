"""Pages of repairs: requests, orders, one's own round, figures."""

from palier.work.upkeep.views.figures import figures
from palier.work.upkeep.views.orders import approve, book, cancel, day, finish, worker
from palier.work.upkeep.views.requests import (
    answer_letter,
    close,
    decide_payer,
    group,
    hand_on,
    order,
    report,
    request,
    requests,
)
