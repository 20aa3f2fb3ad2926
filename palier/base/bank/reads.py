"""What waits at the bank, and which accounts we have."""

from palier.base.bank.models import BankAccount, LineState, StatementLine
from palier.base.tenancy.actors import Actor


def waiting(actor: Actor) -> int:
    """How many lines wait for a human."""
    return StatementLine.objects.visible_to(actor).filter(state=LineState.WAITING).count()


def paying_details(organisation_id: int) -> str:
    """The IBAN to write on a notice, or nothing when no account is known."""
    account = BankAccount.objects.filter(organisation=organisation_id).order_by("pk").first()
    return account.iban if account else ""
