"""What the social work lends to the pages of other rooms."""

from palier.work.support.shell import day, diary, household, time
