from typing import Any

from django.db.models import Case, F, Q, When
from django.urls import reverse

from palier.base.kit.columns import MoneyField
from palier.base.kit.money import NOTHING
from palier.base.kit.typography import month_in_words, of_name
from palier.base.tenancy.walls import today_in
from palier.base.ui.books import by_entity
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage, by_site
from palier.work.billing.models import Draft, RentNotice, RentRun
from palier.work.billing.reads import to_verify
from palier.work.leases.models import REGIMES

CHANGES = {
    "entry": "nouvelle entrée",
    "rent": "loyer",
    "charges": "charges",
    "services": "prestations",
    "benefit": "aide",
    "third": "autres payeurs",
    "prorated": "prorata",
}
_WHY = {
    "leaving": ("Départ annoncé", "Appelé en entier : notez le départ le jour venu, ou corrigez"),
    "benefit_missing": ("Aide absente", "Relancer l’ouverture de droits"),
    "benefit_above": ("Aide supérieure au dû", "Seule la part due est déduite"),
    "benefit_first": (
        "Aide le mois de l’entrée",
        "Le droit s’ouvre le mois d’après, sauf si l’organisme dit autrement (CCH, art. R823-10)",
    ),
    "no_resources": ("Ressources inconnues", "Les noter au budget du ménage"),
    "zero": ("Montant nul", "Fixer le loyer, sinon rien n’est émis"),
    "credit": ("Avoir", "Il sera rendu sur ce qui reste dû"),
}


def check_of(draft: Draft) -> Chip:
    """The one word a manager needs before issuing."""
    if draft.held_because:
        return Chip("Mis de côté", "wait", "pause-circle", draft.held_because)
    for code, (words, why) in _WHY.items():
        if code in draft.checks:
            return Chip(words, "wait", "exclamation-triangle", why)
    if "prorated" in draft.checks:
        return Chip("Mois incomplet", "info", "", _days(draft))
    changes = [CHANGES[code] for code in draft.changes if code in CHANGES]
    why = f"Change : {', '.join(changes)}" if changes else ""
    if "no_bank" in draft.checks:
        why = f"{why} · IBAN du payeur inconnu".strip(" ·")
    return Chip("Prêt", "", "check", why)


def _days(draft: Draft) -> str:
    for line in draft.lines:
        if line["kind"] != "benefit" and line["days"] != line["base"]:
            return f"{line['days']}/{line['base']} de {line['full'].replace('.', ',')}"
    return ""


RUNS = ListPage(
    title="Quittancement",
    unit=("mois", "mois"),
    lead="Chaque mois : calculer, vérifier ce qui change, émettre d’un seul oui.",
    rows=lambda actor: (
        RentRun.objects.visible_to(actor)
        .exclude(kind=RentRun.Kind.STAY)
        .exclude(state=RentRun.State.DROPPED)
        .select_related("entity")
    ),
    columns=[
        Column(
            "Mois",
            lambda run: (
                ("Corrections, " if run.kind == "correction" else "")
                + month_in_words(run.month).capitalize()
                + (f", passage {run.round}" if run.round > 1 else "")
                + run.entity.after_a_name
            ),
            sort="month",
            link=lambda run: reverse("billing:rent_run", args=[run.pk]),
        ),
        Column(
            "État",
            lambda run: (
                Chip("Émis", "", "check")
                if run.state == "issued"
                else Chip("Pré-quittancement", "wait", "clock")
            ),
            kind="chip",
        ),
        Column("Calculé le", lambda run: run.prepared_at, kind="day"),
        Column("Émis le", lambda run: run.issued_at, kind="day"),
        Column("Échéance", lambda run: run.due_on, kind="day"),
    ],
    sort="-month,round",
    filters=[by_entity()],
    empty=Empty(
        "Aucun quittancement",
        "Préparez le premier mois : rien n’est émis avant votre accord.",
        "Préparer un mois",
        "billing:prepare_rent_run",
        "billing.prepare_rent_run",
        "document-currency-euro",
    ),
    actions=(
        (
            "Corriger les mois d’avant",
            "billing:prepare_corrections",
            "arrow-uturn-left",
            "billing.prepare_corrections",
        ),
        (
            "Jamais appelés",
            "billing:missed",
            "exclamation-triangle",
            "billing.prepare_corrections",
        ),
        ("Révision des loyers", "billing:reviews", "arrow-trending-up", "billing.review_rents"),
        ("Préparer un mois", "billing:prepare_rent_run", "calculator", "billing.prepare_rent_run"),
    ),
    file_name="quittancements",
)

_STATES = [
    ("verifier", "À vérifier"),
    ("prets", "Prêts"),
    ("cote", "Mis de côté"),
    ("change", "Ce qui change"),
]
_STATE_WHERE = {
    "verifier": to_verify(),
    "prets": ~to_verify() & Q(held_because=""),
    "cote": ~Q(held_because=""),
    "change": ~Q(changes=[]),
}


def drafts_of(run: RentRun) -> ListPage:
    """The notices of a run in preparation, or as they were when it was issued."""
    return ListPage(
        title=f"Pré-quittancement {of_name(month_in_words(run.month))}{run.entity.after_a_name}",
        unit=("avis", "avis"),
        rows=lambda actor: (
            Draft.objects.visible_to(actor)
            .filter(run=run)
            .select_related("occupancy__household", "occupancy__main_place", "occupancy__site")
        ),
        columns=[
            Column(
                "Contrat",
                lambda d: d.occupancy.number,
                sort="occupancy__number",
                link=lambda d: reverse("billing:draft", args=[d.pk]),
            ),
            Column(
                "Occupant",
                lambda d: d.occupancy.household.name,
                sort="occupancy__household__sort_name",
            ),
            Column(
                "Logement",
                lambda d: (
                    "adresse secrète"
                    if d.occupancy.household.hidden_at
                    else f"{d.occupancy.site.name}, {d.occupancy.main_place.label}"
                ),
                muted=True,
            ),
            Column("Loyer ou redevance (€)", lambda d: d.rent, kind="money", total="rent"),
            Column("Charges (€)", lambda d: d.charges, kind="money", total="charges"),
            Column(
                "Prestations (€)",
                lambda d: d.services + d.options + d.insurance,
                kind="money",
            ),
            Column(
                "Aide au logement (€)",
                lambda d: -d.benefit,
                kind="money",
                total="benefit",
                deducted=True,
            ),
            Column(
                "Net à payer (€)",
                lambda d: d.net,
                kind="money",
                sort="net",
                total="net",
                link=lambda d: reverse("billing:draft", args=[d.pk]),
            ),
            Column("Contrôle", check_of, kind="chip"),
        ],
        sort="occupancy__number",
        search=("occupancy__number", "occupancy__household__sort_name"),
        search_label="Chercher un occupant, un contrat",
        filters=[
            Filter("etat", "Contrôle", lambda actor: _STATES, lambda v: _STATE_WHERE[v]),
            Filter(
                "controle",
                "Raison",
                lambda actor: Draft.Check.choices,
                lambda v: Q(checks__contains=[v]),
            ),
            Filter(
                "change",
                "Changement",
                lambda actor: list(CHANGES.items()),
                lambda v: Q(changes__contains=[v]),
            ),
            by_site("occupancy__site"),
            Filter("regime", "Régime", lambda actor: REGIMES, lambda v: Q(occupancy__regime=v)),
        ],
        empty=Empty(
            "Aucun contrat ce mois-ci", "Aucun contrat n’est habité ce mois-là.", icon="key"
        ),
        file_name=f"pre-quittancement-{run.month:%Y-%m}",
        template="billing/rent_run.html",
    )


def _paid(notice: Any) -> Chip:
    """Whether a notice read `with_paid` is settled."""
    if notice.is_reversed:
        return Chip("Annulé", "", "x-mark")
    if notice.paid >= notice.net:
        return Chip("Réglé", "", "check")
    if notice.paid:
        return Chip(
            "Réglé en partie", "wait", "", f"reste {notice.net - notice.paid} €".replace(".", ",")
        )
    return Chip("À payer", "wait")


LIVING_NET = Case(
    When(is_reversed=True, then=NOTHING), default=F("net"), output_field=MoneyField()
)
"""What a notice asks of its household (euros): nothing once it is undone."""

NOTICES = ListPage(
    title="Avis d’échéance",
    unit=("avis", "avis"),
    rows=lambda actor: (
        RentNotice.objects.visible_to(actor)
        .with_paid(today_in(actor.organisation))
        .annotate(living_net=LIVING_NET)
        .select_related("occupancy__household")
    ),
    columns=[
        Column(
            "Avis",
            lambda n: n.reference,
            sort="number",
            link=lambda n: reverse("billing:notice", args=[n.pk]),
        ),
        Column("Mois", lambda n: month_in_words(n.month), sort="month"),
        Column("Contrat", lambda n: n.occupancy.number, muted=True),
        Column(
            "Ménage", lambda n: n.occupancy.household.name, sort="occupancy__household__sort_name"
        ),
        Column("Dû (€)", lambda n: n.due, kind="money"),
        Column("Aide et tiers (€)", lambda n: -n.benefit - n.third, kind="money"),
        Column(
            "Net à payer (€)",
            lambda n: n.living_net,
            kind="money",
            sort="net",
            total="living_net",
        ),
        Column("Payé (€)", lambda n: n.paid, kind="money"),
        Column("État", _paid, kind="chip"),
    ],
    sort="-number",
    actions=(("Tiers payeurs", "billing:thirds", "building-office", "billing.share_rent"),),
    search=("occupancy__number", "occupancy__household__sort_name"),
    search_label="Contrat, ménage",
    filters=[
        Filter(
            "etat",
            "État",
            lambda actor: [("du", "Non soldés"), ("solde", "Réglés"), ("annule", "Annulés")],
            lambda v: {
                "du": Q(is_reversed=False, net__gt=F("paid")),
                "solde": Q(is_reversed=False, net__lte=F("paid")),
                "annule": Q(is_reversed=True),
            }[v],
        ),
        Filter(
            "mois",
            "Mois",
            lambda actor: [
                (f"{m:%Y-%m-%d}", month_in_words(m))
                for m in RentRun.objects.visible_to(actor)
                .exclude(state=RentRun.State.DROPPED)
                .order_by("-month")
                .values_list("month", flat=True)
                .distinct()[:36]
            ],
            lambda v: Q(month=v),
        ),
        by_entity("run__entity"),
    ],
    empty=Empty(
        "Aucun avis", "Le premier quittancement les fera naître.", icon="document-currency-euro"
    ),
    file_name="avis",
)
