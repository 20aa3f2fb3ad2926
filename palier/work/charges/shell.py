"""What charges lend to contracts and to the menu."""

from datetime import date

from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line
from palier.work.charges.models import ChargeAccount
from palier.work.leases.models import Occupancy

shell.menu(
    shell.MenuEntry(
        "charges.years", "Charges", "charges:years", "receipt-percent", "billing.accounts"
    )
)


@shell.panel(on="leases.occupancy", order=45, sight="billing.accounts")
def accounts_of_charges(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    """The accounts of charges that a contract received."""
    accounts = ChargeAccount.objects.filter(occupancy=row).select_related("year")
    lines = [
        Line(
            f"Charges {each.year.period.lower.year} : {euros(each.balance)}",
            f"{euros(each.share)} de part, {euros(each.called)} de provisions",
            reverse("charges:account_pdf", args=[each.pk]),
            "document-text",
        )
        for each in accounts.order_by("-year__period", "-pk")
    ]
    if not lines:
        return None
    return shell.Part("ui/parts/card.html", {"card": Card("Décomptes de charges", lines)})
