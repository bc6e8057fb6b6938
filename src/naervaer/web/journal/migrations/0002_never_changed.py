"""What stands in a journal, who has read it and who was given it is never changed. Each database says no by itself."""

from django.db import migrations

TABLES = ("entry", "paperfile", "reading", "handing", "releasedtotals", "recoverykey")
MESSAGE = "Det, der staar i en journal og dens log, kan ikke aendres"

SQLITE = [
    f"CREATE TRIGGER journal_{table}_no_update BEFORE UPDATE ON journal_{table} "
    f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    for table in TABLES
]
POSTGRESQL = [
    f"""CREATE FUNCTION journal_never_changed() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    *(
        f"""CREATE TRIGGER journal_{table}_no_update BEFORE UPDATE ON journal_{table}
            FOR EACH ROW EXECUTE FUNCTION journal_never_changed()"""
        for table in TABLES
    ),
]
UNDO = {
    "sqlite": [f"DROP TRIGGER journal_{table}_no_update" for table in TABLES],
    "postgresql": [
        *(f"DROP TRIGGER journal_{table}_no_update ON journal_{table}" for table in TABLES),
        "DROP FUNCTION journal_never_changed()",
    ],
}


def run(statements):
    def apply(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return apply


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_journals_and_their_keys")]
    operations = [migrations.RunPython(run({"sqlite": SQLITE, "postgresql": POSTGRESQL}), run(UNDO))]
