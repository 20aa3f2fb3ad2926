"""Every page of figures of the demo adds up, and pages that tell one notion tell one figure."""

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import NoReverseMatch, get_resolver, reverse
from lxml import html

AMOUNT = re.compile(r"^[−-]?\s?\d{1,3}(?:\s?\d{3})*,\d{2}(?:\s?€)?$")
BLANK = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\n\t"), " ")
CUT_SHORT = re.compile(r"Les \d+ premiers|Les \d+ plus")
"""A table that says that it shows its first rows only has a total of them all."""
NOT_A_SUM = {"Cumul (€)"}
"""A running balance: its last line is no sum of the others."""


def fixed_addresses() -> Iterator[str]:
    """Every page that is found by its name alone."""
    for namespace, (_, resolver) in get_resolver().namespace_dict.items():
        for name in filter(lambda each: isinstance(each, str), resolver.reverse_dict):
            try:
                yield reverse(f"{namespace}:{name}")
            except NoReverseMatch:
                continue


def plain(node: Any) -> str:
    return " ".join("".join(node.itertext()).translate(BLANK).split())


def read(text: str) -> Decimal | None:
    """An amount as a page writes it; None for anything else."""
    if not AMOUNT.match(text):
        return None
    figures = text.replace("€", "").replace(" ", "").replace("−", "-").replace(",", ".")
    return Decimal(figures)


def opened(page: Any, url: str) -> Any:
    answer = page.request.get(url)
    if answer.status != 200 or "text/html" not in answer.headers.get("content-type", ""):
        return None
    return html.fromstring(answer.text())


def tables_of(page: Any, url: str) -> Iterator[tuple[list[str], list[list[str]], list[str]]]:
    """Heads, rows of every page of it, totals of each table that has some."""
    tree = opened(page, url)
    if tree is None:
        return
    for rank, table in enumerate(tree.xpath("//main//table[tfoot]")):
        if CUT_SHORT.search(plain(table.getparent().getparent())):
            continue
        rows, here = cells_of(table), tree
        while (after := here.xpath("//main//a[@rel='next']/@href")) and rank == 0:
            here = opened(page, urljoin(url, after[0]))
            rows += cells_of(here.xpath("//main//table[tfoot]")[0])
        heads = [plain(each) for each in table.xpath("./thead/tr/th")]
        yield heads, rows, [plain(each) for each in table.xpath("./tfoot/tr/*")]


def cells_of(table: Any) -> list[list[str]]:
    return [[plain(cell) for cell in row.xpath("./*")] for row in table.xpath("./tbody/tr")]


def urljoin(url: str, link: str) -> str:
    return f"{url.partition('?')[0]}{link}" if link.startswith("?") else link


def sums_of(page: Any, url: str) -> Iterator[str]:
    """What is wrong with each total of the tables of a page; empty words: it adds up."""
    for heads, rows, totals in tables_of(page, url):
        for rank, (head, told) in enumerate(zip(heads, totals, strict=False)):
            total = read(told)
            if total is None or head in NOT_A_SUM:
                continue
            found = sum((read(row[rank]) or Decimal(0) for row in rows), Decimal(0))
            said = f"{url}, « {head} » : {len(rows)} lignes font {found}, total {total}"
            yield "" if found == total else said


def test_every_table_of_every_page_adds_up_to_its_total(enter: Any) -> None:
    added_up, wrong = {}, []
    for name in ("Hélène", "Nadia"):  # both work everywhere: what one has added up stands
        page = enter(name)
        for url in fixed_addresses():
            if url not in added_up and (sums := list(sums_of(page, url))):
                added_up[url] = len(sums)
                wrong += [told for told in sums if told]
    assert wrong == []
    assert sum(added_up.values()) >= 40


def total(page: Any, url: str, head: str) -> Decimal:
    """What the column of that name comes to, on the one table of a page that has it."""
    found = [
        read(totals[heads.index(head)])
        for heads, _, totals in tables_of(page, url)
        if head in heads
    ]
    assert len(found) == 1, (url, head)
    return found[0] or Decimal(0)


def line(page: Any, url: str, code: str, column: int) -> Decimal:
    """An amount of the row that begins by a word."""
    for _, rows, _ in tables_of(page, url):
        for row in rows:
            if row[0] == code:
                return read(row[column]) or Decimal(0)
    return Decimal(0)


def pairs_of(page: Any, url: str) -> dict[str, str]:
    """What a page says of each thing it names."""
    tree = opened(page, url)
    return {
        plain(each.xpath("./dt")[0]): plain(each.xpath("./dd")[0])
        for each in tree.xpath("//main//dl/div")
    }


def test_pages_that_tell_one_notion_tell_one_figure(enter: Any) -> None:
    page = enter("Hélène")
    today = datetime.now(tz=ZoneInfo("Europe/Paris")).date()
    accounts, aged = "/quittancement/comptes/", "/quittancement/balance-agee/"

    owed = total(page, accounts, "Doit (€)")
    ahead = total(page, accounts, "En avance (€)")
    ages = [total(page, aged, head) for head in ("30 jours", "31 à 60", "61 à 90", "Plus de 90")]
    assert owed == total(page, aged, "Doit (€)") == total(page, "/impayes/balance/", "Doit (€)")
    assert sum(ages) == owed
    assert total(page, "/impayes/", "Dette (€)") <= owed

    entities = entities_of(page)
    assert len(entities) == 2
    told = [books_at(page, f"entite={each}&au={today}") for each in entities]
    assert sum((households for _, households in told), Decimal(0)) == owed - ahead
    waits = sum((due.get("471") or Decimal(0) for due, _ in told), Decimal(0))
    assert -waits == total(page, "/encaissements/attente/", "Montant (€)")
    assert all(due.get("890") in (None, Decimal(0)) for due, _ in told)

    suppliers = total(page, "/factures/fournisseurs/", "Nous lui devons (€)")
    unpaid = sum(
        (
            read(row[5]) or Decimal(0)
            for _, rows, _ in lists_of(page, "/factures/?etat=payer")
            for row in rows
        ),
        Decimal(0),
    )
    assert suppliers == unpaid


def entities_of(page: Any) -> list[str]:
    """The legal entities whose books are kept, as the tabs of the books name them."""
    links = opened(page, "/comptabilite/").xpath("//nav[@class='tabs']//a/@href")
    return [link.split("entite=")[1] for link in links]


def books_at(page: Any, asked: str) -> tuple[dict[str, Decimal | None], Decimal]:
    """The balance of each account of an entity's books, and what its households owe in all."""
    heads, rows, totals = next(tables_of(page, f"/comptabilite/?{asked}"))
    debits, credits = heads.index("Débits (€)"), heads.index("Crédits (€)")
    assert totals[debits] == totals[credits]
    due = {row[0]: read(row[heads.index("Solde (€)")]) for row in rows}
    for _, parts, sums in tables_of(page, f"/comptabilite/auxiliaires/?{asked}"):
        households = [read(row[2]) or Decimal(0) for row in parts if row[1].startswith("M0")]
        if read(sums[2]) == due["411"]:
            return due, sum(households, Decimal(0))
    raise AssertionError("no parts come to the account of users")


def lists_of(page: Any, url: str) -> Iterator[tuple[list[str], list[list[str]], list[str]]]:
    """The same for a list without totals."""
    tree = opened(page, url)
    for table in tree.xpath("//main//table"):
        yield [plain(each) for each in table.xpath("./thead/tr/th")], cells_of(table), []
