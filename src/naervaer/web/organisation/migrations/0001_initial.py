import django.db.models.deletion
import naervaer.core.access.model
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ext_id', models.CharField(max_length=100, unique=True)),
                ('name', models.CharField(db_index=True, max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
            ],
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ext_id', models.CharField(max_length=100, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Employment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ext_id', models.CharField(max_length=100, unique=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='employments', to='organisation.person')),
            ],
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('trio', 'TRIO'), ('work_environment_group', 'Arbejdsmiljøgruppe'), ('med', 'MED-udvalg'), ('steering', 'Styregruppe'), ('following', 'Følgegruppe')], max_length=30)),
                ('name', models.CharField(max_length=200)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='organisation.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'kind', 'name'), name='body_once_a_unit')],
            },
        ),
        migrations.CreateModel(
            name='UnitTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.DateField()),
                ('last', models.DateField(blank=True, null=True)),
                ('name', models.CharField(max_length=200)),
                ('level', models.CharField(blank=True, max_length=50)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='child_terms', to='organisation.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='organisation.unit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('last__isnull', True), ('last__gte', models.F('first')), _connector='OR'), name='unit_term_dates_in_order'), models.CheckConstraint(condition=models.Q(('parent', models.F('unit')), _negated=True), name='unit_term_not_its_own_parent'), models.UniqueConstraint(fields=('unit', 'first'), name='unit_term_one_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.DateField()),
                ('last', models.DateField(blank=True, null=True)),
                ('role', models.CharField(choices=[('hr_consultant', 'hr_consultant'), ('lawyer', 'lawyer'), ('retention_consultant', 'retention_consultant')], max_length=40)),
                ('reason', models.CharField(max_length=200)),
                ('annulled', models.BooleanField(default=False)),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases_given', to='organisation.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handed_over', to='organisation.person')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases_received', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('last__isnull', True), ('last__gte', models.F('first')), _connector='OR'), name='handover_dates_in_order'), models.CheckConstraint(condition=models.Q(('person', models.F('to')), _negated=True), name='handover_not_of_oneself'), models.CheckConstraint(condition=models.Q(('role__in', [naervaer.core.access.model.Role['HR_CONSULTANT'], naervaer.core.access.model.Role['LAWYER'], naervaer.core.access.model.Role['RETENTION_CONSULTANT']])), name='handover_to_a_role_that_can_receive'), models.UniqueConstraint(condition=models.Q(('annulled', False), ('last__isnull', True)), fields=('person', 'to', 'role'), name='handover_open_once')],
            },
        ),
        migrations.CreateModel(
            name='BodyMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.DateField()),
                ('last', models.DateField(blank=True, null=True)),
                ('seat', models.CharField(choices=[('leader', 'Leder'), ('work_environment_representative', 'Arbejdsmiljørepræsentant'), ('union_representative', 'Tillidsrepræsentant'), ('hr_consultant', 'HR-konsulent'), ('member', 'Medlem')], max_length=40)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='organisation.body')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('last__isnull', True), ('last__gte', models.F('first')), _connector='OR'), name='body_member_dates_in_order')],
            },
        ),
        migrations.CreateModel(
            name='RoleAssignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.DateField()),
                ('last', models.DateField(blank=True, null=True)),
                ('role', models.CharField(choices=[('leader', 'leader'), ('chief', 'chief'), ('coordinator', 'coordinator'), ('retention_consultant', 'retention_consultant'), ('hr_consultant', 'hr_consultant'), ('lawyer', 'lawyer'), ('wellbeing_consultant', 'wellbeing_consultant'), ('work_environment_consultant', 'work_environment_consultant'), ('finance_consultant', 'finance_consultant'), ('provider', 'provider'), ('trio', 'trio'), ('committee', 'committee'), ('administrator', 'administrator'), ('employee', 'employee')], max_length=40)),
                ('reason', models.CharField(blank=True, max_length=200)),
                ('deputy_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deputies', to='organisation.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='organisation.person')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='organisation.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'first', 'last'], name='role_assignment_person_dates')],
                'constraints': [models.CheckConstraint(condition=models.Q(('last__isnull', True), ('last__gte', models.F('first')), _connector='OR'), name='role_assignment_dates_in_order'), models.CheckConstraint(condition=models.Q(('role__in', ['leader', 'chief', 'coordinator', 'retention_consultant', 'hr_consultant', 'lawyer', 'wellbeing_consultant', 'work_environment_consultant', 'finance_consultant', 'provider', 'trio', 'committee', 'administrator', 'employee'])), name='role_assignment_known_role'), models.CheckConstraint(condition=models.Q(('deputy_for__isnull', True), models.Q(('deputy_for', models.F('person')), _negated=True), _connector='OR'), name='role_assignment_not_ones_own_deputy')],
            },
        ),
        migrations.CreateModel(
            name='EmploymentTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.DateField()),
                ('last', models.DateField(blank=True, null=True)),
                ('job_group', models.CharField(blank=True, max_length=100)),
                ('fte', models.DecimalField(decimal_places=6, max_digits=9)),
                ('status', models.CharField(default='1', max_length=2)),
                ('monthly_paid', models.BooleanField(default=True)),
                ('is_leader', models.BooleanField(default=False)),
                ('employment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='organisation.employment')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='employment_terms', to='organisation.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'first', 'last'], name='employment_term_unit_dates')],
                'constraints': [models.CheckConstraint(condition=models.Q(('last__isnull', True), ('last__gte', models.F('first')), _connector='OR'), name='employment_term_dates_in_order'), models.CheckConstraint(condition=models.Q(('fte__gte', 0)), name='employment_term_fte_not_negative'), models.UniqueConstraint(fields=('employment', 'first'), name='employment_term_one_a_day')],
            },
        ),
    ]
