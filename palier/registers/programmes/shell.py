from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from palier.base.kit.money import NOTHING
from palier.base.ledger.models import Entry, FiscalYear
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.spreadsheets import Sheet
from palier.registers.programmes.models import Agreement, FundMove

declare_sights({"programmes.list": "les dispositifs et leurs financeurs"})
shell.menu(
    shell.MenuEntry(
        "programmes.list", "Dispositifs", "programmes:programmes", "flag", "programmes.list"
    )
)


@shell.answers("ledger.owner_of")
def what_was_posted_for(entry: Entry) -> str:
    """The move of dedicated funds that an entry was posted for."""
    return "un mouvement de fonds dédiés" if FundMove.objects.filter(entry=entry).exists() else ""


IS_MOVE = Q(fund_moves__undoes=None)
KEPT = Q(fund_moves__amount__gt=0) & IS_MOVE | Q(fund_moves__amount__lt=0) & ~IS_MOVE
"""What was set aside, less what of it was undone."""
USED = Q(fund_moves__amount__lt=0) & IS_MOVE | Q(fund_moves__amount__gt=0) & ~IS_MOVE
"""What was used, less what of it was undone."""


@shell.answers("ledger.year_sheets")
def funds_of_the_year(year: FiscalYear) -> list[Sheet]:
    """What was kept of funders' money, agreement by agreement (règlement ANC 2018-06, art. 432-2)."""
    if year.entity != main_entity(year.organisation):
        return []
    within = Q(fund_moves__on__gte=year.period.lower, fund_moves__on__lte=year.last_on)
    rows = (
        Agreement.objects.filter(fund_moves__on__lte=year.last_on)
        .annotate(
            opening=_sum(Q(fund_moves__on__lt=year.period.lower)),
            kept=_sum(within & KEPT),
            used=_sum(within & USED),
        )
        .select_related("programme__funder")
        .order_by("programme__name", "reference", "pk")
    )
    return [
        Sheet(
            "Fonds dédiés",
            [
                "Dispositif",
                "Financeur",
                "Convention",
                "Nature",
                "À l’ouverture (€)",
                "Reportés (€)",
                "Utilisés (€)",
                "À la clôture (€)",
            ],
            [
                (
                    row.programme.name,
                    str(row.programme.funder or ""),
                    row.reference,
                    row.get_money_display(),
                    row.opening,
                    row.kept,
                    -row.used,
                    row.opening + row.kept + row.used,
                )
                for row in rows
            ],
        )
    ]


def _sum(of: Q) -> Coalesce:
    return Coalesce(Sum("fund_moves__amount", filter=of), NOTHING)
