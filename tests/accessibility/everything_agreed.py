"""The pages of what was agreed, and who looks at them; see `tests.accessibility.everything`."""

from tests.accessibility.everything_chosen import CHOSEN
from tests.accessibility.everything_of_means import NOT_LOOKED_AT_HERE, OF_MEANS
from tests.accessibility.everything_of_money import KEPT_OF_MONEY, OF_MONEY
from tests.accessibility.everything_of_practice import OF_PRACTICE
from tests.accessibility.everything_of_support import PAPERS
from tests.accessibility.everything_of_supporters import OF_SUPPORTERS
from tests.accessibility.everything_of_years import NOT_LOOKED_AT as OF_YEARS_NOT

AGREED = (
    """\
roos             regulation.show           /councils/{council}/regulation
sanne            regulation.show           /councils/{council}/regulation
roos             regulation.rules          /councils/{council}/house-rules
anneke           regulation.rules          /councils/{council}/house-rules
anneke           regulation.add_rules      /councils/{council}/house-rules/new
anneke           regulation.choose_representative  /councils/{council}/representative
roos             regulation.rota           /councils/{council}/rota
sanne            regulation.rota           /councils/{council}/rota
bea              regulation.index          /regulations
bea              regulation.add            /regulations/new
bea              regulation.version        /regulations/{regulation}
bea              regulation.change         /regulations/{regulation}/edit
bea              regulation.settings       /regulations/{regulation}/settings/weeks
bea              regulation.settings       /regulations/{regulation}/settings/members
bea              regulation.point          /regulations/{regulation}/points/term
bea              regulation.powers         /councils/{council}/powers
bea              regulation.power          /councils/{council}/powers/7.1.h
anneke           dossiers.index            /dossiers
petra            dossiers.index            /dossiers
sanne            dossiers.whose            /dossiers/new
anneke           dossiers.overview         /dossiers/overview
anneke           dossiers.show             /dossiers/{dossier}
roos             dossiers.show             /dossiers/{dossier}
sanne            dossiers.make             /councils/{council}/dossiers/new
sanne            dossiers.edit             /dossiers/{dossier}/edit
sanne            dossiers.heard            /dossiers/{dossier}/heard
sanne            dossiers.wishes           /dossiers/{dossier}/wishes
sanne            dossiers.register         /dossiers/{dossier}/requests/new
petra            dossiers.file             /councils/{council}/requests/new
roos             dossiers.show_request     /requests/{request}
petra            dossiers.show_request     /requests/{request}
anneke           dossiers.show_request     /requests/{announced}
roos             notes.at_dossier         /dossiers/{dossier}/notes/new
sanne            notes.at_topic           /topics/{topic}/notes/new
sanne            notes.change             /notes/{note}
sanne            dossiers.ask              /requests/{request}/ask
sanne            dossiers.talk             /requests/{request}/talk
sanne            dossiers.discuss          /requests/{request}/discuss
anneke           dossiers.adopt            /requests/{request}/adopt
petra            dossiers.decide           /requests/{request}/decide
anneke           dossiers.send             /requests/{request}/send
anneke           dossiers.receive          /requests/{request}/receive
anneke           dossiers.answered         /requests/{request}/answered
anneke           dossiers.agree            /requests/{request}/agree
anneke           dossiers.unadopt          /requests/{request}/unadopt
anneke           dossiers.notice           /requests/{request}/notice
anneke           dossiers.nullify          /requests/{request}/nullify
anneke           dossiers.permission       /requests/{request}/permission
anneke           dossiers.rule             /requests/{request}/rule
anneke           dossiers.report           /requests/{request}/report
anneke           dossiers.close_request    /requests/{request}/close
anneke           dossiers.give_back        /requests/{request}/return
anneke           letters.index             /councils/{council}/correspondence
sanne            letters.templates         /councils/{council}/correspondence/words
sanne            letters.template          /councils/{council}/correspondence/words/refusal
roos             letters.begin             /dossiers/{dossier}/letters/new
roos             letters.begin             /dossiers/{dossier}/letters/new?asked={request}
anneke           letters.show              /letters/{letter}
roos             letters.show              /letters/{sent_letter}
petra            letters.show              /letters/{sent_letter}
sanne            letters.edit              /letters/{letter}/edit
anneke           letters.adopt             /letters/{letter}/adopt
anneke           letters.reopen            /letters/{letter}/reopen
anneke           letters.send              /letters/{letter}/send
sanne            letters.versions          /letters/{letter}/versions
sanne            letters.version           /letters/{letter}/versions/{letter_version}
"""
    + OF_MEANS
    + OF_MONEY
    + OF_SUPPORTERS
    + CHOSEN
    + OF_PRACTICE
)

NOT_LOOKED_AT = {
    "regulation.file": "a file to keep",
    "regulation.rules_file": "a file to keep",
    "letters.pdf": "a file to keep",
    "letters.word": "a file to keep",
    **OF_YEARS_NOT,
    **NOT_LOOKED_AT_HERE,
    **PAPERS,
    **KEPT_OF_MONEY,
}
