"""Five hundred damaged files, then five hundred bombs: a sentence or a success, never anything else.

The bombs are sent to a server as a user would send them, while somebody else reads their pages.
"""

import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

from config.drills.bombs import BOMBS, LOGO, SHEET, TEMPLATE
from config.drills.ground import Drill, an_association, check_invariants, thrown_away, verdict
from config.drills.visitor import PASSWORD, Sent, Visitor, served

ROUNDS = 500
PATIENCE, BOMB_PATIENCE = 10.0, 75.0
"""Seconds that a reader may wait while bombs are opened; that whoever sent one may wait."""
FIELDS = {LOGO: "logo"}
OTHERS = {
    SHEET: {"on": "2026-04-30"},
    LOGO: {"name": "Essai", "due_day": "5", "proration": "actual_days"},
}
"""What else the forms of these pages ask for."""
BROUGHT = (
    "releve-mai.cfonb120",
    "suivi-locatif.xlsx",
    "pension-de-famille.xlsx",
    "balance-agee.xlsx",
    "mesures.ods",
    "grille-iml.csv",
    "menages.csv",
    "structures.csv",
    "bordereau-caf.csv",
)
EXAMPLES = Path(__file__).parents[2] / "examples"
CAMT = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId>
</GrpHdr><Stmt><Id>REL-1</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
<Dt><Dt>2026-05-01</Dt></Dt></Bal><Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp>
<Amt Ccy="EUR">1212.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-05-31</Dt></Dt></Bal>
<Ntry><Amt Ccy="EUR">212.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>2026-05-06</Dt></BookgDt><NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>DIALLO</Nm></Pty></Dbtr>
</RltdPties><RmtInf><Ustrd>LOYER</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>
"""


def run(rounds: int, seed: int) -> int:
    with thrown_away(rounds or ROUNDS, seed) as drill:
        organisation = an_association(drill, 20)
        _a_bank(organisation)
        files = {"releve.xml": CAMT.encode()}
        files |= {name: (EXAMPLES / name).read_bytes() for name in BROUGHT}
        names = sorted(files)
        for number in range(drill.rounds):
            name = names[number % len(names)]
            _try(drill, organisation, name, _damaged(drill, files[name], number // len(names)))
        _someone(organisation)
        with served(drill) as port:
            longest = _send_bombs(drill, organisation, port)
        check_invariants(drill, organisation)
        return verdict("files", drill, longest_page_s=longest)


def _someone(organisation: Any) -> None:
    """A colleague who sends bombs, and another who reads; both may everything."""
    from palier.base.accounts.actions import add_member
    from palier.base.tenancy.actors import palier
    from palier.base.tenancy.roles import ROLES
    from palier.base.tenancy.walls import working_for

    with working_for(organisation):
        for name in ("lectrice", "porteur"):
            add_member(
                organisation,
                email=f"{name}@drill.example",
                first_name=name.capitalize(),
                last_name="Essai",
                job="essai",
                roles=list(ROLES),
                starts_on=date(2020, 1, 1),
                password=PASSWORD,
                everywhere=True,
                actor=palier(organisation),
            )


def _send_bombs(drill: Drill, organisation: Any, port: int) -> float:
    """Send them one after the other; gives the longest that the reader waited, in seconds."""
    bearer, reader = Visitor(port, {}), Visitor(port, {})
    bearer.sign_in("porteur@drill.example")
    reader.sign_in("lectrice@drill.example")
    template = _page_of_templates(organisation)
    took: list[float] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            status, _, seconds = reader.ask("/menages/")
            drill.expect(status == 200, f"la lectrice a reçu {status}")
            took.append(seconds)
            time.sleep(0.2)

    reading = threading.Thread(target=read)
    reading.start()
    try:
        for number in range(drill.rounds):
            make, name, pages = BOMBS[number % len(BOMBS)]
            page = pages[number // len(BOMBS) % len(pages)]
            to = template if page == TEMPLATE else page
            _send(
                drill,
                bearer,
                make.__name__,
                Sent(FIELDS.get(page, "content"), name, make(drill.chance)),
                to,
            )
    finally:
        over.set()
        reading.join(30)
    drill.count("pages lues pendant ce temps", len(took))
    drill.expect(max(took) < PATIENCE, f"une page a attendu {max(took):.0f} s")
    return round(max(took), 2)


def _send(drill: Drill, bearer: Visitor, kind: str, sent: Sent, to: str) -> None:
    told = {**bearer.token(to), **(OTHERS.get(to) or {})}
    try:
        status, content, seconds = bearer.ask(to, told, sent)
    except OSError as failure:
        drill.expect(False, f"{kind} vers {to} : {failure}")
        return
    drill.expect(status < 500, f"{kind} vers {to} : {status}")
    drill.expect(seconds < BOMB_PATIENCE, f"{kind} vers {to} : {seconds:.0f} s")
    said = status != 422 or b'role="alert"' in content
    drill.expect(said, f"{kind} vers {to} : un refus qui ne dit rien")
    drill.count("bombes reçues" if status in {200, 302} else "bombes refusées d’une phrase")


def _page_of_templates(organisation: Any) -> str:
    """Where a funder’s Word document is brought: the first programme’s page."""
    from palier.base.tenancy.actors import palier
    from palier.base.tenancy.walls import working_for
    from palier.registers.programmes.actions import add_programme

    with working_for(organisation):
        row = add_programme(
            organisation,
            name="AVDL",
            scheme="avdl",
            starts_on=date(2024, 1, 1),
            actor=palier(organisation),
        )
    return f"/accompagnements/dispositifs/{row.pk}/modeles/apporter/"


def _a_bank(organisation: Any) -> None:
    from palier.base.bank.actions import add_bank_account
    from palier.base.ledger.models import Account
    from palier.base.tenancy.actors import palier
    from palier.base.tenancy.reads import main_entity
    from palier.base.tenancy.walls import working_for

    with working_for(organisation):
        add_bank_account(
            main_entity(organisation),
            label="Compte courant",
            iban="FR7630006000011234567890189",
            account=Account.objects.get(code="5121"),
            actor=palier(organisation),
        )


def _damaged(drill: Drill, content: bytes, how_much: int) -> bytes:
    """The first time as it is; then some bytes changed, lost, doubled or moved."""
    if how_much == 0:
        return content
    changed = bytearray(content)
    for _ in range(drill.chance.randint(1, 3)):
        at = drill.chance.randrange(max(1, len(changed)))
        drill.chance.choice(_HARMS)(drill.chance, changed, at)
    return bytes(changed)


def _shuffle(chance: Any, changed: bytearray, at: int) -> None:
    lines = bytes(changed).split(b"\n")
    chance.shuffle(lines)
    changed[:] = b"\n".join(lines)


def _put(chance: Any, changed: bytearray, at: int) -> None:
    changed[at:at] = chance.choice([b"9" * 30, b"-", b"\x00", b";;;;", b"<a>", b"\xff\xfe"])


def _double(chance: Any, changed: bytearray, at: int) -> None:
    changed[at:at] = changed[at : at + chance.randint(1, 200)]


def _lose(chance: Any, changed: bytearray, at: int) -> None:
    del changed[at : at + chance.randint(1, 60)]


def _cut(chance: Any, changed: bytearray, at: int) -> None:
    del changed[at:]


def _flip(chance: Any, changed: bytearray, at: int) -> None:
    changed[at : at + 1] = bytes([chance.randrange(256)])


_HARMS = (_shuffle, _put, _double, _lose, _cut, _flip)


def _try(drill: Drill, organisation: Any, name: str, content: bytes) -> None:
    """Read it as a user would, all the way; a refusal leaves not one row."""
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from palier.base.bank.actions import import_statement
    from palier.base.tenancy.actors import palier
    from palier.base.tenancy.walls import working_for

    before = _rows(organisation)
    try:
        with working_for(organisation):
            actor = palier(organisation)
            if name.startswith("releve"):
                import_statement(organisation, content=content, actor=actor)
            else:
                _bring(organisation, name, content, actor)
            transaction.set_rollback(True)
        drill.count("fichiers lus")
    except ValidationError as refusal:
        drill.count("fichiers refusés d’une phrase")
        words = " ".join(refusal.messages)
        drill.expect(len(words) > 20, f"{name} : un refus qui ne dit rien ({words})")
    except Exception as failure:
        drill.expect(False, f"{name} : {type(failure).__name__} {failure}"[:300])
    drill.expect(_rows(organisation) == before, f"{name} : une ligne est restée")


def _bring(organisation: Any, name: str, content: bytes, actor: Any) -> None:
    from palier.doors.exchange.actions import carry_out_import, receive_sheet, say_how

    day = date(2026, 4, 30)
    row = receive_sheet(organisation, content=content, name=name, on=day, actor=actor)
    row = say_how(row, recipe=row.recipe, on=day, regime="logement_foyer", actor=actor)
    carry_out_import(row, actor=actor)


def _rows(organisation: Any) -> tuple[int, ...]:
    from palier.base.bank.models import StatementLine
    from palier.base.ledger.models import Entry
    from palier.base.tenancy.walls import working_for
    from palier.doors.exchange.models import SheetImport
    from palier.registers.people.models import Person

    with working_for(organisation):
        models = (StatementLine, Entry, SheetImport, Person)
        return tuple(model._default_manager.count() for model in models)
