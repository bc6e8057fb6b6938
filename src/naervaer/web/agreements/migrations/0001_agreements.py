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
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('text', models.TextField()),
                ('owner', models.CharField(max_length=30)),
                ('due', models.DateField()),
                ('origin', models.CharField(max_length=30)),
                ('origin_pk', models.BigIntegerField()),
                ('shared', models.BooleanField(default=True)),
                ('state', models.CharField(choices=[('agreed', 'Aftalt'), ('done', 'Gjort'), ('dropped', 'Ikke længere aktuel'), ('annulled', 'Annulleret')], default='agreed', max_length=10)),
                ('target', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='followup.case')),
                ('employment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='organisation.employment')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'agreed')), fields=['employment'], name='agreement_waiting'), models.Index(fields=['origin', 'origin_pk'], name='agreement_origin')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('origin', ''), _negated=True)), name='agreement_has_text_and_origin'), models.CheckConstraint(condition=models.Q(models.Q(('owner', 'employee'), _negated=True), ('shared', True), _connector='OR'), name='agreement_of_the_employee_is_shared')],
            },
        ),
        migrations.CreateModel(
            name='AgreementEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('done', 'Gjort'), ('postponed', 'Ny dato'), ('dropped', 'Ikke længere aktuel'), ('reopened', 'Åbnet igen'), ('annulled', 'Annulleret'), ('shared', 'Delt med medarbejderen')], max_length=10)),
                ('on_day', models.DateField()),
                ('to_day', models.DateField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='agreements.agreement')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('to_day__isnull', False), ('what', 'postponed')), models.Q(models.Q(('what', 'postponed'), _negated=True), ('to_day__isnull', True)), _connector='OR'), name='agreement_event_postponed_to_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('what__in', ['dropped', 'annulled']), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='agreement_event_reason_given')],
            },
        ),
    ]
