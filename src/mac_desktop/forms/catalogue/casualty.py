"""The form for casualties: one person at one accident."""

from __future__ import annotations

from mac_desktop.domain.records.casualty import Casualty
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.catalogue.casualty_parts import (
    CASUALTY_FOLLOW_UP,
    CASUALTY_INTERVIEW,
    CASUALTY_WOUND,
    DEMINING_VICTIM,
)
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _has_age(values: Values) -> bool:
    return values.get("age") is not None


def _killed(values: Values) -> bool:
    return values.get("outcome") == "KILLED" or values.get("place_of_death") is not None


def _brought(values: Values) -> bool:
    return values.get("transported") != "NO"


# A line of headings, not a line for each of them:
# fmt: off
CASUALTY = Form(
    record=Casualty,
    title=N_("Casualties"),
    singular=N_("Casualty"),
    purpose=N_("People killed or injured, one record for each person at each accident."),
    group=N_("Accidents and victims"),
    icon="casualty",
    named_by=("local_id", "outcome", "sex", "age"),
    identified_by=("local_id",),
    children=("casualty_wound", "casualty_follow_up", "demining_victim", "casualty_interview"),
    sections=(
        Section(N_("Who"), N_(
            "Reports ask for victims by sex, age and condition, and each person must be counted once."
        ), (
            FieldSpec(
                "accident_id", N_("Accident"),
                help=N_("The accident in which the person was killed or injured. It gives the date, place and device."),
                why=N_(
                    "Date, place and device are stated once, with the accident, and hold for all who were hurt in "
                    "it."
                ),
                also_called=("Accident ID", "Accident no.", "ac_id_victim", "ID accidente", "ID evento", "N° accident",
                             "رقم الحادث"),
                in_list=True, pinned=True,
                feeds="Form J, casualties",
            ),
            FieldSpec(
                "local_id", N_("Casualty ID"),
                help=N_("The identifier of this casualty in the source register, if it has one."),
                why=reasons.IDENTIFIER,
                hint=N_("For example ORG-ACC-20240324-01-VA-02"),
                also_called=("Casualty no.", "Victim no.", "Victim ID", "ID víctima", "N° victime"), in_list=True,
            ),
            FieldSpec(
                "person_id", N_("Person"),
                help=N_(
                    "The person's own record, when the name is known. A register without names has casualties without "
                    "persons, and they stay separate people until somebody says otherwise."
                ),
                why=N_("One person who is hurt twice, or helped later, is recognised as one."),
                also_called=("Person ID", "Survivor", "Survivor ID"), minimum=True,
            ),
            FieldSpec(
                "sex", N_("Sex"),
                help=N_(
                    "As this report gave it. Shares of women and girls are taken of the casualties whose sex is known."
                ),
                why=N_("Article 7 and its action plans ask for victims by sex."),
                also_called=headings.SEX, width=Width.SHORT, in_list=True, feeds="Form J, casualties by sex",
                hxl="#affected+sex",
            ),
            FieldSpec(
                "age", N_("Age at the accident"),
                help=N_("In full years on the day of the accident. A child is a person under 18 at that time."),
                why=N_("Children are counted apart from adults, and need other care for longer."),
                hint=N_("Years"),
                also_called=("Age", "Age at time of accident", "vi_age_accident", "Edad", "Âge", "Age (years)",
                             "العمر"),
                width=Width.SHORT, in_list=True, feeds="Form J, casualties by age", hxl="#affected+age",
            ),
            FieldSpec(
                "age_estimated", N_("Age estimated"),
                help=N_("Yes when the age was guessed or worked out from a year of birth. It may be wrong by a year."),
                why=N_("An age that was guessed must not be read as one that was proven."),
                also_called=("Estimated age", "Edad estimada", "Âge estimé"), width=Width.SHORT, shown_when=_has_age,
            ),
            FieldSpec(
                "age_group", N_("Age group"),
                help=N_("For reports that give a band instead of an age: under 18, or 18 and over."),
                why=N_("Many registers tell children from adults and no more; that is still worth counting."),
                also_called=("Age band", "Age class", "Child/adult", "Adult or child", "rangoedad", "Rango de edad",
                             "Grupo de edad", "Groupe d'âge", "Tranche d'âge", "الفئة العمرية"),
                width=Width.SHORT,
                feeds="Form J, casualties by age",
            ),
            FieldSpec(
                "condition", N_("Condition"),
                help=N_("Civilian, military or security forces, or deminer, at the time of the accident."),
                also_called=("Civil status", "Civilian/military", "Victim category", "condicion", "condición",
                             "Condition de la victime", "Civil/militaire", "مدني/عسكري"),
                in_list=True, feeds="Form J, casualties by condition",
            ),
            FieldSpec(
                "ethnic_group", N_("Ethnic group"),
                help=N_("As this report gave it, where national law allows it to be recorded."),
                why=N_("Groups that are hit more often are found by it, where the law allows to ask."),
                also_called=headings.ETHNIC_GROUP,
            ),
            FieldSpec(
                "occupation", N_("Occupation"),
                help=N_("What the person did for a living at the time of the accident."),
                why=N_("Risk education is planned for those whose living leads them into danger."),
                also_called=headings.OCCUPATION,
            ),
            FieldSpec(
                "work_sector", N_("Sector of work"), help=N_("For whom the person worked at the time of the accident."),
                why=N_("Protection at work and compensation depend on for whom the person worked."),
                also_called=("vi_occupation_prior_sector", "Sector before", "Sector laboral", "Secteur d'emploi"),
            ),
            FieldSpec(
                "displacement", N_("Displacement at the accident"),
                help=N_("Whether the person was displaced at the time. Displaced people know a new place less well."),
                why=N_("Displaced people do not know the dangers of a new place and are warned first."),
                also_called=("vi_status_prior", "displacement_status", "Displacement status before",
                             "Desplazamiento", "Déplacement"),
            ),
        )),
        Section(N_("What happened to the person"), N_(
            "Killed and injured are counted apart, and care is planned by the wounds."
        ), (
            FieldSpec(
                "outcome", N_("Outcome"),
                help=N_(
                    "Killed, injured or unknown. It is what the explosion did; a death long after it is recorded with "
                    "the person. An outcome that is not known is kept as unknown and never forced to injured."
                ),
                also_called=("Killed or injured", "killedorinjured", "Killed/injured", "Victim status",
                             "vi_consequence",
                             "estado", "Estado de la víctima", "Tué ou blessé", "État de la victime", "حالة الضحية"),
                in_list=True, feeds="Form J, casualties killed and injured", minimum=True,
            ),
            FieldSpec(
                "place_of_death", N_("Place of death"),
                help=N_("Where the person died of the explosion. It shows whether help came in time."),
                also_called=("vi_death", "mannerofdeath", "Died at", "Lugar de la muerte", "Lieu du décès"),
                shown_when=_killed, minimum=True,
            ),
            FieldSpec(
                "wounds", N_("Wounds"),
                help=N_("All parts of the body and kinds of wounds that the report names."),
                also_called=("Injuries", "Injury", "Wound", "Type of injury", "Heridas", "Lesiones", "Blessures",
                             "الإصابات"),
                width=Width.FULL,
            ),
            FieldSpec(
                "activity", N_("Activity at the accident"),
                help=N_("What the person was doing. It shows which risk education is needed by whom."),
                also_called=("Activity", "Activity at time of accident", "activityatacc", "vi_activity_accident",
                             "Actividad", "Actividad al momento del accidente", "Activité", "النشاط وقت الحادث"),
                in_list=True, feeds="Casualty tables by activity",
            ),
        )),
        Section(N_("Danger and behaviour"), N_(
            "Risk education must know who meets the danger, why they go there and what they know of it."
        ), (
            FieldSpec(
                "entry_reason", N_("Reason for going there"),
                help=N_("Why the person went to the place. Many go because they must; risk education has to know why."),
                also_called=("reasonenteredarea", "Reason for entering", "Motivo de ingreso", "Motif de la présence"),
            ),
            FieldSpec(
                "entry_frequency", N_("How often there"),
                help=N_("How often the person went to that place before."),
                also_called=("howoftenenteredarea", "vi_frequency_area", "Frequency of going there",
                             "Frecuencia de ingreso", "Fréquence de passage"),
            ),
            FieldSpec(
                "knew_danger", N_("Knew of the danger"),
                help=N_("Whether the person knew that the place was dangerous. Many go in because they must."),
                also_called=("Knew area was dangerous", "knewareadangerous", "vi_know_danger", "Conocía el peligro",
                             "Connaissait le danger"), width=Width.SHORT, minimum=True,
            ),
            FieldSpec(
                "received_eore", N_("Had received risk education"),
                help=N_("Whether the person had taken part in explosive ordnance risk education before the accident."),
                also_called=("EORE", "MRE received", "vi_re_prior", "mineavoidancetrained", "Educación en el riesgo",
                             "Éducation aux risques"), width=Width.SHORT, minimum=True,
            ),
            FieldSpec(
                "saw_object", N_("Saw the object"),
                help=N_("Whether the person saw the device before it exploded."),
                also_called=("sawobject", "vi_see_danger", "Saw the device", "Vio el artefacto", "A vu l'engin"),
                width=Width.SHORT, minimum=True,
            ),
            FieldSpec(
                "tampered", N_("Handled the device"),
                help=N_("Whether the person touched or handled the device on purpose."),
                also_called=("Tampered", "Tampered with device", "intentionally_touched", "Manipuló el artefacto",
                             "A manipulé l'engin"), width=Width.SHORT, minimum=True,
            ),
            FieldSpec(
                "touched_by_accident", N_("Touched it by accident"),
                help=N_("Whether the person touched the device without meaning to, as with a plough or a foot."),
                also_called=("accidentally_touched", "Accidentally touched", "Lo tocó sin querer",
                             "Touché sans le vouloir"),
                width=Width.SHORT,
            ),
            FieldSpec(
                "set_off_by", N_("Who set it off"),
                help=N_("Whether the person set it off, or somebody or something else."),
                also_called=("vi_circump", "Circumstances of the victim", "Action of", "Quién lo activó",
                             "Qui l'a déclenché"),
            ),
            FieldSpec(
                "in_group", N_("In a group"), help=N_("Whether other people were with the person when it exploded."),
                also_called=("Was in a group", "En grupo", "En groupe"), width=Width.SHORT,
            ),
        )),
        Section(N_("First care"), N_(
            "Time and way to the first care show where people die who could live."
        ), (
            FieldSpec(
                "aided_on_site", N_("Helped on the spot"), help=N_("Whether somebody gave first aid at the place."),
                also_called=("vi_direct_assistance", "First aid", "Medical assistance on site", "Primeros auxilios",
                             "Premiers secours"),
                width=Width.SHORT,
            ),
            FieldSpec(
                "transported", N_("Brought to a facility"),
                help=N_("Whether the person was brought to a hospital or clinic."),
                also_called=("vi_medical_facility", "Taken to medical facility", "Trasladado", "Transporté"),
                width=Width.SHORT,
            ),
            FieldSpec(
                "transport", N_("Means of transport"), help=N_("By what the person was brought there."),
                also_called=("vi_transportation", "Transport", "Transport type", "Medio de transporte",
                             "Moyen de transport"),
                shown_when=_brought,
            ),
            FieldSpec(
                "facility_id", N_("First medical facility"),
                help=N_("The hospital or clinic that the person reached first."),
                also_called=("Hospital", "firstmedicalfacility", "Medical facility", "Centro de salud", "Hôpital",
                             "المستشفى"),
            ),
            FieldSpec(
                "minutes_to_facility", N_("Minutes to the facility"),
                help=N_(
                    "From the explosion until the person reached the first facility. It shows where care is too far."
                ),
                hint=N_("Minutes"),
                also_called=("Time to facility", "vi_transportation_time", "time_range_to_first_medical_facility",
                             "Minutos hasta el hospital", "Minutes jusqu'à l'hôpital"),
                width=Width.SHORT,
            ),
            FieldSpec(
                "arrived_alive", N_("Arrived alive"),
                help=N_("Whether the person was alive on reaching the first facility."),
                also_called=("victim_arrived_to_first_medical_facility", "Llegó con vida", "Arrivé en vie"),
                width=Width.SHORT, shown_when=_brought,
            ),
            FieldSpec(
                "minutes_to_hospital", N_("Minutes to surgery"),
                help=N_("From the explosion until the person reached a hospital that can operate."), hint=N_("Minutes"),
                also_called=("time_range_to_hospital", "Time to hospital", "Minutos hasta cirugía",
                             "Minutes jusqu'à la chirurgie"),
                width=Width.SHORT,
            ),
        )),
        Section(N_("Remarks"), reasons.REMARKS, (
            FieldSpec(
                "treaty_statistics", N_("Statistics of treaties"),
                help=N_("The treaties under which the centre reports this casualty, when it keeps them by hand."),
                why=N_(
                    "Where the device is not known, somebody has to decide which treaty's figures a person belongs "
                    "to."
                ),
                also_called=("Statistic category", "statistic_category", "Categoría estadística",
                             "Catégorie statistique"),
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else the report says of this person."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on

FORMS = (CASUALTY, CASUALTY_WOUND, CASUALTY_FOLLOW_UP, DEMINING_VICTIM, CASUALTY_INTERVIEW)
