"""The forms by which a centre adds code lists and fields of its own."""

from __future__ import annotations

from mac_desktop.domain.own_fields import NUMBERS, OF_A_LIST
from mac_desktop.domain.records.centre import OwnField, OwnList
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _is_number(values: Values) -> bool:
    return values.get("value_type") in NUMBERS


def _is_of_a_list(values: Values) -> bool:
    return values.get("value_type") in OF_A_LIST


# A line of headings, not a line for each of them:
# fmt: off
_LABELS = (
    FieldSpec(
        "label_fr", N_("Label in French"), help=N_("What people see when the program speaks French."),
        also_called=("Label (French)", "Libellé français"),
    ),
    FieldSpec(
        "label_es", N_("Label in Spanish"), help=N_("What people see when the program speaks Spanish."),
        also_called=("Label (Spanish)", "Etiqueta en español"),
    ),
    FieldSpec(
        "label_pt", N_("Label in Portuguese"), help=N_("What people see when the program speaks Portuguese."),
        also_called=("Label (Portuguese)", "Rótulo em português"),
    ),
    FieldSpec(
        "label_ar", N_("Label in Arabic"), help=N_("What people see when the program speaks Arabic."),
        also_called=("Label (Arabic)", "التسمية بالعربية"),
    ),
    FieldSpec(
        "label_ru", N_("Label in Russian"), help=N_("What people see when the program speaks Russian."),
        also_called=("Label (Russian)", "Название по-русски"),
    ),
)
_HELP = (
    FieldSpec(
        "help_fr", N_("Help in French"), help=N_("The explanation when the program speaks French."),
        also_called=("Help (French)", "Aide en français"), width=Width.FULL,
    ),
    FieldSpec(
        "help_es", N_("Help in Spanish"), help=N_("The explanation when the program speaks Spanish."),
        also_called=("Help (Spanish)", "Ayuda en español"), width=Width.FULL,
    ),
    FieldSpec(
        "help_pt", N_("Help in Portuguese"), help=N_("The explanation when the program speaks Portuguese."),
        also_called=("Help (Portuguese)", "Ajuda em português"), width=Width.FULL,
    ),
    FieldSpec(
        "help_ar", N_("Help in Arabic"), help=N_("The explanation when the program speaks Arabic."),
        also_called=("Help (Arabic)", "المساعدة بالعربية"), width=Width.FULL,
    ),
    FieldSpec(
        "help_ru", N_("Help in Russian"), help=N_("The explanation when the program speaks Russian."),
        also_called=("Help (Russian)", "Справка по-русски"), width=Width.FULL,
    ),
)

OWN_LIST = Form(
    record=OwnList,
    title=N_("Own code lists"),
    singular=N_("Own code list"),
    purpose=N_("Code lists that this centre made for its own fields. Their codes are entries of the list."),
    group=N_("Reference lists"),
    keeping=Keeping.REFERENCE,
    icon="codes",
    named_by=("label",),
    identified_by=("list_key", "label"),
    sections=(
        Section(N_("List"), N_(
            "Answers that are chosen from a list can be counted and compared; words that each clerk writes cannot."
        ), (
            FieldSpec(
                "list_key", N_("Key of the list"),
                help=N_("The name by which entries and fields refer to the list. It begins with own_ and stays."),
                hint=N_("For example own_tribe"),
                also_called=("List key", "Clave de la lista", "Clé de la liste", "مفتاح القائمة"), in_list=True,
            ),
            FieldSpec(
                "label", N_("Title of the list"),
                help=N_("What people see, in English or in the language that all in the centre share."),
                also_called=("Label (English)", "List title", "Título de la lista", "Titre de la liste"),
                in_list=True,
            ),
        )),
        Section(N_("Other languages"), N_(
            "Clerks and partners who read another language choose the same codes."
        ), _LABELS),
    ),
)

OWN_FIELD = Form(
    record=OwnField,
    title=N_("Own fields"),
    singular=N_("Own field"),
    purpose=N_("Fields that this centre adds to the last section of a form. They are in no report to a treaty."),
    group=N_("Reference lists"),
    keeping=Keeping.REFERENCE,
    icon="codes",
    named_by=("field_key", "label"),
    identified_by=("field_key",),
    sections=(
        Section(N_("Field"), N_(
            "What is asked in a field with a type and a rule comes back as facts; in remarks it is lost."
        ), (
            FieldSpec(
                "form_key", N_("Form of the field"),
                help=N_("The form that gets the field, as the last of its questions."),
                also_called=("Form", "Form name", "Formulario", "Formulaire", "النموذج"), in_list=True, pinned=True,
            ),
            FieldSpec(
                "field_key", N_("Key of the field"),
                help=N_("The name of the field in files and on the command line. It begins with own_ and stays, "
                        "because records keep their values under it."),
                hint=N_("For example own_village_chief"),
                also_called=("Field key", "Field name", "Clave del campo", "Clé du champ", "مفتاح الحقل"), in_list=True,
            ),
            FieldSpec(
                "label", N_("Label"),
                help=N_("The question that people see, in English or in the language that all in the centre share."),
                also_called=("Label (English)", "Question", "Pregunta", "Libellé", "التسمية"), in_list=True,
            ),
            FieldSpec(
                "value_type", N_("Type"),
                help=N_("What the field may hold. Values are read and checked as in the program's own fields."),
                also_called=("Field type", "Question type", "Tipo de campo", "Type de champ", "نوع الحقل"),
                in_list=True,
            ),
            FieldSpec(
                "list_key", N_("Code list"),
                help=N_("The list whose codes can be chosen: one of the program's or one of this centre's."),
                also_called=("Choices", "List name", "Lista", "Liste", "القائمة"), shown_when=_is_of_a_list,
            ),
            FieldSpec(
                "unit", N_("Unit"),
                help=N_("What the number counts or measures; it is shown beside the number."),
                hint=N_("For example km"),
                also_called=("Unit of measure", "Unidad", "Unité", "الوحدة"), width=Width.SHORT, shown_when=_is_number,
            ),
            FieldSpec(
                "lowest", N_("Lowest value"),
                help=N_("A lower number is refused as a mistake; empty when there is no limit."),
                also_called=("Minimum", "Mínimo", "Valeur minimale", "الحد الأدنى"), width=Width.SHORT,
                shown_when=_is_number,
            ),
            FieldSpec(
                "highest", N_("Highest value"),
                help=N_("A higher number is refused as a mistake; empty when there is no limit."),
                also_called=("Maximum", "Máximo", "Valeur maximale", "الحد الأقصى"), width=Width.SHORT,
                shown_when=_is_number,
            ),
            FieldSpec(
                "help", N_("Help"),
                help=N_("One sentence that says what the value is and why this centre asks for it."),
                also_called=("Help (English)", "Explanation", "Ayuda", "Aide", "المساعدة"), width=Width.FULL,
            ),
        )),
        Section(N_("Use"), N_(
            "A field asked of everybody, every time and for ever must be worth the work that it makes."
        ), (
            FieldSpec(
                "needed", N_("Needed to submit"),
                help=N_("Yes when a record cannot be submitted without a value or the word that it is unknown."),
                also_called=("Required", "Mandatory", "Obligatorio", "Obligatoire", "إلزامي"), width=Width.SHORT,
            ),
            FieldSpec(
                "personal", N_("Personal"),
                help=N_("Yes when the value names or reaches a person. Few may read it then, and it is not searched."),
                also_called=("Protected", "Personal data", "Datos personales", "Données personnelles", "بيانات شخصية"),
                width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "also_called", N_("Headings in files"),
                help=N_("Headings under which partners send the value, one on a line. Imports know them."),
                also_called=("Other headings", "Aliases", "Encabezados", "En-têtes", "العناوين"), width=Width.FULL,
            ),
            FieldSpec(
                "position", N_("Position in the form"),
                help=N_("A number by which the centre's fields of a form are ordered."),
                also_called=("Order", "Sort order", "Orden", "Ordre", "الترتيب"), width=Width.SHORT,
            ),
            FieldSpec(
                "active_from", N_("In use from"),
                help=N_("The first day of which a record may have the field; empty when it always could."),
                also_called=("Active from", "Valid from", "Vigente desde", "Actif dès", "ساري من"),
            ),
            FieldSpec(
                "active_to", N_("In use until"),
                help=N_("The last day of which a record may have the field; empty while it is in use. Values that "
                        "records hold stay."),
                also_called=("Active to", "Valid until", "Vigente hasta", "Actif jusqu'au", "ساري حتى"), in_list=True,
            ),
        )),
        Section(N_("Other languages"), N_(
            "Clerks who work in another language are asked the same question in their own."
        ), (*_LABELS, *_HELP)),
    ),
)
# fmt: on

FORMS = (OWN_LIST, OWN_FIELD)
