"""The *lønkontor* is a role. SQLite makes the table anew for it and drops its triggers, so they are put back."""

from django.db import migrations, models

ROLES = (
    *("leader", "chief", "coordinator", "retention_consultant", "hr_consultant", "lawyer", "wellbeing_consultant"),
    *("work_environment_consultant", "finance_consultant", "provider", "payroll", "planner", "trio"),
    *("committee", "administrator", "employee"),
)
TABLE = "organisation_roleassignment"


def count_changes_again(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    for verb in ("insert", "update", "delete"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_version_{verb}")
        schema_editor.execute(
            f"""CREATE TRIGGER {TABLE}_version_{verb} AFTER {verb.upper()} ON {TABLE} BEGIN
                INSERT INTO organisation_version (id, token)
                    SELECT 1, '' WHERE NOT EXISTS (SELECT 1 FROM organisation_version WHERE id = 1);
                UPDATE organisation_version SET token = hex(randomblob(16)) WHERE id = 1;
            END"""
        )


class Migration(migrations.Migration):
    dependencies = [("organisation", "0003_planner")]

    operations = [
        migrations.RemoveConstraint(model_name="roleassignment", name="role_assignment_known_role"),
        migrations.AlterField(
            model_name="roleassignment",
            name="role",
            field=models.CharField(choices=[(role, role) for role in ROLES], max_length=40),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", list(ROLES))), name="role_assignment_known_role"
            ),
        ),
        migrations.RunPython(count_changes_again, migrations.RunPython.noop),
    ]
