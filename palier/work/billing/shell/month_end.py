"""What billing leaves to look at when a month closes."""

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse

from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import month_in_words, of_name, plural
from palier.base.ledger.month_end import Point
from palier.base.ledger.reads import balance_of
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.reads import kept_by
from palier.base.ui import shell
from palier.law.dates import Month
from palier.work.billing.actions.accounts import DEPOSITS_ACCOUNT
from palier.work.billing.computing import gather, missed, worth
from palier.work.billing.models import Extra, Payment, RentRun
from palier.work.billing.reads import deposits_held, deposits_to_match, to_deposit
from palier.work.leases.models import Occupancy


@shell.answers("ledger.month_points")
def called_points(entity: LegalEntity, month: Month) -> list[Point]:
    """The month called, nobody left out, no draft, nothing noted and not called."""
    runs = RentRun.objects.filter(entity=entity, month__lte=month.first)
    drafts = runs.filter(state=RentRun.State.DRAFT).count()
    extras = Extra.objects.filter(
        kept_by(entity, "occupancy__site__"),
        organisation=entity.organisation_id,
        notice=None,
        month__lte=month.first,
    ).count()
    at = f"{reverse('billing:rent_runs')}?entite={entity.pk}"
    return [
        _called(entity, runs, month, at),
        _missed(entity, month),
        Point(
            "Quittancements en préparation",
            f"{plural(drafts, 'passage')} à émettre ou à retirer" if drafts else "",
            "Aucun",
            at,
        ),
        Point(
            "Frais notés à appeler",
            plural(extras, "somme") + " en attente d’un avis" if extras else "",
            "Aucun",
            at,
        ),
        _deposits(entity, month),
        _unseen(entity, month),
    ]


def _deposits(entity: LegalEntity, month: Month) -> Point:
    """What the books hold of deposits is what contracts say."""
    gap = -balance_of(entity, DEPOSITS_ACCOUNT, on=month.last) - deposits_held(entity, month.last)
    return Point(
        "Dépôts de garantie",
        f"{euros(gap)} au compte 165 que les contrats ne disent pas" if gap else "",
        "Ceux des contrats",
        reverse("leases:occupancies"),
    )


def _unseen(entity: LegalEntity, month: Month) -> Point:
    """What was noted by hand, received or given back, and that no bank line has told of."""
    payments = to_deposit(entity).filter(on__lte=month.last).exclude(means=Payment.Means.CASH)
    deposits = deposits_to_match(entity).filter(entry__on__lte=month.last).exclude(means="cash")
    sums = [
        rows.order_by().aggregate(count=Count("pk"), total=Coalesce(Sum("amount"), NOTHING))
        for rows in (payments, deposits)
    ]
    count, total = (
        sum(each["count"] for each in sums),
        sum((each["total"] for each in sums), NOTHING),
    )
    told = f"{plural(count, 'somme notée', 'sommes notées')} à la main, {euros(total)}"
    return Point(
        "Virements et chèques que la banque n’a pas dits",
        told if count else "",
        "Aucun",
        f"{reverse('bank:reconciliation')}?mois={month}",
    )


def _called(entity: LegalEntity, runs: QuerySet[RentRun], month: Month, at: str) -> Point:
    """The month is called, or nobody had a contract in it."""
    done = runs.filter(
        month=month.first, kind=RentRun.Kind.MONTHLY, state=RentRun.State.ISSUED
    ).exists()
    mine = Occupancy.objects.filter(kept_by(entity, "site__"), organisation=entity.organisation_id)
    lived = mine.in_force(month.last).exists()
    return Point(
        f"Quittancement {of_name(month_in_words(month.first))}",
        "" if done or not lived else "Pas émis",
        "Émis" if done else "Aucun contrat ce mois-là",
        at,
    )


def _missed(entity: LegalEntity, month: Month) -> Point:
    """Contracts lived in up to this month, for which something was due, that no notice has called."""
    organisation = entity.organisation
    count = 0
    for first, ids in missed(organisation, month.last, entity=entity).items():
        rows = list(Occupancy.objects.filter(pk__in=ids))
        asked = gather(rows, Month.of(first))
        count += sum(
            1
            for row in rows
            if worth(asked[row.pk], Month.of(first), organisation.proration_on(first)).due
        )
    return Point(
        "Contrats jamais appelés",
        f"{plural(count, 'mois de contrat', 'mois de contrat')} sans avis" if count else "",
        "Aucun",
        reverse("billing:missed"),
    )
