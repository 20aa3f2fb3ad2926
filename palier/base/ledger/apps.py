from palier.base.kit import room


class Ledger(room.Room):
    name = "palier.base.ledger"
    verbose_name = "comptabilité"
