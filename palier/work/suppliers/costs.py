"""Which accounts of the chart an invoice may be a cost of."""

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import chart, needed_account
from palier.base.ledger.models import Account
from palier.base.tenancy.models import LegalEntity

SUPPLIERS = "401"
NOT_BOUGHT = ("6132", "654", "658", "671", "68")
"""Costs that no supplier invoices: rents of owners, losses, allowances."""


def costs_of(entity: LegalEntity) -> list[tuple[str, str]]:
    """The costs that may be bought, and what lasts (class 2), by number."""
    own = Account.objects.filter(entity=entity).values_list("code", "label")
    known = {**chart(), **dict(own)}
    return [
        (code, f"{label} ({code})")
        for code, label in sorted(known.items())
        if code[0] in "26" and not code.startswith(NOT_BOUGHT) and len(code) >= 3
    ]


def cost_account(entity: LegalEntity, code: str) -> Account:
    """The account of that number. Refused: none that an invoice may be a cost of."""
    if code not in dict(costs_of(entity)):
        raise Refused({"code": f"Le compte {code} n’est pas une charge que l’on achète."})
    found = Account.objects.filter(entity=entity, code=code).first()
    return found or needed_account(entity, code)
