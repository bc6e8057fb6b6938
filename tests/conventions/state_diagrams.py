"""Write ``docs/reference/states.md`` out of the tables: ``python -m tests.conventions.state_diagrams``."""

from tests.conventions.source import ROOT

from naervaer.core.machines import page

PATH = ROOT / "docs" / "reference" / "states.md"

if __name__ == "__main__":
    PATH.write_text(page(), encoding="utf-8")
