"""What billing lends to the pages of other rooms."""

from palier.work.billing.shell import ages, bank_lines, books, day, extras, month_end, rents
