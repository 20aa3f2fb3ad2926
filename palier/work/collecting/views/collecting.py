"""Direct debits, the till, debts one fears for or gives up."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, of_name
from palier.base.ledger.reads import balance_of
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.rows import OwnedQuerySet
from palier.base.ui import lists as ui_lists
from palier.base.ui.books import tabs_of_entities
from palier.base.ui.cards import Card, Line, show_cards, verb
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, asked_entity
from palier.base.ui.subjects import Subject
from palier.work.billing import finding, reads
from palier.work.billing.finding import ACCOUNTS
from palier.work.billing.models import DepositEntry, HouseholdAccount, Payment
from palier.work.billing.reads import deposits_to_match
from palier.work.collecting import actions, forms, lists
from palier.work.collecting.models import Doubt, SepaMandate, TillCount, WriteOff
from palier.work.collecting.reads import day_to_collect

HOUSEHOLD_ACCOUNT = finding.HOUSEHOLD_ACCOUNT.lent()


HOUSEHOLD_ACCOUNT.verb(
    actions.sign_sepa_mandate,
    forms.SignMandate,
    at="mandat/",
    title=lambda row: f"Mandat de prélèvement {of_name(row.household.name)}",
    submit="Garder ce mandat",
    said=lambda mandate: f"Mandat {mandate.reference} gardé.",
    lead="Le mandat signé reste au dossier : joignez-le aux pièces du ménage.",
    initial=lambda row, seen: {"signed_on": seen.today},
)


SEPA_MANDATE = Subject(
    SepaMandate,
    "mandats/<int:pk>/",
    fetch=("account__household",),
    under=lambda row: HOUSEHOLD_ACCOUNT.crumbs(row.account),
)


SEPA_MANDATE.verb(
    actions.revoke_sepa_mandate,
    forms.RevokeMandate,
    at="revoquer/",
    title=lambda row: f"Révoquer le mandat {row.reference}",
    submit="Révoquer",
    said="Mandat révoqué : rien ne sera plus prélevé.",
    initial=lambda row, seen: {"revoked_on": seen.today},
    danger=True,
)


@needs_sight("billing.accounts")
def collect_rents(request: ActorRequest) -> HttpResponse:
    """The mandates that may be used on a day, and why the others may not."""
    on = day_to_collect(request.GET.get("le", ""), request.today)
    entity = asked_entity(request)
    rows = (
        SepaMandate.objects.visible_to(request.actor)
        .filter(revoked_on=None, account__entity=entity)
        .select_related("organisation", "account__household", "account__auxiliary")
        .order_by("account__household__sort_name", "pk")
    )
    told = actions.to_collect(list(rows), on)
    form = forms.CollectRents(request)
    form.of(entity)
    form.offer([each for each in told if not each.obstacle])
    return ask(
        request,
        form,
        actions.collect_rents,
        form.chosen("bank_account"),
        title="Préparer des prélèvements",
        submit="Préparer la remise",
        said=lambda batch: f"Remise {batch.reference} prête : téléchargez son fichier.",
        to=lambda batch: reverse("bank:batch", args=[batch.pk]),
        known={"made_on": request.today, "on": on},
        back=reverse("bank:batches"),
        crumbs=[("Remises SEPA", reverse("bank:batches"))],
        lead=f"Pour le {day_in_words(on)}. Chaque ménage prévenu à temps paie ce que son avis "
        "demande, jamais plus.",
        template="collecting/collect_rents.html",
        tabs=tabs_of_entities(request),
        waiting=[each for each in told if each.obstacle],
        day=on,
        entity=entity,
    )


@needs_sight("billing.accounts")
def till(request: ActorRequest) -> HttpResponse:
    """What the till should hold, and when it was last counted."""
    entity = asked_entity(request)
    counts = (
        TillCount.objects.visible_to(request.actor)
        .filter(entity=entity)
        .order_by("-on", "-pk")[:24]
    )
    received = (
        Payment.objects.visible_to(request.actor)
        .filter(receipt_number__isnull=False, reverses=None, entry__entity=entity)
        .select_related("account__household")
        .annotate(is_undone=Exists(Payment.objects.filter(reverses=OuterRef("pk"))))
        .order_by("-receipt_number")[:40]
    )
    return show_cards(
        request,
        title="Caisse",
        lead=(
            f"Les comptes disent {euros(balance_of(entity, '531', on=request.today))} en espèces."
        ),
        verbs=[
            verb(
                request,
                "collecting.count_till",
                "Compter la caisse",
                reverse("collecting:count_till") + f"?entite={entity.pk}",
                "calculator",
                main=True,
            )
        ],
        tabs=tabs_of_entities(request),
        cards=[
            _receipts_card(received),
            _deposits_card(request, entity),
            _counts_card(counts),
        ],
    )


def _receipts_card(received: "QuerySet[Any]") -> Card:
    """The receipts given, by number."""
    return Card(
        "Reçus donnés",
        [
            Line(
                f"N° {each.receipt_number}, {euros(each.amount)}",
                f"{each.get_means_display().capitalize()} du "
                f"{day_in_words(each.on)}, "
                f"{each.account.household.name if each.account else ''}",
                reverse("billing:payment_receipt", args=[each.pk]),
                "document-text",
                Chip("Annulé", "bad") if each.is_undone else None,
            )
            for each in received
        ],
        empty="Chaque paiement en espèces ou par chèque aura son reçu numéroté.",
        icon="banknotes",
    )


def _deposits_card(request: ActorRequest, entity: LegalEntity) -> Card | None:
    """Security deposits handed over, that are in the till or among the cheques."""
    rows = (
        deposits_to_match(entity)
        .filter(
            means__in=["cash", "cheque"], pk__in=DepositEntry.objects.visible_to(request.actor)
        )
        .select_related("deposit__occupancy__household", "entry")
    )
    lines = [
        Line(
            f"{euros(each.amount)}, {each.get_means_display()}",
            f"{'Reçu' if each.amount > 0 else 'Rendu'} le {day_in_words(each.entry.on)}, "
            f"{each.deposit.occupancy.household.name}",
            reverse("leases:occupancy", args=[each.deposit.occupancy_id]),
            "key",
        )
        for each in rows
    ]
    return Card("Dépôts de garantie, pas encore vus à la banque", lines) if lines else None


def _counts_card(counts: OwnedQuerySet[TillCount]) -> Card:
    """Each time the till was counted."""
    return Card(
        "Comptages",
        [
            Line(
                f"{euros(each.counted)} le {day_in_words(each.on)}",
                each.reason,
                icon="calculator",
                chip=Chip("Juste", "ok")
                if each.counted == each.expected
                else Chip(f"Écart de {euros(each.counted - each.expected)}", "bad"),
            )
            for each in counts
        ],
        empty="La caisse n’a pas encore été comptée.",
        icon="calculator",
        side=True,
    )


@needs_sight("billing.accounts")
def count_till(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.CountTill(request, initial={"on": request.today}),
        actions.count_till,
        asked_entity(request),
        title=f"Compter la caisse de {asked_entity(request).name}",
        submit="Garder ce comptage",
        said=lambda row: (
            "La caisse fait le compte."
            if row.counted == row.expected
            else "Écart noté et passé en comptabilité."
        ),
        back=f"{reverse('collecting:till')}?entite={asked_entity(request).pk}",
        crumbs=[("Caisse", reverse("collecting:till"))],
    )


@HOUSEHOLD_ACCOUNT.asks("abandon/")
def propose_write_off(request: ActorRequest, row: HouseholdAccount) -> HttpResponse:
    owed = reads.may_be_given_up(row, request.today)
    return ask(
        request,
        forms.ProposeWriteOff(request, initial={"amount": owed, "on": request.today}),
        actions.propose_write_off,
        row,
        title=f"Proposer d’abandonner une créance sur {row.household.name}",
        submit="Proposer",
        said="Proposé : une autre personne doit l’approuver.",
        lead=(
            f"Ce ménage doit {euros(owed)}. Rien ne change avant l’approbation d’une "
            "autre personne."
        ),
        back=HOUSEHOLD_ACCOUNT.url(row),
        crumbs=HOUSEHOLD_ACCOUNT.crumbs(row),
    )


@needs_sight("billing.accounts")
def write_offs(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.WRITE_OFFS, crumbs=[ACCOUNTS])


WRITE_OFF = Subject(
    WriteOff,
    "abandons/<int:pk>/",
    fetch=("account__household", "account__auxiliary"),
    page=lambda row: reverse("collecting:write_offs"),
    under=(ACCOUNTS,),
)


WRITE_OFF.verb(
    actions.approve_write_off,
    forms.OnDay,
    at="approuver/",
    title=lambda row: f"Approuver l’abandon de {euros(row.amount)}",
    submit="Approuver",
    said="Créance abandonnée.",
    lead=lambda row: f"{row.account.household.name} : {row.reason}",
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)


WRITE_OFF.verb(
    actions.refuse_write_off,
    forms.OnDay,
    at="refuser/",
    title=lambda row: f"Refuser l’abandon de {euros(row.amount)}",
    submit="Refuser",
    said="Abandon refusé : la créance reste due.",
    initial=lambda row, seen: {"on": seen.today},
)


WRITE_OFF.verb(
    actions.undo_write_off,
    forms.UndoWriteOff,
    at="defaire/",
    title=lambda row: f"Défaire l’abandon de {euros(row.amount)}",
    submit="Défaire cet abandon",
    said="Abandon défait : la créance est de nouveau due.",
    lead=lambda row: (
        f"{row.account.household.name} devra de nouveau cette somme ; son avance, s’il "
        "en a une, la paie."
    ),
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)


HOUSEHOLD_ACCOUNT.verb(
    actions.doubt_debt,
    forms.DoubtDebt,
    at="doute/",
    title=lambda row: f"Dire douteuse la créance sur {row.household.name}",
    submit="Passer au 416 et déprécier",
    said="Créance douteuse : le ménage doit toujours la même somme.",
    lead="La dette ne change pas pour le ménage. Seuls vos comptes deviennent prudents.",
    initial=lambda row, seen: {
        "on": seen.today,
        "amount": actions.may_be_doubted(row, seen.today),
    },
)


DOUBT = Subject(
    Doubt,
    "doutes/<int:pk>/",
    fetch=("account__household",),
    under=lambda row: HOUSEHOLD_ACCOUNT.crumbs(row.account),
)


DOUBT.verb(
    actions.lift_doubt,
    forms.LiftDoubt,
    at="lever/",
    title="Lever le doute sur cette créance",
    submit="Lever ce doute",
    said="Doute levé : la dépréciation est reprise.",
    initial=lambda row, seen: {"on": seen.today},
)
