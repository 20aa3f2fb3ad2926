"""What owners lend to billing, to titles, to bodies, to one's day."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Sum
from django.urls import reverse

from palier.base.kit.money import NOTHING, euros
from palier.base.kit.periods import span
from palier.base.kit.typography import day_in_words, month_in_words, plural
from palier.base.ledger.models import Entry
from palier.base.ledger.month_end import Point
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation, Site
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, verb
from palier.base.ui.cards import verbs as verbs_of
from palier.base.ui.having import Rows
from palier.base.ui.lists import Chip
from palier.law.dates import Month, Span
from palier.registers.people.models import Body
from palier.registers.people.reads import accounts_of_both
from palier.work.owners.accounts import (
    homes_of,
    mandates_of,
    needed_mandate_account,
)
from palier.work.owners.actions import left_to_give
from palier.work.owners.borne import charged_on
from palier.work.owners.falling_due import missing, to_correct
from palier.work.owners.models import (
    MandateAccount,
    MandateMove,
    OwnerAccount,
    OwnerDue,
    OwnerStatement,
    OwnerTerm,
)
from palier.work.owners.reads import due_today, fund_of, margin_of, untold_shares
from palier.work.owners.rendering import sums_of
from palier.work.suppliers.models import Invoice, InvoiceState
from palier.work.titles.models import Holding
from palier.work.titles.reads import books_of_each, homes_in_words

declare_sights({"owners.money": "ce qui est dû aux propriétaires, les comptes des mandants"})
shell.menu(
    shell.MenuEntry("owners.dues", "Propriétaires", "owners:dues", "home-modern", "owners.money")
)


@shell.answers("billing.principals")
def for_whom(organisation: Organisation, month: Month) -> dict[int, tuple[int, Span]]:
    """Homes that we only manage in a month, the account of rents called for their principal, and the
    days of the mandate."""
    holdings = mandates_of(organisation, month)
    called = {
        each.pk: (needed_mandate_account(each).called_id, span(each.period)) for each in holdings
    }
    return {place: called[holding] for place, holding in homes_of(holdings, month.first).items()}


@shell.answers("ledger.owner_of")
def what_was_posted_for(entry: Entry) -> str:
    """The sum due to an owner, or the move of a mandate, that an entry was posted for."""
    if OwnerDue.objects.filter(entry=entry).exists():
        return "un dû au propriétaire"
    return "un mouvement de mandat" if MandateMove.objects.filter(entry=entry).exists() else ""


def _verb(actor: Actor, action: str, label: str, pk: int, about: str = "") -> list[Verb]:
    """A verb for those who may, as a list to spread."""
    return verbs_of(verb(actor, f"owners.{action}", label, pk, about=about))


@shell.panel(on="titles.holding", order=40, sight="owners.money", column="main")
def money_of_the_title(row: Holding, actor: Actor, today: date) -> shell.Part | None:
    """What a title costs and brings; or, for a mandate, what is held for its principal."""
    if row.kind == Holding.Kind.MANDATE:
        account = needed_mandate_account(row)
        card = Card(
            "Compte du mandant",
            [
                Line(
                    f"{euros(sums_of(account).closing)} détenus",
                    "Encaissements, dépenses, honoraires, comptes rendus",
                    reverse("owners:mandate", args=[account.pk]),
                    "banknotes",
                )
            ],
            icon="scale",
        )
        return shell.Part("ui/parts/card.html", {"card": card})
    terms = OwnerTerm.objects.filter(holding=row).order_by("kind", "label", "-period")
    lines = [
        Line(
            f"{term.label}, {euros(term.amount)} {term.get_every_display()}",
            f"depuis le {day_in_words(term.period.lower, short=True)}",
            icon="calendar-days",
            chip=None if term.period.upper is None else Chip("arrêtée"),
            verbs=_verb(actor, "stop_owner_term", "Arrêter…", term.pk, term.label)
            if term.period.upper is None
            else [],
        )
        for term in terms
    ]
    unpaid = list(
        OwnerDue.objects.filter(holding=row, item=None, undone_on=None).order_by("month", "pk")[:6]
    )
    lines += [
        Line(
            f"À payer : {euros(due.amount)}",
            f"{due.label}, {month_in_words(due.month)}",
            reverse("owners:dues") + "?etat=payer",
            "clock",
            Chip(
                f"dû le {day_in_words(due.due_on, short=True)}",
                "bad" if due.due_on < today else "wait",
            ),
        )
        for due in unpaid
    ]
    if gaps := to_correct(row.organisation, [row.pk]):
        left = sum((each.amount for each in gaps), NOTHING)
        months = ", ".join(month_in_words(each.month.first) for each in gaps)
        lines.append(
            Line(
                f"À corriger : {euros(left)}",
                f"{months} : le titre a changé depuis que c’est passé",
                reverse("owners:call_owner_dues"),
                "exclamation-triangle",
            )
        )
    told = margin_of(row, today)
    card = Card(
        "Dû au propriétaire",
        lines,
        pairs=[
            ("Appelé aux ménages en douze mois", told.called),
            ("Dû au propriétaire", told.cost),
            ("Non payé par les ménages", told.unpaid),
            ("Marge", told.margin),
        ],
        verbs=[
            *_verb(actor, "set_owner_term", "Ajouter une échéance", row.pk),
            *_verb(actor, "deduct_from_rent", "Déduire une dépense", row.pk),
            *_verb(actor, "set_owner_bank", "IBAN du propriétaire…", row.owner_id),
        ],
        icon="scale",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.panel(on="suppliers.invoice", order=30, sight="owners.money", column="side")
def borne_by_the_owner(row: Invoice, actor: Actor, today: date) -> shell.Part | None:
    """What of an invoice the owner of the home bears, and how it comes back to us."""
    holding = row.holding
    if holding is None or row.state != InvoiceState.APPROVED:
        return None
    if row.is_credit:
        return _credit_of_the_owner(row, actor)
    is_mandate = holding.kind == Holding.Kind.MANDATE
    borne = charged_on(row)
    action, label = (
        ("charge_invoice", "Imputer au mandant…")
        if is_mandate
        else ("deduct_invoice", "Déduire du loyer dû…")
    )
    card = Card(
        "À la charge du propriétaire",
        pairs=[
            ("Propriétaire", holding.owner.name),
            ("Titre", holding.get_kind_display()),
            ("Logement", homes_in_words([holding.pk]).get(holding.pk, "")),
            ("À sa charge", borne),
            ("À la nôtre", row.total - borne),
        ],
        verbs=_verb(actor, action, label, row.pk) if borne < row.total else [],
        icon="home-modern",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


def _credit_of_the_owner(row: Invoice, actor: Actor) -> shell.Part | None:
    """What of a credit note is the owner's, who bore the invoice."""
    most, given = left_to_give(row), -charged_on(row)
    if not (most or given) or row.holding is None:
        return None
    card = Card(
        "Au propriétaire",
        pairs=[
            ("Propriétaire", row.holding.owner.name),
            ("Rendu", given),
            ("À rendre, au plus", most),
        ],
        verbs=_verb(actor, "give_credit_back", "Rendre au propriétaire…", row.pk) if most else [],
        icon="home-modern",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.panel(on="people.body", order=40, sight="owners.money")
def where_to_pay(row: Body, actor: Actor, today: date) -> shell.Part | None:
    """An owner's bank account."""
    if "landlord" not in row.kinds:
        return None
    account = OwnerAccount.objects.filter(body=row).first()
    iban = account.iban if account else ""
    card = Card(
        "Où le payer",
        pairs=[("IBAN", f"{iban[:4]}…{iban[-4:]}")] if iban else [],
        empty="Sans IBAN, aucun virement ne peut lui être préparé.",
        verbs=_verb(actor, "set_owner_bank", "Noter son IBAN", row.pk),
        icon="building-library",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.todo_source(
    on="ui.day",
    sight="owners.money",
    has=[
        Rows(
            OwnerDue,
            only=(
                ("item", None),
                ("undone_on", None),
            ),
        )
    ],
)
def owners_to_pay(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Rents due to owners: paid on time, an association keeps its homes."""
    if not actor.may("owners.pay_owner_dues"):
        return []
    count, total, oldest = due_today(actor, today)
    if not count or oldest is None:
        return []
    return [
        shell.Todo(
            f"Payer {euros(total)} aux propriétaires",
            reverse("owners:pay_owner_dues"),
            f"{count} échéances à payer.",
            oldest,
        )
    ]


@shell.answers("ledger.month_points")
def owners_points(entity: LegalEntity, month: Month) -> list[Point]:
    """What fell due to owners is posted and paid, what is held for principals is where it should be."""
    organisation = entity.organisation
    at = f"?entite={entity.pk}"
    falling = missing(organisation, month)
    books = books_of_each(organisation, [each.holding for each in falling])
    forgotten = sum(books[each.holding.pk] == entity for each in falling)
    unpaid = OwnerDue.objects.filter(
        account__entity=entity, item=None, undone_on=None, due_on__lte=month.last
    ).aggregate(count=Count("pk"), total=Sum("amount"))
    rendered = OwnerStatement.objects.filter(account=OuterRef("pk"), last_on__gte=month.last)
    moved = MandateAccount.objects.filter(
        ~Exists(rendered), entity=entity, moves__on__lte=month.last, moves__statement=None
    )
    unrendered = moved.distinct().count()  # what moves after a statement is for the next one
    gap, untold = fund_of(entity, month.last).gap, untold_shares(entity, month.last)
    return [
        Point(
            "Dus aux propriétaires",
            f"{plural(forgotten, 'somme')} à passer ou à corriger" if forgotten else "",
            "Passés",
            f"{reverse('owners:call_owner_dues')}?mois={month}",
        ),
        Point(
            "Propriétaires à payer",
            f"{plural(unpaid['count'], 'échéance')}, {euros(unpaid['total'])}"
            if unpaid["count"]
            else "",
            "Tous payés",
            reverse("owners:pay_owner_dues") + at,
        ),
        Point(
            "Comptes rendus de gestion",
            f"{plural(unrendered, 'mandat')} sans compte rendu" if unrendered else "",
            "Tous rendus",
            reverse("owners:mandates") + at,
        ),
        Point(
            "Fonds des mandants",
            f"Écart de {euros(gap)} entre ce qui leur est dû et ce qui est en banque"
            if gap
            else "",
            "Justes",
            reverse("owners:mandates") + at,
        ),
        Point(
            "Aides des logements en mandat",
            f"{euros(untold)} appelés avant ce mois, qu’aucun bordereau n’a répartis"
            if untold
            else "",
            "Réparties",
            reverse("owners:mandates") + at,
        ),
    ]


@shell.answers("billing.written_of_a_site")
def owed_or_held_for_owners(site: Site) -> str:
    """What stands in the books of what is owed to its homes' owners, or held for them."""
    titles = Holding.objects.filter(places__place__site=site)
    if OwnerDue.objects.filter(holding__in=titles).exists():
        return "des loyers dus à ses propriétaires"
    if MandateAccount.objects.filter(holding__in=titles).exists():
        return "des comptes de mandants"
    return ""


@shell.answers("people.obstacles_to_merging_bodies")
def two_accounts(kept: Body, merged: Body) -> str:
    """Money stands on both: one of the accounts would be left behind."""
    return accounts_of_both(OwnerAccount.objects, kept, merged, "propriétaire")
