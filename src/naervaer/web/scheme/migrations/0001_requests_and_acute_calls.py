import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('organisation', '0004_payroll'),
    ]

    operations = [
        migrations.CreateModel(
            name='AcuteCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('offer', models.CharField(max_length=80)),
                ('on_day', models.DateField()),
                ('persons', models.PositiveSmallIntegerField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'on_day'], name='acute_call_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(('persons__gte', 1)), name='acute_call_for_somebody')],
            },
        ),
        migrations.CreateModel(
            name='AcuteCallAnnulled',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('reason', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('call', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='annulled', to='scheme.acutecall')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='acute_call_annulled_why')],
            },
        ),
        migrations.CreateModel(
            name='Request',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('offer', models.CharField(max_length=80)),
                ('road', models.CharField(choices=[('leader', 'lederen'), ('own', 'medarbejderen'), ('around', 'uden om lederen')], default='leader', max_length=6)),
                ('state', models.CharField(choices=[('asked', 'Venter på bekræftelse'), ('disputed', 'Ikke enig i svarene'), ('confirmed', 'Bekræftet'), ('withdrawn', 'Trukket tilbage')], default='asked', max_length=12)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('employment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.employment')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('asked', 'disputed'))), fields=('employment', 'offer', 'road'), name='scheme_request_one_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Answered',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('answers', models.JSONField()),
                ('booked_by', models.CharField(max_length=30)),
                ('paid_by', models.CharField(max_length=12)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answered', to='scheme.request')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RequestEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('confirm', 'Bekræft'), ('dispute', 'Det passer ikke'), ('answer_again', 'Svar igen'), ('withdraw', 'Træk tilbage')], max_length=12)),
                ('text', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='scheme.request')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what', 'dispute'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='scheme_request_disputed_why')],
            },
        ),
    ]
