from palier.base.kit import room


class Charges(room.Room):
    name = "palier.work.charges"
    verbose_name = "charges récupérables"
