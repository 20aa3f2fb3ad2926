import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import palier.base.kit.owned
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Building",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="nom")),
                ("street", models.CharField(blank=True, max_length=200, verbose_name="adresse")),
                (
                    "postcode",
                    models.CharField(blank=True, max_length=10, verbose_name="code postal"),
                ),
                ("town", models.CharField(blank=True, max_length=100, verbose_name="commune")),
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
                        related_name="buildings",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "immeuble",
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("dwelling", "logement"),
                            ("room", "chambre"),
                            ("pitch", "emplacement"),
                            ("bed", "place d’hébergement"),
                            ("adapted", "habitat adapté"),
                            ("annex", "annexe (cave, garage, jardin)"),
                        ],
                        default="dwelling",
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("label", models.CharField(max_length=120, verbose_name="désignation")),
                ("size", models.CharField(blank=True, max_length=10, verbose_name="type")),
                (
                    "surface",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=6,
                        null=True,
                        verbose_name="surface (m²)",
                    ),
                ),
                ("street", models.CharField(blank=True, max_length=200, verbose_name="adresse")),
                (
                    "postcode",
                    models.CharField(blank=True, max_length=10, verbose_name="code postal"),
                ),
                ("town", models.CharField(blank=True, max_length=100, verbose_name="commune")),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True),
                ),
                (
                    "longitude",
                    models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True),
                ),
                ("is_accessible", models.BooleanField(default=False, verbose_name="accessible")),
                (
                    "capacity",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="personnes au plus"
                    ),
                ),
                (
                    "building",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="housing.building",
                        verbose_name="immeuble",
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
                    "parent",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rooms",
                        to="housing.place",
                        verbose_name="dans le logement",
                    ),
                ),
                (
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "lieu",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "site", "label"),
                        name="place_label_once",
                        violation_error_message="Un lieu de ce site porte déjà cette désignation.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "room"), _negated=True),
                            ("parent__isnull", False),
                            _connector="OR",
                        ),
                        name="room_is_in_a_dwelling",
                        violation_error_message="Une chambre est dans un logement : dites lequel.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meter",
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
                            ("cold_water", "eau froide"),
                            ("hot_water", "eau chaude"),
                            ("power", "électricité"),
                            ("gas", "gaz"),
                            ("heat", "chauffage"),
                        ],
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("number", models.CharField(max_length=40, verbose_name="numéro")),
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
                        related_name="meters",
                        to="housing.place",
                        verbose_name="lieu",
                    ),
                ),
            ],
            options={
                "verbose_name": "compteur",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "kind", "number"),
                        name="meter_number_once",
                        violation_error_message="Un compteur de cette nature porte déjà ce numéro.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KeySet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=80, verbose_name="quoi")),
                ("count", models.PositiveSmallIntegerField(verbose_name="nombre")),
                ("kept_at", models.CharField(blank=True, max_length=120, verbose_name="où")),
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
                        related_name="keys",
                        to="housing.place",
                        verbose_name="lieu",
                    ),
                ),
            ],
            options={
                "verbose_name": "jeu de clés",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("place", "label"),
                        name="key_set_once",
                        violation_error_message="Ces clés sont déjà notées pour ce lieu.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EnergyRating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "letter",
                    models.CharField(
                        choices=[
                            ("A", "A"),
                            ("B", "B"),
                            ("C", "C"),
                            ("D", "D"),
                            ("E", "E"),
                            ("F", "F"),
                            ("G", "G"),
                        ],
                        max_length=1,
                        verbose_name="étiquette",
                    ),
                ),
                (
                    "energy",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="énergie (kWhEP/m²/an)"
                    ),
                ),
                (
                    "gas",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="climat (kgCO₂/m²/an)"
                    ),
                ),
                ("made_on", models.DateField(verbose_name="établi le")),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="n° ADEME")),
                (
                    "by_certificate",
                    models.BooleanField(
                        default=False, verbose_name="mis à jour par attestation ADEME"
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
                        related_name="ratings",
                        to="housing.place",
                        verbose_name="lieu",
                    ),
                ),
            ],
            options={
                "verbose_name": "étiquette énergie",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("place", "made_on"),
                        name="one_rating_a_day",
                        violation_error_message="Ce lieu a déjà une étiquette à cette date.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Diagnostic",
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
                            ("risks", "état des risques"),
                            ("lead", "plomb (CREP)"),
                            ("asbestos", "amiante"),
                            ("gas", "installation de gaz"),
                            ("power", "installation électrique"),
                            ("noise", "bruit (aéroport)"),
                            ("termites", "termites"),
                            ("fire", "commission de sécurité incendie"),
                            ("approval", "agrément ou conventionnement"),
                            ("unhealthy", "arrêté d’insalubrité"),
                            ("danger", "arrêté de mise en sécurité"),
                        ],
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("made_on", models.DateField(verbose_name="daté du")),
                (
                    "expires_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        verbose_name="valable jusqu’au (premier jour au-delà)",
                    ),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=120, verbose_name="référence"),
                ),
                ("lifted_on", models.DateField(blank=True, null=True, verbose_name="levé le")),
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
                        related_name="diagnostics",
                        to="housing.place",
                        verbose_name="lieu",
                    ),
                ),
            ],
            options={
                "verbose_name": "diagnostic ou arrêté",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_on", None),
                            ("expires_on__gt", models.F("made_on")),
                            _connector="OR",
                        ),
                        name="diagnostic_expires_later",
                        violation_error_message="Un diagnostic expire après le jour où il est fait.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PriorityDistrict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="quartier")),
                ("code", models.CharField(blank=True, max_length=12, verbose_name="code")),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
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
                        related_name="districts",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "quartier prioritaire (QPV)",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(models.F("site"), "="), (models.F("period"), "&&")],
                        name="one_district_at_a_time",
                        violation_error_message="Ce site est déjà dans un quartier prioritaire à ces dates.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=120, verbose_name="programme")),
                (
                    "funding",
                    models.CharField(
                        choices=[
                            ("plai", "PLAI, très social"),
                            ("plus", "PLUS"),
                            ("pls", "PLS"),
                            ("private", "privé"),
                            ("other", "autre"),
                        ],
                        max_length=8,
                        verbose_name="financement",
                    ),
                ),
                ("homes", models.PositiveSmallIntegerField(verbose_name="logements prévus")),
                ("planned_on", models.DateField(verbose_name="prévue le")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="reçue le")),
                (
                    "received",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="logements reçus"
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="à savoir")),
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
                    "owner",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="people.body",
                        verbose_name="bailleur",
                    ),
                ),
                (
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "livraison de logements",
                "indexes": [
                    models.Index(
                        models.F("organisation"), models.F("planned_on"), name="delivery_planned"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("site", "label"),
                        name="delivery_once",
                        violation_error_message="Cette livraison est déjà notée pour ce site.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("received_on", None), ("received__isnull", False), _connector="OR"
                        ),
                        name="received_delivery_is_counted",
                        violation_error_message="Dites combien de logements sont reçus.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeterReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="relevé le")),
                (
                    "value",
                    models.DecimalField(decimal_places=3, max_digits=12, verbose_name="index"),
                ),
                (
                    "meter",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="housing.meter",
                        verbose_name="compteur",
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
                "verbose_name": "relevé de compteur",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meter", "on"),
                        name="one_reading_a_day",
                        violation_error_message="Ce compteur a déjà un relevé ce jour-là.",
                    )
                ],
            },
        ),
    ]
