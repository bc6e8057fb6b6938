"""What was considered, decided and told is never changed. Each database says no by itself, whoever asks."""

from django.db import migrations

TABLES = ("decisions_considered", "decisions_ruling", "decisions_told")
MESSAGE = "En beslutning og dens grundlag kan ikke aendres"

SQLITE = [
    f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    for table in TABLES
]
POSTGRESQL = [
    f"""CREATE FUNCTION decisions_never_changed() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    *(
        f"""CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
            FOR EACH ROW EXECUTE FUNCTION decisions_never_changed()"""
        for table in TABLES
    ),
]
UNDO = {
    "sqlite": [f"DROP TRIGGER {table}_no_update" for table in TABLES],
    "postgresql": [
        *(f"DROP TRIGGER {table}_no_update ON {table}" for table in TABLES),
        "DROP FUNCTION decisions_never_changed()",
    ],
}


def run(statements):
    def apply(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return apply


class Migration(migrations.Migration):
    dependencies = [("decisions", "0001_decisions")]
    operations = [migrations.RunPython(run({"sqlite": SQLITE, "postgresql": POSTGRESQL}), run(UNDO))]
