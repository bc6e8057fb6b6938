"""The stages of the engine. Each reads the canonical tables or an earlier stage's, and leaves tables in the schema
``sweep``; ``figures.engine`` runs them in order.

All sums are integers of a small unit, so that they are exact in any order: fte and degree in millionths, days in
halves, hours in ten-thousandths.
"""
