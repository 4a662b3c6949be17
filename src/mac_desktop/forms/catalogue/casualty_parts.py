"""Forms for what few reports tell of a casualty: single wounds, what became of them, demining work, interviews."""

from __future__ import annotations

from mac_desktop.domain.records.casualty import CasualtyFollowUp, CasualtyInterview, CasualtyWound, DeminingVictim
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.schema import FieldSpec, Form, Section, Values, Width
from mac_desktop.texts import N_


def _not_healed(values: Values) -> bool:
    return values.get("evolution") != "HEALED" or any(values.get(name) for name in IMPAIRMENTS)


def _protected(values: Values) -> bool:
    return values.get("protection_worn") != "NO" or values.get("protection") is not None


def _survived(casualty: Values) -> bool:
    return casualty.get("outcome") != "KILLED"


def _at_demining_work(casualty: Values) -> bool:
    return casualty.get("condition") == "DEM" or casualty.get("activity") == "DEMI"


IMPAIRMENTS = (
    "lost_sight",
    "lost_hearing",
    "lost_hand",
    "lost_arm",
    "lost_foot",
    "lost_below_knee",
    "lost_above_knee",
    "lost_whole_leg",
)


# A line of headings, not a line for each of them:
# fmt: off
def _casualty(help_text: str) -> FieldSpec:
    return FieldSpec(
        "casualty_id", N_("Casualty"), help=help_text,
        also_called=("Casualty ID", "Casualty no.", "Victim ID", "ID víctima", "N° victime"), pinned=True,
    )


def _impairment(name: str, label: str, help_text: str, *headings_of: str) -> FieldSpec:
    return FieldSpec(
        name, label, help=help_text, also_called=headings_of, width=Width.SHORT, shown_when=_not_healed,
        feeds="Survivors by impairment",
    )


CASUALTY_WOUND = Form(
    record=CasualtyWound,
    title=N_("Wounds, one by one"),
    singular=N_("Wound"),
    purpose=N_("Single wounds with the part of the body, as a hospital or an investigation tells them."),
    icon="casualty",
    named_by=("body_part", "kind", "grade"),
    sections=(
        Section(N_("Wound"), N_(
            "Hospitals and prosthetists plan by part of the body and gravity, not by the word injured."
        ), (
            _casualty(N_("The person who has this wound.")),
            FieldSpec(
                "body_part", N_("Part of the body"), help=N_("Where on the body the wound is."),
                also_called=("Body part", "Wound location", "Parte del cuerpo", "Partie du corps"), in_list=True,
            ),
            FieldSpec(
                "side", N_("Side"), help=N_("On which side of the body, seen from the person."),
                also_called=("Body side", "Lado", "Côté"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "kind", N_("Kind of wound"), help=N_("What the explosion did to that part of the body."),
                also_called=("Type of wound", "Injury type", "Tipo de herida", "Type de blessure"), in_list=True,
            ),
            FieldSpec(
                "grade", N_("Gravity"), help=N_("How grave the wound is, as whoever treated it judged."),
                also_called=("Grade", "Severity", "Gravedad", "Gravité"), width=Width.SHORT, in_list=True,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else whoever treated the wound wrote down."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

CASUALTY_FOLLOW_UP = Form(
    record=CasualtyFollowUp,
    title=N_("Follow-up of the injury"),
    personal=True,
    singular=N_("Follow-up"),
    purpose=N_("What had become of an injured person on a later day, with permanent impairments."),
    icon="casualty",
    named_by=("seen_on", "evolution"),
    applies_to=_survived,
    sections=(
        Section(N_("How the person is"), N_(
            "An injury heals, stays or kills later; assistance goes by how the person is now."
        ), (
            _casualty(N_("The casualty that was followed up.")),
            FieldSpec(
                "seen_on", N_("Seen on"), help=N_("The day on which somebody saw or heard how the person was."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("Follow-up date", "Date of follow-up", "Fecha de seguimiento", "Date du suivi"),
                in_list=True,
                feeds="Survivors by impairment",
            ),
            FieldSpec(
                "evolution", N_("What became of the injury"),
                help=N_("Healed, a permanent impairment, still under treatment, or died later."),
                also_called=("vi_next_consequence", "viccons2", "Evolution", "Evolución", "Évolution"), in_list=True,
                feeds="Survivors by impairment",
            ),
        )),
        Section(N_("Permanent impairments"), N_(
            "Rehabilitation plans prostheses, therapists and money by how many live with which impairment."
        ), (
            _impairment(
                "lost_sight", N_("Loss of eyesight"), N_("Whether the person lost sight for good, of one eye or both."),
                "vi_loss_eyesight", "Loss of sight", "Pérdida de la vista", "Perte de la vue",
            ),
            _impairment(
                "lost_hearing", N_("Loss of hearing"), N_("Whether the person lost hearing for good."),
                "vi_loss_hearing", "Pérdida de la audición", "Perte de l'audition",
            ),
            _impairment(
                "lost_hand", N_("Loss of a hand or finger"), N_("Whether a hand or a finger was lost."),
                "vi_loss_hand_finger", "Hand/finger", "Pérdida de mano o dedo", "Perte d'une main ou d'un doigt",
            ),
            _impairment(
                "lost_arm", N_("Loss of an arm"), N_("Whether more of an upper limb than the hand was lost."),
                "vi_loss_upper", "Upper limb", "Pérdida de brazo", "Perte d'un bras",
            ),
            _impairment(
                "lost_foot", N_("Loss of a foot or toe"), N_("Whether a foot or a toe was lost."),
                "vi_loss_foot_toe", "Foot/toe", "Pérdida de pie o dedo del pie", "Perte d'un pied ou d'un orteil",
            ),
            _impairment(
                "lost_below_knee", N_("Loss of a leg below the knee"), N_("Whether a leg was lost below the knee."),
                "vi_loss_below_knee", "Lower limb below knee", "Pérdida bajo la rodilla", "Perte sous le genou",
            ),
            _impairment(
                "lost_above_knee", N_("Loss of a leg above the knee"), N_("Whether a leg was lost above the knee."),
                "vi_loss_above_knee", "Lower limb above knee", "Pérdida sobre la rodilla", "Perte au-dessus du genou",
            ),
            _impairment(
                "lost_whole_leg", N_("Loss of a whole leg"), N_("Whether a leg was lost up to the hip."),
                "vi_loss_whole_lower", "Whole lower limb", "Pérdida de toda la pierna", "Perte de toute la jambe",
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else those who help should know of how the person is."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

DEMINING_VICTIM = Form(
    record=DeminingVictim,
    title=N_("Hurt at demining work"),
    singular=N_("Person hurt at demining work"),
    purpose=N_("Function, training, rest and protection of a person hurt at a demining workplace."),
    icon="casualty",
    named_by=("demining_function", "employer_id"),
    single=True,
    applies_to=_at_demining_work,
    sections=(
        Section(N_("Work"), N_(
            "Training, rest and function show what led to accidents at work and who is at risk."
        ), (
            _casualty(N_("The casualty who was hurt at demining work.")),
            FieldSpec(
                "employer_id", N_("Employer"), help=N_("The organisation that the person worked for."),
                also_called=("Employer organisation", "Empleador", "Employeur", *headings.ORGANISATION), in_list=True,
                minimum=True,
            ),
            FieldSpec(
                "demining_function", N_("Function"), help=N_("What the person was employed as."),
                also_called=("demining_function", "Role", "Job title", "Función", "Fonction"), in_list=True,
            ),
            FieldSpec(
                "minutes_on_post", N_("Minutes on post"),
                help=N_("How long the person had been at work without a break. Tired people make mistakes."),
                hint=N_("Minutes"), also_called=("time_on_post", "Time on post", "Tiempo en el puesto",
                                                 "Temps au poste"),
                width=Width.SHORT, minimum=True,
            ),
            FieldSpec(
                "last_training", N_("Last training"), help=N_("When the person was last trained for this work."),
                also_called=("time_since_training", "Date of last training", "Última capacitación",
                             "Dernière formation"),
                minimum=True,
            ),
            FieldSpec(
                "last_leave", N_("Last leave"), help=N_("When the person last came back from leave."),
                also_called=("time_since_leave", "Date of last leave", "Último descanso", "Dernier congé"),
            ),
        )),
        Section(N_("Protection and what follows"), N_(
            "It shows whether protective equipment held, and whether the employer stood by the person."
        ), (
            FieldSpec(
                "protection_worn", N_("Protection worn"), help=N_("Whether the person wore protective equipment."),
                also_called=("ppeyesno", "PPE worn", "PPE", "Equipo de protección", "Protection portée"),
                width=Width.SHORT, in_list=True, minimum=True,
            ),
            FieldSpec(
                "protection", N_("Protective equipment"), help=N_("All that the person wore."),
                also_called=("PPE issued", "PPE used", "Elementos de protección", "Équipement de protection"),
                shown_when=_protected,
            ),
            FieldSpec(
                "protection_effect", N_("Effect of the protection"),
                help=N_("Whether the equipment kept off what it is made for."),
                also_called=("ppeeffectiveness", "PPE effectiveness", "Eficacia de la protección",
                             "Efficacité de la protection"),
                shown_when=_protected, minimum=True,
            ),
            FieldSpec(
                "fitness", N_("Fit for work"), help=N_("Whether the person can do the same or other work again."),
                also_called=("Fit for work", "Apto para trabajar", "Apte au travail"),
            ),
            FieldSpec(
                "insured", N_("Insured"), help=N_("Whether the person was insured against accidents at work."),
                also_called=("Insurance", "Asegurado", "Assuré"), width=Width.SHORT,
            ),
            FieldSpec(
                "compensated", N_("Compensation paid"), help=N_("Whether the person or the family was compensated."),
                also_called=("Compensation", "Compensación", "Indemnisation"), width=Width.SHORT,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else matters of this person at this work."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)

CASUALTY_INTERVIEW = Form(
    record=CasualtyInterview,
    title=N_("Interviews"),
    personal=True,
    singular=N_("Interview"),
    purpose=N_("Visits at which somebody was asked about the casualty: by whom, where, when, and whom."),
    icon="contact",
    named_by=("interview_date", "interviewer"),
    sections=(
        Section(N_("Interview"), N_(
            "Answers are worth as much as who asked, when and where; doubts are settled by asking again."
        ), (
            _casualty(N_("The casualty about whom somebody was asked.")),
            FieldSpec(
                "interview_date", N_("Date of interview"),
                help=N_("The day on which somebody was asked, which is not the day of the accident."),
                hint=N_("24/03/2024, 03/2024 or 2024"),
                also_called=("vi_survey_date", "Interview date", "Fecha de la entrevista", "Date de l'entretien"),
                in_list=True, pinned=True,
            ),
            FieldSpec(
                "organisation_id", N_("Organisation"), help=N_("The organisation that asked."),
                also_called=headings.ORGANISATION, in_list=True, pinned=True,
            ),
            FieldSpec(
                "interviewer", N_("Interviewer"), help=N_("Who asked, for questions about the answers."),
                also_called=("vi_rep_1", "Reporter 1", "Entrevistador", "Enquêteur"), in_list=True, pinned=True,
            ),
            FieldSpec(
                "second_interviewer", N_("Second interviewer"), help=N_("Who else was there to ask."),
                also_called=("vi_rep_2", "Reporter 2", "Segundo entrevistador", "Second enquêteur"), pinned=True,
            ),
            FieldSpec(
                "admin_unit_id", N_("Administrative unit"), help=N_("The unit of the gazetteer in which they met."),
                hint=N_("Type a name or a P-code"),
                also_called=("vi_survey_community", "vi_survey_subdistrict", *headings.ADMIN_UNIT), pinned=True,
            ),
            FieldSpec(
                "interview_place", N_("Place of the interview"),
                help=N_("Where they met: at home, in the hospital, by telephone."),
                also_called=("place_of_interview", "Interview place", "Lugar de la entrevista", "Lieu de l'entretien"),
            ),
        )),
        Section(N_("Who answered"), N_(
            "What a neighbour says and what the person says are not the same; the answer may have to be asked "
            "again."
        ), (
            FieldSpec(
                "informant_kind", N_("Who answered"), help=N_("Whether the person answered, or somebody else did."),
                also_called=("vi_informant", "interviewee_type", "Informant type", "Tipo de informante",
                             "Type d'informateur"), in_list=True, minimum=True,
            ),
            FieldSpec(
                "informant_name", N_("Name of who answered"),
                help=N_("Who may be asked again. Personal information: shown to few."),
                also_called=("Informant name", "Nombre del informante", "Nom de l'informateur"),
            ),
            FieldSpec(
                "informant_phone", N_("Telephone of who answered"),
                help=N_("How to reach who answered. Personal information: shown to few."),
                also_called=("vi_informant_phone", "Informant phone", "Teléfono del informante",
                             "Téléphone de l'informateur"),
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What was said beside the questions."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on
