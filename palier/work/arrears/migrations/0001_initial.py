import django.db.models.constraints
import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("billing", "0001_initial"),
        ("documents", "0001_initial"),
        ("leases", "0001_initial"),
        ("tenancy", "0001_initial"),
        ("tenancy", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArrearsRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(verbose_name="ordre")),
                ("name", models.CharField(max_length=80, verbose_name="nom")),
                (
                    "presence",
                    models.CharField(
                        choices=[
                            ("any", "présents et partis"),
                            ("here", "présents"),
                            ("gone", "partis"),
                        ],
                        default="any",
                        max_length=4,
                        verbose_name="ménages",
                    ),
                ),
                (
                    "least_days",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="jours de retard au moins"
                    ),
                ),
                (
                    "least_amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="dette d’au moins",
                    ),
                ),
                (
                    "least_months",
                    models.DecimalField(
                        decimal_places=1,
                        default=0,
                        max_digits=4,
                        verbose_name="mois de reste à payer au moins",
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("call", "appeler"),
                            ("message", "écrire un message"),
                            ("visit", "proposer une visite"),
                            ("letter", "envoyer une lettre"),
                            ("registered", "envoyer une lettre recommandée"),
                            ("plan", "proposer un plan d’apurement"),
                            ("report", "signaler l’impayé à la CAF"),
                            ("guarantee", "déclarer à la garantie"),
                            ("referral", "saisir la CCAPEX"),
                        ],
                        max_length=10,
                        verbose_name="étape proposée",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="appliquée")),
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
                "verbose_name": "règle d’impayé",
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("organisation", "rank"),
                        name="rule_rank_once",
                        violation_error_message="Deux règles ne peuvent pas porter le même rang.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("least_days__gt", 0),
                            ("least_amount__gt", 0),
                            ("least_months__gt", 0),
                            _connector="OR",
                        ),
                        name="rule_has_a_condition",
                        violation_error_message="Une règle a au moins une condition : jours, montant ou mois.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArrearsCase",
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
                            ("found", "à valider"),
                            ("followed", "suivi"),
                            ("paused", "en pause"),
                            ("closed", "clos"),
                        ],
                        default="found",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                (
                    "rule_holds",
                    models.BooleanField(default=True, verbose_name="la règle est remplie"),
                ),
                ("rule_since", models.DateField(verbose_name="règle remplie depuis le")),
                ("found_on", models.DateField(verbose_name="trouvé le")),
                (
                    "debt",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="dette"
                    ),
                ),
                ("default_on", models.DateField(verbose_name="premier impayé le")),
                (
                    "monthly",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="reste à payer par mois",
                    ),
                ),
                ("is_present", models.BooleanField(default=True, verbose_name="présent")),
                ("seen_on", models.DateField(verbose_name="calculé le")),
                (
                    "unpaid_since",
                    models.DateField(
                        blank=True, null=True, verbose_name="impayé au sens de la CAF depuis le"
                    ),
                ),
                (
                    "unpaid_why",
                    models.CharField(blank=True, max_length=120, verbose_name="règle de la CAF"),
                ),
                (
                    "report_due_on",
                    models.DateField(blank=True, null=True, verbose_name="à signaler avant le"),
                ),
                (
                    "paused_until",
                    models.DateField(blank=True, null=True, verbose_name="en pause jusqu’au"),
                ),
                (
                    "paused_because",
                    models.CharField(blank=True, max_length=200, verbose_name="pause parce que"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="clos le")),
                (
                    "closing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("healed", "dette soldée"),
                            ("written_off", "dette abandonnée"),
                            ("elsewhere", "suivi par un autre moyen"),
                            ("mistake", "erreur"),
                        ],
                        max_length=12,
                        verbose_name="fin",
                    ),
                ),
                (
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="billing.householdaccount",
                        verbose_name="compte",
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
                    "worker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="suivi par",
                    ),
                ),
                (
                    "rule",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="arrears.arrearsrule",
                        verbose_name="règle",
                    ),
                ),
            ],
            options={
                "verbose_name": "dossier d’impayé",
                "indexes": [
                    models.Index(fields=["organisation", "state", "debt"], name="case_state")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "closed"), _negated=True),
                        fields=("account",),
                        name="one_open_case",
                        violation_error_message="Ce ménage a déjà un dossier d’impayé ouvert.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "paused"), _negated=True),
                            models.Q(
                                ("paused_until__isnull", False),
                                models.Q(("paused_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="pause_has_reason_and_end",
                        violation_error_message="Une pause a un motif et une date de fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "closed"), _negated=True),
                            models.Q(
                                ("closed_on__isnull", False),
                                models.Q(("closing", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="closed_case_says_how",
                        violation_error_message="Un dossier clos dit comment il finit.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseStep",
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
                            ("call", "appeler"),
                            ("message", "écrire un message"),
                            ("visit", "proposer une visite"),
                            ("letter", "envoyer une lettre"),
                            ("registered", "envoyer une lettre recommandée"),
                            ("plan", "proposer un plan d’apurement"),
                            ("report", "signaler l’impayé à la CAF"),
                            ("guarantee", "déclarer à la garantie"),
                            ("referral", "saisir la CCAPEX"),
                        ],
                        max_length=10,
                        verbose_name="étape",
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "—"),
                            ("reached", "personne jointe"),
                            ("nobody", "sans réponse"),
                            ("promised", "paiement promis"),
                            ("disputed", "dette contestée"),
                            ("help", "demande de l’aide"),
                        ],
                        max_length=8,
                        verbose_name="résultat",
                    ),
                ),
                (
                    "promised_on",
                    models.DateField(blank=True, null=True, verbose_name="promis pour le"),
                ),
                (
                    "text",
                    models.CharField(blank=True, max_length=400, verbose_name="ce qui a été dit"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="par",
                    ),
                ),
                (
                    "case",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="arrears.arrearscase",
                        verbose_name="dossier",
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
                "verbose_name": "étape du dossier",
            },
        ),
        migrations.CreateModel(
            name="GuaranteeClaim",
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
                            ("declared", "déclarée"),
                            ("accepted", "acceptée"),
                            ("refused", "refusée"),
                            ("settled", "réglée"),
                        ],
                        default="declared",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                ("default_on", models.DateField(verbose_name="premier impayé le")),
                ("due_on", models.DateField(verbose_name="à déclarer avant le")),
                ("declared_on", models.DateField(verbose_name="déclarée le")),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant demandé"
                    ),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=80, verbose_name="référence"),
                ),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="réponse le"),
                ),
                (
                    "refused_because",
                    models.CharField(blank=True, max_length=200, verbose_name="refusée parce que"),
                ),
                (
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="billing.householdaccount",
                        verbose_name="compte",
                    ),
                ),
                (
                    "guarantee",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="leases.guarantee",
                        verbose_name="garantie",
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
                "verbose_name": "mise en jeu de garantie",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["declared", "accepted"])),
                        fields=("guarantee",),
                        name="one_standing_claim",
                        violation_error_message="Cette garantie est déjà mise en jeu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="claim_positive",
                        violation_error_message="Le montant demandé est plus grand que zéro.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("refused_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="claim_refused_says_why",
                        violation_error_message="Un refus dit pourquoi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GuaranteePayment",
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
                            ("paid", "versé par la garantie"),
                            ("returned", "remboursé à la garantie par le ménage"),
                        ],
                        max_length=8,
                        verbose_name="nature",
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
                    "claim",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="arrears.guaranteeclaim",
                        verbose_name="mise en jeu",
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
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="billing.payment",
                        verbose_name="paiement",
                    ),
                ),
            ],
            options={
                "verbose_name": "versement de garantie",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="guarantee_payment_positive",
                        violation_error_message="Un versement est plus grand que zéro.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("payment__isnull", False)),
                        fields=("payment",),
                        name="guarantee_payment_once",
                        violation_error_message="Ce paiement est déjà compté pour une garantie.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("print", "lettre simple"),
                            ("registered", "lettre recommandée"),
                            ("email", "courriel"),
                            ("sms", "SMS"),
                        ],
                        max_length=10,
                        verbose_name="par",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="objet")),
                ("text", models.TextField(verbose_name="texte")),
                ("addressee", models.JSONField(default=list, verbose_name="destinataire")),
                (
                    "message",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.message",
                        verbose_name="envoi",
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
                    "step",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="arrears.casestep",
                        verbose_name="étape",
                    ),
                ),
            ],
            options={
                "verbose_name": "relance",
            },
        ),
        migrations.CreateModel(
            name="PostalReceipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reference",
                    models.CharField(max_length=40, verbose_name="numéro de recommandé"),
                ),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="reçue le")),
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
                    "reminder",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="arrears.reminder",
                        verbose_name="lettre",
                    ),
                ),
            ],
            options={
                "verbose_name": "accusé de réception",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reminder",),
                        name="postal_receipt_once",
                        violation_error_message="L’accusé de cette lettre est déjà noté.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderTemplate",
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
                            ("call", "appeler"),
                            ("message", "écrire un message"),
                            ("visit", "proposer une visite"),
                            ("letter", "envoyer une lettre"),
                            ("registered", "envoyer une lettre recommandée"),
                            ("plan", "proposer un plan d’apurement"),
                            ("report", "signaler l’impayé à la CAF"),
                            ("guarantee", "déclarer à la garantie"),
                            ("referral", "saisir la CCAPEX"),
                        ],
                        max_length=10,
                        verbose_name="étape",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="à partir du")),
                ("title", models.CharField(max_length=120, verbose_name="objet")),
                ("text", models.TextField(verbose_name="texte")),
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
                "verbose_name": "modèle de relance",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "kind", "starts_on"),
                        name="one_reminder_template_a_day",
                        violation_error_message="Cette étape a déjà un modèle à cette date.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RepaymentPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("amicable", "accord amiable"),
                            ("judge_1343_5", "juge, délais de droit commun"),
                            ("judge_24_v", "juge, bail de la loi de 1989"),
                            ("caf", "plan CAF ou MSA"),
                            ("fsl", "FSL"),
                            ("overindebted", "surendettement"),
                            ("protocol", "protocole de cohésion sociale"),
                        ],
                        max_length=12,
                        verbose_name="fondement",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposé, à signer"),
                            ("running", "en cours"),
                            ("kept", "tenu"),
                            ("broken", "rompu"),
                            ("replaced", "révisé"),
                            ("ended", "arrêté"),
                        ],
                        default="running",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                ("agreed_on", models.DateField(verbose_name="convenu le")),
                (
                    "total",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="dette du plan"
                    ),
                ),
                (
                    "beside",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="dette hors du plan",
                    ),
                ),
                (
                    "monthly",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, null=True, verbose_name="mensualité"
                    ),
                ),
                (
                    "capacity",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="capacité de remboursement",
                    ),
                ),
                (
                    "tolerance_days",
                    models.PositiveSmallIntegerField(
                        default=10, verbose_name="tolérance en jours"
                    ),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=120, verbose_name="décision, numéro"),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="motif")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="terminé le")),
                (
                    "told_on",
                    models.DateField(blank=True, null=True, verbose_name="ménage prévenu le"),
                ),
                (
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="billing.householdaccount",
                        verbose_name="compte",
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
                    "replaces",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="arrears.repaymentplan",
                        verbose_name="révise",
                    ),
                ),
            ],
            options={
                "verbose_name": "plan d’apurement",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["running", "proposed"])),
                        fields=("account",),
                        name="one_running_plan",
                        violation_error_message="Ce ménage a déjà un plan en cours ou proposé.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("total__gt", 0)),
                        name="plan_total_positive",
                        violation_error_message="La dette d’un plan est un montant positif.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("capacity", None),
                            ("monthly", None),
                            ("monthly__lte", models.F("capacity")),
                            _connector="OR",
                        ),
                        name="plan_within_capacity",
                        violation_error_message="La mensualité dépasse la capacité retenue.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanControl",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_on", models.DateField(verbose_name="prévu le")),
                ("on", models.DateField(verbose_name="fait le")),
                ("is_kept", models.BooleanField(verbose_name="plan respecté")),
                (
                    "text",
                    models.CharField(blank=True, max_length=300, verbose_name="ce qui en est dit"),
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
                    "plan",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="controls",
                        to="arrears.repaymentplan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "contrôle du plan",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "due_on"),
                        name="control_once",
                        violation_error_message="Ce contrôle est déjà noté.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Instalment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due le")),
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
                    "plan",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instalments",
                        to="arrears.repaymentplan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "échéance de plan",
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "due_on"), name="instalment_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="UnpaidReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("constituted_on", models.DateField(verbose_name="impayé constitué le")),
                ("due_on", models.DateField(verbose_name="à signaler avant le")),
                ("reported_on", models.DateField(verbose_name="signalé le")),
                (
                    "debt",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="dette"
                    ),
                ),
                ("why", models.CharField(max_length=120, verbose_name="règle")),
                ("source", models.CharField(max_length=120, verbose_name="texte")),
                ("agency", models.CharField(max_length=80, verbose_name="organisme")),
                (
                    "beneficiary_number",
                    models.CharField(
                        blank=True, max_length=20, verbose_name="numéro d’allocataire"
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="référence de l’envoi"
                    ),
                ),
                (
                    "healed_on",
                    models.DateField(blank=True, null=True, verbose_name="dette éteinte le"),
                ),
                (
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="billing.householdaccount",
                        verbose_name="compte",
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
                "verbose_name": "signalement d’impayé",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("healed_on", None)),
                        fields=("account",),
                        name="one_standing_report",
                        violation_error_message="Cet impayé est déjà signalé.",
                    )
                ],
            },
        ),
    ]
