import django.db.models.deletion
import uuid
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
            name='Conversation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('kind', models.CharField(max_length=80)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('state', models.CharField(choices=[('planned', 'Planlagt'), ('invited', 'Venter på svar'), ('comes', 'Kommer'), ('other_time', 'Ønsker en anden tid'), ('stays_away', 'Kommer ikke'), ('held', 'Holdt'), ('held_by_phone', 'Holdt på telefon'), ('not_possible', 'Kunne ikke holdes'), ('cancelled', 'Aflyst'), ('annulled', 'Annulleret')], default='planned', max_length=15)),
                ('starts', models.DateTimeField(blank=True, null=True)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('by_phone', models.BooleanField(default=False)),
                ('held_on', models.DateField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='conversations', to='followup.case')),
                ('employment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conversations', to='organisation.employment')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('step', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='followup.step')),
            ],
            options={
                'indexes': [models.Index(fields=['employment', 'state'], name='conversation_of_employment'), models.Index(fields=['state', 'starts'], name='conversation_state_starts')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['invited', 'comes', 'other_time', 'stays_away']), _negated=True), ('starts__isnull', False), _connector='OR'), name='conversation_ahead_has_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['held', 'held_by_phone']), _negated=True), ('held_on__isnull', False), _connector='OR'), name='conversation_held_on_a_day'), models.UniqueConstraint(condition=models.Q(('state__in', ['invited', 'comes', 'other_time', 'stays_away'])), fields=('employment', 'kind'), name='conversation_one_ahead_of_a_kind')],
            },
        ),
        migrations.CreateModel(
            name='CalendarMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.EmailField(max_length=254)),
                ('method', models.CharField(max_length=10)),
                ('sequence', models.PositiveIntegerField()),
                ('content', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mails', to='conversations.conversation')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('sent_at__isnull', True)), fields=['written_at'], name='calendar_mail_waiting')],
                'constraints': [models.UniqueConstraint(fields=('conversation', 'person', 'method', 'sequence'), name='calendar_mail_told_once')],
            },
        ),
        migrations.CreateModel(
            name='ConversationEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('invite', 'Indkaldt'), ('come', 'Svaret: kommer'), ('ask_other_time', 'Svaret: ønsker en anden tid'), ('stay_away', 'Svaret: kommer ikke'), ('move', 'Flyttet'), ('hold', 'Holdt'), ('hold_by_phone', 'Holdt på telefon'), ('not_possible', 'Kunne ikke holdes'), ('cancel', 'Aflyst'), ('annul', 'Annulleret')], max_length=15)),
                ('on_day', models.DateField()),
                ('starts', models.DateTimeField(blank=True, null=True)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('by_phone', models.BooleanField(default=False)),
                ('note', models.TextField(blank=True)),
                ('steps', models.JSONField(default=list)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='conversations.conversation')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what__in', ['invite', 'move']), _negated=True), ('starts__isnull', False), _connector='OR'), name='conversation_event_has_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('what__in', ['not_possible', 'annul']), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='conversation_event_reason_given'), models.CheckConstraint(condition=models.Q(models.Q(('what', 'ask_other_time'), _negated=True), models.Q(('note', ''), _negated=True), ('starts__isnull', False), _connector='OR'), name='conversation_event_other_time_said')],
            },
        ),
        migrations.CreateModel(
            name='Minutes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('points', models.JSONField()),
                ('shared_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='minutes', to='conversations.conversation')),
                ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='conversations.minutes')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('corrects__isnull', True), ('reason', '')), models.Q(('corrects__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='minutes_corrected_for_a_reason'), models.CheckConstraint(condition=models.Q(('corrects__isnull', True), ('shared_at__isnull', False), _connector='OR'), name='minutes_correction_is_shared'), models.CheckConstraint(condition=models.Q(('corrects', models.F('pk')), _negated=True), name='minutes_correct_another'), models.UniqueConstraint(condition=models.Q(('corrects__isnull', True)), fields=('conversation',), name='minutes_begun_once')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('text', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='conversations.minutes')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='comment_says_something')],
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('invitation', 'Brev: indkaldelse'), ('moved', 'Brev: ny tid'), ('cancelled', 'Brev: aflysning'), ('minutes', 'Referat')], max_length=12)),
                ('title', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('pdf', models.BinaryField()),
                ('sha256', models.CharField(max_length=64)),
                ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='conversations.conversation')),
                ('minutes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='paper', to='conversations.minutes')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what', 'minutes'), ('minutes__isnull', False)), models.Q(models.Q(('what', 'minutes'), _negated=True), ('minutes__isnull', True)), _connector='OR'), name='paper_of_minutes_names_them')],
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('party', models.CharField(max_length=30)),
                ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participants', to='conversations.conversation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('conversation', 'person'), name='participant_once')],
            },
        ),
    ]
