"""What was said, sent and shared is never changed. Each database says no by itself, whoever asks."""

from django.db import migrations

KEPT = ("conversations_conversationevent", "conversations_comment", "conversations_paper")
SHARED = "conversations_minutes"
MESSAGE = "Det, der er sagt, sendt og delt, kan ikke aendres"

SQLITE = [
    *(
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        for table in KEPT
    ),
    f"""CREATE TRIGGER {SHARED}_no_update BEFORE UPDATE ON {SHARED} WHEN OLD.shared_at IS NOT NULL
        BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END""",
]
POSTGRESQL = [
    f"""CREATE FUNCTION conversations_never_changed() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    *(
        f"""CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
            FOR EACH ROW EXECUTE FUNCTION conversations_never_changed()"""
        for table in KEPT
    ),
    f"""CREATE TRIGGER {SHARED}_no_update BEFORE UPDATE ON {SHARED}
        FOR EACH ROW WHEN (OLD.shared_at IS NOT NULL) EXECUTE FUNCTION conversations_never_changed()""",
]
UNDO = {
    "sqlite": [f"DROP TRIGGER {table}_no_update" for table in (*KEPT, SHARED)],
    "postgresql": [
        *(f"DROP TRIGGER {table}_no_update ON {table}" for table in (*KEPT, SHARED)),
        "DROP FUNCTION conversations_never_changed()",
    ],
}


def run(statements):
    def apply(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return apply


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_conversations")]
    operations = [migrations.RunPython(run({"sqlite": SQLITE, "postgresql": POSTGRESQL}), run(UNDO))]
