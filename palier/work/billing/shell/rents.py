from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum
from django.urls import reverse

from palier.base.kit.money import NOTHING, euros, less
from palier.base.kit.periods import last_day
from palier.base.kit.typography import month_in_words, of_name
from palier.base.ledger.actions import Selection
from palier.base.ledger.models import Entry, Line
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.roles import declare_sights
from palier.base.tenancy.walls import today_in
from palier.base.ui import shell
from palier.base.ui.cards import Card
from palier.base.ui.having import Rows
from palier.base.ui.lists import Chip
from palier.registers.housing.models import Place
from palier.registers.people.models import Household, PersonMerge
from palier.registers.people.reads import may_see_home
from palier.work.billing.models import (
    Deposit,
    DepositEntry,
    HouseholdAccount,
    NoticeReversal,
    OpeningPosition,
    Payment,
    Receipt,
    Refund,
    RentNotice,
    Term,
)
from palier.work.billing.reads import (
    account_for,
    account_of,
    accounts_of_household,
    corrected_since,
    latest_notice,
    owed_by,
)
from palier.work.leases.asking import Amounts
from palier.work.leases.models import Occupancy
from palier.work.leases.reads import occupants_on
from palier.work.sliding.facts import Fact
from palier.work.titles.reads import title_of

declare_sights({"billing.accounts": "les loyers : montants, avis, paiements, soldes"})
shell.menu(
    shell.MenuEntry(
        "billing.runs",
        "Quittancement",
        "billing:rent_runs",
        "document-currency-euro",
        "billing.accounts",
        short="Loyers",
    )
)
shell.menu(
    shell.MenuEntry(
        "billing.notices",
        "Avis d’échéance",
        "billing:notices",
        "document-text",
        "billing.accounts",
    )
)
shell.menu(
    shell.MenuEntry(
        "billing.accounts", "Comptes des ménages", "billing:accounts", "wallet", "billing.accounts"
    )
)


shell.menu(
    shell.MenuEntry(
        "billing.figures", "Loyers en chiffres", "billing:figures", "chart-bar", "billing.accounts"
    )
)


@shell.answers("ledger.owner_of")
def what_was_posted_for(entry: Entry) -> str:
    """The notice, payment or opening position that an entry was posted for."""
    notice = RentNotice.objects.filter(entry=entry).first()
    if notice is not None:
        return f"l’avis {notice.reference}"
    if NoticeReversal.objects.filter(entry=entry).exists():
        return "l’annulation d’un avis"
    if (
        Payment.objects.filter(entry=entry).exists()
        or Deposit.objects.filter(entry=entry).exists()
    ):
        return "un paiement"
    of_deposit = Q(entry=entry) | Q(line_entry=entry) | Q(mirror=entry)
    if DepositEntry.objects.filter(of_deposit).exists():
        return "un dépôt de garantie"
    if Refund.objects.filter(entry=entry).exists():
        return "une avance rendue en espèces"
    is_opening = OpeningPosition.objects.filter(entry=entry).exists()
    return "la position de départ" if is_opening else ""


# A notice paid in full by payments that paid nothing else.
_PAID = """
SELECT dense_rank() OVER (ORDER BY n.id) AS grp, l.auxiliary_id, l.id AS line_id
FROM billing_rentnotice n
JOIN billing_householdaccount h ON h.id = n.account_id
JOIN ledger_line l ON l.auxiliary_id = h.auxiliary_id AND (l.entry_id = n.entry_id OR l.entry_id IN (
  SELECT p.entry_id FROM billing_allocation a JOIN billing_payment p ON p.id = a.payment_id
  WHERE a.notice_id = n.id))
WHERE n.organisation_id = %s AND h.entity_id = %s AND n.net > 0
  AND n.net = (SELECT sum(amount) FROM billing_allocation a WHERE a.notice_id = n.id)
  AND NOT EXISTS (
    SELECT FROM billing_allocation a JOIN billing_payment p ON p.id = a.payment_id
    WHERE a.notice_id = n.id AND (p.amount <> (
        SELECT sum(b.amount) FROM billing_allocation b
        WHERE b.payment_id = p.id AND b.notice_id = n.id)
      OR p.on > %s OR EXISTS (SELECT FROM billing_payment r WHERE r.reverses_id = p.id)))
  AND NOT EXISTS (
    SELECT FROM ledger_line o JOIN ledger_letteredline x ON x.line_id = o.id
    WHERE o.auxiliary_id = h.auxiliary_id AND (o.entry_id = n.entry_id OR o.entry_id IN (
      SELECT p.entry_id FROM billing_allocation a JOIN billing_payment p ON p.id = a.payment_id
      WHERE a.notice_id = n.id)))
  AND n.month <= %s
"""


@shell.answers("ledger.is_of_a_secret")
def tells_where_a_household_hides(lines: Sequence[Line], actor: Actor) -> bool:
    """A section beside a name says where they live: not where that is secret for the actor."""
    if actor.sees("people.hidden_addresses"):
        return False
    parts = [line.auxiliary_id for line in lines if line.auxiliary_id]
    return HouseholdAccount.objects.filter(
        auxiliary__in=parts, household__hidden_at__isnull=False
    ).exists()


@shell.answers("ledger.groups")
def notices_with_their_payments(entity: LegalEntity, on: date) -> list[Selection]:
    """What the allocations know: which payments settled which notice."""
    return [Selection(_PAID, [entity.organisation_id, entity.pk, on, on])]


@shell.answers("leases.amounts")
def amounts_in_force(occupancy: Occupancy, on: date) -> Amounts:
    """What is called each month under a contract on a day."""
    sums = dict(
        Term.objects.filter(occupancy=occupancy, period__contains=on)
        .values_list("kind")
        .annotate(total=Sum("amount"))
        .order_by("kind")
    )
    return Amounts(
        sums.get(Term.Kind.RENT, NOTHING) - sums.get(Term.Kind.DISCOUNT, NOTHING),
        sums.get(Term.Kind.CHARGES, NOTHING),
        sum((sums.get(kind, NOTHING) for kind in ("service", "option", "insurance")), NOTHING),
        sums.get(Term.Kind.BENEFIT, NOTHING),
    )


@shell.answers("leases.owed")
def owed_on(occupancy: Occupancy, on: date) -> Decimal:
    """What the household owes on a day, everything together."""
    account = account_for(occupancy)
    return owed_by(account, on=on) if account else NOTHING


@shell.panel(on="housing.place", order=30, sight="billing.accounts")
def costs_and_brings(row: Place, actor: Actor, today: date) -> shell.Part | None:
    """What a home costs each month, what it brings, and what its household owes today."""
    occupation = occupants_on([row], today).get(row.pk)
    title = title_of(row, today)
    if occupation is None and title is None:
        return None
    cost = title.monthly_rent / max(title.places.count(), 1) if title else NOTHING
    told = amounts_in_force(occupation.occupancy, today) if occupation else None
    brings = told.rent + told.charges + told.services if told else NOTHING
    pairs = [
        ("Versé au propriétaire", f"{euros(cost)} par mois"),
        ("Appelé", f"{euros(brings)} par mois"),
    ]
    if title is not None and title.kind != "mandate":
        pairs.append(("Écart", f"{euros(brings - cost)} par mois"))
    if occupation is not None and may_see_home(occupation.occupancy.household, actor):
        account = account_for(occupation.occupancy)
        if account is not None:
            pairs.append(("Dû aujourd’hui par le ménage", euros(owed_by(account, on=today))))
    return shell.Part(
        "ui/parts/card.html", {"card": Card("Ce qu’il coûte et rapporte", pairs=pairs)}
    )


@shell.answers("sliding.readiness")
def how_rent_is_paid(occupancy: Occupancy, on: date) -> list[Fact]:
    """Months in a row paid in full, counted back from the last notice; the benefit opened or not."""
    notices = (
        RentNotice.objects.filter(occupancy=occupancy, month__lte=on)
        .with_paid(on)
        .filter(is_reversed=False)
        .order_by("-month", "-number")
        .values_list("month", "net", "paid")[:24]
    )
    late = {month for month, net, paid in notices if paid < net}
    months = sorted({month for month, _, _ in notices}, reverse=True)
    paid_in_a_row = next((n for n, month in enumerate(months) if month in late), len(months))
    words = f"{paid_in_a_row} mois de suite sans impayé"
    if paid_in_a_row and late:
        words += f", {len(late)} mois d’avant à payer"
    benefit = amounts_in_force(occupancy, on).benefit
    return [
        Fact(
            "Loyers payés",
            "unknown" if not months else "missing" if late else "gathered",
            words if months else "aucun avis encore émis",
        ),
        Fact(
            "Aide au logement",
            "gathered" if benefit else "missing",
            "ouverte" if benefit else "pas encore versée",
        ),
    ]


@shell.answers("people.facts")
def up_to_date(row: Household, actor: Actor, today: date) -> list[Chip]:
    if not actor.sees("billing.accounts"):
        return []
    accounts = accounts_of_household(row)
    if not accounts:
        return []
    told = [owed_by(account, on=today) for account in accounts]
    due = sum((max(each, NOTHING) for each in told), NOTHING)
    if due <= 0:
        ahead = -sum(told, NOTHING)
        words = f"À jour de loyer, {euros(ahead)} d’avance" if ahead else "À jour de loyer"
        return [Chip(words, "ok")]
    return [Chip(f"Doit {euros(due)}", "wait")]


@shell.answers("people.obstacles_to_joining")
def two_accounts(kept: Household, merged: Household) -> str:
    """Two households that each owe and pay cannot become one file: their books stay apart."""
    accounts = HouseholdAccount.objects.filter(household__in=[kept, merged])
    if accounts.values("household").distinct().count() < 2:
        return ""
    return (
        f"{kept.name} et {merged.name} ont chacun un compte de loyer, qui ne se mélangent pas. "
        "Réunissez les personnes sans réunir les dossiers de ménage."
    )


@shell.answers("people.obstacles_to_parting")
def an_account_that_served(merge: PersonMerge) -> str:
    """An account that came with the other file cannot go back once a new contract rests on it."""
    moved = merge.moved.get("household", {})
    if not moved.get("billing.householdaccount.household"):
        return ""
    came = moved.get("leases.occupancy.household", [])
    own = Occupancy.objects.filter(household=merge.kept_household).exclude(pk__in=came)
    if not own.exclude(state="cancelled").exists():
        return ""
    return (
        "Un contrat a été fait depuis sur le compte venu de l’autre dossier : ils ne se séparent "
        "plus. Terminez d’abord ce contrat à part."
    )


ACCOUNTS = Rows(HouseholdAccount, "household")


@shell.panel(on="people.household", order=10, sight="billing.accounts", has=[ACCOUNTS])
def rent_account(row: Household, actor: Actor, today: date) -> shell.Part | None:
    accounts = accounts_of_household(row)
    if not accounts:
        return None
    told = []
    for account in accounts:
        notice = latest_notice(account, actor)
        told.append(
            {
                "account": account,
                "notice": notice,
                "corrected": corrected_since(notice) if notice else NOTHING,
                "balance": owed_by(account, on=today),
            }
        )
    return shell.Part("billing/_rent_account.html", {"accounts": told})


NOT_RECEIVED = {
    Payment.Means.CREDIT: "d’avoir",
    Payment.Means.WRITE_OFF: "abandonnés",
    Payment.Means.DEPOSIT: "retenus sur le dépôt",
    Payment.Means.OPENING: "d’avance, repris",
}


def _moved(payment: Payment, today: date) -> str:
    """A sum on the account, in words: money that comes, or what is taken off without any."""
    unpaid = NOT_RECEIVED.get(Payment.Means(payment.means))
    if unpaid:
        return f"{euros(payment.amount)} {unpaid}"
    came = "attendus" if payment.on > today else "reçus"
    return f"{euros(payment.amount)} {came}, {payment.get_means_display()}"


@shell.timeline_source(on="people.household", sight="billing.accounts", has=[ACCOUNTS])
def notices_and_payments(
    row: Household, actor: Actor, before: date, most: int
) -> list[shell.Moment]:
    """What was called and what came in."""
    notices = (
        RentNotice.objects.visible_to(actor)
        .filter(account__household=row, month__lte=before)
        .living()
        .order_by("-month", "-pk")[:most]
    )
    payments = (
        Payment.objects.visible_to(actor)
        .filter(account__household=row, on__lte=before, reverses=None, reversals=None)
        .select_related("account")
        .order_by("-on", "-pk")[:most]
    )
    today = today_in(actor.organisation)
    moments = [
        shell.Moment(
            n.month,
            n.pk,
            f"Avis {of_name(month_in_words(n.month))}, {euros(n.net)} à payer"
            if n.net >= 0
            else f"Avoir {of_name(month_in_words(n.month))}, {euros(-n.net)} en moins",
            reverse("billing:notice", args=[n.pk]),
            f"{euros(n.due)} {less(n.benefit + n.third)} = {euros(n.net)}",
            "document-currency-euro",
            "",
            "locatif",
        )
        for n in notices
    ]
    moments += [
        shell.Moment(
            p.on,
            p.pk,
            _moved(p, today),
            reverse("billing:account", args=[p.account_id]),
            "",
            "banknotes",
            "ok",
            "locatif",
        )
        for p in payments
    ]
    return sorted(moments, key=lambda m: (m.on, m.pk), reverse=True)[:most]


@shell.panel(on="leases.occupancy", order=10, sight="billing.accounts", column="main")
def terms(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    found = list(
        Term.objects.visible_to(actor).filter(occupancy=row).order_by("kind", "label", "-period")
    )
    found.sort(key=lambda t: Term.Kind.values.index(t.kind))
    shown = [
        {
            "term": t,
            "last": last_day(t.period),
            "runs": t.period.upper is None or t.period.upper > today,
        }
        for t in found
    ]
    return shell.Part("billing/_terms.html", {"occupancy": row, "terms": shown})


@shell.panel(on="leases.occupancy", order=20, sight="billing.accounts", column="main")
def latest_notices(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    notices = (
        RentNotice.objects.visible_to(actor)
        .filter(occupancy=row)
        .with_paid(today)
        .order_by("-month", "-pk")[:12]
    )
    return shell.Part(
        "billing/_latest_notices.html",
        {"notices": list(notices), "account": account_for(row)},
    )


@shell.answers("people.documents")
def notice_and_receipts(row: Household, actor: Actor, today: date) -> list[dict[str, str]]:
    """The latest notice, and the latest proofs of payment."""
    if not actor.sees("billing.accounts") or not may_see_home(row, actor):
        return []
    found = []
    account = account_of(row)
    notice = latest_notice(account, actor) if account else None
    if notice is not None:
        label = f"Avis {of_name(month_in_words(notice.month))}"
        found.append({"label": label, "url": reverse("billing:notice_pdf", args=[notice.pk])})
    receipts = Receipt.objects.visible_to(actor).filter(notice__account__household=row)
    for each in receipts.select_related("notice").order_by("-on", "-pk")[:3]:
        label = (
            f"{each.get_kind_display().capitalize()} {of_name(month_in_words(each.notice.month))}"
        )
        found.append({"label": label, "url": reverse("billing:receipt_pdf", args=[each.pk])})
    return found
