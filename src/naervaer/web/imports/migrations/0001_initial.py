import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('org', 'Organisation'), ('employments', 'Ansættelser'), ('absence-days', 'Fraværsdage (SD)'), ('absence-periods', 'Fraværsperioder (OPUS)')], max_length=20)),
                ('state', models.CharField(choices=[('done', 'Indlæst'), ('stopped', 'Standset'), ('refused', 'Afvist'), ('undone', 'Fortrudt')], max_length=10)),
                ('filename', models.CharField(max_length=255)),
                ('sha256', models.CharField(max_length=64)),
                ('started_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('covers_first', models.DateField(blank=True, null=True)),
                ('covers_last', models.DateField(blank=True, null=True)),
                ('read', models.PositiveIntegerField(default=0)),
                ('kept', models.PositiveIntegerField(default=0)),
                ('unchanged', models.PositiveIntegerField(default=0)),
                ('corrected', models.PositiveIntegerField(default=0)),
                ('refused', models.PositiveIntegerField(default=0)),
                ('unknown_columns', models.JSONField(default=list)),
                ('changes', models.JSONField(default=dict)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['-started_at'], name='import_run_newest_first')],
                'constraints': [models.CheckConstraint(condition=models.Q(('covers_last__isnull', True), ('covers_last__gte', models.F('covers_first')), _connector='OR'), name='import_run_cover_in_order')],
            },
        ),
        migrations.CreateModel(
            name='RefusedRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.PositiveIntegerField()),
                ('column', models.CharField(blank=True, max_length=100)),
                ('found', models.CharField(blank=True, max_length=200)),
                ('reason', models.TextField()),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='refused_rows', to='imports.importrun')),
            ],
            options={
                'indexes': [models.Index(fields=['run', 'line'], name='refused_row_run_line')],
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('org', 'Organisation'), ('employments', 'Ansættelser'), ('absence-days', 'Fraværsdage (SD)'), ('absence-periods', 'Fraværsperioder (OPUS)')], max_length=20)),
                ('filename', models.CharField(max_length=255)),
                ('content', models.BinaryField()),
                ('mapping', models.JSONField(default=dict)),
                ('uploaded_at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ColumnMapping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100)),
                ('kind', models.CharField(choices=[('org', 'Organisation'), ('employments', 'Ansættelser'), ('absence-days', 'Fraværsdage (SD)'), ('absence-periods', 'Fraværsperioder (OPUS)')], max_length=20)),
                ('columns', models.JSONField(default=dict)),
                ('codes', models.JSONField(default=dict)),
                ('saved_at', models.DateTimeField()),
                ('saved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'name'), name='column_mapping_name_once')],
            },
        ),
    ]
