"""Ways to the actions of imports."""

import tempfile
from pathlib import Path

from tests.web.cast import Cast
from tests.web.killing import Call, way

from naervaer.core.access.model import SYSTEM
from naervaer.files.mapping import Mapping
from naervaer.web.imports import actions
from naervaer.web.imports.models import ImportRun, Upload

KIND = ImportRun.Kind.ABSENCE_PERIODS
FILE = b"employment_id;type;from;to\ntrio-1;790;05-10-2026;09-10-2026\ntrio-1;790;16-11-2026;\n"


@way("imports.import_file")
def import_file(cast: Cast) -> Call:
    with tempfile.NamedTemporaryFile(suffix=".csv", delete=False) as file:
        file.write(FILE)
    return lambda: actions.import_file(by=SYSTEM, kind=KIND, path=Path(file.name), confirm_vanishing=True)


@way("imports.undo")
def undo(cast: Cast) -> Call:
    import_file(cast)()
    run = ImportRun.objects.latest("pk")
    return lambda: actions.undo(by=SYSTEM, run_pk=run.pk)


@way("imports.save_mapping")
def save_mapping(cast: Cast) -> Call:
    return lambda: actions.save_mapping(by=cast.actor("administrator"), name="OPUS", kind=KIND, mapping=Mapping())


def _upload(cast: Cast) -> Upload:
    return actions.keep_upload(by=cast.actor("administrator"), kind=KIND, filename="fravær.csv", content=FILE)


@way("imports.keep_upload")
def keep_upload(cast: Cast) -> Call:
    return lambda: _upload(cast)


@way("imports.set_upload_mapping")
def set_upload_mapping(cast: Cast) -> Call:
    upload = _upload(cast)
    mapping = Mapping.model_validate({"columns": {"employment_id": "nr"}})
    return lambda: actions.set_upload_mapping(by=cast.actor("administrator"), upload=upload, mapping=mapping)


@way("imports.keep_trial")
def keep_trial(cast: Cast) -> Call:
    upload = _upload(cast)
    return lambda: actions.keep_trial(by=cast.actor("administrator"), upload=upload, trial={"read": 2})


@way("imports.drop_upload")
def drop_upload(cast: Cast) -> Call:
    upload = _upload(cast)
    return lambda: actions.drop_upload(by=cast.actor("administrator"), upload=upload)
