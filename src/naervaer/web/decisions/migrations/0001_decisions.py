import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('followup', '0001_initial'),
        ('organisation', '0002_version'),
    ]

    operations = [
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gate', models.CharField(max_length=80)),
                ('at', models.DateTimeField()),
                ('state', models.CharField(choices=[('considering', 'Under overvejelse'), ('decided', 'Besluttet'), ('informed', 'Medarbejderen har fået besked'), ('dropped', 'Ikke længere aktuel')], default='considering', max_length=15)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='followup.case')),
                ('employment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.employment')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'gate'), name='decision_once_in_a_case')],
            },
        ),
        migrations.CreateModel(
            name='Dropped',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('reason', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('matter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='dropped', to='decisions.matter')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='decision_dropped_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Considered',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('consideration', models.CharField(max_length=80)),
                ('answer', models.CharField(choices=[('considered', 'Overvejet'), ('not_relevant', 'Ikke relevant')], max_length=15)),
                ('why', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='considered', to='decisions.matter')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='decision_considered_with_why')],
            },
        ),
        migrations.CreateModel(
            name='Ruling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('outcome', models.CharField(max_length=80)),
                ('title', models.CharField(max_length=200)),
                ('reasons', models.TextField()),
                ('basis', models.JSONField()),
                ('because', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='decisions.ruling')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rulings', to='decisions.matter')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='decision_has_reasons'), models.CheckConstraint(condition=models.Q(models.Q(('because', ''), ('corrects__isnull', True)), models.Q(('corrects__isnull', False), models.Q(('because', ''), _negated=True)), _connector='OR'), name='decision_corrected_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Told',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('text', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('ruling', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='told', to='decisions.ruling')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
