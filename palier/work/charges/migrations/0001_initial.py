import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import palier.base.kit.columns
import palier.base.kit.owned
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("housing", "0001_initial"),
        ("leases", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChargeYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "en préparation"), ("settled", "régularisé")],
                        default="draft",
                        max_length=7,
                        verbose_name="état",
                    ),
                ),
                (
                    "settled_on",
                    models.DateField(blank=True, null=True, verbose_name="régularisé le"),
                ),
                (
                    "shares_total",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="total des tantièmes"
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
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "exercice de charges",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "site", "building", "period"),
                        name="charge_year_once",
                        nulls_distinct=False,
                        violation_error_message="Cet exercice de charges existe déjà.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChargeWeight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("weight", models.PositiveIntegerField(verbose_name="tantièmes")),
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
                        to="housing.place",
                        verbose_name="lieu",
                    ),
                ),
                (
                    "year",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="weights",
                        to="charges.chargeyear",
                        verbose_name="exercice",
                    ),
                ),
            ],
            options={
                "verbose_name": "tantièmes d’un lieu",
                "constraints": [
                    models.UniqueConstraint(fields=("year", "place"), name="one_weight_a_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="ChargeExpense",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rubric",
                    models.CharField(
                        choices=[
                            ("lifts", "I, ascenseurs et monte-charge"),
                            ("water_heat", "II, eau, eau chaude et chauffage collectifs"),
                            ("individual", "III, installations individuelles"),
                            ("common", "IV, parties communes intérieures"),
                            ("outside", "V, espaces extérieurs"),
                            ("hygiene", "VI, hygiène"),
                            ("equipment", "VII, équipements divers"),
                            ("taxes", "VIII, impositions et redevances"),
                        ],
                        max_length=10,
                        verbose_name="rubrique",
                    ),
                ),
                ("label", models.CharField(max_length=120, verbose_name="libellé")),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
                (
                    "percent",
                    models.PositiveSmallIntegerField(
                        default=100, verbose_name="récupérable, en %"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        choices=[
                            ("surface", "surface"),
                            ("shares", "tantièmes"),
                            ("persons", "nombre de personnes"),
                            ("meters", "relevés de compteur"),
                            ("equal", "parts égales"),
                        ],
                        max_length=8,
                        verbose_name="clé",
                    ),
                ),
                ("proof", models.CharField(max_length=120, verbose_name="pièce")),
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
                        related_name="expenses",
                        to="charges.chargeyear",
                        verbose_name="exercice",
                    ),
                ),
            ],
            options={
                "verbose_name": "dépense de charges",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("percent__gte", 0),
                            ("percent__lte", 100),
                            models.Q(("amount", 0), _negated=True),
                        ),
                        name="charge_expense_recoverable",
                        violation_error_message="Une dépense n’est pas nulle, et récupérable de 0 à 100 %.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChargeAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(verbose_name="jours occupés")),
                ("lines", models.JSONField(default=list, verbose_name="détail")),
                (
                    "share",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="part de charges"
                    ),
                ),
                (
                    "called",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="provisions appelées"
                    ),
                ),
                (
                    "balance",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="solde"
                    ),
                ),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="charge_accounts",
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
                (
                    "year",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="charges.chargeyear",
                        verbose_name="exercice",
                    ),
                ),
            ],
            options={
                "verbose_name": "décompte de charges",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "occupancy"), name="one_account_a_contract"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "balance",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("share"), "-", models.F("called")
                                ),
                            )
                        ),
                        name="charge_account_adds_up",
                        violation_error_message="Ce décompte ne tombe pas juste : rien n’a été gardé.",
                    ),
                ],
            },
        ),
    ]
