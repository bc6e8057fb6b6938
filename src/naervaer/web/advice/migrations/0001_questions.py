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
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('theme', models.CharField(max_length=100)),
                ('asked_role', models.CharField(max_length=40)),
                ('confidential', models.BooleanField()),
                ('answer_by', models.DateField()),
                ('state', models.CharField(choices=[('waiting', 'Venter på svar'), ('taken', 'Er ved at blive besvaret'), ('asked_back', 'Venter på den, der spurgte'), ('answered', 'Besvaret'), ('closed', 'Afsluttet'), ('withdrawn', 'Trukket tilbage')], default='waiting', max_length=15)),
                ('first_answered', models.DateField(blank=True, null=True)),
                ('coordinator_told', models.DateField(blank=True, null=True)),
                ('asker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='followup.case')),
                ('employment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.employment')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'answer_by'], name='advice_question_waiting'), models.Index(fields=['asker'], name='advice_question_asker')],
                'constraints': [models.CheckConstraint(condition=models.Q(('case__isnull', True), ('employment__isnull', False), _connector='OR'), name='advice_case_has_employment'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'taken'), _negated=True), ('taken_by__isnull', False), _connector='OR'), name='advice_taken_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'answered'), _negated=True), ('first_answered__isnull', False), _connector='OR'), name='advice_answered_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='KnownAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('theme', models.CharField(max_length=100)),
                ('asked', models.TextField()),
                ('answer', models.TextField()),
                ('state', models.CharField(choices=[('proposed', 'Foreslået'), ('published', 'Står i håndbogen'), ('declined', 'Ikke taget med'), ('taken_down', 'Taget ned')], default='proposed', max_length=15)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='known_answers', to='advice.question')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'theme'], name='advice_known_answer_theme')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('asked', ''), _negated=True), models.Q(('answer', ''), _negated=True)), name='advice_known_answer_has_text'), models.UniqueConstraint(condition=models.Q(('state__in', ['proposed', 'published'])), fields=('question',), name='advice_one_known_answer')],
            },
        ),
        migrations.CreateModel(
            name='Word',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('ask', 'Spurgte'), ('take', 'Tog spørgsmålet'), ('answer', 'Svarede'), ('ask_back', 'Spurgte tilbage'), ('add', 'Skrev mere'), ('reply', 'Skrev igen'), ('pass_on', 'Sendte det videre'), ('give', 'Gav det til en anden'), ('close', 'Afsluttede'), ('withdraw', 'Trak spørgsmålet tilbage'), ('correct', 'Rettede')], max_length=15)),
                ('text', models.TextField(blank=True)),
                ('theme', models.CharField(blank=True, max_length=100)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('corrects', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='advice.word')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='words', to='advice.question')),
                ('to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what__in', ['ask', 'answer', 'ask_back', 'add', 'reply', 'pass_on', 'correct']), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='advice_word_has_text'), models.CheckConstraint(condition=models.Q(models.Q(('corrects__isnull', False), ('what', 'correct')), models.Q(models.Q(('what', 'correct'), _negated=True), ('corrects__isnull', True)), _connector='OR'), name='advice_correction_corrects')],
            },
        ),
        migrations.CreateModel(
            name='KnownAnswerEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('publish', 'Sat i håndbogen'), ('decline', 'Ikke taget med'), ('take_down', 'Taget ned')], max_length=15)),
                ('reason', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('known_answer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='advice.knownanswer')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('what', 'publish'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='advice_declined_for_a_reason')],
            },
        ),
    ]
