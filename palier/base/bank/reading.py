"""Reading what the bank gives, in whichever format it comes."""

from palier.base.bank import camt, cfonb
from palier.base.bank.statements import LARGEST, ReadStatement
from palier.base.kit.refusals import Refused


def read(content: bytes) -> list[ReadStatement]:
    """The statements of a camt.053 or CFONB120 file. Refused: too large, or neither."""
    if len(content) > LARGEST:
        raise Refused(
            f"Ce fichier pèse {len(content) // 1024 // 1024} Mo ; un relevé en pèse 20 au plus. "
            "Rien n’a été importé. Demandez à la banque un relevé par mois."
        )
    return cfonb.read(content) if cfonb.looks_like(content) else camt.read(content)
