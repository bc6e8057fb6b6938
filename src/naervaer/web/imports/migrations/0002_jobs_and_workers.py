import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('imports', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Worker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('worker_id', models.CharField(max_length=64, unique=True)),
                ('host', models.CharField(max_length=255)),
                ('process', models.PositiveIntegerField()),
                ('started_at', models.DateTimeField()),
                ('beat_at', models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name='upload',
            name='trial',
            field=models.JSONField(default=dict),
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filename', models.CharField(max_length=255)),
                ('dry_run', models.BooleanField(default=False)),
                ('confirmed', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('waiting', 'Venter'), ('running', 'I gang'), ('done', 'Færdig'), ('failed', 'Standset')], default='waiting', max_length=10)),
                ('stage', models.CharField(choices=[('reading', 'Læser'), ('checking', 'Kontrollerer'), ('writing', 'Skriver'), ('steps', 'Opdaterer skridt'), ('figures', 'Regner tal')], default='reading', max_length=10)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('of_about', models.PositiveIntegerField(blank=True, null=True)),
                ('asked_at', models.DateTimeField()),
                ('started_at', models.DateTimeField(blank=True, null=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('worker', models.CharField(blank=True, max_length=64)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('upload', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='jobs', to='imports.upload')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['waiting', 'running'])), fields=('upload',), name='job_one_at_a_time')],
            },
        ),
        migrations.AddField(
            model_name='importrun',
            name='job',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='run', to='imports.job'),
        ),
    ]
