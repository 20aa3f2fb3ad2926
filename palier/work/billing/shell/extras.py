"""Lent to contracts and accounts: what is called once, other payers, receipts by e-mail."""

from datetime import date

from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, month_in_words, of_name
from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, verb
from palier.base.ui.cards import verbs as verbs_of
from palier.base.ui.lists import Chip
from palier.registers.people.models import Body
from palier.registers.people.reads import accounts_of_both
from palier.work.billing.models import (
    Extra,
    HouseholdAccount,
    PayerShare,
    ReceiptConsent,
    ThirdAccount,
)
from palier.work.leases.models import Occupancy


def _verb(actor: Actor, action: str, label: str, pk: int, about: str = "") -> list[Verb]:
    """A verb for those who may, as a list to spread."""
    return verbs_of(verb(actor, f"billing.{action}", label, pk, about=about))


@shell.panel(on="leases.occupancy", order=12, sight="billing.accounts", column="main")
def called_once(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    """What comes once with a notice, and what was called so."""
    extras = list(
        Extra.objects.visible_to(actor)
        .filter(occupancy=row)
        .select_related("notice")
        .order_by("-month", "-pk")[:12]
    )
    lines = [
        Line(
            f"{each.label}, {euros(each.amount)}",
            each.formula,
            reverse("billing:notice", args=[each.notice_id]) if each.notice_id else "",
            "receipt-percent",
            Chip(f"sur l’avis {each.notice.reference}", "", "check")
            if each.notice
            else Chip(f"avec l’avis {of_name(month_in_words(each.month))}", "wait", "clock"),
            [] if each.notice_id else _verb(actor, "drop_extra", "Retirer…", each.pk, each.label),
        )
        for each in extras
    ]
    verbs = [
        *_verb(actor, "call_once", "Appeler un frais", row.pk),
        *_verb(actor, "bill_reading", "Facturer un compteur", row.pk),
    ]
    if not lines and not verbs:
        return None
    card = Card(
        "Appelé une fois",
        lines,
        verbs=verbs,
        empty="Réparation, laverie, compteur, régularisation : rien à appeler.",
        icon="receipt-percent",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.panel(on="leases.occupancy", order=14, sight="billing.accounts", column="main")
def other_payers(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    """Who else pays part of this rent, and until when."""
    shares = PayerShare.objects.visible_to(actor).filter(occupancy=row)
    lines = []
    for share in shares.select_related("payer__body").order_by("-period", "pk"):
        last = share.period.upper
        runs = last is None or last > today
        how = share.how
        until = (
            ""
            if last is None
            else f", jusqu’au {day_in_words(last - date.resolution, short=True)}"
        )
        lines.append(
            Line(
                share.payer.body.name,
                f"{share.get_kind_display().capitalize()}, {how}, depuis le "
                f"{day_in_words(share.period.lower, short=True)}{until}",
                reverse("billing:third", args=[share.payer_id]),
                "building-office",
                None if runs else Chip("arrêtée"),
                _verb(actor, "end_share", "Arrêter…", share.pk, share.payer.body.name)
                if runs
                else [],
            )
        )
    verbs = _verb(actor, "share_rent", "Noter un autre payeur", row.pk)
    if not lines and not verbs:
        return None
    card = Card("Autres payeurs", lines, verbs=verbs, empty="Le ménage paie seul.", icon="users")
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.panel(on="billing.account", order=15, sight="billing.accounts")
def how_it_is_told(row: HouseholdAccount, actor: Actor, today: date) -> shell.Part | None:
    """Whether its receipts go by e-mail."""
    consent = ReceiptConsent.objects.filter(account=row, ended_on=None).first()
    if consent is None:
        verbs = _verb(actor, "consent_to_email", "Quittances par courriel", row.pk)
        if not verbs:
            return None
        card = Card("Quittances", empty="Sur papier.", verbs=verbs, icon="envelope")
        return shell.Part("ui/parts/card.html", {"card": card})
    line = Line(
        "Quittances par courriel",
        f"{consent.email}, accord du {day_in_words(consent.given_on, short=True)}",
        icon="envelope",
        verbs=_verb(actor, "withdraw_consent", "Retirer…", consent.pk),
    )
    return shell.Part("ui/parts/card.html", {"card": Card("Quittances", [line], icon="envelope")})


@shell.answers("people.obstacles_to_merging_bodies")
def two_accounts(kept: Body, merged: Body) -> str:
    """Money stands on both: one of the accounts would be left behind."""
    return accounts_of_both(ThirdAccount.objects, kept, merged, "payeur")
