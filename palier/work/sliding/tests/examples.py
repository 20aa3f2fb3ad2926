"""Example sliding leases, for this room and those above."""

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.tests.worlds import played_once
from palier.work.leases.tests.examples import JANUARY, a_sublet_home
from palier.work.sliding.actions import open_slide
from palier.work.sliding.models import SlidingLease


@played_once
def a_slide(organisation: Organisation, *, regime: str = "hlm_sublease") -> SlidingLease:
    return open_slide(
        a_sublet_home(organisation, regime=regime),
        sublease_signed_on=JANUARY,
        tripartite_on=JANUARY,
        review_months=3,
        actor=the_system(organisation),
    )
