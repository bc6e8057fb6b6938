import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Kept',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key_name', models.CharField(max_length=40)),
                ('wrapped_key', models.BinaryField()),
                ('store', models.CharField(max_length=10)),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('key_name', ''), _negated=True), name='vault_names_its_key')],
            },
        ),
        migrations.CreateModel(
            name='Sealed',
            fields=[
                ('kept', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='sealed', serialize=False, to='vault.kept')),
                ('content', models.BinaryField()),
            ],
        ),
    ]
