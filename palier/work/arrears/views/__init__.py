"""Pages of arrears: cases, rules, reminders, plans, reports, guarantees, figures."""
