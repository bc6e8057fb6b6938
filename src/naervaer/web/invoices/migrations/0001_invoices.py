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
            name='Invoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('provider', models.CharField(max_length=80)),
                ('number', models.CharField(max_length=40)),
                ('billed_on', models.DateField()),
                ('month', models.DateField()),
                ('state', models.CharField(choices=[('sent', 'Venter på kontrol'), ('approved', 'Godkendt'), ('sent_back', 'Sendt tilbage'), ('withdrawn', 'Trukket tilbage')], default='sent', max_length=10)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'indexes': [models.Index(fields=['provider', 'month'], name='invoice_of_month')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('sent', 'approved'))), fields=('provider', 'number'), name='invoice_number_once')],
            },
        ),
        migrations.CreateModel(
            name='InvoiceEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('role', models.CharField(max_length=40)),
                ('what', models.CharField(choices=[('approve', 'Godkend'), ('send_back', 'Send tilbage'), ('withdraw', 'Træk tilbage')], max_length=10)),
                ('text', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('invoice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='invoices.invoice')),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what', 'send_back'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='invoice_sent_back_why')],
            },
        ),
        migrations.CreateModel(
            name='InvoiceLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('minutes', models.PositiveIntegerField()),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('course', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courses.course')),
                ('invoice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='invoices.invoice')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('invoice', 'course'), name='invoice_line_once'), models.CheckConstraint(condition=models.Q(('amount__gte', 0), ('minutes__gte', 1)), name='invoice_line_asks_something')],
            },
        ),
        migrations.CreateModel(
            name='InvoicePart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('payer', models.CharField(choices=[('scheme', 'trivselsordningen'), ('workplace', 'arbejdspladsen'), ('employee', 'medarbejderen')], max_length=10)),
                ('minutes', models.PositiveIntegerField()),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('course', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courses.course')),
                ('invoice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='invoices.invoice')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('invoice', 'course', 'payer'), name='invoice_part_once')],
            },
        ),
    ]
