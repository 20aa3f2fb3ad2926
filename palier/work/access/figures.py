"""What an association decides for itself of its door."""

from palier.base.tenancy.figures import Declared, declare_figure

declare_figure(
    Declared(
        "access.volunteer_alone",
        "Un bénévole peut tenir seul une permanence",
        "yes_no",
        "no",
        "Né de la charte d’engagement des bénévoles : sans substitution ni intervention sans "
        "travailleur social.",
    )
)
