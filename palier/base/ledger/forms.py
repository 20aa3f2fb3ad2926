from palier.base.ui.fields import DayField
from palier.base.ui.forms import ActionForm


class CloseMonth(ActionForm):
    month_on = DayField(
        label="Mois à clore", help_text="N’importe quel jour de ce mois. C’est définitif."
    )
