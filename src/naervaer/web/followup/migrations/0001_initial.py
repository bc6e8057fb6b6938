import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('organisation', '0002_version'),
    ]

    operations = [
        migrations.CreateModel(
            name='Alert',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=80)),
                ('raised_on', models.DateField()),
                ('seen_on', models.DateField()),
                ('because', models.JSONField()),
                ('answered', models.BooleanField(default=False)),
                ('withdrawn', models.BooleanField(default=False)),
                ('employment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alerts', to='organisation.employment')),
            ],
            options={
                'indexes': [models.Index(fields=['raised_on'], name='alert_raised_on'), models.Index(condition=models.Q(('answered', False), ('withdrawn', False)), fields=['employment'], name='alert_waiting_for_answer')],
                'constraints': [models.UniqueConstraint(fields=('employment', 'rule', 'raised_on'), name='alert_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='AlertAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(blank=True, max_length=80)),
                ('at', models.DateTimeField()),
                ('on_day', models.DateField()),
                ('role', models.CharField(max_length=40)),
                ('note', models.TextField(blank=True)),
                ('alert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='followup.alert')),
                ('annuls', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='annulled_by', to='followup.alertanswer')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('annuls__isnull', True), models.Q(('answer', ''), _negated=True)), models.Q(('annuls__isnull', False), ('answer', ''), models.Q(('note', ''), _negated=True)), _connector='OR'), name='alert_answer_or_annulment')],
            },
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_day', models.DateField()),
                ('last_day', models.DateField(blank=True, null=True)),
                ('partial', models.BooleanField(default=False)),
                ('withdrawn', models.BooleanField(default=False)),
                ('employment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='organisation.employment')),
            ],
            options={
                'indexes': [models.Index(fields=['last_day', 'employment'], name='case_last_day_employment')],
                'constraints': [models.CheckConstraint(condition=models.Q(('last_day__isnull', True), ('last_day__gte', models.F('first_day')), _connector='OR'), name='case_dates_in_order'), models.UniqueConstraint(condition=models.Q(('withdrawn', False)), fields=('employment', 'first_day'), name='case_one_first_day')],
            },
        ),
        migrations.CreateModel(
            name='CaseChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('moved', 'Første fraværsdag flyttet'), ('withdrawn', 'Forløbet er ikke længere i lønsystemet'), ('returned', 'Forløbet er kommet tilbage'), ('joined', 'Lagt sammen med et andet forløb')], max_length=15)),
                ('at', models.DateTimeField()),
                ('because', models.CharField(max_length=200)),
                ('before', models.DateField()),
                ('after', models.DateField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='followup.case')),
            ],
        ),
        migrations.CreateModel(
            name='NightRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_of', models.DateField()),
                ('started_at', models.DateTimeField()),
                ('beat_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('host', models.CharField(max_length=200)),
                ('process', models.PositiveIntegerField()),
                ('running', models.BooleanField(default=True, null=True)),
                ('result', models.JSONField(default=dict)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('running', True), ('running__isnull', True), _connector='OR'), name='night_run_true_or_null'), models.UniqueConstraint(fields=('running',), name='night_run_one_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=80)),
                ('occurrence', models.PositiveSmallIntegerField(default=1)),
                ('opens', models.DateField()),
                ('due', models.DateField()),
                ('latest', models.DateField(blank=True, null=True)),
                ('deferred_to', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('waiting', 'Afventer'), ('done', 'Gennemført'), ('not_relevant', 'Ikke relevant'), ('closed', 'Lukket, da fraværet sluttede'), ('dropped', 'Bortfaldet')], default='waiting', max_length=15)),
                ('basis', models.TextField(blank=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='followup.case')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'opens'], name='step_state_opens'), models.Index(fields=['state', 'due'], name='step_state_due')],
                'constraints': [models.UniqueConstraint(fields=('case', 'rule', 'occurrence'), name='step_once_in_a_case')],
            },
        ),
        migrations.CreateModel(
            name='StepEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('done', 'Gennemført'), ('deferred', 'Udskudt'), ('not_relevant', 'Ikke relevant'), ('annulled', 'Annulleret')], max_length=15)),
                ('at', models.DateTimeField()),
                ('on_day', models.DateField()),
                ('role', models.CharField(max_length=40)),
                ('reason', models.TextField(blank=True)),
                ('deferred_to', models.DateField(blank=True, null=True)),
                ('answer', models.CharField(blank=True, max_length=80)),
                ('by_phone', models.BooleanField(default=False)),
                ('due_then', models.DateField()),
                ('latest_then', models.DateField(blank=True, null=True)),
                ('annuls', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='annulled_by', to='followup.stepevent')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='followup.step')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what__in', ['deferred', 'not_relevant', 'annulled']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='step_event_reason_given'), models.CheckConstraint(condition=models.Q(models.Q(('deferred_to__isnull', False), ('what', 'deferred')), models.Q(models.Q(('what', 'deferred'), _negated=True), ('deferred_to__isnull', True)), _connector='OR'), name='step_event_deferred_to_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('annuls__isnull', False), ('what', 'annulled')), models.Q(models.Q(('what', 'annulled'), _negated=True), ('annuls__isnull', True)), _connector='OR'), name='step_event_annuls_an_event')],
            },
        ),
    ]
