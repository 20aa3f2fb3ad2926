"""Reading bank statements in CFONB120: lines of 120 signs, an old and a new balance a block."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from stdnum import iban as iban_numbers

from palier.base.bank.statements import Movement, ReadStatement, check_day, check_sum, marked
from palier.base.kit.refusals import Refused
from palier.base.kit.typography import day_in_words
from palier.base.kit.words import line as on_one_line

WIDTH = 120
CREDIT, DEBIT = "{ABCDEFGHI", "}JKLMNOPQR"
# Some banks pass { and } through a French code page on their way.
ACCENTS = str.maketrans({"é": "{", "è": "}", "Ã": "{", "Õ": "}"})
IBAN = re.compile(r"\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b")


@dataclass
class _Block:
    """An old balance (and the line of the file where it is) and what follows it, until the new one."""

    line: int
    rib: str
    opening_on: date
    opening: Decimal
    movements: list[Movement] = field(default_factory=list)


def looks_like(content: bytes) -> bool:
    """Whether a file begins as CFONB120 records do: a code, a bank, anything for its inner code, a
    branch. One that lacks its old balance is one too, and is refused with the right sentence."""
    start = content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")[:60].replace(b"\x00", b"")
    return re.match(rb"0[1457]\d{5}.{4}[\d ]{5}", start) is not None


def read(content: bytes) -> list[ReadStatement]:
    """The statements of a file, one for each old and new balance.

    Refused, with a sentence: a line cut short, another currency, a date or amount that is none,
    a balance that is missing, balances that do not add up.
    """
    statements: list[ReadStatement] = []
    block: _Block | None = None
    seen: Counter[str] = Counter()  # two equal movements of one day are two, in two blocks too
    for number, line in _lines(content):
        where = f"Ligne {number}"
        code = line[:2]
        if code == "01":
            block = _opened(block, number, line)
        elif block is None:
            raise Refused(
                f"{where} : le solde de départ (enregistrement 01) manque avant elle. Rien n’a été "
                "importé. Ce fichier CFONB120 a perdu son début : téléchargez-le à nouveau."
            )
        elif code == "04":
            block.movements.append(_movement(line, where))
        elif code == "05":
            _complete(block, line)
        elif code == "07":
            statements.append(_statement(block, _day(line, where), _amount(line, where), seen))
            block = None
        else:
            raise Refused(
                f"{where} : « {code} » n’est pas un enregistrement CFONB120. Rien n’a été importé."
            )
    if block is not None or not statements:
        raise Refused(
            "Ce fichier CFONB120 est incomplet : le solde d’arrivée manque. Rien n’a été importé. "
            "Téléchargez-le à nouveau depuis votre banque."
        )
    return statements


def _opened(block: _Block | None, number: int, line: str) -> _Block:
    where = f"Ligne {number}"
    if block is not None:
        raise Refused(
            f"{where} : un solde de départ commence avant que le bloc d’avant (ouvert "
            f"ligne {block.line}) ait son solde d’arrivée. Rien n’a été importé : il manque "
            "des lignes. Téléchargez-le à nouveau depuis votre banque."
        )
    return _Block(number, _rib(line, where), _day(line, where), _amount(line, where))


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _lines(content: bytes) -> Iterator[tuple[int, str]]:
    """Each record with its number; files without line ends are cut every 120 signs."""
    text = _decoded(content)
    if "\x00" in text:
        raise Refused("Ce fichier CFONB120 est abîmé (octets nuls). Rien n’a été importé.")
    # Only ends of line cut records: any other control sign is one of the 120 signs.
    lines = re.split(r"\r\n|\n|\r", text)
    if len(lines) == 2 and not lines[1].strip("\x1a \t"):
        lines = lines[:1]
    if len(lines) == 1 and len(text) > WIDTH:
        lines = [text[at : at + WIDTH] for at in range(0, len(text), WIDTH)]
    for number, line in enumerate(lines, start=1):
        if line.strip("\x1a \t"):
            if len(line) > WIDTH + 1:
                raise Refused(
                    f"Ligne {number} : {len(line)} signes au lieu de 120. Rien n’a été importé."
                )
            yield number, line.ljust(WIDTH)


def _rib(line: str, where: str) -> str:
    rib = line[2:7] + line[11:16] + line[21:32]
    if not (rib.isalnum() and rib.isascii()):
        raise Refused(f"{where} : « {rib} » n’est pas un compte. Rien n’a été importé.")
    return rib


def _day(line: str, where: str) -> date:
    """Six figures, day, month, year: 61 to 99 are of the last century."""
    text = line[34:40]
    try:
        year = int(text[4:])
        day = date((1900 if year > 60 else 2000) + year, int(text[2:4]), int(text[:2]))
    except ValueError:
        raise Refused(f"{where} : « {text} » n’est pas une date. Rien n’a été importé.") from None
    return check_day(day, where)


def _amount(line: str, where: str) -> Decimal:
    """Thirteen figures and a sign that is a figure too: `0000000012345{` is +1 234,50."""
    if line[16:19] not in {"EUR", "   "}:
        raise Refused(
            f"{where} : montant en {line[16:19]}. Seul l’euro est lu. Rien n’a été importé."
        )
    text = line[90:104].translate(ACCENTS)
    last = text[-1]
    unit = CREDIT.find(last) if last in CREDIT else DEBIT.find(last)
    if not text[:-1].isdecimal() or unit < 0:
        raise Refused(f"{where} : « {line[90:104]} » n’est pas un montant. Rien n’a été importé.")
    decimals = int(line[19]) if line[19].isdecimal() else 2
    amount = Decimal(int(text[:-1] + str(unit))).scaleb(-decimals)
    if amount != amount.quantize(Decimal("0.01")):
        raise Refused(f"{where} : un montant s’arrête au centime. Rien n’a été importé.")
    amount = amount.quantize(Decimal("0.01"))
    return amount if last in CREDIT else -amount


def _movement(line: str, where: str) -> Movement:
    return Movement(
        on=_day(line, where),
        amount=_amount(line, where),
        party="",
        party_iban="",
        reference=on_one_line(line[104:120]),
        text=on_one_line(line[48:79]),
        bank_reference="",
    )


def _complete(block: _Block, line: str) -> None:
    """A record 05 tells more of the movement before it: who paid, what for."""
    if not block.movements:
        return
    last = block.movements[-1]
    kind, words = line[45:48], on_one_line(line[48:118])
    if kind == ("NPY" if last.amount >= 0 else "NBE"):
        last = replace(last, party=words[:140])
    elif kind in {"IPY", "IBE"} and (found := IBAN.search(words)):
        if iban_numbers.is_valid(found[0]):
            last = replace(last, party_iban=found[0])
    elif kind in {"LIB", "LCC", "LC2", "LCS", "RCN", "REF"}:
        last = replace(last, text=f"{last.text} {words}".strip()[:500])
    block.movements[-1] = last


def _statement(
    block: _Block, closing_on: date, closing: Decimal, seen: Counter[str]
) -> ReadStatement:
    iban = iban_of(block.rib)
    reference = f"CFONB {block.opening_on:%d%m%y}-{closing_on:%d%m%y}"
    told = ReadStatement(
        reference,
        iban,
        block.opening_on,
        block.opening,
        closing_on,
        closing,
        # The same movement told by two files that overlap bears the same mark.
        marked(iban, "cfonb", block.movements, seen),
    )
    check_sum(told, f"Relevé au {day_in_words(closing_on)}")
    return told


def iban_of(rib: str) -> str:
    """The IBAN of a French account: bank, branch and account number (21 signs), keys added."""
    digits = "".join(_figure(sign) for sign in rib)
    key = 97 - int(digits + "00") % 97
    national = f"{rib}{key:02d}"
    check = 98 - int("".join(str(int(sign, 36)) for sign in national + "FR00")) % 97
    return f"FR{check:02d}{national}"


def _figure(sign: str) -> str:
    """A letter of an account number, as the French key counts it: A=1 … I=9, J=1 … S=2 …"""
    if sign.isdecimal():
        return sign
    for letters in ("ABCDEFGHI", "JKLMNOPQR", " STUVWXYZ"):
        if sign.upper() in letters:
            return str(letters.index(sign.upper()) + 1)
    return "0"
