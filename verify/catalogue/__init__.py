"""The fourteen procedures as data: requirements, conditions and the sentences that ask for them."""
