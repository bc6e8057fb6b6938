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
            name='AccessRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('received', models.DateField()),
                ('due', models.DateField()),
                ('words', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('asked', 'Venter på svar'), ('given', 'Udleveret'), ('refused', 'Afvist'), ('withdrawn', 'Trukket tilbage')], default='asked', max_length=10)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='access_requests', to='organisation.person')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'person'], name='access_request_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(('due__gte', models.F('received'))), name='access_request_due_after_received'), models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('person',), name='access_request_one_waits')],
            },
        ),
        migrations.CreateModel(
            name='Deletion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by_name', models.CharField(max_length=200)),
                ('document', models.CharField(max_length=100)),
                ('rule', models.CharField(max_length=300)),
                ('source', models.TextField()),
                ('count', models.PositiveIntegerField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['-at'], name='deletion_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('count__gt', 0)), name='deletion_of_something')],
            },
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('reason', models.TextField()),
                ('until', models.DateField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('employment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.employment')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='hold_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('reason', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('hold', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='release', to='records.hold')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='release_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='RequestEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('give', 'Udleveret'), ('refuse', 'Afvist'), ('withdraw', 'Trukket tilbage')], max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('document', models.JSONField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answered', to='records.accessrequest')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('document__isnull', False), ('what', 'give')), models.Q(models.Q(('what', 'give'), _negated=True), ('document__isnull', True)), _connector='OR'), name='access_request_given_with_document'), models.CheckConstraint(condition=models.Q(models.Q(('what', 'refuse'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='access_request_refused_for_a_reason')],
            },
        ),
    ]
