"""Rules that find arrears, the cases they open, what is done, the letters that leave."""

from datetime import date

from django.db import models
from django.db.models import Q

from palier.base.documents.models import Message
from palier.base.kit.columns import MoneyField
from palier.base.kit.money import NOTHING
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, Wall
from palier.work.billing.models import HouseholdAccount


class Presence(models.TextChoices):
    ANY = "any", "présents et partis"
    HERE = "here", "présents"
    GONE = "gone", "partis"


class StepKind(models.TextChoices):
    CALL = "call", "appeler"
    MESSAGE = "message", "écrire un message"
    VISIT = "visit", "proposer une visite"
    LETTER = "letter", "envoyer une lettre"
    REGISTERED = "registered", "envoyer une lettre recommandée"
    PLAN = "plan", "proposer un plan d’apurement"
    REPORT = "report", "signaler l’impayé à la CAF"
    GUARANTEE = "guarantee", "déclarer à la garantie"
    REFERRAL = "referral", "saisir la CCAPEX"


class ArrearsRule(Owned):
    """When to propose what: all its conditions together; the last rule that holds wins (règle)."""

    wall = Wall("arrears.cases")

    rank = models.PositiveSmallIntegerField("ordre")
    name = models.CharField("nom", max_length=80)
    presence = models.CharField("ménages", max_length=4, choices=Presence, default=Presence.ANY)
    least_days = models.PositiveSmallIntegerField("jours de retard au moins", default=0)
    least_amount = MoneyField("dette d’au moins", default=NOTHING)
    least_months = models.DecimalField(
        "mois de reste à payer au moins", max_digits=4, decimal_places=1, default=0
    )
    step = models.CharField("étape proposée", max_length=10, choices=StepKind)
    is_active = models.BooleanField("appliquée", default=True)

    class Meta:
        verbose_name = "règle d’impayé"
        constraints = [
            models.UniqueConstraint(
                name="rule_rank_once",
                fields=["organisation", "rank"],
                violation_error_message="Deux règles ne peuvent pas porter le même rang.",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="rule_has_a_condition",
                condition=Q(least_days__gt=0) | Q(least_amount__gt=0) | Q(least_months__gt=0),
                violation_error_message="Une règle a au moins une condition : jours, montant ou mois.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CaseState(models.TextChoices):
    FOUND = "found", "à valider"
    FOLLOWED = "followed", "suivi"
    PAUSED = "paused", "en pause"
    CLOSED = "closed", "clos"


CASE_MOVES = Moves(
    {
        CaseState.FOUND: [CaseState.FOLLOWED, CaseState.PAUSED, CaseState.CLOSED],
        CaseState.FOLLOWED: [CaseState.PAUSED, CaseState.CLOSED],
        CaseState.PAUSED: [CaseState.FOLLOWED, CaseState.CLOSED],
    }
)
FOLLOWED = (CaseState.FOUND, CaseState.FOLLOWED, CaseState.PAUSED)


class ArrearsCase(Owned):
    """A household owes: the rule that found it, the facts behind, what is proposed (dossier d’impayé)."""

    class Closing(models.TextChoices):
        HEALED = "healed", "dette soldée"
        WRITTEN_OFF = "written_off", "dette abandonnée"
        ELSEWHERE = "elsewhere", "suivi par un autre moyen"
        MISTAKE = "mistake", "erreur"

    wall = Wall("arrears.cases", household_path="account__household")

    account = OwnedForeignKey(HouseholdAccount, verbose_name="compte", related_name="cases")
    state = models.CharField("état", max_length=8, choices=CaseState, default=CaseState.FOUND)
    rule = OwnedForeignKey(ArrearsRule, verbose_name="règle", related_name="cases")
    rule_holds = models.BooleanField("la règle est remplie", default=True)
    rule_since = models.DateField("règle remplie depuis le")
    found_on = models.DateField("trouvé le")
    debt = MoneyField("dette")
    default_on = models.DateField("premier impayé le")
    monthly = MoneyField("reste à payer par mois", default=NOTHING)
    is_present = models.BooleanField("présent", default=True)
    seen_on = models.DateField("calculé le")
    unpaid_since = models.DateField("impayé au sens de la CAF depuis le", null=True, blank=True)
    unpaid_why = models.CharField("règle de la CAF", max_length=120, blank=True)
    report_due_on = models.DateField("à signaler avant le", null=True, blank=True)
    worker = models.ForeignKey(User, models.PROTECT, verbose_name="suivi par", null=True)
    paused_until = models.DateField("en pause jusqu’au", null=True, blank=True)
    paused_because = models.CharField("pause parce que", max_length=200, blank=True)
    closed_on = models.DateField("clos le", null=True, blank=True)
    closing = models.CharField("fin", max_length=12, choices=Closing, blank=True)

    class Meta:
        verbose_name = "dossier d’impayé"
        constraints = [
            models.UniqueConstraint(
                name="one_open_case",
                fields=["account"],
                condition=~Q(state="closed"),
                violation_error_message="Ce ménage a déjà un dossier d’impayé ouvert.",
            ),
            models.CheckConstraint(
                name="pause_has_reason_and_end",
                condition=~Q(state="paused")
                | (Q(paused_until__isnull=False) & ~Q(paused_because="")),
                violation_error_message="Une pause a un motif et une date de fin.",
            ),
            models.CheckConstraint(
                name="closed_case_says_how",
                condition=~Q(state="closed") | (Q(closed_on__isnull=False) & ~Q(closing="")),
                violation_error_message="Un dossier clos dit comment il finit.",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state", "debt"], name="case_state")]

    def __str__(self) -> str:
        return f"dossier n° {self.pk}"

    def late_days(self, on: date) -> int:
        """For how many days something has been unpaid."""
        return max((on - self.default_on).days, 0)

    @property
    def months_owed(self) -> str:
        """`2,3 mois`: the debt in months of what is left to pay."""
        if self.monthly <= 0:
            return ""
        return f"{self.debt / self.monthly:.1f} mois".replace(".", ",")


class CaseStep(Owned):
    """Something that was done about a case, on a day, and what came of it (étape du dossier)."""

    class Result(models.TextChoices):
        NONE = "", "—"
        REACHED = "reached", "personne jointe"
        NOBODY = "nobody", "sans réponse"
        PROMISED = "promised", "paiement promis"
        DISPUTED = "disputed", "dette contestée"
        HELP = "help", "demande de l’aide"

    wall = Wall("arrears.cases", household_path="case__account__household")

    case = OwnedForeignKey(ArrearsCase, verbose_name="dossier", related_name="steps")
    kind = models.CharField("étape", max_length=10, choices=StepKind)
    on = models.DateField("le")
    result = models.CharField("résultat", max_length=8, choices=Result, blank=True)
    promised_on = models.DateField("promis pour le", null=True, blank=True)
    text = models.CharField("ce qui a été dit", max_length=400, blank=True)
    by = models.ForeignKey(User, models.PROTECT, verbose_name="par", null=True)

    never_changes = True

    class Meta:
        verbose_name = "étape du dossier"

    def __str__(self) -> str:
        return f"étape n° {self.pk}"


class ReminderTemplate(Owned):
    """The association's own words for a reminder, from a day on; words between braces are filled in
    (modèle de relance)."""

    wall = Wall("arrears.cases")

    kind = models.CharField("étape", max_length=10, choices=StepKind)
    starts_on = models.DateField("à partir du")
    title = models.CharField("objet", max_length=120)
    text = models.TextField("texte")

    class Meta:
        verbose_name = "modèle de relance"
        constraints = [
            models.UniqueConstraint(
                name="one_reminder_template_a_day",
                fields=["organisation", "kind", "starts_on"],
                violation_error_message="Cette étape a déjà un modèle à cette date.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Reminder(Owned):
    """A message or a letter as it left, never changed (relance)."""

    class Way(models.TextChoices):
        PRINT = "print", "lettre simple"
        REGISTERED = "registered", "lettre recommandée"
        EMAIL = "email", "courriel"
        SMS = "sms", "SMS"

    wall = Wall("arrears.cases", household_path="step__case__account__household")

    step = OwnedForeignKey(CaseStep, verbose_name="étape", related_name="reminders")
    way = models.CharField("par", max_length=10, choices=Way)
    title = models.CharField("objet", max_length=120)
    text = models.TextField("texte")
    addressee = models.JSONField("destinataire", default=list)
    message = OwnedForeignKey(Message, verbose_name="envoi", null=True, related_name="+")

    never_changes = True

    class Meta:
        verbose_name = "relance"

    def __str__(self) -> str:
        return f"relance n° {self.pk}"


class PostalReceipt(Owned):
    """The postal number of a registered letter, and the day it was received (accusé de réception)."""

    wall = Wall("arrears.cases", household_path="reminder__step__case__account__household")

    reminder = OwnedForeignKey(Reminder, verbose_name="lettre", related_name="deliveries")
    reference = models.CharField("numéro de recommandé", max_length=40)
    received_on = models.DateField("reçue le", null=True, blank=True)

    never_changes = True

    class Meta:
        verbose_name = "accusé de réception"
        constraints = [
            models.UniqueConstraint(
                name="postal_receipt_once",
                fields=["reminder"],
                violation_error_message="L’accusé de cette lettre est déjà noté.",
            )
        ]

    def __str__(self) -> str:
        return self.reference
