"""Pictures of every letter and form of every policy, for people to look at: ``python -m tests.web.letters.pictures``.

One PNG for each page, in ``var/screenshots/letters/<policy>/``. Names of policies may follow; without, it is all.
"""

import os
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from pypdf import PdfReader

TARGET = Path("var") / "screenshots" / "letters"
PAGES = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#for page in range(int(sys.inputs.pages)) { image("paper.pdf", page: page + 1); pagebreak(weak: true) }
"""


def pictures_of(pdf: bytes) -> list[bytes]:
    """A PNG of each page as it would be printed."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "paper.pdf").write_bytes(pdf)
        inputs = {"pages": str(len(PdfReader(BytesIO(pdf)).pages))}
        made = typst.compile(PAGES, root=folder, format="png", ppi=80.0, sys_inputs=inputs)
    return made if isinstance(made, list) else [made]


def write(policy: str) -> int:
    """All pictures of a policy; the number of pages. Old ones of the policy are taken away first."""
    from django.db import transaction
    from django.test import override_settings
    from tests.web.cast import build
    from tests.web.letters.every import every

    folder, pages = TARGET / policy, 0
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with override_settings(NAERVAER_POLICY=policy), transaction.atomic():
        for name, pdf in every(build()):
            for number, picture in enumerate(pictures_of(pdf), 1):
                (folder / f"{name}-{number:02}.png").write_bytes(picture)
                pages += 1
        transaction.set_rollback(True)
    return pages


def main(asked: list[str]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "naervaer.web.settings.test"
    import django
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    django.setup()
    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    from tests.web.letters.every import POLICIES

    for policy in asked or POLICIES:
        print(f"{TARGET / policy}: {write(policy)} sider")
    teardown_databases(databases, verbosity=0)


if __name__ == "__main__":
    main(sys.argv[1:])
