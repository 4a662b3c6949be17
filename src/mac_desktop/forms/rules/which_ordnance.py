"""Rules for which ordnance it is: category, sub-category and model agree. The same for every record that says so."""

from __future__ import annotations

from mac_desktop.domain.codelists import belongs_to, codelist
from mac_desktop.domain.codes import Coded
from mac_desktop.domain.problems import Severity
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.forms.rules.reading import linked, text
from mac_desktop.forms.rules.rule import Outcome, Rule
from mac_desktop.forms.schema import Form, Values
from mac_desktop.texts import N_

MINES = frozenset({"APM", "IAPM", "AVM", "IAVM", "MIX"})
_MODEL = "ordnance_type_id"


def _may_be(said: str, of_model: str) -> bool:
    """Whether ordnance of the category `said` may be a model of another: where the category leaves it open."""
    if "UNK" in (said, of_model) or said == of_model:
        return True
    return (said == "MIX" and of_model in MINES) or (said == "OTH" and of_model not in MINES)


def category_known(form: Form) -> Rule:
    """Rule X3."""

    def check(values: Values, _: RuleContext) -> Outcome:
        """The category of ordnance is known."""
        return {} if values.get("category") == "UNK" else None

    return Rule(
        id="X3",
        form=form.key,
        severity=Severity.WARN,
        fields=("category",),
        message=N_("The category is unknown. Choose one if the record or a photograph allows it."),
        check=check,
        good={"category": "OTH"},
        bad={"category": "UNK"},
    )


def model_of_category(form: Form, category: str = "category") -> Rule:
    """Rule X14 for the model of `form`, whose category is in the field `category`."""

    def check(values: Values, context: RuleContext) -> Outcome:
        """A model is of the category that is said. Where the category leaves open which it is (unknown, a mine of
        unknown type, other ordnance) the model may say more."""
        said = text(values, category)
        found = text(linked(values, context, _MODEL, "ordnance_type"), "category") if said is not None else None
        if said is None or found is None or _may_be(said, found):
            return None
        known = codelist("eo_category").get(found)
        return {"category": Coded((known,) if known else ())}

    return Rule(
        id="X14",
        form=form.key,
        severity=Severity.STOP,
        fields=(category, _MODEL),
        message=N_("The model is in the catalogue as “{category}”. Correct the category or the model."),
        check=check,
        good={category: "MIX", _MODEL: "t1"},
        bad={category: "AVM", _MODEL: "t1"},
        others={"ordnance_type": ({"id": "t1", "name": "PMN-2", "category": "APM"},)},
    )


def subcategory_of_category(form: Form) -> Rule:
    """Rule X13."""

    def check(values: Values, _: RuleContext) -> Outcome:
        """A sub-category belongs to the category that is said. One that a centre added fits every category."""
        said, narrower = text(values, "category"), text(values, "subcategory")
        found = codelist("eo_subcategory").get(narrower) if said and narrower else None
        if found is None or found.belongs_to in ("", said):
            return None
        belongs = belongs_to(codelist("eo_subcategory"), found)
        return {"subcategory": Coded((found,)), "category": Coded((belongs,) if belongs else ())}

    return Rule(
        id="X13",
        form=form.key,
        severity=Severity.STOP,
        fields=("subcategory", "category"),
        message=N_("“{subcategory}” is a sub-category of “{category}”. Correct the category or the sub-category."),
        check=check,
        good={"category": "APM", "subcategory": "APM_BLAST"},
        bad={"category": "AVM", "subcategory": "APM_BLAST"},
    )


def which_ordnance_rules(form: Form) -> tuple[Rule, ...]:
    """The rules of a record that says which ordnance it is."""
    return subcategory_of_category(form), model_of_category(form)
