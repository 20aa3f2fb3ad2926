from palier.base.kit import room


class Bank(room.Room):
    name = "palier.base.bank"
    verbose_name = "banque"
