"""Who may do what: roles, portal keys, accounts, sessions. Knows nothing of HTTP."""
