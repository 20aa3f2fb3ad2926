import django.contrib.postgres.fields
import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("arrears", "0001_initial"),
        ("leases", "0001_initial"),
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
        ("tenancy", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("at", models.TimeField(blank=True, null=True, verbose_name="à")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="où")),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="tenue le")),
                ("minutes", models.TextField(blank=True, verbose_name="relevé")),
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
                "verbose_name": "séance de la CCAPEX",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "on"),
                        name="one_commission_a_day",
                        violation_error_message="Une séance est déjà prévue ce jour-là.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CommissionMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="nom")),
                (
                    "sees",
                    models.CharField(
                        choices=[
                            ("all", "toutes les situations"),
                            ("own", "ses locataires seulement"),
                        ],
                        max_length=3,
                        verbose_name="lit",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="adresse électronique"
                    ),
                ),
                (
                    "left_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="ne siège plus depuis le"
                    ),
                ),
                (
                    "body",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.body",
                        verbose_name="structure",
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
                "verbose_name": "membre de la commission",
            },
        ),
        migrations.CreateModel(
            name="CommissionAttendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("came", models.BooleanField(verbose_name="présent")),
                (
                    "commission",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="eviction.commission",
                        verbose_name="séance",
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
                    "member",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="eviction.commissionmember",
                        verbose_name="membre",
                    ),
                ),
            ],
            options={
                "verbose_name": "présence à la séance",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commission", "member"), name="attendance_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LawyerSession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("begins_at", models.TimeField(verbose_name="à partir de")),
                ("place", models.CharField(max_length=160, verbose_name="où")),
                ("lawyer", models.CharField(max_length=120, verbose_name="avocat")),
                (
                    "places",
                    models.PositiveSmallIntegerField(
                        default=6, verbose_name="rendez-vous possibles"
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
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="avec",
                    ),
                ),
            ],
            options={
                "verbose_name": "permanence juridique",
            },
        ),
        migrations.CreateModel(
            name="Procedure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "regime",
                    models.CharField(
                        choices=[
                            ("loi89", "Bail direct (loi de 1989)"),
                            ("art8_sublease", "Sous-location (parc privé, art. 8)"),
                            ("conventioned_sublease", "Sous-location (privé conventionné)"),
                            ("hlm_sublease", "Sous-location (logement HLM)"),
                            ("logement_foyer", "Contrat de résidence (logement-foyer)"),
                            ("student", "Résidence universitaire"),
                            ("function", "Logement de fonction"),
                            ("shelter", "Hébergement"),
                            ("pitch", "Emplacement d'aire d'accueil"),
                            ("family_plot", "Terrain familial locatif"),
                            ("social_lease", "Logement social"),
                        ],
                        max_length=30,
                        verbose_name="régime",
                    ),
                ),
                ("signed_on", models.DateField(verbose_name="bail signé le")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("unpaid", "impayé"),
                            ("nuisance", "trouble de jouissance"),
                            ("breach", "manquement au règlement"),
                            ("admission", "conditions d’admission"),
                            ("closing", "fin de l’activité"),
                            ("term", "congé ou terme"),
                        ],
                        default="unpaid",
                        max_length=10,
                        verbose_name="motif",
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="ouverte le")),
                (
                    "debt",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="dette",
                    ),
                ),
                (
                    "landlord_is_person",
                    models.BooleanField(default=False, verbose_name="bailleur personne physique"),
                ),
                (
                    "has_guarantor",
                    models.BooleanField(default=False, verbose_name="il y a une caution"),
                ),
                (
                    "lawyer",
                    models.CharField(blank=True, max_length=120, verbose_name="avocat du ménage"),
                ),
                (
                    "bailiff",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="commissaire de justice"
                    ),
                ),
                (
                    "clause_resumed_on",
                    models.DateField(blank=True, null=True, verbose_name="clause reprise le"),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="terminée le")),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("paid", "dette payée"),
                            ("plan_kept", "plan tenu"),
                            ("protocol", "protocole tenu, nouveau bail"),
                            ("rehoused", "relogement"),
                            ("dismissed", "demande rejetée ou irrecevable"),
                            ("withdrawn", "le bailleur renonce"),
                            ("left", "départ du ménage"),
                            ("evicted", "expulsion"),
                            ("mistake", "ouverte par erreur"),
                        ],
                        max_length=10,
                        verbose_name="fin",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="procedures",
                        to="people.household",
                        verbose_name="ménage",
                    ),
                ),
                (
                    "landlord",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="procedures",
                        to="people.body",
                        verbose_name="bailleur",
                    ),
                ),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="procedures",
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
                    "worker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="suivie par",
                    ),
                ),
            ],
            options={
                "verbose_name": "procédure d’expulsion",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None), ("occupancy__isnull", False)),
                        fields=("occupancy",),
                        name="one_procedure_a_lease",
                        violation_error_message="Une procédure est déjà ouverte pour ce contrat.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None), ("occupancy", None)),
                        fields=("household",),
                        name="one_procedure_elsewhere",
                        violation_error_message="Une procédure est déjà ouverte pour ce ménage.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on", None), ("ending", "")),
                            models.Q(
                                ("ended_on__isnull", False),
                                models.Q(("ending", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="procedure_end_says_how",
                        violation_error_message="Une procédure terminée dit comment elle finit.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeadlineChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="échéance")),
                ("on", models.DateField(blank=True, null=True, verbose_name="date retenue")),
                ("reason", models.CharField(max_length=300, verbose_name="pourquoi")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="noté le")),
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
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "procedure",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="eviction.procedure",
                        verbose_name="procédure",
                    ),
                ),
            ],
            options={
                "verbose_name": "date corrigée",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="deadline_change_says_why",
                        violation_error_message="Une date corrigée dit pourquoi.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CommissionCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(verbose_name="ordre")),
                ("name", models.CharField(max_length=120, verbose_name="situation")),
                ("brought_by", models.CharField(max_length=120, verbose_name="apportée par")),
                (
                    "debt",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="dette",
                    ),
                ),
                (
                    "rent",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="loyer",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="où en est la procédure"
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="ce qui est partagé")),
                ("informed_on", models.DateField(verbose_name="ménage informé le")),
                (
                    "household_words",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="ce que le ménage demande"
                    ),
                ),
                ("opinion", models.TextField(blank=True, verbose_name="avis de la commission")),
                (
                    "given_on",
                    models.DateField(blank=True, null=True, verbose_name="avis rendu le"),
                ),
                (
                    "commission",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="eviction.commission",
                        verbose_name="séance",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commission_cases",
                        to="people.household",
                        verbose_name="ménage",
                    ),
                ),
                (
                    "landlord",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.body",
                        verbose_name="bailleur",
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
                    "procedure",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commission_cases",
                        to="eviction.procedure",
                        verbose_name="procédure",
                    ),
                ),
            ],
            options={
                "verbose_name": "fiche de situation",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("household__isnull", False)),
                        fields=("commission", "household"),
                        name="household_once_a_commission",
                        violation_error_message="Ce ménage est déjà à l’ordre du jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("given_on", None), ("opinion", "")),
                            models.Q(
                                ("given_on__isnull", False),
                                models.Q(("opinion", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="opinion_has_its_day",
                        violation_error_message="Un avis rendu a un texte et une date.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcedureStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("referral", "CCAPEX saisie"),
                            ("payment_order", "Commandement de payer"),
                            ("guarantor_served", "Commandement signifié à la caution"),
                            ("formal_notice", "Mise en demeure remise"),
                            ("summons", "Assignation"),
                            ("prefect_notice", "Avis au préfet"),
                            ("assessment_asked", "Diagnostic social et financier demandé"),
                            ("assessment_sent", "Diagnostic social et financier transmis"),
                            ("hearing", "Audience"),
                            ("judgment", "Jugement"),
                            ("judgment_served", "Jugement signifié"),
                            ("appeal", "Appel formé"),
                            ("order_to_vacate", "Commandement de quitter les lieux"),
                            ("prefect_copy", "Copie du commandement au préfet"),
                            ("grace", "Délais accordés pour quitter"),
                            ("police_request", "Concours de la force publique demandé"),
                            ("police_granted", "Concours de la force publique accordé"),
                            ("police_refused", "Concours de la force publique refusé"),
                            ("state_claim", "Indemnisation demandée à l’État"),
                            ("eviction", "Expulsion"),
                            ("furniture", "Meubles repris ou vendus"),
                        ],
                        max_length=20,
                        verbose_name="étape",
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "hearing_on",
                    models.DateField(blank=True, null=True, verbose_name="audience le"),
                ),
                (
                    "months",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="mois"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("suspended", "délais de paiement, clause suspendue"),
                            ("delays", "délais de paiement"),
                            ("terminated", "résiliation constatée, expulsion autorisée"),
                            ("dismissed", "demande rejetée"),
                            ("inadmissible", "demande irrecevable"),
                            ("settled", "accord constaté"),
                        ],
                        max_length=12,
                        verbose_name="décision",
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bailiff", "acte de commissaire de justice"),
                            ("hand", "remise contre décharge"),
                            ("registered", "lettre recommandée effectivement remise"),
                            ("registered_unclaimed", "lettre recommandée non réclamée"),
                        ],
                        max_length=22,
                        verbose_name="forme",
                    ),
                ),
                (
                    "mentions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="mentions",
                    ),
                ),
                ("is_summary", models.BooleanField(default=False, verbose_name="en référé")),
                (
                    "truce_exclusion",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "student",
                                "logement étudiant dont la condition a cessé (CPCE art. L412-7)",
                            ),
                            (
                                "squat",
                                "entrée par manœuvres, menaces ou voies de fait (CPCE art. L412-6)",
                            ),
                            ("violence", "conjoint violent écarté par le juge (CPCE art. L412-8)"),
                            (
                                "rehoused",
                                "relogement assuré, suffisant pour la famille (CPCE art. L412-6)",
                            ),
                        ],
                        max_length=10,
                        verbose_name="hors trêve",
                    ),
                ),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="montant",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="référence, numéro RG"
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=400, verbose_name="précision")),
                ("undone_on", models.DateField(blank=True, null=True, verbose_name="annulé le")),
                (
                    "undone_because",
                    models.CharField(blank=True, max_length=200, verbose_name="annulé parce que"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="noté par",
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
                    "procedure",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="eviction.procedure",
                        verbose_name="procédure",
                    ),
                ),
            ],
            options={
                "verbose_name": "acte de procédure",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("undone_on", None),
                            models.Q(("undone_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="step_undone_says_why",
                        violation_error_message="Un acte annulé dit pourquoi.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reception",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="nom, si la personne le donne"
                    ),
                ),
                ("at", models.TimeField(blank=True, null=True, verbose_name="à")),
                ("subject", models.CharField(max_length=160, verbose_name="pour")),
                ("came", models.BooleanField(null=True, verbose_name="est venu")),
                (
                    "next_step",
                    models.CharField(blank=True, max_length=300, verbose_name="suite convenue"),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lawyer_receptions",
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
                (
                    "session",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receptions",
                        to="eviction.lawyersession",
                        verbose_name="permanence",
                    ),
                ),
            ],
            options={
                "verbose_name": "personne reçue",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("household__isnull", False)),
                        fields=("session", "household"),
                        name="household_once_a_session",
                        violation_error_message="Ce ménage est déjà inscrit à cette permanence.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LegalAdvice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="avis")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="noté le")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="noté par",
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
                    "reception",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="advice",
                        to="eviction.reception",
                        verbose_name="réception",
                    ),
                ),
            ],
            options={
                "verbose_name": "avis de l’avocat",
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("keep_benefit", "maintien de l’aide"),
                            ("suspend", "suspension de l’aide"),
                            ("fsl", "saisine du FSL"),
                            ("plan", "plan d’apurement"),
                            ("support", "accompagnement (ASLL, AVDL, MASP)"),
                            ("rehousing", "relogement (contingent, DALO, mutation)"),
                            ("siao", "SIAO"),
                            ("overdebt", "dossier de surendettement"),
                            ("protocol", "protocole de cohésion sociale"),
                            ("mediation", "médiation"),
                            ("protection", "mesure de protection"),
                            ("go_on", "poursuite de la procédure"),
                            ("closed", "classement (dette soldée, départ)"),
                        ],
                        max_length=12,
                        verbose_name="suite",
                    ),
                ),
                ("who", models.CharField(max_length=120, verbose_name="qui")),
                ("due_on", models.DateField(verbose_name="avant le")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="faite le")),
                ("result", models.CharField(blank=True, max_length=300, verbose_name="résultat")),
                (
                    "case",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="eviction.commissioncase",
                        verbose_name="fiche",
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
                "verbose_name": "recommandation",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "outcome"),
                        name="outcome_once_a_case",
                        violation_error_message="Cette suite est déjà demandée pour cette situation.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SocialAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("started_on", models.DateField(verbose_name="commencé le")),
                (
                    "shared",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12),
                        default=list,
                        size=None,
                        verbose_name="ce que le ménage accepte",
                    ),
                ),
                ("content", models.JSONField(default=dict, verbose_name="rubriques")),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="transmis le")),
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
                    "procedure",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="eviction.procedure",
                        verbose_name="procédure",
                    ),
                ),
                (
                    "writer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="rédigé par",
                    ),
                ),
            ],
            options={
                "verbose_name": "diagnostic social et financier",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("sent_on", None)),
                        fields=("procedure",),
                        name="one_assessment_in_writing",
                        violation_error_message="Un diagnostic est déjà en cours de rédaction.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SocialProtocol",
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
                            ("running", "en cours"),
                            ("kept", "tenu, bail signé"),
                            ("broken", "non respecté"),
                        ],
                        default="running",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                ("signed_on", models.DateField(verbose_name="signé le")),
                ("until", models.DateField(verbose_name="jusqu’au (premier jour au-delà)")),
                (
                    "lease_by_on",
                    models.DateField(blank=True, null=True, verbose_name="bail à signer avant le"),
                ),
                (
                    "approved_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="plan approuvé par la CAF le"
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="terminé le")),
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
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="arrears.repaymentplan",
                        verbose_name="plan d’apurement",
                    ),
                ),
                (
                    "procedure",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="protocols",
                        to="eviction.procedure",
                        verbose_name="procédure",
                    ),
                ),
            ],
            options={
                "verbose_name": "protocole de cohésion sociale",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "running")),
                        fields=("procedure",),
                        name="one_running_protocol",
                        violation_error_message="Un protocole est déjà en cours.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("signed_on"))),
                        name="protocol_ends_later",
                        violation_error_message="Un protocole finit après sa signature.",
                    ),
                ],
            },
        ),
    ]
