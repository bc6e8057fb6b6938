"""Every change of the tree or the roles gives the organisation a new random token, written by the database itself.

A token is random and not a count, so that a change that is rolled back can never lend its number to another change.
"""

from django.db import migrations

TABLES = ("organisation_unit", "organisation_unitterm", "organisation_roleassignment")


def install(apps, schema_editor):
    {"sqlite": _sqlite, "postgresql": _postgresql}[schema_editor.connection.vendor](schema_editor)


def _sqlite(schema_editor):
    for table in TABLES:
        for verb in ("insert", "update", "delete"):
            schema_editor.execute(
                f"""CREATE TRIGGER {table}_version_{verb} AFTER {verb.upper()} ON {table} BEGIN
                    INSERT INTO organisation_version (id, token)
                        SELECT 1, '' WHERE NOT EXISTS (SELECT 1 FROM organisation_version WHERE id = 1);
                    UPDATE organisation_version SET token = hex(randomblob(16)) WHERE id = 1;
                END"""
            )


def _postgresql(schema_editor):
    schema_editor.execute(
        """CREATE FUNCTION organisation_new_version() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO organisation_version (id, token) VALUES (1, gen_random_uuid()::text)
                ON CONFLICT (id) DO UPDATE SET token = excluded.token;
            RETURN NULL;
        END $$"""
    )
    for table in TABLES:
        schema_editor.execute(
            f"""CREATE TRIGGER {table}_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
                FOR EACH STATEMENT EXECUTE FUNCTION organisation_new_version()"""
        )


def remove(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "sqlite":
            for verb in ("insert", "update", "delete"):
                schema_editor.execute(f"DROP TRIGGER {table}_version_{verb}")
        else:
            schema_editor.execute(f"DROP TRIGGER {table}_version ON {table}")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION organisation_new_version()")


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
