"""One tenant is one data controller: its entities, sites, teams, memberships, roles and walls."""
