"""*Diskretionering*: which cells of published tables must be hidden, so that no few persons can be read out of them."""
