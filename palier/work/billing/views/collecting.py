"""Direct debits, the till, refunds, receipts of a month, debts one fears for or gives up."""

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import day_in_words
from palier.base.ledger.reads import balance_of
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.reads import main_entity
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Table, show_cards, verb
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.registers.people.reads import may_see_home
from palier.work.billing import actions, forms, lists, papers, reads
from palier.work.billing.models import (
    Doubt,
    HouseholdAccount,
    PayerShare,
    Payment,
    ReceiptConsent,
    RentNotice,
    SepaMandate,
    ThirdAccount,
    TillCount,
    WriteOff,
)

ACCOUNTS = ("Comptes des ménages", "/quittancement/comptes/")
RUNS = ("Quittancement", "/quittancement/")


HOUSEHOLD_ACCOUNT = Subject(
    HouseholdAccount,
    "comptes/<int:pk>/",
    fetch=("household", "auxiliary"),
    page="billing:account",
    under=lambda row: [ACCOUNTS, (row.household.name, reverse("billing:account", args=[row.pk]))],
)


def _of(row: HouseholdAccount) -> dict[str, Any]:
    """The way back to a household's account."""
    url = reverse("billing:account", args=[row.pk])
    return {"back": url, "crumbs": [ACCOUNTS, (row.household.name, url)]}


HOUSEHOLD_ACCOUNT.verb(
    actions.sign_sepa_mandate,
    forms.SignMandate,
    at="mandat/",
    title=lambda row: f"Mandat de prélèvement de {row.household.name}",
    submit="Garder ce mandat",
    said=lambda mandate: f"Mandat {mandate.reference} gardé.",
    lead="Le mandat signé reste au dossier : joignez-le aux pièces du ménage.",
    initial=lambda row, seen: {"signed_on": seen.today},
)


SEPA_MANDATE = Subject(
    SepaMandate,
    "mandats/<int:pk>/",
    fetch=("account__household",),
    under=lambda row: [
        ACCOUNTS,
        (row.account.household.name, reverse("billing:account", args=[row.account.pk])),
    ],
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
    on = reads.day_to_collect(request.GET.get("le", ""), request.today)
    rows = (
        SepaMandate.objects.visible_to(request.actor)
        .filter(revoked_on=None)
        .select_related("organisation", "account__household", "account__auxiliary")
        .order_by("account__household__sort_name", "pk")
    )
    told = actions.to_collect(list(rows), on)
    form = forms.CollectRents(request, initial={"on": on})
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
        known={"made_on": request.today},
        back=reverse("bank:batches"),
        crumbs=[("Remises SEPA", reverse("bank:batches"))],
        lead="Chaque ménage prévenu à temps paie ce qu’il doit, jamais plus.",
        template="billing/collect_rents.html",
        waiting=[each for each in told if each.obstacle],
        day=on,
    )


@needs_sight("billing.accounts")
def till(request: ActorRequest) -> HttpResponse:
    """What the till should hold, and when it was last counted."""
    entity = main_entity(request.actor.organisation)
    counts = TillCount.objects.visible_to(request.actor).order_by("-on", "-pk")[:24]
    received = (
        Payment.objects.visible_to(request.actor)
        .filter(receipt_number__isnull=False, reverses=None)
        .select_related("account__household")
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
                "billing.count_till",
                "Compter la caisse",
                reverse("billing:count_till"),
                "calculator",
                main=True,
            )
        ],
        cards=[
            Card(
                "Reçus donnés",
                [
                    Line(
                        f"N° {each.receipt_number}, {euros(each.amount)}",
                        f"{each.get_means_display().capitalize()} du "
                        f"{day_in_words(each.on)}, "
                        f"{each.account.household.name if each.account else ''}",
                        reverse("billing:payment_receipt", args=[each.pk]),
                        "document-text",
                    )
                    for each in received
                ],
                empty="Chaque paiement en espèces ou par chèque aura son reçu numéroté.",
                icon="banknotes",
            ),
            Card(
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
            ),
        ],
    )


@needs_sight("billing.accounts")
def count_till(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.CountTill(request, initial={"on": request.today}),
        actions.count_till,
        main_entity(request.actor.organisation),
        title="Compter la caisse",
        submit="Garder ce comptage",
        said=lambda row: (
            "La caisse fait le compte."
            if row.counted == row.expected
            else "Écart noté et passé en comptabilité."
        ),
        back=reverse("billing:till"),
        crumbs=[("Caisse", reverse("billing:till"))],
    )


def payment_receipt(request: ActorRequest, pk: int) -> HttpResponse:
    """The numbered receipt of what was handed over."""
    rows = Payment.objects.visible_to(request.actor).filter(receipt_number__isnull=False)
    row = get_object_or_404(rows.select_related("organisation", "account__household"), pk=pk)
    return pdf_response(papers.payment_receipt_pdf(row), f"recu-{row.receipt_number}")


def reallocate(request: ActorRequest, pk: int) -> HttpResponse:
    """Which notices a payment settles, said by a person."""
    rows = Payment.objects.visible_to(request.actor).filter(account__isnull=False)
    row = get_object_or_404(rows.select_related("account__household"), pk=pk)
    given = reads.settled_by(row)
    notices = reads.notices_to_settle(row.account, list(given), request.actor)
    form = forms.Reallocate(request, subject=row)
    form.offer(row, notices, given)
    return ask(
        request,
        form,
        actions.reallocate,
        row,
        title=f"Imputer {euros(row.amount)} du {row.on:%d/%m/%Y}",
        submit="Imputer ainsi",
        said="Paiement imputé comme demandé.",
        lead=(
            "Sans rien dire, un paiement règle d’abord le plus ancien. Le ménage peut "
            "demander autrement (Code civil, art. 1342-10)."
        ),
        **_of(row.account),
    )


HOUSEHOLD_ACCOUNT.verb(
    actions.consent_to_email,
    forms.ConsentToEmail,
    at="courriel/",
    title=lambda row: f"Quittances de {row.household.name} par courriel",
    submit="Noter cet accord",
    said="Accord noté : ses quittances partiront par courriel.",
    lead="Seulement avec son accord exprès (loi n° 89-462, art. 21). Il se retire quand on veut.",
    initial=lambda row, seen: {"given_on": seen.today},
)


RECEIPT_CONSENT = Subject(
    ReceiptConsent,
    "accords/<int:pk>/",
    fetch=("account__household",),
    under=lambda row: [
        ACCOUNTS,
        (row.account.household.name, reverse("billing:account", args=[row.account.pk])),
    ],
)


RECEIPT_CONSENT.verb(
    actions.withdraw_consent,
    at="retirer/",
    title="Retirer l’accord pour l’envoi par courriel",
    submit="Retirer",
    said="Ses quittances seront de nouveau sur papier.",
    known=lambda row, seen: {"ended_on": seen.today},
)


@HOUSEHOLD_ACCOUNT.asks("abandon/")
def propose_write_off(request: ActorRequest, row: HouseholdAccount) -> HttpResponse:
    owed = reads.owed_by(row)
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
        **_of(row),
    )


@needs_sight("billing.accounts")
def write_offs(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.WRITE_OFFS, crumbs=[ACCOUNTS])


WRITE_OFF = Subject(
    WriteOff,
    "abandons/<int:pk>/",
    fetch=("account__household", "account__auxiliary"),
    page=lambda row: reverse("billing:write_offs"),
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


HOUSEHOLD_ACCOUNT.verb(
    actions.doubt_debt,
    forms.DoubtDebt,
    at="doute/",
    title=lambda row: f"Dire douteuse la créance sur {row.household.name}",
    submit="Passer au 416 et déprécier",
    said="Créance douteuse : le ménage doit toujours la même somme.",
    lead="La dette ne change pas pour le ménage. Seuls vos comptes deviennent prudents.",
    initial=lambda row, seen: {"on": seen.today, "amount": max(reads.owed_by(row), NOTHING)},
)


DOUBT = Subject(
    Doubt,
    "doutes/<int:pk>/",
    fetch=("account__household",),
    under=lambda row: [
        ACCOUNTS,
        (row.account.household.name, reverse("billing:account", args=[row.account.pk])),
    ],
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


@needs_sight("billing.accounts")
def thirds(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.THIRDS, crumbs=[ACCOUNTS])


THIRD_ACCOUNT = Subject(
    ThirdAccount,
    "tiers/<int:pk>/",
    fetch=("body", "auxiliary"),
    page="billing:third",
)


@THIRD_ACCOUNT.shown
def third(request: ActorRequest, row: ThirdAccount) -> HttpResponse:
    """What another payer owes, for whom, and what it has paid."""
    told = [
        (notice, line)
        for notice in RentNotice.objects.visible_to(request.actor)
        .filter(lines__contains=[{"kind": "third", "payer": row.auxiliary_id}])
        .living()
        .select_related("occupancy__household")
        .order_by("-month", "-number")[:60]
        for line in notice.lines
        if line.get("payer") == row.auxiliary_id
    ]
    return show_cards(
        request,
        title=row.body.name,
        lead=f"Doit {euros(reads.owed_on(row.auxiliary_id, request.today))} aujourd’hui.",
        crumbs=[ACCOUNTS, ("Tiers payeurs", reverse("billing:thirds"))],
        cards=[
            Card(
                "Ce qui lui est demandé",
                table=Table(
                    ["Avis", "Ménage", "Mois", "Sa part"],
                    [
                        (
                            (notice.reference, reverse("billing:notice", args=[notice.pk])),
                            notice.occupancy.household.name
                            if may_see_home(notice.occupancy.household, request.actor)
                            else "ménage protégé",
                            f"{notice.month:%m/%Y}",
                            euros(Decimal(line["amount"])),
                        )
                        for notice, line in told
                    ],
                    numbers=(3,),
                )
                if told
                else None,
                empty="Aucun avis ne lui demande encore rien.",
            ),
            Card(
                "Ce qu’il paie",
                [
                    Line(
                        share.occupancy.household.name,
                        f"{share.get_kind_display().capitalize()}, "
                        + (
                            euros(share.amount) + " par mois"
                            if share.amount
                            else f"{share.percent:n} %"
                        ),
                        reverse("leases:occupancy", args=[share.occupancy_id]),
                        "home",
                    )
                    for share in PayerShare.objects.visible_to(request.actor)
                    .filter(payer=row)
                    .select_related("occupancy__household")
                    .order_by("-period", "pk")
                ],
                empty="Aucune part.",
                side=True,
            ),
            Card(
                "Ses paiements",
                [
                    Line(euros(each.amount), f"Le {day_in_words(each.on)}", icon="banknotes")
                    for each in row.payments.filter(reverses=None, reversals=None).order_by(
                        "-on", "-pk"
                    )[:24]
                ],
                empty="Aucun encore : affectez-lui une ligne de banque par son nom.",
                side=True,
            ),
        ],
    )
