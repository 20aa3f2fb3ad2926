"""Example remittances, as agencies send them."""

from datetime import date

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import the_system
from palier.work.benefits.actions import receive_remittance
from palier.work.benefits.models import Remittance
from palier.work.billing.tests.examples import MAY

HEAD = "Code locataire;Allocataire;N° allocataire;Mois de droit;Montant;Rappel;Retenue"
JUNE_2 = date(2026, 6, 2)


def a_slip(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *rows]).encode()


def a_remittance(
    organisation: Organisation, *rows: str, name: str = "caf.csv", month: date = MAY
) -> Remittance:
    """What the CAF told for a month."""
    return receive_remittance(
        organisation,
        agency="CAF",
        month_on=month,
        content=a_slip(*rows),
        name=name,
        on=JUNE_2,
        actor=the_system(organisation),
    )
