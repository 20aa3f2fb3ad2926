"""Forms that ask for what an action needs, and hand it over."""

import uuid
from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, models, transaction

from palier.base.journal.models import SpentToken
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import find_row, lock, name_of, version_of
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.models import Organisation
from palier.base.ui.picking import meet_all
from palier.base.ui.watching import CARE, WatchedLine, to_be_kept_knowingly

STALE = (
    "Quelqu’un a modifié cette fiche pendant que vous la lisiez. Rien n’a été enregistré : "
    "rechargez la page, vérifiez, recommencez."
)
STALE_WORDS = (
    "Quelqu’un a modifié cette fiche pendant que vous écriviez. Votre saisie est gardée ; ce qui a "
    "été enregistré entre-temps est écrit au-dessus. Reprenez ce qu’il faut, puis enregistrez."
)


class Stale(Refused):
    """Someone else changed the row since the page was read."""


ONE_LINE = {forms.TextInput, forms.EmailInput, forms.URLInput, WatchedLine}
"""Fields of one line: a break pasted into one is a space."""


class ActionForm(forms.Form):
    """A form whose fields are named after an action's parameters; it never saves by itself.

    It carries the version of its subject (another's change meanwhile is refused) and a token
    spent once (a double click gives the first result again).

    `needed` says, in the user’s words, when a field that may be empty is asked for all the same:
    its page shows them where it would say that the field is optional.
    """

    needed: ClassVar[dict[str, str]] = {}
    rows: Any = ()
    """Its rows, each with its name and fields, where it asks for several at once (`ui.rows`)."""
    adds: ClassVar[bool] = False
    """It adds something beside its subject and changes nothing of it: another’s change is none of
    its concern."""

    def __init__(
        self,
        request: ActorRequest,
        *,
        subject: models.Model | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        posted = request.method == "POST"
        super().__init__(
            request.POST if posted else None, request.FILES if posted else None, initial=initial
        )
        self.actor, self.today, self.subject = request.actor, request.today, subject
        self.result: Any = None
        self.theirs: list[tuple[str, str]] = []
        self.fields["_token"] = forms.UUIDField(
            widget=forms.HiddenInput, required=False, initial=uuid.uuid4
        )
        if self.is_versioned:
            self.fields["_version"] = forms.CharField(
                widget=forms.HiddenInput,
                required=False,
                initial=version_of(subject),  # type: ignore[arg-type]
            )
        self.prepare()
        self._ask_for_care()
        meet_all(self.fields.values(), request)
        for field in self.fields.values():
            if getattr(field, "empty_label", None) == "---------":
                field.empty_label = "—"  # type: ignore[attr-defined]

    @property
    def is_versioned(self) -> bool:
        """Rows that never change need no version, nor the association when one creates in it."""
        if self.adds or self.subject is None or isinstance(self.subject, Organisation):
            return False
        return not getattr(self.subject, "never_changes", False)

    def chosen(self, name: str) -> models.Model:
        """The row chosen in the field `name`, on which the action acts; else the association."""
        if self.is_bound and self.is_valid():
            row: models.Model = self.cleaned_data.pop(name)
            return row
        return self.actor.organisation

    def _ask_for_care(self) -> None:
        """Delicate words that many will read are kept by a second yes, with or without script."""
        if self.is_bound and (said := to_be_kept_knowingly(self)):
            self.fields["_care"] = forms.BooleanField(
                label=CARE, error_messages={"required": said}
            )

    @property
    def care(self) -> forms.BoundField | None:
        """That second yes, where it is asked, for the pages that place their fields themselves."""
        return self["_care"] if "_care" in self.fields else None

    def prepare(self) -> None:
        """Fill choices that depend on the actor or the subject."""

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name, value in self.cleaned_data.items():
            widget = self.fields[name].widget
            if isinstance(value, str) and type(widget) in ONE_LINE:
                self.cleaned_data[name] = " ".join(value.split())

    def carry_out(self, action: Callable[..., Any], subject: models.Model, **known: Any) -> bool:
        """Run `action` with what was asked; a refusal becomes an error of the form.

        Raises PermissionDenied as soon as the page is asked for, if the role does not include
        the action.
        """
        name = f"{action.__module__.split('.')[2]}.{action.__name__}"
        if not self.actor.may(name, subject):
            raise PermissionDenied("Votre rôle ne permet pas cette action.")
        if self._was_received():
            return True
        if not self.is_bound or not self.is_valid():
            return False
        given = {key: value for key, value in self.cleaned_data.items() if key[0] != "_"}
        try:
            with transaction.atomic():
                if not self._already_received():
                    self._check_version()
                    self.result = action(subject, actor=self.actor, **known, **given)
                    self._remember_result()
        except Stale as stale:
            self._show(self._beside(stale))
            return False
        except ValidationError as refusal:
            self._show(refusal)
            return False
        return True

    def _beside(self, stale: Stale) -> Refused:
        """Show beside one's own words what another has written, and let one save over it knowingly.

        A form that shows nothing of the row (its fields begin empty) is to be read again instead.
        """
        changed = [
            (str(field.label), shown)
            for name, field in self.fields.items()
            if name[0] != "_" and name in self.changed_data
            if (shown := str(self.get_initial_for_field(field, name) or ""))
        ]
        if not changed:
            return stale
        self.theirs = changed
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data["_version"] = version_of(self.subject)  # type: ignore[arg-type]
        self.data = data
        return Refused(STALE_WORDS)

    def _show(self, refusal: ValidationError) -> None:
        if not hasattr(refusal, "error_dict"):
            self.add_error(None, refusal.messages)
            return
        for name, errors in refusal.message_dict.items():
            self.add_error(name if name in self.fields else None, errors)

    def _was_received(self) -> bool:
        """Sent again once it was carried out: its choices may be gone since, its result stands."""
        try:
            token = uuid.UUID(str(self.data.get("_token", "")))
        except ValueError:
            return False
        return self._find_result(token)

    def _find_result(self, token: uuid.UUID) -> bool:
        """What the first sending of this token gave, if there was one."""
        spent = SpentToken.objects.visible_to(self.actor).filter(token=token).first()
        if spent is None:
            return False
        self.result = find_row(spent.result) if spent.result else self.subject
        return True

    def _already_received(self) -> bool:
        token = self.cleaned_data.get("_token")
        if token is None:
            return False
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO journal_spenttoken (organisation_id, token, result, at)"
                " VALUES (%s, %s, '', now()) ON CONFLICT DO NOTHING",
                [self.actor.organisation.pk, token],
            )
            if cursor.rowcount:
                return False
        return self._find_result(token)

    def _remember_result(self) -> None:
        token = self.cleaned_data.get("_token")
        if token and isinstance(self.result, models.Model):
            SpentToken.objects.visible_to(self.actor).filter(token=token).update(
                result=name_of(self.result)
            )

    def _check_version(self) -> None:
        read = self.cleaned_data.get("_version")
        if not self.is_versioned or not read or self.subject is None:
            return
        lock(self.subject)
        if version_of(self.subject) != read:
            raise Stale(STALE)


class Confirm(ActionForm):
    """A form that asks nothing but a yes."""
