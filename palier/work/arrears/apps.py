from palier.base.kit import room


class Arrears(room.Room):
    name = "palier.work.arrears"
    verbose_name = "impayés et prévention"
