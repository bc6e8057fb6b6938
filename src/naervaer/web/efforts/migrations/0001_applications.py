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
            name='Application',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('offer', models.CharField(max_length=80)),
                ('concerns_leader', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('asked', 'Venter på svar'), ('sent_back', 'Sendt tilbage'), ('approved', 'Godkendt'), ('withdrawn', 'Trukket tilbage')], default='asked', max_length=12)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('course', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='application', to='courses.course')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('asked', 'sent_back'))), fields=('unit', 'offer', 'concerns_leader'), name='application_one_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='ApplicationEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('approve', 'Godkend'), ('send_back', 'Send tilbage'), ('answer_again', 'Send igen'), ('withdraw', 'Træk tilbage')], max_length=12)),
                ('text', models.TextField(blank=True)),
                ('priority', models.CharField(blank=True, choices=[('first', 'Skal i gang først'), ('normal', 'Almindelig'), ('can_wait', 'Kan vente')], max_length=8)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='efforts.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what__in', ['send_back', 'approve']), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='application_answered_with_words'), models.CheckConstraint(condition=models.Q(models.Q(('what', 'approve'), _negated=True), models.Q(('priority', ''), _negated=True), _connector='OR'), name='application_approved_with_priority')],
            },
        ),
        migrations.CreateModel(
            name='Written',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('persons', models.PositiveSmallIntegerField()),
                ('answers', models.JSONField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='written', to='efforts.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
