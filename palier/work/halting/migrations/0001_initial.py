import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import palier.base.kit.columns
import palier.base.kit.owned
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("billing", "0001_initial"),
        ("housing", "0001_initial"),
        ("leases", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="GrantYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="année")),
                (
                    "reference",
                    models.CharField(blank=True, max_length=80, verbose_name="convention"),
                ),
                (
                    "fixed",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        max_digits=12,
                        verbose_name="part fixe par place et par mois",
                    ),
                ),
                (
                    "variable",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        max_digits=12,
                        verbose_name="part variable par place et par mois",
                    ),
                ),
                (
                    "source",
                    models.CharField(max_length=200, verbose_name="d’où viennent les montants"),
                ),
                (
                    "sent_on",
                    models.DateField(blank=True, null=True, verbose_name="état envoyé le"),
                ),
                (
                    "received",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="reçu dans l’année",
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
                        related_name="grants",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "convention ALT2",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("site", "year"),
                        name="one_grant_a_year",
                        violation_error_message="Cette aire a déjà sa convention pour cette année.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GrantMonth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField(verbose_name="mois")),
                ("places", models.PositiveSmallIntegerField(verbose_name="places disponibles")),
                (
                    "planned_rate",
                    models.DecimalField(
                        decimal_places=4, max_digits=5, verbose_name="occupation prévue"
                    ),
                ),
                (
                    "occupied_days",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="places-jours occupées"
                    ),
                ),
                (
                    "rate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=5,
                        null=True,
                        verbose_name="occupation",
                    ),
                ),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="aide"
                    ),
                ),
                ("stated_on", models.DateField(blank=True, null=True, verbose_name="arrêté le")),
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
                    "year",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="months",
                        to="halting.grantyear",
                        verbose_name="convention",
                    ),
                ),
            ],
            options={
                "verbose_name": "mois ALT2",
                "constraints": [
                    models.UniqueConstraint(fields=("year", "month"), name="one_grant_month"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("occupied_days", None),
                            (
                                "occupied_days__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("places"), "*", models.Value(31)
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="grant_days_fit",
                        violation_error_message="Plus de places-jours occupées que le mois n’en offre.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PitchStay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("places", models.PositiveSmallIntegerField(verbose_name="places occupées")),
                ("fees_until", models.DateField(verbose_name="droit d’usage compté jusqu’au")),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="soldé le")),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pitch_stays",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                "verbose_name": "séjour sur une aire",
                "constraints": [
                    models.UniqueConstraint(fields=("occupancy",), name="one_stay_a_contract"),
                    models.CheckConstraint(
                        condition=models.Q(("places__gte", 1)),
                        name="stay_takes_a_place",
                        violation_error_message="Un séjour occupe au moins une place.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FluidBill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "used",
                    models.DecimalField(decimal_places=3, max_digits=12, verbose_name="consommé"),
                ),
                (
                    "unit_price",
                    models.DecimalField(
                        decimal_places=4, max_digits=7, verbose_name="prix unitaire"
                    ),
                ),
                (
                    "extra",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="billing.extra",
                        verbose_name="frais appelé",
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
                    "reading",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="housing.meterreading",
                        verbose_name="au relevé",
                    ),
                ),
                (
                    "since",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="housing.meterreading",
                        verbose_name="du relevé",
                    ),
                ),
                (
                    "stay",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fluids",
                        to="halting.pitchstay",
                        verbose_name="séjour",
                    ),
                ),
            ],
            options={
                "verbose_name": "fluides facturés",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reading",),
                        name="reading_billed_once",
                        violation_error_message="Ce relevé est déjà facturé.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Prepayment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
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
                    "payment",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="billing.payment",
                        verbose_name="paiement",
                    ),
                ),
                (
                    "stay",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prepayments",
                        to="halting.pitchstay",
                        verbose_name="séjour",
                    ),
                ),
            ],
            options={
                "verbose_name": "prépaiement",
            },
        ),
        migrations.CreateModel(
            name="SiteClosing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="fermée"),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="pourquoi")),
                ("posted_on", models.DateField(blank=True, null=True, verbose_name="affichée le")),
                (
                    "prefect_on",
                    models.DateField(blank=True, null=True, verbose_name="préfet informé le"),
                ),
                (
                    "leave",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="dérogation du préfet"
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
                        related_name="closings",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "fermeture d’une aire",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period__endswith__isnull", False)),
                        name="closing_has_an_end",
                        violation_error_message="Dites quand l’aire rouvre.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SiteTariff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="depuis le")),
                (
                    "day_fee",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        max_digits=12,
                        verbose_name="droit d’usage par place et par jour",
                    ),
                ),
                (
                    "deposit",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="dépôt de garantie"
                    ),
                ),
                (
                    "water",
                    models.DecimalField(decimal_places=4, max_digits=7, verbose_name="eau, le m³"),
                ),
                (
                    "power",
                    models.DecimalField(
                        decimal_places=4, max_digits=7, verbose_name="électricité, le kWh"
                    ),
                ),
                (
                    "is_prepaid",
                    models.BooleanField(default=False, verbose_name="fluides payés d’avance"),
                ),
                (
                    "source",
                    models.CharField(blank=True, max_length=200, verbose_name="délibération"),
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
                        related_name="tariffs",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "tarif d’une aire",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("site", "starts_on"),
                        name="tariff_once_a_day",
                        violation_error_message="Cette aire a déjà un tarif depuis ce jour.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TechnicalCheck",
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
                            ("power", "électricité"),
                            ("water", "eau et assainissement"),
                            ("sanitary", "blocs sanitaires"),
                            ("access", "accessibilité"),
                            ("report", "rapport annuel au préfet"),
                        ],
                        max_length=8,
                        verbose_name="quoi",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="avant le")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="faite le")),
                ("result", models.CharField(blank=True, max_length=300, verbose_name="constat")),
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
                        related_name="checks",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "vérification technique",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("site", "kind", "due_on"),
                        name="one_check_a_date",
                        violation_error_message="Cette vérification est déjà prévue.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on", None),
                            models.Q(("result", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="check_done_says_what",
                        violation_error_message="Dites ce qui a été constaté.",
                    ),
                ],
            },
        ),
    ]
