import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("inventories", "0001_initial"),
        ("titles", "0001_initial"),
        ("billing", "0001_initial"),
        ("housing", "0001_initial"),
        ("leases", "0001_initial"),
        ("owners", "0001_initial"),
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
        ("tenancy", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="MaintenanceContract",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("boiler", "chaudière"),
                            ("lift", "ascenseur"),
                            ("fire", "extincteurs et alarme incendie"),
                            ("air", "ventilation"),
                            ("doors", "portes et accès"),
                            ("pests", "nuisibles"),
                            ("water", "eau chaude et légionelles"),
                            ("green", "espaces verts"),
                            ("other", "autre"),
                        ],
                        max_length=6,
                        verbose_name="quoi",
                    ),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=80, verbose_name="référence"),
                ),
                (
                    "every_months",
                    models.PositiveSmallIntegerField(verbose_name="visite tous les (mois)"),
                ),
                (
                    "year_cost",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="coût par an",
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                (
                    "contractor",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="maintenance",
                        to="people.body",
                        verbose_name="entreprise",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="maintenance",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "contrat d’entretien",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("every_months__gte", 1), ("every_months__lte", 120)),
                        name="maintenance_comes_back",
                        violation_error_message="Une visite revient tous les 1 à 120 mois.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MaintenanceVisit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_on", models.DateField(verbose_name="avant le")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="faite le")),
                ("is_fine", models.BooleanField(null=True, verbose_name="tout va bien")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="constat")),
                (
                    "contract",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="upkeep.maintenancecontract",
                        verbose_name="contrat d’entretien",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
            ],
            options={
                "verbose_name": "visite d’entretien",
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_on", None)),
                        fields=["organisation", "due_on"],
                        name="visit_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("done_on", None)),
                        fields=("contract",),
                        name="one_visit_waits",
                        violation_error_message="Une visite est déjà attendue pour ce contrat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_fine", None),
                            ("is_fine", True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="visit_with_defects_says_which",
                        violation_error_message="Dites ce qui ne va pas.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnerWorks",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=300, verbose_name="travaux")),
                ("agreed_on", models.DateField(verbose_name="convenus le")),
                (
                    "agreed_cost",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="coût convenu"
                    ),
                ),
                (
                    "month_gain",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="loyer évité par mois"
                    ),
                ),
                ("months", models.PositiveSmallIntegerField(verbose_name="pendant, en mois")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="faits le")),
                (
                    "cost",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="coût réel",
                    ),
                ),
                (
                    "holding",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="works",
                        to="titles.holding",
                        verbose_name="titre",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "place",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owner_works",
                        to="housing.place",
                        verbose_name="lieu",
                    ),
                ),
            ],
            options={
                "verbose_name": "travaux contre loyer",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on", None), ("cost__isnull", False), _connector="OR"
                        ),
                        name="owner_works_done_cost_something",
                        violation_error_message="Des travaux faits ont un coût.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Refit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="commencée le")),
                (
                    "planned_on",
                    models.DateField(blank=True, null=True, verbose_name="prêt prévu le"),
                ),
                ("ready_on", models.DateField(blank=True, null=True, verbose_name="prêt le")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="à savoir")),
                (
                    "inventory",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refits",
                        to="inventories.inventory",
                        verbose_name="état des lieux de sortie",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "place",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refits",
                        to="housing.place",
                        verbose_name="lieu",
                    ),
                ),
            ],
            options={
                "verbose_name": "remise en état",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ready_on", None)),
                        fields=("place",),
                        name="one_refit_at_a_time",
                        violation_error_message="Ce lieu est déjà en remise en état.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ready_on", None),
                            ("ready_on__gte", models.F("opened_on")),
                            _connector="OR",
                        ),
                        name="ready_after_begun",
                        violation_error_message="Le lieu serait prêt avant le début des travaux.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RepairRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("structure", "clos et couvert : toiture, murs, façade"),
                            ("windows", "fenêtres, portes, volets : remplacement"),
                            ("heating", "chaudière, radiateurs, chauffe-eau : remplacement"),
                            ("heating_service", "chaudière : entretien annuel"),
                            ("plumbing", "canalisations, évacuations : rupture ou usure"),
                            ("plumbing_use", "joints, siphons, débouchage"),
                            ("electricity", "installation électrique : mise en sécurité"),
                            ("electricity_use", "ampoules, fusibles, interrupteurs cassés"),
                            ("locks", "serrures et clés perdues"),
                            ("glass", "vitre cassée"),
                            ("worn", "sols, murs, peintures usés par le temps"),
                            ("damaged", "sols, murs, portes dégradés"),
                            ("equipment", "cuisine, électroménager fournis"),
                            ("pests", "nuisibles"),
                            ("garden", "jardin, extérieurs privatifs"),
                            ("water_damage", "dégât des eaux"),
                            ("between", "remise en état entre deux occupants"),
                            ("common", "parties communes et équipements collectifs"),
                        ],
                        max_length=20,
                        verbose_name="quoi",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="en quelques mots")),
                ("text", models.TextField(blank=True, verbose_name="précisions")),
                (
                    "urgency",
                    models.CharField(
                        choices=[
                            ("emergency", "urgence absolue"),
                            ("urgent", "urgent"),
                            ("usual", "courant"),
                            ("planned", "à programmer"),
                        ],
                        default="usual",
                        max_length=9,
                        verbose_name="urgence",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("household", "le ménage"),
                            ("phone", "un appel noté"),
                            ("host", "l’hôte ou le responsable"),
                            ("round", "une tournée"),
                            ("inventory", "un état des lieux"),
                        ],
                        max_length=9,
                        verbose_name="dit par",
                    ),
                ),
                ("reported_on", models.DateField(verbose_name="demandée le")),
                ("due_on", models.DateField(verbose_name="à faire avant le")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "à traiter"),
                            ("ordered", "confiée"),
                            ("done", "faite, à confirmer"),
                            ("closed", "close"),
                            ("handed_on", "transmise, hors de notre charge"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="état",
                    ),
                ),
                (
                    "payer",
                    models.CharField(
                        choices=[
                            ("owner", "le propriétaire"),
                            ("association", "l’association"),
                            ("occupant", "l’occupant"),
                            ("insurance", "l’assurance"),
                        ],
                        max_length=11,
                        verbose_name="payée par",
                    ),
                ),
                ("payer_source", models.CharField(max_length=200, verbose_name="texte ou clause")),
                (
                    "payer_because",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="payeur changé parce que"
                    ),
                ),
                (
                    "handed_to",
                    models.CharField(blank=True, max_length=160, verbose_name="transmise à"),
                ),
                (
                    "handed_on",
                    models.DateField(blank=True, null=True, verbose_name="transmise le"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="close le")),
                (
                    "pleased",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "content"), ("partly", "à moitié"), ("no", "mécontent")],
                        max_length=7,
                        verbose_name="le ménage est",
                    ),
                ),
                (
                    "is_fixed",
                    models.BooleanField(null=True, verbose_name="réparé, selon le ménage"),
                ),
                (
                    "group",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grouped",
                        to="upkeep.repairrequest",
                        verbose_name="même cause que",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repair_requests",
                        to="people.household",
                        verbose_name="ménage",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="notée par",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "place",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repair_requests",
                        to="housing.place",
                        verbose_name="lieu",
                    ),
                ),
                (
                    "refit",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="upkeep.refit",
                        verbose_name="remise en état",
                    ),
                ),
            ],
            options={
                "verbose_name": "demande technique",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["open", "ordered", "done"])),
                        fields=["organisation", "due_on"],
                        name="request_due",
                    ),
                    models.Index(fields=["place", "reported_on"], name="request_place"),
                    models.Index(
                        fields=["organisation", "-reported_on", "-id"], name="request_latest"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "closed"), _negated=True),
                            ("closed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="request_closed_has_day",
                        violation_error_message="Une demande close a une date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "handed_on"), _negated=True),
                            models.Q(("handed_to", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="request_handed_on_says_whom",
                        violation_error_message="Une demande transmise dit à qui.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StockPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=120, verbose_name="pièce")),
                ("kept_at", models.CharField(blank=True, max_length=120, verbose_name="où")),
                ("least", models.PositiveSmallIntegerField(default=1, verbose_name="au moins")),
                (
                    "unit_cost",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="prix d’achat",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
            ],
            options={
                "verbose_name": "pièce en stock",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "label"),
                        name="part_once",
                        violation_error_message="Cette pièce est déjà dans le stock.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkOrder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("quoted", "devis à approuver"),
                            ("sent", "commandé"),
                            ("done", "fait"),
                            ("cancelled", "annulé"),
                        ],
                        default="sent",
                        max_length=9,
                        verbose_name="état",
                    ),
                ),
                ("ordered_on", models.DateField(verbose_name="commandé le")),
                (
                    "because",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="hors de notre charge, parce que"
                    ),
                ),
                (
                    "quote",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="devis",
                    ),
                ),
                (
                    "visit_on",
                    models.DateField(blank=True, null=True, verbose_name="rendez-vous le"),
                ),
                ("visit_at", models.TimeField(blank=True, null=True, verbose_name="à")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="fait le")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="temps passé en minutes"
                    ),
                ),
                (
                    "parts",
                    models.CharField(blank=True, max_length=300, verbose_name="pièces posées"),
                ),
                (
                    "cost",
                    palier.base.kit.columns.MoneyField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="coût"
                    ),
                ),
                ("is_over", models.BooleanField(default=False, verbose_name="coût à approuver")),
                (
                    "report",
                    models.CharField(blank=True, max_length=400, verbose_name="ce qui a été fait"),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approuvé par",
                    ),
                ),
                (
                    "contractor",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_orders",
                        to="people.body",
                        verbose_name="entreprise",
                    ),
                ),
                (
                    "extra",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="billing.extra",
                        verbose_name="refacturé à l’occupant",
                    ),
                ),
                (
                    "move",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="owners.mandatemove",
                        verbose_name="imputé au mandant",
                    ),
                ),
                (
                    "ordered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="commandé par",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "request",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="upkeep.repairrequest",
                        verbose_name="demande",
                    ),
                ),
                (
                    "technician",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="technicien",
                    ),
                ),
            ],
            options={
                "verbose_name": "ordre de travaux",
                "indexes": [models.Index(fields=["technician", "visit_on"], name="order_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("contractor", None), ("technician__isnull", False)),
                            models.Q(("contractor__isnull", False), ("technician", None)),
                            _connector="OR",
                        ),
                        name="order_to_one",
                        violation_error_message="Un ordre va à un technicien ou à une entreprise.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["quoted", "sent"])),
                        fields=("request",),
                        name="one_living_order",
                        violation_error_message="Cette demande est déjà confiée à quelqu’un.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            ("done_on__isnull", False),
                            _connector="OR",
                        ),
                        name="order_done_has_day",
                        violation_error_message="Un travail fait a une date.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StockMove",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("quantity", models.SmallIntegerField(verbose_name="nombre")),
                ("words", models.CharField(blank=True, max_length=120, verbose_name="pourquoi")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "part",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="upkeep.stockpart",
                        verbose_name="pièce",
                    ),
                ),
                (
                    "order",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="used_parts",
                        to="upkeep.workorder",
                        verbose_name="ordre de travaux",
                    ),
                ),
            ],
            options={
                "verbose_name": "mouvement de stock",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("quantity", 0), _negated=True),
                        name="stock_move_is_something",
                        violation_error_message="Un mouvement de zéro ne bouge rien.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryReserve",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("spot", models.CharField(max_length=120, verbose_name="logement et pièce")),
                ("words", models.CharField(max_length=300, verbose_name="ce qui ne va pas")),
                ("noted_on", models.DateField(verbose_name="notée le")),
                ("due_on", models.DateField(verbose_name="à lever avant le")),
                ("lifted_on", models.DateField(blank=True, null=True, verbose_name="levée le")),
                (
                    "delivery",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reserves",
                        to="housing.delivery",
                        verbose_name="livraison",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="notée par",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
            ],
            options={
                "verbose_name": "réserve de livraison",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lifted_on", None),
                            ("lifted_on__gte", models.F("noted_on")),
                            _connector="OR",
                        ),
                        name="reserve_lifted_after_noted",
                        violation_error_message="Une réserve se lève après avoir été notée.",
                    )
                ],
            },
        ),
    ]
