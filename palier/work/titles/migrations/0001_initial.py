import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("housing", "0001_initial"),
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Holding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("head_lease", "prise à bail"),
                            ("social_head_lease", "prise à bail, bailleur social"),
                            ("mandate", "mandat de gestion"),
                            ("emphyteutic", "bail emphytéotique"),
                            ("rehabilitation", "bail à réhabilitation"),
                            ("operating", "convention de gestion"),
                            ("third_party", "parc d’un bailleur tiers"),
                            ("owned", "pleine propriété"),
                        ],
                        max_length=20,
                        verbose_name="nature",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "en préparation"),
                            ("signed", "en vigueur"),
                            ("ended", "terminé"),
                            ("cancelled", "annulé"),
                        ],
                        default="signed",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "owner",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="people.body",
                        verbose_name="propriétaire",
                    ),
                ),
                (
                    "manager",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings_managed",
                        to="people.body",
                        verbose_name="gestionnaire, si ce n’est pas l’association",
                    ),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=80, verbose_name="référence"),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signé le")),
                (
                    "rent",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=0,
                        max_digits=12,
                        verbose_name="loyer au propriétaire",
                    ),
                ),
                (
                    "rent_every",
                    models.CharField(
                        choices=[
                            ("month", "par mois"),
                            ("quarter", "par trimestre"),
                            ("year", "par an"),
                        ],
                        default="month",
                        max_length=8,
                        verbose_name="rythme du loyer",
                    ),
                ),
                (
                    "deposit",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=0,
                        max_digits=12,
                        verbose_name="dépôt versé au propriétaire",
                    ),
                ),
                (
                    "notice_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="préavis, en mois"
                    ),
                ),
                (
                    "index_quarter",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="trimestre IRL"
                    ),
                ),
                (
                    "sublet_agreed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="sous-location autorisée le"
                    ),
                ),
                (
                    "convention",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "aucune"),
                            ("loc1", "Loc1, intermédiaire"),
                            ("loc2", "Loc2, social"),
                            ("loc3", "Loc3, très social"),
                            ("former", "ANAH d’avant 2022"),
                            ("apl", "convention APL"),
                        ],
                        max_length=8,
                        verbose_name="convention",
                    ),
                ),
                (
                    "convention_ends_on",
                    models.DateField(blank=True, null=True, verbose_name="fin de la convention"),
                ),
                (
                    "rent_ceiling",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="loyer plafond de la convention",
                    ),
                ),
                (
                    "fee_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="honoraires, en % des encaissements",
                    ),
                ),
                (
                    "powers",
                    models.CharField(blank=True, max_length=400, verbose_name="pouvoirs donnés"),
                ),
                (
                    "former_lessee",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings_given_up",
                        to="people.body",
                        verbose_name="preneur d’avant",
                    ),
                ),
                (
                    "taken_over_on",
                    models.DateField(blank=True, null=True, verbose_name="repris le"),
                ),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("term", "arrivé à son terme"),
                            ("ours", "congé de l’association"),
                            ("owners", "congé du propriétaire"),
                            ("slid", "bail glissé au nom du ménage"),
                            ("handed_over", "cédé à un autre preneur"),
                            ("bought", "logement acheté"),
                            ("other", "autre"),
                        ],
                        max_length=12,
                        verbose_name="motif de fin",
                    ),
                ),
            ],
            options={
                "verbose_name": "titre de détention",
                "indexes": [models.Index(fields=["organisation", "state"], name="holding_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rent__gte", 0)),
                        name="holding_rent_positive",
                        violation_error_message="Un loyer ne peut pas être négatif.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ended"), _negated=True),
                            models.Q(
                                models.Q(("end_reason", ""), _negated=True),
                                ("period__endswith__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="holding_end_has_reason",
                        violation_error_message="Un titre terminé a une date et un motif de fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("index_quarter", None),
                            ("index_quarter__range", (1, 4)),
                            _connector="OR",
                        ),
                        name="holding_quarter_exists",
                        violation_error_message="Un trimestre va de 1 à 4.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HoldingChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "holding",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="titles.holding",
                        verbose_name="titre",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signed", "signature"),
                            ("amended", "avenant"),
                            ("rent", "nouveau loyer"),
                            ("renewed", "renouvellement"),
                            ("taken_over", "reprise du bail"),
                            ("talks", "négociation"),
                            ("ended", "fin"),
                        ],
                        max_length=12,
                        verbose_name="nature",
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="quoi")),
            ],
            options={
                "verbose_name": "événement du titre",
            },
        ),
        migrations.CreateModel(
            name="HoldingPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "holding",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="titles.holding",
                        verbose_name="titre",
                    ),
                ),
                (
                    "place",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to="housing.place",
                        verbose_name="lieu",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(blank=True, null=True, verbose_name="sorti du titre le"),
                ),
            ],
            options={
                "verbose_name": "lieu détenu",
                "constraints": [
                    models.UniqueConstraint(fields=("holding", "place"), name="holding_place_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="HoldingShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "holding",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="titles.holding",
                        verbose_name="titre",
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
                        verbose_name="réparation",
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
                        max_length=12,
                        verbose_name="payée par",
                    ),
                ),
                ("clause", models.CharField(max_length=120, verbose_name="d’après")),
            ],
            options={
                "verbose_name": "clause d’entretien",
                "constraints": [
                    models.UniqueConstraint(fields=("holding", "item"), name="holding_share_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="MandateEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                ("number", models.PositiveIntegerField(verbose_name="numéro")),
                (
                    "holding",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="register_entries",
                        to="titles.holding",
                        verbose_name="mandat",
                    ),
                ),
                ("signed_on", models.DateField(verbose_name="date du mandat")),
                ("registered_on", models.DateField(verbose_name="inscrit le")),
                ("principal", models.CharField(max_length=300, verbose_name="mandant")),
                ("homes", models.TextField(verbose_name="lots gérés")),
                ("purpose", models.CharField(max_length=200, verbose_name="objet")),
            ],
            options={
                "verbose_name": "ligne du registre des mandats",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="mandate_number_once"
                    ),
                    models.UniqueConstraint(
                        fields=("holding",),
                        name="mandate_registered_once",
                        violation_error_message="Ce mandat est déjà inscrit au registre.",
                    ),
                ],
            },
        ),
    ]
