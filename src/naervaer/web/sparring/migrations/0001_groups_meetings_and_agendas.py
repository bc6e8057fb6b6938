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
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on_day', models.DateField()),
                ('starts', models.TimeField(blank=True, null=True)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('state', models.CharField(choices=[('planned', 'Planlagt'), ('sent', 'Dagsorden sendt'), ('ended', 'Holdt'), ('cancelled', 'Aflyst')], default='planned', max_length=15)),
                ('sent_on', models.DateField(blank=True, null=True)),
                ('seen_until', models.DateField(blank=True, null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='sparring.group')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'cancelled'), _negated=True), fields=('group', 'on_day'), name='sparring_one_meeting_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('seen_until__isnull', True), ('sent_on__isnull', True)), models.Q(('seen_until__gte', models.F('on_day')), ('sent_on__isnull', False)), _connector='OR'), name='sparring_sent_is_seen_until'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['sent', 'ended']), _negated=True), ('sent_on__isnull', False), _connector='OR'), name='sparring_sent_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('on_since', models.DateField()),
                ('seen_since', models.DateField()),
                ('position', models.PositiveSmallIntegerField()),
                ('whys', models.JSONField()),
                ('state', models.CharField(choices=[('waiting', 'Venter'), ('discussed', 'Drøftet'), ('postponed', 'Udskudt til næste gang'), ('taken_off', 'Taget af dagsordenen')], default='waiting', max_length=15)),
                ('case', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='followup.case')),
                ('employment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.employment')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='sparring.meeting')),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'state'], name='sparring_item_case')],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'employment'), name='sparring_item_once')],
            },
        ),
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seat', models.CharField(choices=[('leader', 'Leder'), ('retention_consultant', 'Fastholdelseskonsulent'), ('lawyer', 'Personalejurist'), ('hr_consultant', 'HR-konsulent')], max_length=30)),
                ('present', models.BooleanField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calls', to='sparring.meeting')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'meeting'], name='sparring_call_person')],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='sparring_called_once')],
            },
        ),
        migrations.CreateModel(
            name='MeetingEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('planned', 'Planlagt'), ('sent', 'Dagsorden sendt'), ('cancelled', 'Aflyst'), ('ended', 'Holdt')], max_length=15)),
                ('reason', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='sparring.meeting')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what', 'cancelled'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='sparring_cancelled_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Wish',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('on', 'Sat på dagsordenen'), ('off', 'Taget af dagsordenen')], max_length=5)),
                ('theme', models.CharField(blank=True, max_length=100)),
                ('text', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('employment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.employment')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wishes', to='sparring.meeting')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'indexes': [models.Index(fields=['meeting', 'employment'], name='sparring_wish_about')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='sparring_wish_has_text'), models.CheckConstraint(condition=models.Q(models.Q(('theme', ''), ('what', 'off')), models.Q(('what', 'on'), models.Q(('theme', ''), _negated=True)), _connector='OR'), name='sparring_wish_has_theme')],
            },
        ),
        migrations.CreateModel(
            name='GroupMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.DateField()),
                ('last', models.DateField(blank=True, null=True)),
                ('seat', models.CharField(choices=[('leader', 'Leder'), ('retention_consultant', 'Fastholdelseskonsulent'), ('lawyer', 'Personalejurist'), ('hr_consultant', 'HR-konsulent')], max_length=30)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='sparring.group')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person'], name='sparring_member_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('last__isnull', True), ('last__gte', models.F('first')), _connector='OR'), name='sparring_member_dates_in_order')],
            },
        ),
        migrations.CreateModel(
            name='GroupUnit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.DateField()),
                ('last', models.DateField(blank=True, null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='sparring.group')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('last__isnull', True), ('last__gte', models.F('first')), _connector='OR'), name='sparring_unit_dates_in_order')],
            },
        ),
        migrations.CreateModel(
            name='ItemEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('discuss', 'Drøftet'), ('postpone', 'Udskudt til næste gang'), ('take_off', 'Taget af dagsordenen'), ('put_back', 'Sat på igen')], max_length=15)),
                ('text', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='sparring.item')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what', 'take_off'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='sparring_taken_off_for_a_reason')],
            },
        ),
    ]
