"""The form for explosive ordnance accidents."""

from __future__ import annotations

from mac_desktop.domain.records.accident import Accident
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.catalogue.accident_ordnance import ACCIDENT_ORDNANCE, DEVICE_SECTION
from mac_desktop.forms.catalogue.demining_accident import DEMINING_ACCIDENT
from mac_desktop.forms.catalogue.shared_blocks import report_section, where_section
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _people_hurt(values: Values) -> bool:
    counts = ("killed", "injured", "outcome_unknown", "people_harmed")
    return values.get("any_casualties") != "NO" or any(values.get(name) for name in counts)


# A line of headings, not a line for each of them:
# fmt: off
_WHAT = Section(
    N_("What happened"),
    N_("An accident that is counted twice, or under the wrong kind or year, makes every table of victims wrong."),
    (
        FieldSpec(
            "local_id",
            N_("Accident ID"),
            help=N_("The centre's own identifier of the accident. Casualties and the hazardous area refer to it."),
            why=N_("Two reports of one accident are recognised by it, and its victims are counted once."),
            hint=N_("For example ORG-ACC-20240324-01"),
            also_called=("Accident no.", "Incident ID", "ac_id", "ac_code", "id_va_sy", "ID accidente", "ID evento",
                         "N° accident", "رقم الحادث"),
            in_list=True,
        ),
        FieldSpec(
            "accident_type",
            N_("Accident type"),
            help=N_(
                "A demining accident happens at a demining workplace; every other one is a mine (non-demining) "
                "accident. The two are investigated and reported differently."
            ),
            why=N_(
                "Accidents at work are investigated by IMAS 10.60; victims among civilians are reported by Article "
                "7."
            ),
            also_called=("accidenttype", "Demining accident or not", "Tipo de accidente", "Type d'accident",
                         "نوع الحادث"),
            pinned=True,
            minimum=True,
            feeds="Accidents by type",
        ),
        FieldSpec(
            "accident_kind",
            N_("Accident or incident"),
            help=N_("An accident did harm; an incident could have done harm but did not (IMAS 10.60)."),
            why=N_("Near misses teach as much as accidents, and are in no table of victims."),
            also_called=("Accident/incident", "Near miss", "Accidente o incidente", "Accident ou incident"),
            minimum=True,
            feeds="Accidents by type",
        ),
        FieldSpec(
            "caused_by",
            N_("Caused by"),
            help=N_("The broad kind of explosive ordnance that caused it, as known to the person who reports."),
            also_called=("Cause", "ac_cause", "Accident cause", "Causa", "Cause de l'accident", "سبب الحادث"),
            minimum=True,
        ),
        FieldSpec(
            "events",
            N_("What led to it"),
            help=N_("Everything that led to the explosion, as far as it is known. It shows what people must be told."),
            why=N_("Prevention begins with what led to accidents."),
            also_called=("Accident causes", "Cause events", "Cause/event", "Eventos", "Ce qui a conduit à l'accident"),
        ),
        FieldSpec(
            "accident_date",
            N_("Date of accident"),
            help=N_(
                "The day on which it happened, which decides the year in which casualties are counted. When only the "
                "month or the year is known, give just that; nothing is invented."
            ),
            why=N_("Victims are counted in the year of the accident, in every table and every country."),
            hint=N_("24/03/2024, 03/2024 or 2024"),
            also_called=("Accident date", "Date of incident", "Incident date", "Date", "ac_date", "Event date", "Fecha",
                         "Fecha del accidente", "Fecha del evento", "Fecha del hecho", "Date de l'accident",
                         "تاريخ الحادث", "التاريخ"),
            in_list=True,
            feeds="Form J, casualties; casualty tables by year",
            hxl="#date+occurred",
            minimum=True,
        ),
        FieldSpec(
            "accident_time",
            N_("Time of accident"),
            help=N_("The local time at which it happened. Patterns over the day help to plan risk education."),
            why=N_("People are warned for the hours at which accidents happen."),
            hint=N_("14:30"),
            also_called=("Time", "time_of_accident", "Hour", "Hora", "Hora del accidente", "Heure", "وقت الحادث"),
            width=Width.SHORT,
        ),
        FieldSpec(
            "circumstances",
            N_("Circumstances"),
            help=N_("What happened, in a few sentences: what people were doing, what they saw, what came after."),
            why=N_("Words keep what codes lose; investigators begin with them."),
            also_called=("Description", "Description of accident", "Narrative", "Descripción", "Descripción del hecho",
                         "Relato", "Circonstances", "وصف الحادث"),
            width=Width.FULL,
        ),
    ),
)

_WHERE = where_section(
    FieldSpec(
        "place_kind",
        N_("Kind of place"),
        help=N_("What sort of place it is: path, field, house, school. It shows where people meet the danger."),
        why=N_("Risk education warns of the kinds of places where accidents happen."),
        also_called=("Place type", "Type of place", "Tipo de sitio", "Tipo de lugar", "Type de lieu", "ac_area",
                     "Land type", "نوع المكان"),
    ),
    FieldSpec(
        "area_type",
        N_("Area type"),
        help=N_("Whether the place is rural or urban."),
        why=N_("Danger differs between town and country, and so does the way to help."),
        also_called=("areatype", "Rural/urban", "tipoarea", "Tipo de área", "zona", "Type de zone", "نوع المنطقة"),
        width=Width.SHORT,
    ),
    FieldSpec(
        "hazardous_area_id",
        N_("Hazardous area"),
        help=N_("The known area in which it happened. An accident outside every known area points to a new one."),
        why=N_("It shows whether marking failed, or where an area is that nobody had recorded."),
        also_called=("Hazardous area ID", "HA ID", "ha_id", "dangerousarea", "Área peligrosa", "Zone dangereuse",
                     "المنطقة الخطرة"),
    ),
    admin_unit_id={
        "help": N_(
            "The smallest unit of the gazetteer in which it happened. Tables by province and district use it."
        ),
        "feeds": "Casualties by place",
    },
)

_HARM = Section(
    N_("People harmed, as reported"),
    N_("What the first report said is held against the casualties recorded one by one, so that nobody is missing."),
    (
        FieldSpec(
            "any_casualties",
            N_("Anybody killed or injured"),
            help=N_("Whether people were hurt. An accident may have hurt nobody and still have killed animals."),
            also_called=("casualty", "Any casualties", "Hubo víctimas", "Y a-t-il des victimes"),
            width=Width.SHORT,
            minimum=True,
        ),
        FieldSpec(
            "killed",
            N_("Killed"),
            help=N_(
                "The number of people killed that the first report gave. Figures come from the casualties recorded "
                "below; a difference between the two is pointed out."
            ),
            also_called=("Number killed", "No. killed", "Dead", "Deaths", "Fatalities", "Muertos", "Fallecidos", "Tués",
                         "Morts", "عدد القتلى"),
            width=Width.SHORT,
            in_list=True,
            hxl="#affected+killed",
            shown_when=_people_hurt,
            minimum=True,
            feeds="Casualties reported and recorded",
        ),
        FieldSpec(
            "injured",
            N_("Injured"),
            help=N_("The number of people injured that the first report gave."),
            also_called=("Number injured", "No. injured", "Wounded", "Heridos", "Blessés", "عدد الجرحى"),
            width=Width.SHORT,
            in_list=True,
            hxl="#affected+injured",
            shown_when=_people_hurt,
            minimum=True,
            feeds="Casualties reported and recorded",
        ),
        FieldSpec(
            "outcome_unknown",
            N_("Outcome not known"),
            help=N_("The number of people hurt of whom it is not known whether they lived."),
            also_called=("Unknown outcome", "Number unknown", "Sin determinar", "Sort inconnu"),
            width=Width.SHORT,
            shown_when=_people_hurt,
            feeds="Casualties reported and recorded",
        ),
        FieldSpec(
            "people_harmed",
            N_("Killed and injured in all"),
            help=N_("The total that the report gives. It is compared with its parts, or stands alone."),
            also_called=("Casualties", "Total casualties", "Number of casualties", "casualty_number", "Total víctimas",
                         "Nombre de victimes", "عدد الضحايا"),
            width=Width.SHORT,
            shown_when=_people_hurt,
            feeds="Casualties reported and recorded",
        ),
        FieldSpec(
            "animals_killed",
            N_("Animals killed"),
            help=N_("The number of animals killed. It shows losses of the household; animals are not casualties."),
            why=N_("A household that loses its animals loses its living, and is helped for it."),
            also_called=("Livestock killed", "Animals", "Animales muertos", "Animaux tués"),
            width=Width.SHORT,
            feeds="Accidents by type",
        ),
        FieldSpec(
            "property_damage",
            N_("Damage to property"),
            help=N_("What was destroyed or damaged: vehicles, machines, houses, harvest."),
            why=N_("Losses of property are claimed, and show what people risked."),
            also_called=("Property damage", "Damage", "Daños materiales", "Dégâts matériels"),
            width=Width.FULL,
        ),
    ),
)

_FOLLOW_UP = Section(
    N_("Follow-up"),
    N_("An accident is settled only when somebody looked into it; the centre follows up what is still open."),
    (
        FieldSpec(
            "status",
            N_("Status"),
            help=N_(
                "How far the accident was followed up: reported, verified, investigated when it was at a demining "
                "workplace, closed. What had nothing to do with explosive ordnance is kept, and no figure counts it."
            ),
            also_called=("Accident status", *headings.STATUS),
            feeds="Form J, casualties",
        ),
        FieldSpec(
            "status_date",
            N_("Status since"),
            help=N_("The day on which the accident got this status."),
            why=reasons.STATUS_DATE,
            also_called=headings.STATUS_DATE,
        ),
        FieldSpec(
            "status_reason",
            N_("Why the status changed"),
            help=N_("What was found that changed how the accident is seen."),
            why=reasons.STATUS_REASON,
            also_called=headings.STATUS_REASON,
        ),
    ),
)

_REPORT = report_section(
    information_date={"feeds": "Ledger of victims"}, report_date={"feeds": "Ledger of victims"},
)

ACCIDENT = Form(
    record=Accident,
    title=N_("Accidents"),
    singular=N_("Accident"),
    purpose=N_("Events in which explosive ordnance harmed people, or could have, and where and how they happened."),
    group=N_("Accidents and victims"),
    icon="accident",
    keeping=Keeping.VICTIMS,
    named_by=("local_id", "accident_date", "place"),
    identified_by=("local_id",),
    children=("casualty", "accident_ordnance", "demining_accident"),
    sections=(_WHAT, _WHERE, DEVICE_SECTION, _HARM, _FOLLOW_UP, _REPORT),
)
# fmt: on

FORMS = (ACCIDENT, ACCIDENT_ORDNANCE, DEMINING_ACCIDENT)
