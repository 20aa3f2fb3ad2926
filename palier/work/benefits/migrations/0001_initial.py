import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bank", "0001_initial"),
        ("leases", "0001_initial"),
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Remittance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agency", models.CharField(max_length=80, verbose_name="organisme")),
                ("month", models.DateField(verbose_name="mois")),
                ("file_name", models.CharField(max_length=120, verbose_name="fichier")),
                ("received_on", models.DateField(verbose_name="reçu le")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "à rapprocher"), ("settled", "rapproché")],
                        default="draft",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                (
                    "settled_on",
                    models.DateField(blank=True, null=True, verbose_name="rapproché le"),
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
                "verbose_name": "bordereau d’aides",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "agency", "month", "file_name"),
                        name="remittance_file_once",
                        violation_error_message="Ce bordereau est déjà importé.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RemittanceCredit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "line",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bank.statementline",
                        verbose_name="ligne de relevé",
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
                    "remittance",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credits",
                        to="benefits.remittance",
                        verbose_name="bordereau",
                    ),
                ),
            ],
            options={
                "verbose_name": "virement d’aides",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("line",),
                        name="credit_of_one_remittance",
                        violation_error_message="Ce virement est déjà celui d’un autre bordereau.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RemittanceLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("row", models.PositiveIntegerField(verbose_name="ligne du fichier")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("due", "aide du mois"),
                            ("back", "rappel"),
                            ("overpaid", "indu repris"),
                        ],
                        max_length=8,
                        verbose_name="nature",
                    ),
                ),
                ("month", models.DateField(verbose_name="mois de droit")),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=140, verbose_name="allocataire")),
                (
                    "claimant",
                    models.CharField(
                        blank=True, max_length=20, verbose_name="numéro d’allocataire"
                    ),
                ),
                (
                    "tenant_code",
                    models.CharField(blank=True, max_length=40, verbose_name="code locataire"),
                ),
                (
                    "matched_by",
                    models.CharField(blank=True, max_length=20, verbose_name="reconnue par"),
                ),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="benefit_lines",
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
                    "remittance",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="benefits.remittance",
                        verbose_name="bordereau",
                    ),
                ),
            ],
            options={
                "verbose_name": "ligne de bordereau",
                "indexes": [
                    models.Index(fields=["occupancy", "month"], name="benefit_line_month")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__lt", 0), ("kind", "overpaid")),
                            models.Q(
                                models.Q(("kind", "overpaid"), _negated=True), ("amount__gt", 0)
                            ),
                            _connector="OR",
                        ),
                        name="overpaid_is_negative",
                        violation_error_message="Une aide est positive, un indu repris négatif.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgencyLayout",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agency", models.CharField(max_length=80, verbose_name="organisme")),
                ("columns", models.JSONField(default=dict, verbose_name="colonnes")),
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
                "verbose_name": "modèle de bordereau",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "agency"), name="one_layout_an_agency"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Claimant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=20, verbose_name="numéro")),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claimant_numbers",
                        to="people.household",
                        verbose_name="ménage",
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
                "verbose_name": "numéro d’allocataire",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"),
                        name="claimant_number_once",
                        violation_error_message="Ce numéro d’allocataire est déjà celui d’un autre ménage.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HeldBack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="depuis le mois de")),
                (
                    "until",
                    models.DateField(blank=True, null=True, verbose_name="jusqu’au mois de"),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=120, verbose_name="décision"),
                ),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="held_back",
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
                "verbose_name": "aide consignée",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("occupancy",),
                        name="one_held_back_at_a_time",
                        violation_error_message="L’aide de ce contrat est déjà consignée.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="held_back_ends_after",
                        violation_error_message="Une consignation finit après avoir commencé.",
                    ),
                ],
            },
        ),
    ]
