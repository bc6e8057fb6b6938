import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('organisation', '0004_payroll'),
        ('scheme', '0001_requests_and_acute_calls'),
    ]

    operations = [
        migrations.CreateModel(
            name='Course',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('offer', models.CharField(max_length=80)),
                ('provider', models.CharField(blank=True, max_length=80)),
                ('agreement', models.CharField(blank=True, max_length=80)),
                ('paid_by', models.CharField(choices=[('scheme', 'trivselsordningen'), ('workplace', 'arbejdspladsen'), ('employee', 'medarbejderen')], max_length=12)),
                ('concerns_leader', models.BooleanField(default=False)),
                ('asked_on', models.DateField()),
                ('acute', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('waiting', 'På venteliste'), ('offered', 'Plads tilbudt'), ('running', 'I gang'), ('finished', 'Afsluttet'), ('stopped', 'Stoppet'), ('left', 'Ude af ventelisten')], default='waiting', max_length=12)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('consultant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('employment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.employment')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('request', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='course', to='scheme.request')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['agreement', 'state', 'asked_on'], name='course_waiting'), models.Index(fields=['employment', 'state'], name='course_of_employment'), models.Index(fields=['provider', 'state'], name='course_of_provider')],
            },
        ),
        migrations.CreateModel(
            name='CourseEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(blank=True, max_length=40)),
                ('what', models.CharField(choices=[('begin', 'Sæt i gang'), ('offer', 'Tilbyd plads'), ('accept', 'Tag imod pladsen'), ('let_go', 'Lad pladsen gå videre'), ('leave', 'Forlad ventelisten'), ('finish', 'Afslut'), ('stop', 'Stop')], max_length=12)),
                ('text', models.TextField(blank=True)),
                ('answer_by', models.DateField(blank=True, null=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='courses.course')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what', 'offer'), _negated=True), ('answer_by__isnull', False), _connector='OR'), name='course_offer_until')],
            },
        ),
        migrations.CreateModel(
            name='MoneyDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('text', models.TextField()),
                ('decided_on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='money_decision_says_who')],
            },
        ),
        migrations.CreateModel(
            name='Pot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agreement', models.CharField(max_length=80)),
                ('period', models.DateField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agreement', 'period'), name='pot_once')],
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(blank=True, max_length=40)),
                ('kind', models.CharField(choices=[('granted', 'bevilget'), ('reserved', 'reserveret'), ('used', 'brugt'), ('released', 'frigivet'), ('moved', 'flyttet')], max_length=10)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('course', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='courses.course')),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='courses.moneydecision')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('pot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='courses.pot')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['moved', 'granted']), _negated=True), ('decision__isnull', False), _connector='OR'), name='posting_by_decision')],
            },
        ),
        migrations.CreateModel(
            name='ProviderSeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provider', models.CharField(max_length=80)),
                ('first', models.DateField()),
                ('last', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('last__isnull', True), ('last__gte', models.F('first')), _connector='OR'), name='provider_seat_dates_in_order'), models.UniqueConstraint(fields=('person', 'provider', 'first'), name='provider_seat_once')],
            },
        ),
    ]
