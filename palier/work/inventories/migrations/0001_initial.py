import django.db.models.deletion
import palier.base.kit.owned
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("leases", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Inventory",
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
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inventories",
                        to="leases.occupancy",
                        verbose_name="contrat",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("entry", "entrée"), ("exit", "sortie")],
                        max_length=6,
                        verbose_name="nature",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "en cours"), ("signed", "signé")],
                        default="draft",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                ("on", models.DateField(verbose_name="établi le")),
                ("content", models.JSONField(default=dict, verbose_name="constats")),
                (
                    "present",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="présents et mandataires"
                    ),
                ),
                (
                    "new_address",
                    models.CharField(blank=True, max_length=300, verbose_name="nouvelle adresse"),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signé le")),
                (
                    "signed_as",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="signé par le ménage"
                    ),
                ),
                (
                    "signed_for_us",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="signé pour le bailleur"
                    ),
                ),
                ("complement", models.TextField(blank=True, verbose_name="complété")),
            ],
            options={
                "verbose_name": "état des lieux",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("occupancy", "kind"),
                        name="one_inventory_of_each_kind",
                        violation_error_message="Cet état des lieux existe déjà pour ce contrat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                ("signed_on__isnull", False),
                                models.Q(("signed_as", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="signed_inventory_says_by_whom",
                        violation_error_message="Un état des lieux signé dit par qui et quand.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WearItem",
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
                ("item", models.CharField(max_length=20, verbose_name="élément")),
                (
                    "free_years",
                    models.DecimalField(
                        decimal_places=1, max_digits=4, verbose_name="années sans abattement"
                    ),
                ),
                (
                    "yearly_percent",
                    models.DecimalField(
                        decimal_places=2, max_digits=5, verbose_name="abattement par an (%)"
                    ),
                ),
                (
                    "least_percent",
                    models.DecimalField(
                        decimal_places=2, max_digits=5, verbose_name="part résiduelle (%)"
                    ),
                ),
                ("source", models.CharField(max_length=160, verbose_name="d’après")),
            ],
            options={
                "verbose_name": "ligne de la grille de vétusté",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "item"), name="wear_item_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("free_years__gte", 0),
                            ("least_percent__range", (0, 100)),
                            ("yearly_percent__range", (0, 100)),
                        ),
                        name="wear_percents_are_percents",
                        violation_error_message="Un pourcentage va de 0 à 100.",
                    ),
                ],
            },
        ),
    ]
