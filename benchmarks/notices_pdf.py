"""`palier bench notices-pdf`: 1,000 notices drawn in one compile and one by one."""

from datetime import date

from django.db import transaction

from benchmarks import crowd
from benchmarks.common import as_owner, clock, result, say
from config.cluster import Address
from palier.base.documents.drawing import draw
from palier.base.tenancy.actors import palier
from palier.base.tenancy.walls import working_for
from palier.work.billing.actions import issue_rent_run, prepare_rent_run
from palier.work.billing.models import RentNotice
from palier.work.billing.papers import notice_pdf, notices_pdf

MAY, ONE_BY_ONE = date(2026, 5, 1), 100


def run(admin: Address, size: int) -> None:
    """The floor is typst alone, on the letter of one notice repeated."""
    count = size or 1000
    with transaction.atomic():
        organisation = crowd.an_association(MAY)
    crowd.households(admin, organisation, count, on=date(2025, 1, 1))
    as_owner(admin, "ANALYZE")
    actor = palier(organisation)
    with working_for(organisation):
        issue_rent_run(prepare_rent_run(organisation, month_on=MAY, actor=actor), actor=actor)
        rows = RentNotice.objects.select_related(
            "organisation",
            "occupancy__household",
            "occupancy__main_place",
            "occupancy__site",
            "account",
        )
        notices = list(rows.order_by("number"))
        say(f"{len(notices)} avis en une fois…")
        with clock() as together:
            content = notices_pdf(notices, organisation)
        say(f"{ONE_BY_ONE} avis un par un…")
        with clock() as apart:
            for notice in notices[:ONE_BY_ONE]:
                notice_pdf(notice)
    letter = {
        "card": {
            "name": "X",
            "address": [],
            "contact": "",
            "siren": "",
            "approvals": "",
            "iban": "",
        },
        "addressee": ["X"],
        "contract": "B-1",
        "title": "Avis",
        "number": "AV1",
        "rows": [{"label": "Loyer", "why": "", "amount": "1"}] * 3,
        "total": {"label": "Net", "amount": "1"},
        "due": "",
        "note": "",
    }
    with clock() as floor:
        draw("billing/rent_notice.typ", [letter] * len(notices))
    pages = len(notices)
    result(
        bench="notices-pdf",
        notices=pages,
        megabytes=round(len(content) / 1024 / 1024, 2),
        pages_per_second_together=round(pages / together[0], 1),
        pages_per_second_one_by_one=round(ONE_BY_ONE / apart[0], 1),
        bare_typst_pages_per_second=round(pages / floor[0], 1),
        ratio_to_bare_typst=round(together[0] / floor[0], 2),
    )
