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
            name='HelpOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('professional', models.CharField(max_length=80)),
                ('state', models.CharField(choices=[('offered', 'Tilbudt'), ('later', 'Vil vente'), ('accepted', 'Tager imod'), ('declined', 'Nej tak'), ('running', 'I gang'), ('ended', 'Afsluttet'), ('annulled', 'Annulleret')], default='offered', max_length=10)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='early_offers', to='followup.case')),
                ('employment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='early_offers', to='organisation.employment')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['offered', 'later', 'accepted', 'running'])), fields=('case',), name='early_offer_one_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='HelpOfferEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('accept', 'Tager imod'), ('wait', 'Vil vente'), ('decline', 'Nej tak'), ('begin', 'I gang'), ('end', 'Afslut'), ('annul', 'Annullér, skrevet ved en fejl')], max_length=10)),
                ('on_day', models.DateField()),
                ('given_by', models.CharField(blank=True, max_length=120)),
                ('text', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='early.helpoffer')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what', 'begin'), _negated=True), models.Q(('given_by', ''), _negated=True), _connector='OR'), name='early_offer_given_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('what', 'annul'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='early_offer_annulled_why')],
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('text', models.TextField()),
                ('state', models.CharField(choices=[('sent', 'Sendt'), ('taken_up', 'Taget op'), ('appointed', 'Tid aftalt'), ('closed', 'Afsluttet'), ('withdrawn', 'Trukket tilbage')], default='sent', max_length=10)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('employment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='early_referrals', to='organisation.employment')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='early_referrals_received', to='organisation.person')),
            ],
            options={
                'indexes': [models.Index(fields=['to', 'state'], name='early_referral_to')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['sent', 'taken_up', 'appointed'])), fields=('employment',), name='early_referral_one_at_a_time'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='early_referral_says_what_was_seen')],
            },
        ),
        migrations.CreateModel(
            name='ReferralEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('take_up', 'Tag sagen op'), ('appoint', 'Aftal en tid'), ('close', 'Afslut'), ('withdraw', 'Træk tilbage')], max_length=10)),
                ('on_day', models.DateField()),
                ('text', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='early.referral')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('rule', models.CharField(max_length=80)),
                ('answer', models.CharField(max_length=80)),
                ('reason', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='followup.case')),
                ('employment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='organisation.employment')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'indexes': [models.Index(fields=['employment', 'at'], name='judgement_employment')],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='judgement_has_a_reason')],
            },
        ),
    ]
