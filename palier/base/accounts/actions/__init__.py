"""Who works here and as what; the association's own card."""

from palier.base.accounts.actions.association import (
    LAW_ANSWERS,
    change_card,
    found_association,
    note_law_checked,
    set_figure,
)
from palier.base.accounts.actions.invitations import (
    accept_access,
    approve_access,
    cancel_access,
    decline_access,
    give_key,
    invite_member,
    renew_password,
)
from palier.base.accounts.actions.members import (
    add_member,
    change_perimeter,
    change_roles,
    end_membership,
)

__all__ = [
    "LAW_ANSWERS",
    "accept_access",
    "add_member",
    "approve_access",
    "cancel_access",
    "change_card",
    "change_perimeter",
    "change_roles",
    "decline_access",
    "end_membership",
    "found_association",
    "give_key",
    "invite_member",
    "note_law_checked",
    "renew_password",
    "set_figure",
]
