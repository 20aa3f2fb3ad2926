from palier.base.kit import room


class Billing(room.Room):
    name = "palier.work.billing"
    verbose_name = "quittancement"
