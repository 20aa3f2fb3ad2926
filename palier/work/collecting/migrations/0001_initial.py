import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("billing", "0001_initial"),
        ("ledger", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Doubt",
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
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="doubts",
                        to="billing.householdaccount",
                        verbose_name="compte",
                    ),
                ),
                ("on", models.DateField(verbose_name="au")),
                (
                    "debt",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="créance douteuse"
                    ),
                ),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="dont déprécié"
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="motif")),
                (
                    "entry",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.entry",
                        verbose_name="écriture",
                    ),
                ),
                ("lifted_on", models.DateField(blank=True, null=True, verbose_name="reprise le")),
            ],
            options={
                "verbose_name": "créance douteuse",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_on", None)),
                        fields=("account",),
                        name="one_doubt_at_a_time",
                        violation_error_message="Cette créance est déjà dite douteuse : levez d’abord ce doute.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0), ("amount__lte", models.F("debt"))),
                        name="doubt_within_debt",
                        violation_error_message="On déprécie plus de zéro et au plus la créance.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SepaMandate",
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
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sepa_mandates",
                        to="billing.householdaccount",
                        verbose_name="compte",
                    ),
                ),
                (
                    "reference",
                    models.CharField(max_length=35, verbose_name="référence unique (RUM)"),
                ),
                ("holder", models.CharField(max_length=70, verbose_name="titulaire du compte")),
                ("iban", models.CharField(max_length=34, verbose_name="IBAN")),
                ("bic", models.CharField(blank=True, max_length=11, verbose_name="BIC")),
                ("signed_on", models.DateField(verbose_name="signé le")),
                ("signed_at", models.CharField(blank=True, max_length=80, verbose_name="signé à")),
                ("revoked_on", models.DateField(blank=True, null=True, verbose_name="révoqué le")),
                (
                    "last_used_on",
                    models.DateField(blank=True, null=True, verbose_name="dernière présentation"),
                ),
            ],
            options={
                "verbose_name": "mandat de prélèvement",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "reference"),
                        name="mandate_reference_once",
                        violation_error_message="Cette référence de mandat (RUM) existe déjà.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_on", None)),
                        fields=("account",),
                        name="one_living_mandate",
                        violation_error_message="Ce ménage a déjà un mandat : révoquez-le avant d’en signer un autre.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TillCount",
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
                    "entity",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.legalentity",
                        verbose_name="entité",
                    ),
                ),
                ("on", models.DateField(verbose_name="compté le")),
                (
                    "expected",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="attendu"
                    ),
                ),
                (
                    "counted",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="compté"
                    ),
                ),
                (
                    "reason",
                    models.CharField(blank=True, max_length=200, verbose_name="pourquoi l’écart"),
                ),
                (
                    "entry",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.entry",
                        verbose_name="écriture d’écart",
                    ),
                ),
            ],
            options={
                "verbose_name": "comptage de caisse",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expected", models.F("counted")),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="till_gap_has_reason",
                        violation_error_message="Dites pourquoi la caisse ne fait pas le compte.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WriteOff",
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
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="write_offs",
                        to="billing.householdaccount",
                        verbose_name="compte",
                    ),
                ),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="motif")),
                ("proposed_on", models.DateField(verbose_name="proposé le")),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposé par",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "à approuver"),
                            ("approved", "approuvé"),
                            ("refused", "refusé"),
                        ],
                        default="proposed",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="décidé le")),
                (
                    "payment",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="billing.payment",
                        verbose_name="imputation",
                    ),
                ),
            ],
            options={
                "verbose_name": "abandon de créance",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="write_off_positive",
                        violation_error_message="Un abandon est d’un montant positif.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "proposed")),
                        fields=("account",),
                        name="one_write_off_at_a_time",
                        violation_error_message="Un abandon est déjà proposé pour ce ménage.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_on", None), ("state", "proposed")),
                            models.Q(
                                models.Q(("state", "proposed"), _negated=True),
                                ("decided_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="write_off_decided_has_day",
                    ),
                ],
            },
        ),
    ]
