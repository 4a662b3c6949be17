"""Headings under which partners send the values that many forms ask for: English, French, Spanish, Arabic, and the
column names of IMSMA and of the registers of Colombia, Syria and Sri Lanka.

Within a tuple the better heading stands first: a code names a place more surely than a name, a small unit more
closely than a large one.
"""

from __future__ import annotations

# A line of headings, not a line for each of them:
# fmt: off
ADMIN_UNIT = (
    "P-code", "Pcode", "Admin unit", "Administrative unit", "Location code", "GN code", "GN division", "Community code",
    "ADM4_PCODE", "ADM3_PCODE", "ADM2_PCODE", "ADM1_PCODE", "admin4Pcode", "admin3Pcode", "admin2Pcode", "admin1Pcode",
    "codigodanemunicipio", "Código DANE municipio", "Código DANE", "Código municipio", "DIVIPOLA",
    "Municipality", "municipio", "Nombre municipio", "Municipalité", "Commune", "Sub-district", "subdistrict",
    "DS division", "District", "distrito", "Arrondissement", "Admin 2", "ADM2_EN", "Cercle",
    "codigodanedepartamento", "Código departamento", "Department", "departamento", "Département", "Province",
    "provincia", "Governorate", "Gouvernorat", "Région", "Region", "Admin 1", "ADM1_EN", "ac_subdistrict",
    "ac_district", "ac_governorate", "الوحدة الإدارية", "المحافظة", "القضاء", "المديرية", "الناحية", "البلدية",
)
PLACE = (
    "Place", "Place name", "Location", "Location name", "Village", "Village name", "Neighbourhood", "Neighborhood",
    "Community", "sitio", "vereda", "corregimiento", "localidad", "lugar", "Ubicación del hecho",
    "Lieu", "Localité", "Lieu-dit", "Quartier", "المكان", "الموقع", "القرية", "الحي",
)
LATITUDE = (
    "lat", "Latitude (WGS84)", "Y", "Y coordinate", "lat_dd", "gn_lat", "latitud", "latitudcabecera", "coord_y",
    "Latitude (Y)", "ac_latitude", "خط العرض",
)
LONGITUDE = (
    "lon", "long", "lng", "Longitude (WGS84)", "X", "X coordinate", "lon_dd", "gn_long", "longitud",
    "longitudcabecera", "coord_x", "Longitude (X)", "ac_longitude", "خط الطول",
)
POSITION = (
    "Coordinates", "Coordinate", "Position", "GPS", "GPS coordinates", "GPS position", "MGRS", "MGRS reference",
    "Grid reference", "Grid ref", "UTM", "UTM coordinates", "Lat/Long", "Lat Long", "Latitude, longitude", "Geopoint",
    "user_entered_mgrs", "Coordenadas", "Coordenadas GPS", "Ubicación GPS", "Coordonnées", "Coordonnées GPS",
    "الإحداثيات", "احداثيات",
)
LOCATION_ACCURACY = (
    "Coordinate accuracy", "GPS accuracy class", "accloc", "ac_location", "Precision of location",
    "Exactitud de la ubicación", "Précision de la localisation",
)
ORGANISATION = (
    "Organization", "Operator", "Implementing organisation", "Implementing partner", "Agency",
    "org_id", "org", "NGO", "Organización", "Operador", "Entidad", "Organisme", "Opérateur", "المنظمة", "الجهة المنفذة",
)
REPORTING_ORGANISATION = ("Reporting organization", "Reported by (organisation)", "ReportingOrg")
TEAM = ("Team name", "Team ID", "team_id", "Team no.", "Equipo", "Équipe", "الفريق")
SOURCE = (
    "Source of information", "Information source", "informationsource", "Fuente",
    "Fuente de información", "Source d'information", "مصدر المعلومات",
)
REPORT_DATE = (
    "Date of report", "Date reported", "report_date", "Reporting date", "Fecha del informe", "Fecha de reporte",
    "Date du rapport", "تاريخ التقرير",
)
START_DATE = (
    "Start", "Date started", "From", "Operational start date", "start_date", "Work start", "Fecha de inicio",
    "Fecha inicio", "Date de début", "تاريخ البدء",
)
END_DATE = (
    "End", "Date ended", "Date completed", "To", "Operational end date", "end_date", "Completion date", "Work end",
    "Fecha de finalización", "Fecha fin", "Date de fin", "تاريخ الانتهاء",
)
SEX = (
    "Gender", "M/F", "Sex of victim", "Victim gender", "vi_gender", "genero", "género", "sexo", "Sexe", "الجنس",
)
ETHNIC_GROUP = ("Ethnicity", "Ethnic", "grupoetnico", "Grupo étnico", "etnia", "Groupe ethnique", "المجموعة العرقية")
OCCUPATION = (
    "Occupation before accident", "occupation_before_event", "vi_occupation_prior", "Job", "Profession", "ocupación",
    "ocupacion", "oficio", "المهنة",
)
DEVICE_CATEGORY = (
    "Device", "Device type", "Device category", "Type of device", "Category", "EO category", "EO type",
    "Explosive device", "Ordnance category", "Suspected device", "ac_eo", "tipoevento", "Tipo de evento", "artefacto",
    "Tipo de artefacto", "Type d'engin", "Engin explosif", "Catégorie d'engin", "نوع الذخيرة", "نوع الجسم المتفجر",
)
ORDNANCE_TYPE = (
    "Model", "Device model", "Mine type", "Type of mine", "Munition", "Munition type", "Ordnance", "Ordnance model",
    "eo_mine_model", "Modelo", "Tipo de mina", "Modèle", "Type de mine", "طراز", "نوع اللغم",
)
QUANTITY = (
    "Qty", "Number", "No. of items", "Count", "Amount", "Total", "Cantidad", "Número", "Quantité", "Nombre", "الكمية",
    "العدد",
)
AREA_M2 = (
    "Area", "Area (m2)", "Area m²", "Area sqm", "Area size", "Size", "Size (m2)", "Square metres", "Square meters",
    "Area in square metres", "AreaSize", "Área", "Área (m2)", "Metros cuadrados", "Superficie", "Superficie (m2)",
    "المساحة", "المساحة (م2)",
)
DEPTH = (
    "Depth", "Depth (cm)", "Clearance depth", "Profundidad", "Profundidad (cm)", "Profondeur", "Profondeur (cm)",
    "العمق",
)
LOT = ("Lot", "Lot #", "Lot no.", "Batch", "Lot numbers", "Lote", "Número de lote", "N° de lot", "رقم الدفعة")
SUPPLEMENTARY = ("Supplementary information", "Información complementaria", "Renseignements complémentaires")
INSTITUTION = (
    "Institution authorized", "Authorized institution", "Institution", "Institución autorizada", "Institución",
    "Institution autorisée", "المؤسسة",
)
WOMEN = ("Adult women", "Women 18+", "Female adults", "Mujeres", "Femmes", "نساء")
MEN = ("Adult men", "Men 18+", "Male adults", "Hombres", "Hommes", "رجال")
GIRLS = ("Girls under 18", "Female children", "Niñas", "Filles", "فتيات")
BOYS = ("Boys under 18", "Male children", "Niños", "Garçons", "فتيان")
WITH_DISABILITY = (
    "PWD", "Persons with disabilities", "People with disabilities", "Personas con discapacidad",
    "Personnes handicapées", "الأشخاص ذوو الإعاقة",
)
PILLAR = ("VA pillar", "Service type", "Type of assistance", "Classification", "Pilar", "Tipo de asistencia", "Pilier",
          "Type d'assistance", "محور المساعدة")
STATUS = ("State", "Current status", "Situación", "Statut", "État", "الحالة")
STATUS_DATE = (
    "Status date", "Status changed date", "Status change date", "Date of status", "status_changed_date",
    "Fecha de estado", "Date du statut", "تاريخ الحالة",
)
STATUS_REASON = (
    "Status comment", "Status changed comment", "Reason for status", "Reason for the change", "Motivo del cambio",
    "Motif du changement", "سبب تغيير الحالة",
)
PHONE = ("Telephone", "Tel.", "Phone number", "Mobile", "Teléfono", "Téléphone", "الهاتف")
EMAIL = ("E-mail", "E-mail address", "Mail", "Correo electrónico", "Courriel", "البريد الإلكتروني")
ADDRESS = ("Postal address", "Street", "Dirección", "Adresse", "العنوان")
REMARKS = (
    "Comments", "Comment", "Notes", "Observaciones", "Comentarios", "Remarques", "Observations", "Commentaires",
    "ملاحظات",
)
