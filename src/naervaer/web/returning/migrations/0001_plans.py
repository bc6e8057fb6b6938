import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('followup', '0001_initial'),
        ('organisation', '0003_planner'),
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('state', models.CharField(choices=[('running', 'Aftalt'), ('ended', 'Afsluttet'), ('evaluated', 'Evalueret'), ('annulled', 'Annulleret')], default='running', max_length=10)),
                ('first', models.DateField()),
                ('last', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='return_plans', to='followup.case')),
                ('employment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='return_plans', to='organisation.employment')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'indexes': [models.Index(fields=['employment', 'first'], name='return_plan_employment')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'running')), fields=('employment',), name='return_plan_one_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='PlanEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('ended', 'Afsluttet'), ('evaluated', 'Evalueret'), ('annulled', 'Annulleret'), ('commented', 'Kommentar')], max_length=10)),
                ('on_day', models.DateField()),
                ('held', models.CharField(blank=True, choices=[('yes', 'Ja, planen holdt'), ('partly', 'Delvist'), ('no', 'Nej')], max_length=6)),
                ('text', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='returning.plan')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what__in', ['ended', 'annulled', 'commented']), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='return_plan_event_has_text'), models.CheckConstraint(condition=models.Q(models.Q(('what', 'evaluated'), models.Q(('held', ''), _negated=True)), models.Q(models.Q(('what', 'evaluated'), _negated=True), ('held', '')), _connector='OR'), name='return_plan_evaluation_says_how_it_went')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('number', models.PositiveSmallIntegerField()),
                ('weeks', models.JSONField()),
                ('norm', models.JSONField()),
                ('tasks', models.TextField(blank=True)),
                ('accommodations', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='returning.plan')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='return_plan_version_once'), models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='return_plan_change_has_a_reason')],
            },
        ),
    ]
