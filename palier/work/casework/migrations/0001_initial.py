import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
        ("tenancy", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="AidRequest",
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
                            ("fsl_access", "FSL accès"),
                            ("fsl_stay", "FSL maintien"),
                            ("fsl_energy", "FSL énergie, eau, téléphone"),
                            ("emergency", "secours d’urgence"),
                            ("caf", "aide de la CAF"),
                            ("foundation", "fondation, association"),
                            ("other", "autre aide"),
                        ],
                        max_length=10,
                        verbose_name="aide",
                    ),
                ),
                ("purpose", models.CharField(max_length=160, verbose_name="pour quoi")),
                ("asked_on", models.DateField(verbose_name="demandée le")),
                (
                    "asked",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant demandé"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "demandée"),
                            ("granted", "accordée"),
                            ("refused", "refusée"),
                            ("paid", "versée"),
                            ("withdrawn", "retirée"),
                        ],
                        default="asked",
                        max_length=9,
                        verbose_name="état",
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="réponse le")),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("grant", "subvention"),
                            ("loan", "prêt"),
                            ("guarantee", "cautionnement"),
                        ],
                        max_length=9,
                        verbose_name="forme",
                    ),
                ),
                (
                    "granted",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="montant accordé",
                    ),
                ),
                (
                    "refused_because",
                    models.CharField(blank=True, max_length=200, verbose_name="refusée parce que"),
                ),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="versée le")),
                ("paid_to", models.CharField(blank=True, max_length=120, verbose_name="versée à")),
                (
                    "body",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.body",
                        verbose_name="demandée à",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aid_requests",
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
                "verbose_name": "demande d’aide",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("asked__gt", 0)),
                        name="aid_asked_positive",
                        violation_error_message="Le montant demandé est plus grand que zéro.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["granted", "paid"]), _negated=True),
                            models.Q(("decided_on__isnull", False), ("granted__gt", 0)),
                            _connector="OR",
                        ),
                        name="aid_granted_has_amount",
                        violation_error_message="Une aide accordée a son montant et sa date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("refused_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="aid_refused_has_reason",
                        violation_error_message="Un refus dit pourquoi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Advance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant avancé"
                    ),
                ),
                ("paid_on", models.DateField(verbose_name="avancé le")),
                ("purpose", models.CharField(max_length=160, verbose_name="pour quoi")),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="advances",
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
                    "aid",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="advances",
                        to="casework.aidrequest",
                        verbose_name="en attendant",
                    ),
                ),
            ],
            options={
                "verbose_name": "avance",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="advance_positive",
                        violation_error_message="Une avance est plus grande que zéro.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Conference",
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
                ("subject", models.CharField(max_length=160, verbose_name="sujet")),
                ("decisions", models.TextField(blank=True, verbose_name="ce qui est décidé")),
                (
                    "person_words",
                    models.TextField(blank=True, verbose_name="ce que la personne en dit"),
                ),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="tenue le")),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conferences",
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
                    "organiser",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="organisée par",
                    ),
                ),
            ],
            options={
                "verbose_name": "synthèse",
            },
        ),
        migrations.CreateModel(
            name="ConferenceGuest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="qui")),
                (
                    "is_person",
                    models.BooleanField(default=False, verbose_name="la personne accompagnée"),
                ),
                ("came", models.BooleanField(null=True, verbose_name="est venu")),
                (
                    "shared",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="ce qui est partagé"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        max_length=160,
                        verbose_name="avec l’accord ou l’information de",
                    ),
                ),
                (
                    "body",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.body",
                        verbose_name="structure",
                    ),
                ),
                (
                    "conference",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guests",
                        to="casework.conference",
                        verbose_name="synthèse",
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
                "verbose_name": "invité",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("shared", ""), models.Q(("basis", ""), _negated=True), _connector="OR"
                        ),
                        name="sharing_has_its_basis",
                        violation_error_message="Ce qui est partagé dit sur quel accord : la personne, ou son information.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowedFile",
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
                            ("dalo", "DALO (logement)"),
                            ("daho", "DAHO (hébergement)"),
                            ("over_indebtedness", "surendettement"),
                            ("siao", "demande SIAO"),
                            ("mdph", "dossier MDPH"),
                            ("court", "procédure"),
                            ("other", "autre dossier"),
                        ],
                        max_length=20,
                        verbose_name="dossier",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="numéro")),
                ("opened_on", models.DateField(verbose_name="déposé le")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="clos le")),
                ("is_health", models.BooleanField(default=False, verbose_name="santé")),
                (
                    "held_by",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.body",
                        verbose_name="chez",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_files",
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
                "verbose_name": "dossier suivi",
            },
        ),
        migrations.CreateModel(
            name="FileStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("what", models.CharField(max_length=160, verbose_name="ce qui s’est passé")),
                (
                    "suspends",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "rien"),
                            ("recovery", "le recouvrement des dettes"),
                            ("eviction", "la procédure d’expulsion"),
                            ("both", "le recouvrement et l’expulsion"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="suspend",
                    ),
                ),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="jusqu’au")),
                (
                    "answer_by_on",
                    models.DateField(blank=True, null=True, verbose_name="à répondre avant le"),
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
                    "file",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="casework.followedfile",
                        verbose_name="dossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape de dossier",
            },
        ),
        migrations.CreateModel(
            name="Handout",
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
                            ("welcome_booklet", "livret d’accueil"),
                            ("charter", "charte des droits et libertés"),
                            ("rights_notice", "notice sur les données et les droits"),
                            ("house_rules", "règlement de fonctionnement"),
                            ("other", "autre document"),
                        ],
                        max_length=16,
                        verbose_name="document",
                    ),
                ),
                ("version", models.CharField(max_length=40, verbose_name="version")),
                (
                    "language",
                    models.CharField(default="français", max_length=40, verbose_name="langue"),
                ),
                ("is_current", models.BooleanField(default=True, verbose_name="en vigueur")),
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
                "verbose_name": "document remis",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "kind", "version", "language"),
                        name="handout_once",
                        violation_error_message="Ce document existe déjà dans cette version et cette langue.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HandOver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("given_to", models.CharField(max_length=120, verbose_name="à qui")),
                ("on", models.DateField(verbose_name="le")),
                (
                    "explained",
                    models.BooleanField(default=False, verbose_name="expliqué de vive voix"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="par",
                    ),
                ),
                (
                    "handout",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hand_overs",
                        to="casework.handout",
                        verbose_name="document",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hand_overs",
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
                "verbose_name": "remise",
            },
        ),
        migrations.CreateModel(
            name="NeedsAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="avec",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
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
                "verbose_name": "point de situation",
            },
        ),
        migrations.CreateModel(
            name="NeedsAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("item", models.CharField(max_length=40, verbose_name="sujet")),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fine", "va bien"),
                            ("watch", "à suivre"),
                            ("hard", "difficile"),
                            ("urgent", "urgent"),
                        ],
                        max_length=6,
                        verbose_name="où cela en est",
                    ),
                ),
                ("strengths", models.TextField(blank=True, verbose_name="points d’appui")),
                ("difficulties", models.TextField(blank=True, verbose_name="difficultés")),
                ("is_health", models.BooleanField(default=False, verbose_name="santé")),
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
                    "assessment",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="casework.needsassessment",
                        verbose_name="point de situation",
                    ),
                ),
            ],
            options={
                "verbose_name": "réponse",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assessment", "item"), name="needs_answer_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonalPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("wish", models.TextField(verbose_name="ce que je veux, avec mes mots")),
                ("strengths", models.TextField(blank=True, verbose_name="mes points d’appui")),
                ("review_on", models.DateField(verbose_name="à relire ensemble le")),
                ("written_on", models.DateField(verbose_name="écrit le")),
                (
                    "caseworker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="référent",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
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
                    "person",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="people.person",
                        verbose_name="personne",
                    ),
                ),
            ],
            options={
                "verbose_name": "projet personnalisé",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("household", "person"),
                        name="one_plan_a_person",
                        violation_error_message="Cette personne a déjà son projet : écrivez-en la suite.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanAim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("family", models.CharField(max_length=10, verbose_name="domaine")),
                ("label", models.CharField(max_length=160, verbose_name="objectif")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="clos le")),
                (
                    "outcome",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="ce qu’il en est, avec ses mots"
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
                        related_name="aims",
                        to="casework.personalplan",
                        verbose_name="projet",
                    ),
                ),
            ],
            options={
                "verbose_name": "objectif",
            },
        ),
        migrations.CreateModel(
            name="PlanComment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("words", models.TextField(verbose_name="avec ses mots")),
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
                        related_name="comments",
                        to="casework.personalplan",
                        verbose_name="projet",
                    ),
                ),
            ],
            options={
                "verbose_name": "parole sur le projet",
            },
        ),
        migrations.CreateModel(
            name="PlanStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=160, verbose_name="quoi")),
                (
                    "by_person",
                    models.BooleanField(default=False, verbose_name="la personne elle-même"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="avant le")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="fait le")),
                (
                    "aim",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="casework.planaim",
                        verbose_name="objectif",
                    ),
                ),
                (
                    "assignee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="qui, dans l’équipe",
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
                "verbose_name": "étape du projet",
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_on", None)),
                        fields=["assignee", "due_on"],
                        name="plan_step_due",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("by_person", True), ("assignee__isnull", False), _connector="OR"
                        ),
                        name="plan_step_has_someone",
                        violation_error_message="Une étape a quelqu’un qui s’en occupe : la personne, l’équipe ou les deux.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("on", models.DateField(verbose_name="le")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("signed_screen", "signé à l’écran"),
                            ("signed_paper", "signé sur papier"),
                            ("refused", "refusé par la personne"),
                        ],
                        max_length=14,
                        verbose_name="réponse",
                    ),
                ),
                (
                    "signed_as",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="signé par la personne"
                    ),
                ),
                (
                    "guardian",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="représentant légal"
                    ),
                ),
                (
                    "comment",
                    models.TextField(blank=True, verbose_name="ce que la personne en dit"),
                ),
                ("content", models.JSONField(verbose_name="contenu")),
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
                        related_name="versions",
                        to="casework.personalplan",
                        verbose_name="projet",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="pour l’association",
                    ),
                ),
            ],
            options={
                "verbose_name": "version du projet",
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="plan_version_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PracticeReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("subject", models.CharField(max_length=160, verbose_name="sujet")),
                ("text", models.TextField(verbose_name="ce qu’on en retient")),
                ("present", models.PositiveSmallIntegerField(verbose_name="combien étaient là")),
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
                "verbose_name": "analyse de pratiques",
            },
        ),
        migrations.CreateModel(
            name="Right",
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
                            ("residence_permit", "titre de séjour"),
                            ("health_cover", "couverture santé (C2S)"),
                            ("rsa", "RSA, déclaration trimestrielle"),
                            ("aah", "AAH et MDPH"),
                            ("taxes", "impôts, déclaration"),
                            ("housing_benefit", "aide au logement"),
                            ("child_protection", "fin de prise en charge ASE"),
                            ("social_housing", "demande de logement social"),
                            ("insurance", "assurance du logement"),
                            ("other", "autre droit"),
                        ],
                        max_length=20,
                        verbose_name="droit",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=40, verbose_name="numéro")),
                ("granted_on", models.DateField(blank=True, null=True, verbose_name="depuis le")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="expire le")),
                (
                    "remind_days",
                    models.PositiveSmallIntegerField(
                        default=30, verbose_name="rappel, en jours avant"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "ouvert"), ("renewed", "renouvelé"), ("closed", "clos")],
                        default="open",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                (
                    "closed_because",
                    models.CharField(blank=True, max_length=200, verbose_name="clos parce que"),
                ),
                ("is_health", models.BooleanField(default=False, verbose_name="santé")),
                (
                    "assignee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="s’en occupe",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rights",
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
                    "person",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rights",
                        to="people.person",
                        verbose_name="personne",
                    ),
                ),
                (
                    "renews",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renewals",
                        to="casework.right",
                        verbose_name="renouvelle",
                    ),
                ),
            ],
            options={
                "verbose_name": "droit",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["organisation", "expires_on"],
                        name="right_due",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("granted_on__isnull", True),
                            ("expires_on__isnull", True),
                            ("expires_on__gt", models.F("granted_on")),
                            _connector="OR",
                        ),
                        name="right_dates_in_order",
                        violation_error_message="Ce droit expirerait avant d’avoir commencé.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SkillStatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("skill", models.CharField(max_length=40, verbose_name="savoir-faire")),
                (
                    "said",
                    models.CharField(
                        choices=[
                            ("knows", "sait faire"),
                            ("with_help", "fait avec un appui"),
                            ("to_see", "à voir ensemble"),
                        ],
                        max_length=9,
                        verbose_name="ce qu’on en dit",
                    ),
                ),
                (
                    "words",
                    models.CharField(blank=True, max_length=200, verbose_name="avec ses mots"),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="avec",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="skills",
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
                "verbose_name": "savoir-faire",
            },
        ),
        migrations.CreateModel(
            name="AdvanceReturn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "by",
                    models.CharField(
                        choices=[
                            ("aid", "par l’aide obtenue"),
                            ("household", "par le ménage"),
                            ("given_up", "abandonné"),
                        ],
                        max_length=9,
                        verbose_name="comment",
                    ),
                ),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="pourquoi")),
                (
                    "advance",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="returns",
                        to="casework.advance",
                        verbose_name="avance",
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
                "verbose_name": "retour d’avance",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="advance_return_positive",
                        violation_error_message="Un retour est plus grand que zéro.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by", "given_up"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="advance_given_up_says_why",
                        violation_error_message="Un abandon dit pourquoi.",
                    ),
                ],
            },
        ),
    ]
