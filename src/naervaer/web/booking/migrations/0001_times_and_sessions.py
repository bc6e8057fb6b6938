import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('courses', '0002_who_asked_for_a_units_course'),
        ('organisation', '0004_payroll'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContactWay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('text', models.CharField(max_length=120)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courses.course')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ExtraHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('minutes', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('asked', 'Venter på svar'), ('agreed', 'Sagt ja'), ('declined', 'Sagt nej')], default='asked', max_length=10)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extra_hours', to='courses.course')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('course',), name='extra_hours_asked_once')],
            },
        ),
        migrations.CreateModel(
            name='ExtraEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('agree', 'Sig ja'), ('decline', 'Sig nej')], max_length=10)),
                ('text', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('extra', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='booking.extrahours')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what', 'decline'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='extra_hours_declined_why')],
            },
        ),
        migrations.CreateModel(
            name='FirstContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('on_day', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('course', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='first_contact', to='courses.course')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('first', models.DateField()),
                ('last', models.DateField(blank=True, null=True)),
                ('at_time', models.TimeField()),
                ('minutes', models.PositiveSmallIntegerField()),
                ('place', models.CharField(max_length=120)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('consultant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('last', None)), fields=('consultant', 'first', 'at_time'), name='opening_once')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('starts', models.DateTimeField()),
                ('minutes', models.PositiveSmallIntegerField()),
                ('place', models.CharField(max_length=120)),
                ('part', models.CharField(choices=[('conversation', 'Samtale'), ('three_party', 'Trepartssamtale'), ('planning', 'Planlægningsmøde'), ('course', 'Møde i forløbet'), ('closing', 'Afsluttende møde')], default='conversation', max_length=12)),
                ('state', models.CharField(choices=[('planned', 'Aftalt'), ('held', 'Holdt'), ('no_show', 'Udeblevet'), ('moved', 'Flyttet'), ('cancelled', 'Aflyst')], default='planned', max_length=10)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='courses.course')),
                ('giver', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('instead_of', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='moved_to', to='booking.session')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'indexes': [models.Index(fields=['course', 'state'], name='session_of_course'), models.Index(fields=['starts'], name='session_starts')],
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes__gte', 1)), name='session_has_a_length')],
            },
        ),
        migrations.CreateModel(
            name='BookedQuarter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('resource', models.CharField(max_length=140)),
                ('quarter', models.DateTimeField()),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quarters', to='booking.session')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('resource', 'quarter'), name='quarter_booked_once')],
            },
        ),
        migrations.CreateModel(
            name='SessionEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('hold', 'Holdt'), ('no_show', 'Kom ikke'), ('move', 'Flyt'), ('cancel', 'Aflys')], max_length=10)),
                ('minutes', models.PositiveSmallIntegerField(default=0)),
                ('beyond', models.PositiveSmallIntegerField(default=0)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('session', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='event', to='booking.session')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('beyond__lte', models.F('minutes'))), name='session_beyond_is_a_part')],
            },
        ),
        migrations.CreateModel(
            name='SessionMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.EmailField(max_length=254)),
                ('method', models.CharField(choices=[('REQUEST', 'Aftalt'), ('CANCEL', 'Aflyst')], max_length=7)),
                ('content', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('tried_at', models.DateTimeField(blank=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mails', to='booking.session')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('sent_at__isnull', True)), fields=['tries'], name='session_mail_waiting')],
                'constraints': [models.UniqueConstraint(fields=('session', 'person', 'method'), name='session_mail_once')],
            },
        ),
        migrations.CreateModel(
            name='DaysOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('first', models.DateField()),
                ('last', models.DateField()),
                ('opened_again', models.BooleanField(default=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('consultant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='days_off_in_order')],
            },
        ),
    ]
