"""The forms by which a centre sets the program up for itself."""

from __future__ import annotations

from mac_desktop.domain.records.centre import ListEntry
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.schema import FieldSpec, Form, Section, Width
from mac_desktop.texts import N_

# A line of headings, not a line for each of them:
# fmt: off
LIST_ENTRY = Form(
    record=ListEntry,
    title=N_("List entries"),
    singular=N_("List entry"),
    purpose=N_("What this centre adds to the code lists of national practice, and what it renames, ends or merges."),
    group=N_("Reference lists"),
    keeping=Keeping.REFERENCE,
    icon="codes",
    named_by=("code", "label"),
    identified_by=("code",),
    sections=(
        Section(N_("Code"), N_(
            "Records keep codes and not words, so that words can change and figures stay comparable."
        ), (
            FieldSpec(
                "list_key", N_("Code list"),
                help=N_("The list that the code belongs to. Lists of the treaties and of standards cannot be changed."),
                also_called=("List", "List name", "Lista", "Liste", "القائمة"), in_list=True, pinned=True,
            ),
            FieldSpec(
                "code", N_("Code"),
                help=N_("What records keep: short, without blanks, and never changed afterwards. To rename, end or "
                        "reorder a code that the list has already, write that code."),
                hint=N_("For example BEEK"),
                also_called=("Value code", "Choice name", "Código", "الرمز"), in_list=True,
            ),
            FieldSpec(
                "label", N_("Label"),
                help=N_("What people see, in English or in the language that all in the centre share. A code that the "
                        "list has already keeps its label where this is empty."),
                also_called=("Label (English)", "label_en", "Choice label", "Etiqueta", "Libellé", "التسمية"),
                in_list=True,
            ),
            FieldSpec(
                "definition", N_("Definition"),
                help=N_("What belongs under the code and what does not; shown while a clerk chooses."),
                also_called=("Meaning", "Description", "Definición", "Définition", "التعريف"), width=Width.FULL,
            ),
            FieldSpec(
                "also_called", N_("Other words for it"),
                help=N_("Words by which partners and older registers mean the same, one on a line. Imports and typing "
                        "understand them."),
                also_called=("Synonyms", "Aliases", "Sinónimos", "Synonymes", "المرادفات"), width=Width.FULL,
            ),
        )),
        Section(N_("Other languages"), N_(
            "Clerks and reports read the same code in their own language."
        ), (
            FieldSpec(
                "label_fr", N_("Label in French"), help=N_("What people see when the program speaks French."),
                also_called=("Label (French)", "Libellé français"), in_list=True,
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
        )),
        Section(N_("Use"), N_(
            "A code in use at the wrong time, or counted under the wrong line, makes a table wrong."
        ), (
            FieldSpec(
                "position", N_("Position in the list"),
                help=N_("A number by which the list is ordered. Shipped codes stand at 10, 20, 30 and so on."),
                also_called=("Order", "Sort order", "Orden", "Ordre", "الترتيب"), width=Width.SHORT,
            ),
            FieldSpec(
                "active_from", N_("In use from"),
                help=N_("The first day on which a record may have the code; empty when it always could."),
                also_called=("Active from", "Valid from", "Vigente desde", "Actif dès", "ساري من"), in_list=True,
            ),
            FieldSpec(
                "active_to", N_("In use until"),
                help=N_("The last day on which a record may have the code; empty while it is in use. Records that have "
                        "it keep it."),
                also_called=("Active to", "Valid until", "Vigente hasta", "Actif jusqu'au", "ساري حتى"), in_list=True,
            ),
            FieldSpec(
                "counts_in_monitor", N_("Counts in the Monitor as"),
                help=N_("The line of the Landmine Monitor's tables that the code belongs to, when it belongs to one."),
                also_called=("Maps to Monitor", "maps_to_monitor"),
            ),
            FieldSpec(
                "counts_in_article7", N_("Counts in Article 7 as"),
                help=N_("The form or line of the Article 7 report that the code belongs to, when it belongs to one."),
                also_called=("Maps to Article 7", "maps_to_article7"),
            ),
            FieldSpec(
                "merged_into", N_("Merged into"),
                help=N_("The code that took the place of this one. It is filled when two codes are merged, which moves "
                        "every record; files that still have the old code are read as the new one."),
                also_called=("Replaced by", "Sustituido por", "Remplacé par", "حل محله"), in_list=True,
            ),
        )),
    ),
)
# fmt: on

FORMS = (LIST_ENTRY,)
