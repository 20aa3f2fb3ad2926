"""How an action says no, in words that a user understands."""

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """The action is not possible now. The message is French, and shown as it is."""

    def __str__(self) -> str:
        return " ".join(self.messages)
