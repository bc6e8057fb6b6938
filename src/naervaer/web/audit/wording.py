"""The log in plain Danish. An action that is not named here is said by its kind."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from naervaer.core.access.model import Role
from naervaer.web.audit.models import Entry
from naervaer.web.design.wording import title

ABOUT_ME: dict[str, str | Promise] = {
    "followup.today": _("så dig på sin liste over fraværende"),
    "followup.person": _("så dit forløb"),
    "followup.step.done": _("registrerede et skridt i dit forløb"),
    "followup.step.deferred": _("udskød et skridt i dit forløb"),
    "followup.step.not_relevant": _("satte et skridt i dit forløb til ikke relevant"),
    "followup.step.annulled": _("annullerede en registrering i dit forløb"),
    "followup.alert.answered": _("svarede på et advis om dig"),
    "followup.alert.annulled": _("annullerede et svar på et advis om dig"),
    "sickcall.calls": _("så dig på listen over sygemeldinger"),
    "sickcall.reported": _("tog imod en sygemelding om dig"),
    "sickcall.corrected": _("rettede en sygemelding om dig"),
    "sickcall.well": _("tog imod en raskmelding om dig"),
    "sickcall.not_well": _("trak en raskmelding om dig tilbage"),
    "sickcall.annulled": _("annullerede en sygemelding om dig"),
    "sickcall.payroll_right": _("afgjorde, at lønsystemet har ret om dit fravær"),
    "sickcall.call_right": _("afgjorde, at din sygemelding har ret"),
    "sickcall.injury_reported": _("noterede, at din arbejdsskade er anmeldt"),
    "agreements.agreed": _("skrev en aftale i dit forløb"),
    "agreements.done": _("registrerede en aftale med dig som gjort"),
    "agreements.postponed": _("satte en ny dato på en aftale med dig"),
    "agreements.dropped": _("lukkede en aftale med dig som ikke længere aktuel"),
    "agreements.reopened": _("åbnede en aftale med dig igen"),
    "agreements.annulled": _("annullerede en aftale med dig"),
    "agreements.shared": _("viste dig en aftale"),
    "conversations.show": _("så en samtale med dig"),
    "conversations.guide": _("hentede samtaleguiden til en samtale med dig"),
    "conversations.paper": _("læste et brev til dig eller et referat"),
    "conversations.invite": _("indkaldte dig til en samtale"),
    "conversations.move": _("flyttede en samtale med dig"),
    "conversations.cancel": _("aflyste en samtale med dig"),
    "conversations.come": _("svarede på en indkaldelse"),
    "conversations.ask_other_time": _("bad om en anden tid til en samtale"),
    "conversations.stay_away": _("svarede på en indkaldelse"),
    "conversations.hold": _("registrerede, at en samtale med dig blev holdt"),
    "conversations.hold_by_phone": _("registrerede, at en samtale med dig blev holdt på telefon"),
    "conversations.not_possible": _("registrerede, at en samtale med dig ikke kunne holdes"),
    "conversations.annul": _("annullerede en registrering af en samtale med dig"),
    "conversations.write_minutes": _("skrev på referatet af en samtale med dig"),
    "conversations.share_minutes": _("delte et referat med dig"),
    "conversations.correct_minutes": _("rettede et referat af en samtale med dig"),
    "conversations.comment": _("skrev en kommentar til et referat"),
    "followup.rederive": _("regnede dine forløb om efter nye lønoplysninger"),
    "imports.import_file": _("indlæste oplysninger om dig fra lønsystemet"),
    "imports.run": _("så, hvad en rettelse fra lønsystemet ændrede for dig"),
    "organisation.assign_role": _("gav dig en rolle"),
    "organisation.end_role": _("afsluttede en af dine roller"),
    "organisation.appoint_deputy": _("gjorde dig til stedfortræder"),
    "organisation.add_member": _("gav dig en plads i et udvalg eller en gruppe"),
    "organisation.end_membership": _("afsluttede din plads i et udvalg eller en gruppe"),
    "organisation.set_address": _("skrev din mailadresse"),
    "organisation.hand_over": _("overdrog din sag"),
    "organisation.take_back": _("tog din sag tilbage"),
    "organisation.handed": _("så dig på listen over overdragne sager"),
    "accounts.open_account": _("oprettede din konto"),
    "accounts.invite": _("sendte dig et link til at vælge adgangskode"),
    "accounts.close_account": _("lukkede din konto"),
    "accounts.reopen_account": _("genåbnede din konto"),
    "accounts.unlock_account": _("låste din konto op"),
    "accounts.reset_second_factor": _("nulstillede dit totrinslogin"),
    "sparring.agenda": _("så dig på en dagsorden for fraværssparring"),
    "sparring.case": _("så din sag på fraværssparring"),
    "sparring.minutes": _("hentede referat af en fraværssparring, hvor din sag var med"),
    "sparring.put_on": _("satte din sag på fraværssparring"),
    "sparring.take_off": _("tog din sag af fraværssparring"),
    "sparring.discuss": _("drøftede din sag på fraværssparring"),
    "sparring.postpone": _("udskød din sag til næste fraværssparring"),
    "sparring.add_member": _("gav dig en plads i en sparringsgruppe"),
    "sparring.end_seat": _("afsluttede din plads i en sparringsgruppe"),
    "decisions.seen": _("så beslutningen om dit fravær"),
    "decisions.letter": _("hentede brevet til dig om dit fravær"),
    "decisions.consider": _("skrev en overvejelse om dit fravær"),
    "decisions.decide": _("skrev en beslutning om dit fravær"),
    "decisions.correct": _("rettede beslutningen om dit fravær"),
    "decisions.inform": _("gav dig besked om en beslutning"),
    "decisions.drop": _("skrev, at der ikke skal besluttes noget om dit fravær"),
    "audit.log": _("så linjer om dig i loggen"),
}
ACTIONS: dict[str, str | Promise] = {
    "followup.today": _("I dag vist"),
    "followup.person": _("Forløb vist"),
    "followup.step.done": _("Skridt registreret"),
    "followup.step.deferred": _("Skridt udskudt"),
    "followup.step.not_relevant": _("Skridt sat til ikke relevant"),
    "followup.step.annulled": _("Registrering annulleret"),
    "followup.alert.answered": _("Advis besvaret"),
    "followup.alert.annulled": _("Svar på advis annulleret"),
    "sickcall.calls": _("Sygemeldinger vist"),
    "sickcall.reported": _("Sygemelding modtaget"),
    "sickcall.corrected": _("Sygemelding rettet"),
    "sickcall.well": _("Raskmelding modtaget"),
    "sickcall.not_well": _("Raskmelding trukket tilbage"),
    "sickcall.annulled": _("Sygemelding annulleret"),
    "sickcall.payroll_right": _("Afgjort: lønsystemet har ret"),
    "sickcall.call_right": _("Afgjort: sygemeldingen har ret"),
    "sickcall.injury_reported": _("Arbejdsskade anmeldt"),
    "sickcall.held": _("Sygemeldinger holdt op mod lønsystemet"),
    "sickcall.rule": _("Arbejdspladsens regel for sygemelding ændret"),
    "agreements.agreed": _("Aftale skrevet"),
    "agreements.done": _("Aftale gjort"),
    "agreements.postponed": _("Aftale fik ny dato"),
    "agreements.dropped": _("Aftale ikke længere aktuel"),
    "agreements.reopened": _("Aftale åbnet igen"),
    "agreements.annulled": _("Aftale annulleret"),
    "agreements.shared": _("Aftale vist for medarbejderen"),
    "conversations.show": _("Samtale vist"),
    "conversations.guide": _("Samtaleguide hentet"),
    "conversations.paper": _("Brev eller referat læst"),
    "conversations.invite": _("Indkaldt til samtale"),
    "conversations.move": _("Samtale flyttet"),
    "conversations.cancel": _("Samtale aflyst"),
    "conversations.come": _("Svar på indkaldelse: kommer"),
    "conversations.ask_other_time": _("Svar på indkaldelse: ønsker en anden tid"),
    "conversations.stay_away": _("Svar på indkaldelse: kommer ikke"),
    "conversations.hold": _("Samtale holdt"),
    "conversations.hold_by_phone": _("Samtale holdt på telefon"),
    "conversations.not_possible": _("Samtale kunne ikke holdes"),
    "conversations.annul": _("Registrering af samtale annulleret"),
    "conversations.write_minutes": _("Referat skrevet"),
    "conversations.share_minutes": _("Referat delt"),
    "conversations.correct_minutes": _("Referat rettet"),
    "conversations.comment": _("Kommentar til referat skrevet"),
    "followup.rederive": _("Forløb regnet om"),
    "figures.recompute": _("Tal regnet ud"),
    "figures.download": _("Tal hentet"),
    "imports.import_file": _("Fil indlæst"),
    "imports.ask": _("Indlæsning bestilt"),
    "imports.upload": _("Fil lagt op"),
    "imports.run": _("Indlæsning vist"),
    "imports.undo": _("Indlæsning fortrudt"),
    "imports.save_mapping": _("Kolonner gemt"),
    "imports.refused_rows": _("Afviste rækker hentet"),
    "organisation.assign_role": _("Rolle givet"),
    "organisation.end_role": _("Rolle afsluttet"),
    "organisation.appoint_deputy": _("Stedfortræder udpeget"),
    "organisation.add_body": _("Gruppe oprettet"),
    "organisation.add_member": _("Plads givet"),
    "organisation.end_membership": _("Plads afsluttet"),
    "organisation.add_outside_payroll": _("Person uden for lønsystemet oprettet"),
    "organisation.set_address": _("Mailadresse skrevet"),
    "organisation.hand_over": _("Sag overdraget"),
    "organisation.take_back": _("Sag taget tilbage"),
    "organisation.handed": _("Overdragne sager vist"),
    "accounts.open_account": _("Konto oprettet"),
    "accounts.invite": _("Invitation sendt"),
    "accounts.choose_password": _("Adgangskode valgt"),
    "accounts.close_account": _("Konto lukket"),
    "accounts.reopen_account": _("Konto genåbnet"),
    "accounts.unlock_account": _("Konto låst op"),
    "accounts.reset_second_factor": _("Totrinslogin nulstillet"),
    "accounts.log_in": _("Logget ind"),
    "sparring.agenda": _("Dagsorden for fraværssparring vist"),
    "sparring.case": _("Sag på fraværssparring vist"),
    "sparring.minutes": _("Referat af fraværssparring hentet"),
    "sparring.put_on": _("Sag sat på fraværssparring"),
    "sparring.take_off": _("Sag taget af fraværssparring"),
    "sparring.discuss": _("Sag drøftet på fraværssparring"),
    "sparring.postpone": _("Sag udskudt til næste fraværssparring"),
    "sparring.add_group": _("Sparringsgruppe oprettet"),
    "sparring.add_unit": _("Enhed lagt i sparringsgruppe"),
    "sparring.add_member": _("Plads i sparringsgruppe givet"),
    "sparring.end_seat": _("Plads i sparringsgruppe afsluttet"),
    "sparring.plan": _("Fraværssparring planlagt"),
    "sparring.send": _("Dagsorden sendt"),
    "sparring.cancel": _("Fraværssparring aflyst"),
    "sparring.end": _("Fraværssparring slut"),
    "decisions.seen": _("Beslutning om fravær vist"),
    "decisions.letter": _("Brev om beslutning hentet"),
    "decisions.consider": _("Overvejelse skrevet"),
    "decisions.decide": _("Beslutning om fravær skrevet"),
    "decisions.correct": _("Beslutning om fravær rettet"),
    "decisions.inform": _("Besked om beslutning givet"),
    "decisions.drop": _("Beslutning om fravær ikke aktuel"),
    "audit.log": _("Log vist"),
}
BY_KIND: dict[str, str | Promise] = {
    Entry.Kind.READ: _("så oplysninger om dig"),
    Entry.Kind.WRITE: _("ændrede oplysninger om dig"),
    Entry.Kind.EXPORT: _("hentede oplysninger om dig i en fil"),
}


def about_me(action: str, kind: str) -> str:
    """What was done, said to the one it was done to."""
    return str(ABOUT_ME.get(action) or BY_KIND.get(kind, kind))


def action(name: str) -> str:
    """What was done, as the log says it; an action without words of its own by its code."""
    return str(ACTIONS.get(name, name))


def role(name: str) -> str:
    return title(Role(name)) if name in list(Role) else ""


def roles(entry: Entry) -> str:
    """The role somebody acted in; of a login every role held that day."""
    return role(entry.role) or ", ".join(role(name) for name in entry.detail.get("roles", ()))


def extent(entry: Entry) -> str:
    """What of the log somebody looked at: how many lines about how many persons, and what they had asked for."""
    if "lines" not in entry.detail:
        return ""
    lines, persons = entry.detail["lines"], entry.detail["persons"]
    parts = [
        ngettext("%d linje", "%d linjer", lines) % lines,
        ngettext("om %d person", "om %d personer", persons) % persons,
    ]
    asked = ", ".join(f"{label}: {value}" for label, value in entry.detail["filter"].items())
    return " ".join(parts) + (f"; {asked}" if asked else "")
