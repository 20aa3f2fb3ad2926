"""Reading what the bank gives, in whichever format it comes, in a process apart."""

from palier.base.bank import camt, cfonb, returns
from palier.base.bank.returns import Reject
from palier.base.bank.statements import LARGEST, Movement, ReadStatement
from palier.base.kit import folders
from palier.base.kit.kitchen import cook
from palier.base.kit.refusals import Refused

MOST_FILES = 400
NOTHING_DONE = "Rien n’a été importé."


def read(content: bytes) -> list[ReadStatement]:
    """The statements of a camt.053 or CFONB120 file, or of a zip of such files.

    Refused: too large, or neither; the name of the file is told when it is one of several.
    """
    if len(content) > LARGEST:
        raise Refused(
            f"Ce fichier pèse {len(content) // 1024 // 1024} Mo ; un relevé en pèse 20 au plus. "
            f"{NOTHING_DONE} Demandez à la banque un relevé par mois."
        )
    found: list[ReadStatement] = []
    files = _files(content)
    for name, each in files:
        try:
            found += cook(plain, each, into=(ReadStatement, Movement), nothing=NOTHING_DONE)
        except Refused as refused:
            raise Refused(f"{name} : {refused}" if len(files) > 1 else str(refused)) from None
    return found


def read_returns(content: bytes) -> list[Reject]:
    """The rejects of a pain.002, camt.054 or camt.053 file, or of a zip of such files."""
    if len(content) > LARGEST:
        raise Refused("Ce fichier est trop grand pour des rejets. Rien n’a été enregistré.")
    nothing = "Rien n’a été enregistré."
    return [
        reject
        for _, each in _files(content)
        for reject in cook(returns.read, each, into=(Reject,), nothing=nothing)
    ]


def _files(content: bytes) -> list[tuple[str, bytes]]:
    if content[:4] != b"PK\x03\x04":
        return [("", content)]
    return sorted(folders.open_folder(content, most=MOST_FILES, largest=5 * LARGEST))


def plain(content: bytes) -> list[ReadStatement]:
    """The statements of one file, read here: what `read` does in its child."""
    return cfonb.read(content) if cfonb.looks_like(content) else camt.read(content)
