import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ledger", "0001_initial"),
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="nom")),
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("avdl", "AVDL"),
                            ("asll", "ASLL"),
                            ("adapted_management", "gestion locative adaptée"),
                            ("post_entry", "accompagnement après l’entrée (3 à 9 mois)"),
                            ("boarding_house", "accompagnement en pension de famille"),
                            ("intermediation", "intermédiation locative"),
                            ("other", "autre, défini par l’association"),
                        ],
                        default="other",
                        max_length=20,
                        verbose_name="genre",
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                (
                    "funder",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="people.body",
                        verbose_name="financeur",
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
                "verbose_name": "dispositif",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "name"),
                        name="programme_name_once",
                        violation_error_message="Un dispositif porte déjà ce nom.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=80, verbose_name="référence")),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                (
                    "measure_months",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="mois-mesures financés"
                    ),
                ),
                (
                    "month_price",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="prix d’un mois-mesure",
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
                    "programme",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="programmes.programme",
                        verbose_name="dispositif",
                    ),
                ),
            ],
            options={
                "verbose_name": "convention",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "reference"),
                        name="agreement_once",
                        violation_error_message="Cette convention est déjà notée.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("month_price__isnull", True), ("month_price__gte", 0), _connector="OR"
                        ),
                        name="agreement_price_positive",
                        violation_error_message="Un prix ne peut pas être négatif.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="année")),
                ("public", models.CharField(max_length=80, verbose_name="public")),
                ("expected", models.PositiveSmallIntegerField(verbose_name="ménages attendus")),
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
                    "programme",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="programmes.programme",
                        verbose_name="dispositif",
                    ),
                ),
            ],
            options={
                "verbose_name": "objectif annuel",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "year", "public"),
                        name="target_once",
                        violation_error_message="Ce public a déjà son objectif pour cette année.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FundMove",
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
                ("reason", models.CharField(max_length=160, verbose_name="motif")),
                (
                    "agreement",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fund_moves",
                        to="programmes.agreement",
                        verbose_name="convention",
                    ),
                ),
                (
                    "entry",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.entry",
                        verbose_name="écriture",
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
                    "undoes",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="programmes.fundmove",
                        verbose_name="annule",
                    ),
                ),
            ],
            options={
                "verbose_name": "mouvement de fonds dédiés",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount", 0), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                        ),
                        name="fund_move_is_something",
                        violation_error_message="Un mouvement a un montant et un motif.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("undoes__isnull", False)),
                        fields=("undoes",),
                        name="fund_move_undone_once",
                        violation_error_message="Ce mouvement est déjà annulé.",
                    ),
                ],
            },
        ),
    ]
