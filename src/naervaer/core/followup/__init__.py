"""*Opfølgning*: what a stored step is today, what a recount does to it, and what counts as kept in time."""
