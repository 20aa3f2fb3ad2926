from palier.base.kit import room


class Ui(room.Room):
    name = "palier.base.ui"
    verbose_name = "interface"
