"""Where a demo lives on disk, and whether it is still the right one.

Everything in it is relative to a day, so it is made anew on a new day and when the program that made it has changed.
The stamp is written last: a demo whose making was interrupted is made again.
"""

import hashlib
import json
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

Size = Literal["small", "large"]

PACKAGE = Path(__file__).resolve().parents[1]
MADE_FROM = ("demo/*.py", "core/timeline/*.py", "web/*/migrations/*.py")
"""What has changed when a demo has to be made anew; pages read its rows whatever they look like."""


@dataclass(frozen=True)
class Installation:
    """A folder with database, files and mail for one size and one policy."""

    root: Path
    size: Size
    policy: str

    @property
    def folder(self) -> Path:
        return self.root / f"{self.size}-{Path(self.policy).stem}"

    @property
    def files(self) -> Path:
        """The payroll extracts, for whoever wants to import them again."""
        return self.folder / "filer"

    def environment(self) -> dict[str, str]:
        """What the settings read."""
        return {
            "DJANGO_SETTINGS_MODULE": "naervaer.web.settings.demo",
            "NAERVAER_DATA": str(self.folder),
            "NAERVAER_POLICY": self.policy,
        }

    def is_ready(self, today: date) -> bool:
        """Made to the end, for this day, by this program."""
        try:
            return bool(json.loads(self._stamp.read_text(encoding="utf-8")) == self._made(today))
        except (OSError, ValueError):
            return False

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.files.mkdir(parents=True)

    def finish(self, today: date) -> None:
        self._stamp.write_text(json.dumps(self._made(today)), encoding="utf-8")

    @property
    def _stamp(self) -> Path:
        return self.folder / "lavet.json"

    def _made(self, today: date) -> dict[str, str]:
        return {"dag": today.isoformat(), "program": _fingerprint(self.policy)}


def _fingerprint(policy: str) -> str:
    sources = sorted(path for pattern in MADE_FROM for path in PACKAGE.glob(pattern))
    policies = sorted([*PACKAGE.parent.parent.glob("policies/*.toml"), *PACKAGE.glob("policies/*.toml")])
    own = [Path(policy)] if Path(policy).is_file() else []
    seen = hashlib.sha256()
    for path in (*sources, *policies, *own):
        seen.update(path.read_bytes())
    return seen.hexdigest()
