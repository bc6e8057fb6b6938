import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('organisation', '0003_planner'),
    ]

    operations = [
        migrations.CreateModel(
            name='Signal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('day', models.DateField()),
                ('told', models.CharField(choices=[('leader', 'Min leder må se det'), ('counted', 'Tæl det kun med i tallene, uden navn')], max_length=10)),
                ('wishes_talk', models.BooleanField(default=False)),
                ('text', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('given', 'Givet'), ('seen', 'Set af lederen'), ('talked', 'Talt om'), ('withdrawn', 'Trukket tilbage')], default='given', max_length=10)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('employment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='presenteeism_signals', to='organisation.employment')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'indexes': [models.Index(fields=['day'], name='presenteeism_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('told', 'leader'), models.Q(('text', ''), ('told', 'counted'), ('wishes_talk', False)), _connector='OR'), name='presenteeism_counted_says_nothing_more'), models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('employment', 'day'), name='presenteeism_one_a_day')],
            },
        ),
        migrations.CreateModel(
            name='SignalEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('see', 'Set'), ('talk', 'Talt om'), ('withdraw', 'Trukket tilbage')], max_length=10)),
                ('on_day', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='presenteeism.signal')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UnitSignal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('day', models.DateField()),
                ('extent', models.CharField(choices=[('some', 'Nogle går på arbejde, selv om de burde være hjemme'), ('many', 'Mange går på arbejde, selv om de burde være hjemme')], max_length=10)),
                ('text', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='presenteeism_signals', to='organisation.unit')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Annulment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('reason', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('signal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='annulment', to='presenteeism.unitsignal')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='presenteeism_annulment_reason_given')],
            },
        ),
    ]
