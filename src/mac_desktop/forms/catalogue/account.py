"""The form for the accounts of those who work in the store."""

from __future__ import annotations

from mac_desktop.domain.records.account import UserAccount
from mac_desktop.domain.roles import Keeping
from mac_desktop.forms.catalogue import headings, reasons
from mac_desktop.forms.schema import FieldSpec, Form, Section, Width
from mac_desktop.texts import N_

# A line of headings, not a line for each of them:
# fmt: off
USER_ACCOUNT = Form(
    record=UserAccount,
    title=N_("Users"),
    singular=N_("User"),
    purpose=N_("The people who work in this store, and what each of them may do."),
    group=N_("Administration"),
    keeping=Keeping.ADMINISTRATION,
    icon="person",
    named_by=("full_name", "sign_in"),
    identified_by=("sign_in", "full_name"),
    sections=(
        Section(N_("User"), N_(
            "The history names who did what, and names of victims are shown to few."
        ), (
            FieldSpec(
                "sign_in", N_("Sign-in name"),
                help=N_(
                    "The name by which the computer, or the option --user, tells the program who is working. The "
                    "history has it beside every step."
                ),
                hint=N_("As on the computer"), also_called=("Login", "User name", "Username", "Usuario", "Identifiant",
                                                            "اسم الدخول"),
                in_list=True,
            ),
            FieldSpec(
                "full_name", N_("Full name"), help=N_("By which colleagues know whom to ask."),
                also_called=("Name", "Nombre", "Nom", "الاسم"), in_list=True,
            ),
            FieldSpec(
                "roles", N_("Roles"),
                help=N_(
                    "What the person may do. Several roles add up. Names and health of victims are read only with the "
                    "role of a case worker."
                ),
                also_called=("Role", "Permissions", "Rol", "Rôle", "Rôles", "الأدوار"), in_list=True, width=Width.FULL,
            ),
            FieldSpec(
                "active", N_("Active"),
                help=N_("Whether the person works here now. Who has left is set to no; the history keeps the name."),
                also_called=("Enabled", "Activo", "Actif", "نشط"), in_list=True, width=Width.SHORT,
            ),
            FieldSpec(
                "office", N_("Office"), help=N_("Where the person works, when the centre has several offices."),
                also_called=("Branch", "Oficina", "Bureau", "المكتب"), in_list=True,
            ),
            FieldSpec(
                "remarks", N_("Remarks"), help=N_("What else matters, such as who asked for the account."),
                why=reasons.REMARKS,
                also_called=headings.REMARKS, width=Width.FULL,
            ),
        )),
    ),
)
# fmt: on

FORMS = (USER_ACCOUNT,)
