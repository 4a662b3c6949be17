"""The form for contributions to mine action."""

from __future__ import annotations

from mac_desktop.domain.records.funding import Contribution
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.schema import FieldSpec, Form, Section, Told, Values, Width
from mac_desktop.texts import N_


def _earmarked(values: Values) -> bool:
    return values.get("earmarked") != "NO"


def converted(values: Values) -> float | None:
    """The amount in the currency of the rate, to the cent; None when amount, rate or currency is not known."""
    amount, rate = values.get("amount"), values.get("rate")
    if not isinstance(amount, (int, float)) or not isinstance(rate, (int, float)) or not values.get("rate_currency"):
        return None
    return round(amount * rate, 2)


def _worked_out(values: Values, _: RuleContext) -> Told | None:
    """What the amount makes, with the rate by which it does."""
    result = converted(values)
    if result is None:
        return None
    names = ("amount", "currency", "rate", "rate_currency")
    return N_("{amount} {currency} × {rate} = {result} {rate_currency}"), {
        **{name: values.get(name) or "" for name in names},
        "result": result,
    }


# A line of headings, not a line for each of them:
# fmt: off
CONTRIBUTION = Form(
    record=Contribution,
    title=N_("Contributions"),
    singular=N_("Contribution"),
    purpose=N_("Funding by donor, currency and rate: who gave what to whom, for what, and what it makes."),
    group=N_("Funding"),
    icon="funding",
    named_by=("donor_id", "contributed_on", "amount", "currency"),
    identified_by=("local_id",),
    sections=(
        Section(N_("Contribution"), N_(
            "States and donors are told who paid for what in which year; the same money must not count twice."
        ), (
            FieldSpec(
                "local_id", N_("Agreement number"), help=N_("The number of the grant or agreement, or your own."),
                why=reasons.IDENTIFIER,
                also_called=("Grant number", "Agreement no.", "Contract no.", "Contribution ID", "Número de convenio",
                             "N° de convention", "رقم الاتفاقية"),
                in_list=True,
            ),
            FieldSpec(
                "donor_id", N_("Donor"), help=N_("Who gave it, from the list of organisations."),
                also_called=("Donor name", "donorname", "Funded by", "Contributor", "Donante", "Bailleur", "Donateur",
                             "الجهة المانحة", "المانح"),
                in_list=True, pinned=True, feeds="Sums of funding",
            ),
            FieldSpec(
                "donor_state", N_("State of the donor"), help=N_("The State or union that the money comes from."),
                also_called=("Donor country", "Donor state", "Country of the donor", "País donante", "Pays donateur"),
                pinned=True,
            ),
            FieldSpec(
                "funding_source", N_("International or national"),
                help=N_("Whether it comes from abroad or from within the country. The two are reported apart."),
                also_called=("Funding source", "Source of funding", "Origen de los fondos", "Origine des fonds"),
                pinned=True, minimum=True,
                feeds="Sums of funding",
            ),
            FieldSpec(
                "direction", N_("Received or given"),
                help=N_("Received by mine action here, or given by this State to others. Empty is received."),
                also_called=("Direction", "In or out", "Recibida o entregada", "Reçue ou donnée"), width=Width.SHORT,
                feeds="Sums of funding",
            ),
            FieldSpec(
                "stage", N_("Stage"),
                help=N_("Pledged, agreed or paid. Sums leave out what was only pledged."),
                also_called=("Funding status", "Contribution status", "Etapa", "Étape"), width=Width.SHORT,
                pinned=True, minimum=True,
                feeds="Sums of funding",
            ),
            FieldSpec(
                "contributed_on", N_("Date"), help=N_("The day or the year of the contribution. Sums go by it."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Year", "Contribution date", "Date of contribution", "Date received", "Fecha", "Año",
                             "Année", "التاريخ", "السنة"),
                in_list=True, pinned=True, feeds="Sums of funding",
            ),
            FieldSpec(
                "period_from", N_("Covers from"), help=N_("The first day of the work that it pays for."),
                also_called=("Grant start", "Project start", *headings.START_DATE),
            ),
            FieldSpec(
                "period_to", N_("Covers to"), help=N_("The last day of the work that it pays for."),
                also_called=("Grant end", "Project end", *headings.END_DATE),
            ),
        )),
        Section(N_("Amount"), N_(
            "Sums in one currency are worth as much as the rates that they were made with."
        ), (
            FieldSpec(
                "amount", N_("Amount"), help=N_("How much, in the currency in which it was given. Never converted."),
                also_called=("Contribution amount", "Amount in original currency", "Value", "Sum", "Monto", "Importe",
                             "Montant", "المبلغ"),
                in_list=True, feeds="Sums of funding",
            ),
            FieldSpec(
                "currency", N_("Currency"), help=N_("The currency in which it was given."),
                hint=N_("For example EUR"),
                also_called=("Currency code", "Original currency", "Moneda", "Divisa", "Devise", "Monnaie", "العملة"),
                in_list=True, pinned=True, feeds="Sums of funding",
            ),
            FieldSpec(
                "in_kind", N_("In kind"), help=N_("Whether it is goods or services with this value, and not money."),
                also_called=("In-kind", "Kind or cash", "En especie", "En nature"), width=Width.SHORT,
            ),
            FieldSpec(
                "rate", N_("Exchange rate"),
                help=N_("How much one unit of the currency is worth in the other. The sum is worked out beside it."),
                hint=N_("For example 1.3931"),
                also_called=("Rate", "FX rate", "Conversion rate", "Tipo de cambio", "Tasa de cambio",
                             "Taux de change", "سعر الصرف"),
                width=Width.SHORT, worked_out=_worked_out, feeds="Sums of funding",
            ),
            FieldSpec(
                "rate_currency", N_("Rate into"),
                help=N_("The currency that the rate leads to: as a rule the one in which the centre reports."),
                hint=N_("For example USD"),
                also_called=("Reporting currency", "Target currency", "Moneda del informe", "Monnaie du rapport"),
                pinned=True,
                feeds="Sums of funding",
            ),
            FieldSpec(
                "rate_source", N_("Source of the rate"),
                help=N_("Whose rate it is. A sum whose rate nobody can look up proves nothing."),
                hint=N_("For example United Nations operational rate"),
                also_called=("Rate source", "Exchange rate source", "Fuente del tipo de cambio", "Source du taux"),
                pinned=True,
                feeds="Sums of funding",
            ),
            FieldSpec(
                "rate_date", N_("Date of the rate"), help=N_("The day, month or year that the rate is for."),
                also_called=("Rate date", "Exchange rate date", "Fecha del tipo de cambio", "Date du taux"),
                pinned=True,
                feeds="Sums of funding",
            ),
        )),
        Section(N_("For whom and what"), N_(
            "It shows which part of mine action is paid for, and which is not."
        ), (
            FieldSpec(
                "pillar", N_("Purpose"), help=N_("Which part of mine action it is for."),
                also_called=("Pillar", "Sector", "Mine action pillar", "Pilar", "Propósito", "Pilier", "But",
                             "الغرض"),
                in_list=True, pinned=True, minimum=True, feeds="Sums of funding",
            ),
            FieldSpec(
                "recipient_id", N_("Recipient"), help=N_("The organisation that received it."),
                also_called=("Recipient organisation", "Beneficiary organisation", "Implementing partner",
                             "Beneficiario", "Receptor", "Bénéficiaire", "الجهة المتلقية"),
                in_list=True, pinned=True, minimum=True,
            ),
            FieldSpec(
                "earmarked", N_("Earmarked"), help=N_("Whether it may be used for one task or project only."),
                also_called=("Is earmarked", "Tied", "Destinado", "Affecté"), width=Width.SHORT, pinned=True,
            ),
            FieldSpec(
                "task_id", N_("Task"), help=N_("The task that it pays for, when it is for one."),
                also_called=("Task ID", "Task no.", "Tarea", "Tâche", "المهمة"), shown_when=_earmarked,
            ),
            FieldSpec(
                "project", N_("Project"), help=N_("The project that it pays for, by the name that the donor uses."),
                also_called=("Project name", "Project title", "Proyecto", "Projet", "المشروع"), pinned=True,
                shown_when=_earmarked,
            ),
            FieldSpec(
                "source", N_("Source of information"),
                help=N_("The agreement, report or notice that this was taken from."), also_called=headings.SOURCE,
                pinned=True, minimum=True,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("Conditions, parts not yet paid, and what else matters."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on

FORMS = (CONTRIBUTION,)
