"""What waits at the bank, and which accounts we have."""

from palier.base.bank.models import BankAccount, LineState, StatementLine
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity


def waiting(actor: Actor) -> int:
    """How many lines wait for a human."""
    return StatementLine.objects.visible_to(actor).filter(state=LineState.WAITING).count()


def paying_details(entity: LegalEntity) -> str:
    """The IBAN where an entity is paid, to write on a notice; nothing when it has no account.

    The account that holds principals' money is theirs: nobody is told to pay there.
    """
    accounts = BankAccount.objects.filter(entity=entity, holds_principals=False)
    account = accounts.order_by("pk").first()
    return account.iban if account else ""
