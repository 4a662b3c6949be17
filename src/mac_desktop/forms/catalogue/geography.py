"""The forms for the gazetteer: units, their further names, the lists that they come from and the names of levels."""

from __future__ import annotations

from dataclasses import replace

from mac_desktop.domain.records.geography import AdminLevel, AdminUnit, AdminUnitName, GazetteerVersion
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.catalogue import headings
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
    children=("admin_unit_name",),
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
                    "Names in other languages and scripts and other spellings, one on a line. Searches use them. What "
                    "is known of a name, its language or since when it is used, goes on a line of its own below."
                ),
                also_called=("Alternative names", "Alternative village name", "Otros nombres", "Autres noms", "name_ar",
                             "ADM2_AR", "أسماء أخرى"),
                width=Width.FULL,
            ),
            FieldSpec(
                "level", N_("Level"), help=N_("0 for the country, 1 for the units below it, and so on down to 7."),
                hint=N_("0 to 7"), also_called=("Admin level", "Administrative level", "Nivel", "Niveau", "المستوى"),
                width=Width.SHORT, in_list=True,
                feeds="Forms C and F, location; land summary",
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
                "gazetteer_version_id", N_("Gazetteer version"),
                help=N_("The published list that the unit was taken from. Borders change."),
                also_called=("Version", "Source version", "Versión", "Gazetteer"), pinned=True,
            ),
        )),
    ),
)

ADMIN_UNIT_NAME = Form(
    record=AdminUnitName,
    title=N_("Names of administrative units"),
    singular=N_("Name of an administrative unit"),
    purpose=N_("Names in other languages, former names and codes of other lists. A unit is found by each of them."),
    icon="place",
    named_by=("name", "name_kind"),
    sections=(
        Section(N_("Name"), N_(
            "Registers and partners write one place in many ways; without its names it is counted twice or not "
            "found."
        ), (
            FieldSpec(
                "admin_unit_id", N_("Administrative unit"), help=N_("The unit that is or was called so."),
                hint=N_("Type a name or a P-code"), also_called=headings.ADMIN_UNIT, in_list=True, pinned=True,
            ),
            FieldSpec(
                "name", N_("Name or code"),
                help=N_("The name in its own script, or the code. Searches and imports use it."),
                also_called=("Name", "Alternative name", "Alias", "Nombre", "Nom", "الاسم"), in_list=True,
            ),
            FieldSpec(
                "name_kind", N_("Kind of name"),
                help=N_("Official, used by people, former, another spelling, or a code."),
                also_called=("Name type", "Type of name", "Tipo de nombre", "Type de nom"), in_list=True, pinned=True,
            ),
            FieldSpec(
                "language", N_("Language"),
                help=N_("The language of the name, and its script where there are several."),
                hint=N_("For example Sinhala"), also_called=("Lang", "Script", "Idioma", "Langue", "اللغة"),
                in_list=True, pinned=True,
            ),
            FieldSpec(
                "used_from", N_("Used from"), help=N_("Since when the unit is called so, as far as it is known."),
                also_called=("From", "Desde", "Depuis"),
            ),
            FieldSpec(
                "used_to", N_("Used until"), help=N_("Until when it was called so; empty while it is."),
                also_called=("To", "Hasta", "Jusqu'au"), in_list=True,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("Where the name comes from."), also_called=headings.REMARKS,
                width=Width.FULL,
            ),
        )),
    ),
)

GAZETTEER_VERSION = Form(
    record=GazetteerVersion,
    title=N_("Gazetteer versions"),
    singular=N_("Gazetteer version"),
    purpose=N_("The published lists of administrative units, and what their levels are called."),
    group=N_("Reference lists"),
    icon="place",
    keeping=Keeping.REFERENCE,
    named_by=("name",),
    identified_by=("name",),
    children=("admin_level",),
    sections=(
        Section(N_("Version"), N_(
            "Units change with each published list; a figure by district holds only for the list that it was made "
            "by."
        ), (
            FieldSpec(
                "name", N_("Version"), help=N_("What the list is called, with its year or number."),
                hint=N_("For example COD-AB 2024"),
                also_called=("Gazetteer version", "Version name", "Versión", "Nombre", "Nom"), in_list=True,
            ),
            FieldSpec(
                "publisher", N_("Published by"),
                help=N_("The office that publishes it, so that a newer one can be had."),
                also_called=("Publisher", "Source", "Publicado por", "Publié par"), in_list=True,
            ),
            FieldSpec(
                "published_on", N_("Published on"), help=N_("When it was published."),
                also_called=("Publication date", "Fecha de publicación", "Date de publication"),
            ),
            FieldSpec(
                "valid_from", N_("Valid from"), help=N_("Since when its units and borders are in force."),
                also_called=("validOn", "Valid on", "Válido desde", "Valable dès"), in_list=True,
            ),
            FieldSpec(
                "valid_to", N_("Valid until"), help=N_("Until when they were; empty while they are."),
                also_called=("validTo", "Valid to", "Válido hasta", "Valable jusqu'au"), in_list=True,
            ),
            FieldSpec(
                "website", N_("Website"), help=N_("Where it was taken from."),
                also_called=("URL", "Web address", "Sitio web", "Site web"),
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What changed against the version before."),
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

ADMIN_LEVEL = Form(
    record=AdminLevel,
    title=N_("Administrative levels"),
    singular=N_("Administrative level"),
    purpose=N_("What the units of each level are called in the country, from level 0 down."),
    icon="codes",
    named_by=("level", "name"),
    sections=(
        Section(N_("Level"), N_(
            "Tables and forms call provinces and districts by the words of the country."
        ), (
            FieldSpec(
                "gazetteer_version_id", N_("Gazetteer version"), help=N_("The list that has this level."),
                also_called=("Version", "Gazetteer"), in_list=True, pinned=True,
            ),
            FieldSpec(
                "level", N_("Level"), help=N_("0 for the country, 1 for the units below it, and so on down to 7."),
                hint=N_("0 to 7"), also_called=("Admin level", "Administrative level", "Nivel", "Niveau"),
                width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "name", N_("Name of the level"),
                help=N_("What one unit of this level is called; tables are headed so."),
                hint=N_("For example Province"),
                also_called=("Level name", "Tipo de unidad", "Nom du niveau"), in_list=True,
                feeds="Form C and land summary, headings",
            ),
            FieldSpec(
                "other_names", N_("Other names"),
                help=N_("What such a unit is called in other languages, one on a line."),
                also_called=("Alternative names", "Otros nombres", "Autres noms"), width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on

FORMS = (ADMIN_UNIT, ADMIN_UNIT_NAME, GAZETTEER_VERSION, ADMIN_LEVEL)
