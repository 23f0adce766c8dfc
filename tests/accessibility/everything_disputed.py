"""The pages of papers with requests and of disputes; see `tests.accessibility.everything`."""

DISPUTED = """\
sanne            dossiers.from_topic       /topics/{topic}/dossier
sanne            papers.at_dossier         /dossiers/{dossier}/papers/new
petra            papers.at_request         /requests/{request}/papers/new
roos             rights.disagree           /rights/we-do-not-agree
sanne            disputes.at_dossier       /dossiers/{dossier}/disputes/new
sanne            disputes.at_request       /requests/{request}/disputes/new
roos             disputes.show             /disputes/{dispute}
sanne            disputes.change           /disputes/{dispute}/edit
anneke           disputes.send             /disputes/{dispute}/send
sanne            disputes.hearing          /disputes/{dispute}/hearing
sanne            disputes.result           /disputes/{dispute}/result
anneke           disputes.appeal           /disputes/{dispute}/appeal
anneke           papers.enclosed           /enclosures/{enclosure}
sanne            handedon.hand_on          /wishes/{wish}/hand-on
roos             handedon.show             /handed-on/{handed_on_roos}
"""

FILES = {
    "papers.enclosed_file": "a file to keep",
    "papers.enclosed_leaf": "a picture",
}
