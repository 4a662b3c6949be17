"""Forms for persons and casualties."""

from __future__ import annotations

from mac_desktop.domain.records.person import Casualty, Person
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.catalogue import headings
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _has_birth_date(values: Values) -> bool:
    return values.get("birth_date") is not None


def _died(values: Values) -> bool:
    return values.get("victim_state") == "DECEASED" or values.get("death_date") is not None


# A line of headings, not a line for each of them:
# fmt: off
PERSON = Form(
    record=Person,
    title=N_("Persons"),
    singular=N_("Person"),
    purpose=N_("People who survived, were killed or receive assistance, each recorded once. Restricted information."),
    group=N_("Accidents and victims"),
    icon="person",
    keeping=Keeping.VICTIMS,
    personal=True,
    named_by=("name", "father_name"),
    identified_by=("local_id",),
    sections=(
        Section(N_("Identity"), (
            FieldSpec(
                "local_id", N_("Person ID"),
                help=N_("The centre's own identifier of the person, the same in every accident, referral and service."),
                also_called=("Victim ID", "Survivor ID", "Beneficiary ID", "va_id", "vi_number", "ID persona",
                             "ID víctima", "N° victime", "رقم الضحية"),
                in_list=True,
            ),
            FieldSpec(
                "name", N_("Name"),
                help=N_("First and family name as on the person's papers, or as the family gives it."),
                also_called=("Full name", "Victim name", "Survivor name", "vi_name", "Nombre", "Nombre completo",
                             "Nombres y apellidos", "Nom", "Nom et prénom", "Nom complet", "الاسم", "الاسم الكامل"),
                in_list=True,
            ),
            FieldSpec(
                "father_name", N_("Father's name"),
                help=N_("Where people are told apart by it. Leave it empty where it is not used."),
                also_called=("Father name", "Nombre del padre", "Nom du père", "اسم الأب"), in_list=True,
            ),
            FieldSpec(
                "other_names", N_("Other names"),
                help=N_(
                    "Other spellings and names by which the person is known, one on a line, so that a search finds "
                    "them."
                ),
                also_called=("Alias", "Also known as", "Nickname", "Otros nombres", "Autres noms", "أسماء أخرى"),
                width=Width.FULL,
            ),
            FieldSpec(
                "sex", N_("Sex"),
                help=N_(
                    "Female or male. Figures on victims are disaggregated by sex and age; unknown is counted as "
                    "unknown."
                ),
                also_called=headings.SEX, width=Width.SHORT, in_list=True, feeds="Form J, victim assistance by sex",
            ),
            FieldSpec(
                "birth_date", N_("Date of birth"),
                help=N_(
                    "As precise as it is known: the year alone is enough to tell a child from an adult in most cases."
                ),
                hint=N_("24/03/1990, 03/1990 or 1990"),
                also_called=("DOB", "Birth date", "Year of birth", "vi_birth", "Fecha de nacimiento",
                             "Año de nacimiento", "Date de naissance", "تاريخ الميلاد"), in_list=True,
            ),
            FieldSpec(
                "birth_estimated", N_("Birth date estimated"),
                help=N_("Yes when the date was worked out from an age or a memory and not read from a paper."),
                also_called=("Estimated date of birth", "DOB estimated", "Fecha estimada", "Date estimée"),
                width=Width.SHORT, shown_when=_has_birth_date,
            ),
            FieldSpec(
                "identification", N_("Identification"),
                help=N_("Kind and number of an identity paper. Asked only where it is safe to keep it."),
                hint=N_("For example Passport A1234567"),
                also_called=("ID number", "National ID", "Identity card", "Document number", "Documento de identidad",
                             "Cédula", "Pièce d'identité", "رقم الهوية"),
            ),
            FieldSpec(
                "ethnic_group", N_("Ethnic group"),
                help=N_("Only where national law allows it to be asked and the person wishes to say it."),
                also_called=headings.ETHNIC_GROUP,
            ),
            FieldSpec(
                "occupation", N_("Occupation"),
                help=N_(
                    "What the person does for a living now; the occupation at the accident belongs to the casualty."
                ),
                also_called=("Current occupation", "occupation_after_event", "vi_occupation_current",
                             *headings.OCCUPATION),
            ),
        )),
        Section(N_("Contact"), (
            FieldSpec(
                "admin_unit_id", N_("Administrative unit of residence"),
                help=N_("Where the person lives now, which is where services are needed; not where the accident was."),
                hint=N_("Type a name or a P-code"),
                also_called=("Residence", "Place of residence", "Residencia", *headings.ADMIN_UNIT), in_list=True,
                pinned=True, feeds="Form J, survivors by place",
            ),
            FieldSpec(
                "address", N_("Address"), help=N_("How to find the person for a visit: street, village, landmark."),
                also_called=headings.ADDRESS, width=Width.FULL,
            ),
            FieldSpec(
                "phone", N_("Phone"), help=N_("A number under which the person or the family can be reached."),
                also_called=("vi_informant_phone", *headings.PHONE),
            ),
        )),
        Section(N_("State and consent"), (
            FieldSpec(
                "victim_state", N_("Alive or deceased"),
                help=N_(
                    "The person's state today. A death long after the accident changes this, not the casualty's "
                    "outcome."
                ),
                also_called=("Victim state", "Alive", "vital status", "Estado vital", "Vivo o fallecido", "État vital"),
                in_list=True,
            ),
            FieldSpec(
                "death_date", N_("Date of death"),
                help=N_("When the person died, at the accident or later, as precise as it is known."),
                also_called=("Died on", "Date of decease", "Fecha de defunción", "Fecha de muerte", "Date de décès",
                             "تاريخ الوفاة"),
                shown_when=_died,
            ),
            FieldSpec(
                "consent_to_share", N_("Consent to share"),
                help=N_(
                    "Whether the person, or a guardian, agreed that these details may be given to those who help. "
                    "Nothing of a person leaves the centre without it."
                ),
                also_called=("Consent", "permission_to_share_with_ngos", "permission_to_share_with_authorities",
                             "Consentimiento", "Consentement", "الموافقة"),
                width=Width.SHORT,
            ),
            FieldSpec(
                "remarks", N_("Remarks"),
                help=N_("What else those who help should know. Restricted like all of this form."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

CASUALTY = Form(
    record=Casualty,
    title=N_("Casualties"),
    singular=N_("Casualty"),
    purpose=N_("People killed or injured, one record for each person at each accident."),
    group=N_("Accidents and victims"),
    icon="casualty",
    named_by=("local_id", "outcome", "sex", "age"),
    identified_by=("local_id",),
    sections=(
        Section(N_("Who"), (
            FieldSpec(
                "accident_id", N_("Accident"),
                help=N_("The accident in which the person was killed or injured. It gives the date, place and device."),
                also_called=("Accident ID", "Accident no.", "ac_id_victim", "ID accidente", "ID evento", "N° accident",
                             "رقم الحادث"),
                in_list=True, pinned=True,
            ),
            FieldSpec(
                "local_id", N_("Casualty ID"),
                help=N_("The identifier of this casualty in the source register, if it has one."),
                hint=N_("For example ORG-ACC-20240324-01-VA-02"),
                also_called=("Casualty no.", "Victim no.", "Victim ID", "ID víctima", "N° victime"), in_list=True,
            ),
            FieldSpec(
                "person_id", N_("Person"),
                help=N_(
                    "The person's own record, when the name is known. A register without names has casualties without "
                    "persons, and they stay separate people until somebody says otherwise."
                ),
                also_called=("Person ID", "Survivor", "Survivor ID"),
            ),
            FieldSpec(
                "sex", N_("Sex"),
                help=N_(
                    "As this report gave it. Shares of women and girls are taken of the casualties whose sex is known."
                ),
                also_called=headings.SEX, width=Width.SHORT, in_list=True, feeds="Form J, casualties by sex",
                hxl="#affected+sex",
            ),
            FieldSpec(
                "age", N_("Age at the accident"),
                help=N_("In full years on the day of the accident. A child is a person under 18 at that time."),
                hint=N_("Years"),
                also_called=("Age", "Age at time of accident", "vi_age_accident", "Edad", "Âge", "Age (years)",
                             "العمر"),
                width=Width.SHORT, in_list=True, feeds="Form J, casualties by age", hxl="#affected+age",
            ),
            FieldSpec(
                "age_group", N_("Age group"),
                help=N_("For reports that give a band instead of an age: under 18, or 18 and over."),
                also_called=("Age band", "Age class", "Child/adult", "Adult or child", "rangoedad", "Rango de edad",
                             "Grupo de edad", "Groupe d'âge", "Tranche d'âge", "الفئة العمرية"),
                width=Width.SHORT,
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
                also_called=headings.ETHNIC_GROUP,
            ),
            FieldSpec(
                "occupation", N_("Occupation"),
                help=N_("What the person did for a living at the time of the accident."),
                also_called=headings.OCCUPATION,
            ),
        )),
        Section(N_("What happened to the person"), (
            FieldSpec(
                "outcome", N_("Outcome"),
                help=N_(
                    "Killed, injured or unknown. It is what the explosion did; a death long after it is recorded with "
                    "the person. An outcome that is not known is kept as unknown and never forced to injured."
                ),
                also_called=("Killed or injured", "killedorinjured", "Killed/injured", "Victim status",
                             "vi_consequence",
                             "estado", "Estado de la víctima", "Tué ou blessé", "État de la victime", "حالة الضحية"),
                in_list=True, feeds="Form J, casualties killed and injured",
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
            FieldSpec(
                "tampered", N_("Handled the device"),
                help=N_("Whether the person touched or handled the device on purpose."),
                also_called=("Tampered", "Tampered with device", "intentionally_touched", "Manipuló el artefacto",
                             "A manipulé l'engin"), width=Width.SHORT,
            ),
            FieldSpec(
                "knew_danger", N_("Knew of the danger"),
                help=N_("Whether the person knew that the place was dangerous. Many go in because they must."),
                also_called=("Knew area was dangerous", "knewareadangerous", "vi_know_danger", "Conocía el peligro",
                             "Connaissait le danger"), width=Width.SHORT,
            ),
            FieldSpec(
                "received_eore", N_("Had received risk education"),
                help=N_("Whether the person had taken part in explosive ordnance risk education before the accident."),
                also_called=("EORE", "MRE received", "vi_re_prior", "mineavoidancetrained", "Educación en el riesgo",
                             "Éducation aux risques"), width=Width.SHORT,
            ),
        )),
        Section(N_("First care"), (
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
                "remarks", N_("Remarks"), help=N_("What else the report says of this person."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on

FORMS = (CASUALTY, PERSON)
