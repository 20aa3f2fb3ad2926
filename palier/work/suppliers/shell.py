"""What suppliers lend: to the bank, to one's day, to the end of a month and of a year."""

from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from palier.base.bank.models import StatementLine
from palier.base.documents.holding import may_hold_files
from palier.base.kit.money import euros
from palier.base.kit.typography import of_name, plural
from palier.base.ledger.models import Entry, FiscalYear
from palier.base.ledger.month_end import Point
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Site
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, verb
from palier.base.ui.cards import verbs as verbs_of
from palier.base.ui.having import Rows
from palier.base.ui.spreadsheets import Sheet
from palier.law.dates import Month, add_months
from palier.registers.housing.models import Place
from palier.registers.people.models import Body
from palier.registers.people.reads import accounts_of_both
from palier.work.suppliers.lists import leave_by, standing
from palier.work.suppliers.models import HomeContract, Invoice, InvoiceState, SupplierAccount
from palier.work.suppliers.reads import due_by, to_pay, unpaid_at, waiting

declare_sights(
    {
        "suppliers.invoices": "les factures reçues et les fournisseurs",
        "suppliers.contracts": "les contrats d’eau, d’énergie et d’assurance des logements",
    }
)
may_hold_files("suppliers.homecontract", sight="suppliers.contracts")
shell.menu(
    shell.MenuEntry(
        "suppliers.contracts",
        "Eau, énergie, assurance",
        "suppliers:home_contracts",
        "bolt",
        "suppliers.contracts",
    )
)
may_hold_files("suppliers.invoice", sight="suppliers.invoices")
shell.menu(
    shell.MenuEntry(
        "suppliers.invoices",
        "Factures reçues",
        "suppliers:invoices",
        "document-arrow-down",
        "suppliers.invoices",
    )
)
shell.add(
    shell.AddEntry(
        65,
        "Une facture reçue",
        "Déposer une facture",
        "suppliers:receive_invoice",
        "document-arrow-down",
        "suppliers.receive_invoice",
    )
)


@shell.todo_source(on="ui.day", sight="suppliers.invoices", has=[Rows(Invoice)])
def invoices_waiting(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Invoices to complete, to approve, to pay, for those who may."""
    at = reverse("suppliers:invoices")
    told = [
        ("suppliers.complete_invoice", InvoiceState.TO_COMPLETE, "Compléter", "completer"),
        ("suppliers.approve_invoice", InvoiceState.RECEIVED, "Approuver", "approuver"),
    ]
    found = []
    for action, state, word, asked in told:
        count = waiting(actor, state) if actor.may(action) else 0
        if count:
            found.append(
                shell.Todo(
                    f"{word} {plural(count, 'facture reçue', 'factures reçues')}",
                    f"{at}?etat={asked}",
                    asks_yes=state == InvoiceState.RECEIVED,
                )
            )
    if actor.may("suppliers.pay_invoices"):
        count, due = due_by(actor, today)
        if count:
            found.append(
                shell.Todo(
                    f"Payer {plural(count, 'facture')}",
                    reverse("suppliers:pay_invoices"),
                    f"{euros(due)} à échéance.",
                    today,
                )
            )
    return found


@shell.panel(on="bank.line", order=20, sight="suppliers.invoices", column="main")
def paid_by_this_line(row: StatementLine, actor: Actor, today: date) -> shell.Part | None:
    """Money that went out may have paid invoices; money that came in, given credit notes back."""
    paid = list(
        Invoice.objects.visible_to(actor)
        .filter(line=row)
        .select_related("account__body")
        .order_by("pk")
    )
    waits = row.state == "waiting"
    if row.amount > 0 and waits and not paid:
        waits = to_pay(Invoice.objects.visible_to(actor).filter(is_credit=True)).exists()
    if not paid and not waits:
        return None
    words = "Elle paie des factures…" if row.amount < 0 else "Elle rembourse un avoir…"
    card = Card(
        "Factures payées",
        [
            Line(
                f"{each.account.body.name if each.account else ''}, {each}",
                euros(each.signed),
                reverse("suppliers:invoice", args=[each.pk]),
                "document-text",
            )
            for each in paid
        ],
        empty="Cette ligne ne paie encore aucune facture.",
        verbs=verbs_of(
            verb(actor, "suppliers.settle_invoices", words, row.pk)
            if waits
            else verb(actor, "suppliers.undo_settlement", "Annuler ce paiement…", row.pk),
        ),
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.answers("ledger.owner_of")
def what_was_posted_for(entry: Entry) -> str:
    """The invoice, or its payment, that an entry was posted for."""
    invoice = Invoice.objects.filter(entry=entry).first()
    if invoice:
        return f"la {invoice}" if not invoice.is_credit else f"l’{invoice}"
    paid = Invoice.objects.filter(payment_entry=entry).first()
    return f"le paiement de {paid}" if paid else ""


@shell.answers("ledger.month_points")
def invoices_points(entity: LegalEntity, month: Month) -> list[Point]:
    """Invoices of the month known and decided; those that fell due, paid."""
    rows = Invoice.objects.filter(entity=entity)
    come = rows.filter(received_on__lte=month.last)
    to_complete = come.filter(state=InvoiceState.TO_COMPLETE).count()
    undecided = come.filter(state=InvoiceState.RECEIVED).count()
    late = to_pay(rows).filter(due_on__lte=month.last).count()
    at = reverse("suppliers:invoices")
    return [
        Point(
            "Factures reçues à compléter",
            plural(to_complete, "facture") if to_complete else "",
            "Toutes complétées",
            f"{at}?etat=completer",
        ),
        Point(
            "Factures reçues à approuver",
            plural(undecided, "facture") if undecided else "",
            "Toutes décidées",
            f"{at}?etat=approuver",
        ),
        Point(
            "Factures échues à payer",
            plural(late, "facture") if late else "",
            "Toutes payées",
            f"{at}?etat=payer",
        ),
    ]


@shell.answers("ledger.year_sheets")
def unpaid_at_the_end(year: FiscalYear) -> list[Sheet]:
    """What was owed to suppliers at the last day of the year."""
    return [
        Sheet(
            "Fournisseurs à payer",
            ["Fournisseur", "Numéro", "Datée du", "À payer le", "Objet", "Montant (€)"],
            [
                (
                    row.account.body.name if row.account else "",
                    row.number,
                    row.dated_on,
                    row.due_on,
                    row.label,
                    row.signed,
                )
                for row in unpaid_at(year.entity, year.last_on)
            ],
            [36, 20, 14, 14, 40, 16],
        )
    ]


@shell.answers("people.obstacles_to_merging_bodies")
def two_accounts(kept: Body, merged: Body) -> str:
    """Money stands on both: one of the accounts would be left behind."""
    return accounts_of_both(SupplierAccount.objects, kept, merged, "fournisseur")


@shell.panel(on="housing.place", order=45, sight="suppliers.contracts")
def contracts_of_place(row: Place, actor: Actor, today: date) -> shell.Part | None:
    """Who supplies this home, those of the whole site included."""
    rows = HomeContract.objects.visible_to(actor).filter(
        Q(place=row) | Q(place=None), site=row.site_id
    )
    return _contracts(rows, row.site_id, actor, today)


@shell.panel(on="housing.site", order=45, sight="suppliers.contracts")
def contracts_of_site(row: Site, actor: Actor, today: date) -> shell.Part | None:
    """Who supplies this site."""
    rows = HomeContract.objects.visible_to(actor).filter(site=row, place=None)
    return _contracts(rows, row.pk, actor, today)


def _contracts(
    rows: QuerySet[HomeContract], site_pk: int, actor: Actor, today: date
) -> shell.Part:
    lines = [
        Line(
            f"{each.get_kind_display().capitalize()}, {each.supplier}",
            ", ".join(filter(None, ["" if each.place_id else "tout le site", each.number])),
            reverse("suppliers:home_contract", args=[each.pk]),
            "bolt",
            standing(each, today),
        )
        for each in rows.select_related("supplier").order_by("kind", "-period", "pk")
    ]
    may = verbs_of(
        verb(actor, "suppliers.sign_home_contract", "Noter un contrat…", site_pk, "plus")
    )
    card = Card(
        "Eau, énergie, assurance", lines, empty="Aucun contrat noté.", verbs=may, icon="bolt"
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.todo_source(
    on="ui.day",
    sight="suppliers.contracts",
    has=[Rows(HomeContract, only=(("period__endswith__isnull", False),))],
)
def contracts_that_end(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Contracts to renew or to leave in time: two months before the last day to say so, and as late
    until they end."""
    if not actor.may("suppliers.end_home_contract"):
        return []
    rows = HomeContract.objects.visible_to(actor).filter(
        period__endswith__gt=today, period__endswith__lte=add_months(today, 26)
    )
    found = []
    for each in rows.select_related("site", "place", "supplier").order_by("period", "pk"):
        last_useful = leave_by(each)
        if last_useful is not None and last_useful <= add_months(today, 2):
            where = each.place.label if each.place else each.site.name
            found.append(
                shell.Todo(
                    f"{where} : contrat {of_name(each.get_kind_display())} à renouveler ou à quitter",
                    reverse("suppliers:home_contract", args=[each.pk]),
                    str(each.supplier),
                    last_useful,
                )
            )
    return found
