"""The form for the gazetteer."""

from __future__ import annotations

from dataclasses import replace

from mac_desktop.domain.records.geography import AdminUnit
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.catalogue.coordinates import LATITUDE, LONGITUDE, POSITION
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _below_country(values: Values) -> bool:
    return values.get("level") != 0


# A line of headings, not a line for each of them:
# fmt: off
ADMIN_UNIT = Form(
    record=AdminUnit,
    title=N_("Administrative units"),
    singular=N_("Administrative unit"),
    purpose=N_("The gazetteer: country, provinces, districts and smaller units with their P-codes."),
    group=N_("Reference lists"),
    icon="place",
    keeping=Keeping.REFERENCE,
    named_by=("name", "pcode"),
    identified_by=("pcode", "name", "other_names"),
    sections=(
        Section(N_("Unit"), N_(
            "Every record names its place by this list, and tables by province and district add up along it."
        ), (
            FieldSpec(
                "pcode", N_("P-code"), help=N_("The official place code. It begins with the code of the unit above."),
                hint=N_("For example SO1201"),
                also_called=("Code", "Place code", "admin_pcode", "codigo_centro_poblado", "Código", "Código DANE",
                             "codigodanemunicipio", "ADM4_PCODE", "ADM3_PCODE", "ADM2_PCODE", "adm2_pcode", "الرمز"),
                in_list=True, hxl="#adm+code",
                feeds="Forms C and F, location; land summary",
            ),
            FieldSpec(
                "name", N_("Name"), help=N_("The official name in the language of reports."),
                also_called=("Admin name", "Unit name", "nombre_municipio", "municipio", "Nombre", "Nom", "name_en",
                             "ADM4_EN", "ADM3_EN", "ADM2_EN", "الاسم"),
                in_list=True, feeds="Forms C, E, F and I, location; land summary", hxl="#adm+name",
            ),
            FieldSpec(
                "other_names", N_("Other names"),
                help=N_(
                    "Names in other languages and scripts, older names and spellings, one on a line. Searches use "
                    "them."
                ),
                also_called=("Alternative names", "Alternative village name", "Otros nombres", "Autres noms", "name_ar",
                             "ADM2_AR", "أسماء أخرى"),
                width=Width.FULL,
            ),
            FieldSpec(
                "level", N_("Level"), help=N_("0 for the country, 1 for the units below it, and so on down to 5."),
                hint=N_("0 to 5"), also_called=("Admin level", "Administrative level", "Nivel", "Niveau", "المستوى"),
                width=Width.SHORT, in_list=True,
                feeds="Forms C and F, location; land summary",
            ),
            FieldSpec(
                "level_name", N_("Name of the level"), help=N_("What units of this level are called in the country."),
                hint=N_("For example Province"),
                also_called=("Level name", "Tipo de unidad", "Nom du niveau"), in_list=True,
            ),
            FieldSpec(
                "parent_id", N_("Part of"), help=N_("The unit of the level above in which this one lies."),
                hint=N_("Type a name or a P-code"),
                also_called=("Parent", "Parent code", "Parent P-code", "ADM1_PCODE", "codigodanedepartamento",
                             "departamento", "Unidad superior", "Unité supérieure"),
                in_list=True, shown_when=_below_country,
            ),
        )),
        Section(N_("Centre"), N_(
            "Positions that lie outside their unit are doubted, and a place without its own is shown at the centre."
        ), (
            POSITION,
            replace(
                LATITUDE, help=N_("Degrees north on WGS84 of the unit's centre, used where a place has no own."),
                also_called=("lat", "Y", "latitud", "Centroid latitude", "خط العرض"),
            ),
            replace(
                LONGITUDE, help=N_("Degrees east on WGS84 of the unit's centre; west is negative."),
                also_called=("lon", "long", "X", "longitud", "Centroid longitude", "خط الطول"),
            ),
            FieldSpec(
                "boundary", N_("Boundary"),
                help=N_(
                    "The borders of the unit on WGS84 as well-known text. Positions outside it, and outside that of "
                    "the country, are doubted."
                ),
                hint=N_("POLYGON ((69.1 34.5, 69.2 34.5, 69.2 34.6, 69.1 34.5))"),
                also_called=("WKT", "Geometry", "Geom", "the_geom", "Shape", "Polygon", "Geometría", "Géométrie",
                             "الحدود"),
                width=Width.FULL,
            ),
        )),
        Section(N_("Validity"), N_(
            "Units are split and renamed; past records keep the unit of their day, and rates need its population."
        ), (
            FieldSpec(
                "household_size", N_("Average household"),
                help=N_("How many people live in one household there on average, for estimates from households."),
                hint=N_("For example 5.4"),
                also_called=("Average household size", "Household size", "HH size", "Tamaño del hogar",
                             "Taille moyenne des ménages"),
                width=Width.SHORT, feeds="Estimates of beneficiaries",
            ),
            FieldSpec(
                "population", N_("Population"),
                help=N_("How many people live in the unit, so that casualties can be set against them."),
                also_called=("Total population", "Inhabitants", "T_TL", "Población", "Habitants", "عدد السكان"),
                width=Width.SHORT, feeds="Casualties per 100,000 inhabitants",
            ),
            FieldSpec(
                "population_date", N_("Population as of"),
                help=N_("When the people were counted or estimated; the year is enough."), hint=N_("2024"),
                also_called=("Census year", "Population year", "Año del censo", "Année du recensement"),
                width=Width.SHORT,
            ),
            FieldSpec(
                "valid_from", N_("Valid from"), help=N_("Since when the unit exists with this name and these borders."),
                also_called=("validOn", "Valid on", "Válido desde", "Valable dès"),
            ),
            FieldSpec(
                "valid_to", N_("Valid until"), help=N_("Until when it existed; empty while it does."),
                also_called=("validTo", "Valid to", "Válido hasta", "Valable jusqu'au"),
            ),
            FieldSpec(
                "gazetteer_version", N_("Gazetteer version"),
                help=N_("The published list that the unit was taken from. Borders change."),
                also_called=("Version", "Source version", "Versión", "Gazetteer"), pinned=True,
            ),
        )),
    ),
)
# fmt: on

FORMS = (ADMIN_UNIT,)
