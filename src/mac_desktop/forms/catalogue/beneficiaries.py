"""The form for counts of people, made alike for every record that reaches people (data-model.md 1.15)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from mac_desktop.domain.codelists import codelist
from mac_desktop.domain.records.beneficiaries import BeneficiaryCount
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _within(group: str) -> Callable[[Values], bool]:
    """Whether people of this group can be in the band that is counted; in all of them when it is no single band."""

    def shown(values: Values) -> bool:
        within = codelist("age_band").within(str(values.get("age_band") or ""))
        return not within or group in within

    return shown


def _all_ages(values: Values) -> bool:
    return values.get("age_band") is None


_CHILDREN, _ADULTS = _within("CHILD"), _within("ADULT")

# A line of headings, not a line for each of them:
# fmt: off
_TIMING = FieldSpec(
    "timing", N_("Before or after the work"),
    help=N_("Whether these people were expected before the work or confirmed after it. The two are never added up."),
    also_called=("Timing", "Expected or confirmed", "Expected/confirmed", "Previsto o confirmado", "Avant ou après"),
    width=Width.SHORT, in_list=True, pinned=True,
)
_WHOM = (
    FieldSpec(
        "kind", N_("Direct or indirect"),
        help=N_(
            "Direct are those who attend, receive the service or use the land; indirect are others who gain from it. "
            "The two are never added up."
        ),
        also_called=("Kind of beneficiaries", "Beneficiary type", "Type of beneficiaries", "Direct/indirect",
                     "Tipo de beneficiarios", "Type de bénéficiaires", "نوع المستفيدين"),
        width=Width.SHORT, in_list=True, pinned=True, minimum=True,
        feeds="Beneficiaries by sex and age",
    ),
    FieldSpec(
        "age_band", N_("Age band"),
        help=N_(
            "Leave it empty to count people of all ages on this one record. To count by finer bands, make a record for "
            "each band; bands lie below or above 18, so they add up to children and adults."
        ),
        hint=N_("Empty for all ages"),
        also_called=("Age class of beneficiaries", "Age range", "Rango de edades", "Classe d'âge", "الفئة العمرية"),
        width=Width.SHORT, in_list=True,
        feeds="Beneficiaries by sex and age",
    ),
)
_BY_SEX_AND_AGE = (
    FieldSpec(
        "girls", N_("Girls"), help=N_("Girls under 18 years."), also_called=headings.GIRLS,
        width=Width.SHORT, in_list=True, shown_when=_CHILDREN, minimum=True, feeds="Beneficiaries by sex and age",
    ),
    FieldSpec(
        "boys", N_("Boys"), help=N_("Boys under 18 years."), also_called=headings.BOYS,
        width=Width.SHORT, in_list=True, shown_when=_CHILDREN, minimum=True, feeds="Beneficiaries by sex and age",
    ),
    FieldSpec(
        "women", N_("Women"), help=N_("Women of 18 years and over."), also_called=headings.WOMEN,
        width=Width.SHORT, in_list=True, shown_when=_ADULTS, minimum=True, feeds="Beneficiaries by sex and age",
    ),
    FieldSpec(
        "men", N_("Men"), help=N_("Men of 18 years and over."), also_called=headings.MEN,
        width=Width.SHORT, in_list=True, shown_when=_ADULTS, minimum=True, feeds="Beneficiaries by sex and age",
    ),
    FieldSpec(
        "females", N_("Females, age not known"),
        help=N_("Women and girls of whom it is not known whether they are under 18."),
        also_called=("Females", "Female", "Femenino", "Féminin", "إناث"), width=Width.SHORT, shown_when=_all_ages,
        feeds="Beneficiaries by sex and age",
    ),
    FieldSpec(
        "males", N_("Males, age not known"),
        help=N_("Men and boys of whom it is not known whether they are under 18."),
        also_called=("Males", "Male", "Masculino", "Masculin", "ذكور"), width=Width.SHORT, shown_when=_all_ages,
        feeds="Beneficiaries by sex and age",
    ),
    FieldSpec(
        "unknown", N_("Sex not known"),
        help=N_("People of whom the sex is not known. They count in the total and in no column by sex."),
        also_called=("Unknown sex", "Not disaggregated", "Sexo desconocido", "Sexe inconnu"), width=Width.SHORT,
        feeds="Beneficiaries by sex and age",
    ),
    FieldSpec(
        "people", N_("People in all"),
        help=N_("The total that the report gives. It is compared with its parts, or stands alone."),
        also_called=("Total beneficiaries", "Total people", "Persons reached", "People reached", "Total de personas",
                     "Total des personnes", "مجموع المستفيدين"),
        width=Width.SHORT, in_list=True, feeds="Beneficiaries by sex and age",
    ),
)
_DISABILITY = (
    FieldSpec(
        "with_disability", N_("With a disability"),
        help=N_("How many of all the people counted here live with a disability."),
        also_called=headings.WITH_DISABILITY, width=Width.SHORT, feeds="Beneficiaries with a disability",
    ),
    FieldSpec(
        "girls_with_disability", N_("Girls with a disability"),
        help=N_("How many of the girls live with a disability."),
        also_called=("Girls with disabilities", "Niñas con discapacidad", "Filles handicapées"),
        width=Width.SHORT, shown_when=_CHILDREN, feeds="Beneficiaries with a disability",
    ),
    FieldSpec(
        "boys_with_disability", N_("Boys with a disability"),
        help=N_("How many of the boys live with a disability."),
        also_called=("Boys with disabilities", "Niños con discapacidad", "Garçons handicapés"),
        width=Width.SHORT, shown_when=_CHILDREN, feeds="Beneficiaries with a disability",
    ),
    FieldSpec(
        "women_with_disability", N_("Women with a disability"),
        help=N_("How many of the women live with a disability."),
        also_called=("Women with disabilities", "Mujeres con discapacidad", "Femmes handicapées"),
        width=Width.SHORT, shown_when=_ADULTS, feeds="Beneficiaries with a disability",
    ),
    FieldSpec(
        "men_with_disability", N_("Men with a disability"),
        help=N_("How many of the men live with a disability."),
        also_called=("Men with disabilities", "Hombres con discapacidad", "Hommes handicapés"),
        width=Width.SHORT, shown_when=_ADULTS, feeds="Beneficiaries with a disability",
    ),
)
_HOW = (
    FieldSpec(
        "count_method", N_("Way of counting"),
        help=N_("How the figures came about. Readers trust an attendance sheet more than the reach of a broadcast."),
        also_called=("Method of count", "Counting method", "Método de conteo", "Méthode de comptage"), minimum=True,
        pinned=True,
    ),
    FieldSpec(
        "estimated", N_("Estimated"),
        help=N_("Yes when nobody counted the people one by one. Estimates are told apart in every table."),
        also_called=("Estimate", "Is estimated", "Estimado", "Estimation"), width=Width.SHORT, pinned=True,
        feeds="Estimates of beneficiaries",
    ),
    FieldSpec(
        "first_time", N_("Reached for the first time"),
        help=N_("How many of the people were reached for the first time, so that those reached again are told apart."),
        also_called=("First-time beneficiaries", "New beneficiaries", "Primera vez", "Première fois"),
        width=Width.SHORT,
        feeds="Beneficiaries reached for the first time",
    ),
    FieldSpec(
        "households", N_("Households"), help=N_("The number of households. It is never added to the people."),
        also_called=("Families", "HH", "Hogares", "Familias", "Ménages", "الأسر"), width=Width.SHORT,
        feeds="Estimates of beneficiaries",
    ),
    FieldSpec(
        "remarks", N_("Remarks on the count"),
        help=N_("What else a reader of the figures should know."),
        why=reasons.REMARKS,
        also_called=("Notes on the count", "Comments on beneficiaries", "Observaciones del conteo",
                     "Remarques sur le comptage"), width=Width.FULL,
    ),
)
# fmt: on


def beneficiaries_form(
    record: type[BeneficiaryCount], owner: FieldSpec, purpose: str, printed_in: str = "", printed: Collection[str] = ()
) -> Form:
    """The form for the people whom one kind of record reaches. `owner` asks for that record; `printed` are the counts
    that the form `printed_in` of the treaty report has."""

    def told(*specs: FieldSpec) -> tuple[FieldSpec, ...]:
        return tuple(replace(s, feeds=f"{printed_in}; {s.feeds}") if s.name in printed else s for s in specs)

    timed = "timing" in record.model_fields
    return Form(
        record=record,
        title=N_("Beneficiaries"),
        singular=N_("Count of beneficiaries"),
        purpose=purpose,
        icon="person",
        named_by=("kind", "age_band", "people"),
        sections=(
            Section(
                N_("Who is counted"),
                N_(
                    "Direct and indirect, expected and confirmed people are never added up, so each count says "
                    "which it is."
                ),
                (owner, *told(*_WHOM[:1]), *((_TIMING,) if timed else ()), *told(*_WHOM[1:])),
            ),
            Section(
                N_("People by sex and age"),
                N_(
                    "Women, girls, boys and men meet different risks and are reached by different means; reports tell "
                    "them apart."
                ),
                told(*_BY_SEX_AND_AGE),
            ),
            Section(
                N_("People with a disability"),
                N_(
                    "Conventions ask that people with disabilities gain as others do; it shows whether they were "
                    "reached."
                ),
                told(*_DISABILITY),
            ),
            Section(
                N_("How they were counted"),
                N_("A count by list and an estimate are not equally sure; readers must be able to tell them apart."),
                _HOW,
            ),
        ),
    )
