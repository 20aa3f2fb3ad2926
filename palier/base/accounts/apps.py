from palier.base.kit import room


class Accounts(room.Room):
    name = "palier.base.accounts"
    verbose_name = "comptes"
