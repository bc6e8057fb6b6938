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
            name='SickCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('category', models.CharField(choices=[('own_sickness', 'sygdom'), ('work_injury', 'arbejdsskade'), ('pregnancy_related', 'graviditetsbetinget sygdom'), ('section_56', 'under en § 56-aftale')], max_length=20)),
                ('day', models.DateField()),
                ('went_home', models.BooleanField(default=False)),
                ('first', models.DateField()),
                ('expected', models.DateField(blank=True, null=True)),
                ('work_related', models.CharField(blank=True, choices=[('yes', 'Ja'), ('no', 'Nej'), ('', 'Ikke oplyst')], max_length=3)),
                ('tasks', models.TextField(blank=True)),
                ('back', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('awaiting', 'Afventer lønsystemet'), ('confirmed', 'Bekræftet af lønsystemet'), ('differs', 'Lønsystemet siger noget andet'), ('unknown_to_payroll', 'Ukendt i lønsystemet'), ('payroll_right', 'Afgjort: lønsystemet har ret'), ('call_right', 'Afgjort: sygemeldingen har ret'), ('annulled', 'Annulleret')], default='awaiting', max_length=20)),
                ('replaced', models.BooleanField(default=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='sickcall.sickcall')),
                ('employment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sick_calls', to='organisation.employment')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'indexes': [models.Index(fields=['employment', 'first'], name='sick_call_employment_first')],
                'constraints': [models.CheckConstraint(condition=models.Q(('back__isnull', True), ('back__gte', models.F('first')), _connector='OR'), name='sick_call_in_order'), models.CheckConstraint(condition=models.Q(('expected__isnull', True), ('expected__gt', models.F('first')), _connector='OR'), name='sick_call_expected_later'), models.UniqueConstraint(condition=models.Q(('back__isnull', True), ('replaced', False), models.Q(('state', 'annulled'), _negated=True), models.Q(('state', 'payroll_right'), _negated=True)), fields=('employment',), name='sick_call_one_open')],
            },
        ),
        migrations.CreateModel(
            name='CallEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('well', 'Raskmeldt'), ('not_well', 'Raskmelding trukket tilbage'), ('annulled', 'Annulleret'), ('payroll_right', 'Lønsystemet har ret'), ('call_right', 'Sygemeldingen har ret'), ('injury_reported', 'Arbejdsskaden er anmeldt')], max_length=15)),
                ('on_day', models.DateField()),
                ('reason', models.TextField(blank=True)),
                ('differences', models.JSONField(blank=True, default=list)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='sickcall.sickcall')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what__in', ['annulled', 'payroll_right', 'call_right', 'not_well']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='sick_call_event_reason_given')],
            },
        ),
        migrations.CreateModel(
            name='WorkplaceRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('to', models.CharField(max_length=30)),
                ('at_latest', models.CharField(max_length=200)),
                ('how', models.CharField(max_length=1000)),
                ('contact', models.CharField(blank=True, max_length=200)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sick_call_rules', to='organisation.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', '-at'], name='sick_call_rule_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('at_latest', ''), _negated=True), models.Q(('how', ''), _negated=True)), name='sick_call_rule_is_whole')],
            },
        ),
    ]
