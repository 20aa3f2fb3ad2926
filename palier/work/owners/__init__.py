"""What we owe those whose homes we hold, and what we hold for those who gave us a mandate."""
