"""Who is answered what at the addresses of papers with requests, and of disputes; see
`tests.access.table`."""

from portal.access.permissions import Permission

DISPUTED: dict[Permission, str] = {
    Permission.REQUEST_ENCLOSE: "hans anneke sanne petra",
    Permission.ENCLOSURE_VIEW: "roos anneke hans helped sanne",
    Permission.ENCLOSURE_SHARE: "hans anneke",
    Permission.ENCLOSURE_REMOVE: "hans anneke sanne",
    Permission.DISPUTE_VIEW: "roos anneke hans helped sanne",
    Permission.DISPUTE_EDIT: "hans anneke sanne",
    Permission.DISPUTE_SEND: "hans anneke",
}
"""Who has each permission; `test_policy` asks."""

ACTS_OF_DISPUTES = """
decide what happens with a topic | see a topic | dossiers.from_topic
write in a dossier | see a dossier | papers.at_dossier
add a paper to a request | see a request and how far it is | papers.at_request
share a paper of a request with the provider | see a dossier | papers.share papers.unshare
write in a dossier | see a dossier | disputes.at_dossier
write down what happens with a request | see a request and how far it is | disputes.at_request
draft a dispute and write down how it goes | see a dispute of the council | disputes.change
    disputes.hearing disputes.result
send a dispute to the committee | see a dispute of the council | disputes.appeal disputes.send
remove a paper of a dossier or a request | see a dossier | papers.take_away
"""
"""As in `tests.access.test_acts`; the paper of the table is the council's own."""

# In the order of ACTORS: visitor, face, joyce, roos, hans, anneke, sanne, petra, bas, bea, gerrit.
DISPUTES = """
GET  dossiers.from_topic  /topics/{topic}/dossier                > - - x . . . - - - -
POST dossiers.from_topic  /topics/{topic}/dossier                > - - x + + + - - - -

GET  papers.at_dossier    /dossiers/{dossier}/papers/new         > - - x . . . - - - -
POST papers.at_dossier    /dossiers/{dossier}/papers/new         > - - x + + + - - - -
GET  papers.at_request    /requests/{request}/papers/new         > - - x . . . . - - -
POST papers.at_request    /requests/{request}/papers/new         > - - x + + + + - - -
GET  papers.enclosed      /enclosures/{enclosure}                > > - . . . . - - - -
GET  papers.enclosed      /enclosures/{sent_paper}               > > - . . . . . - - -
GET  papers.enclosed_file /enclosures/{enclosure}/file           > > - x . . . - - - -
GET  papers.enclosed_file /enclosures/{sent_paper}/file          > > - x . . . . - - -
GET  papers.enclosed_leaf /enclosures/{enclosure}/pages/1        > > - - - - - - - - -
POST papers.share         /enclosures/{enclosure}/share          > - - x + + x - - - -
POST papers.unshare       /enclosures/{enclosure}/unshare        > - - x + + x - - - -
POST papers.take_away     /enclosures/{enclosure}/remove         > - - x + + + - - - -

GET  disputes.at_dossier  /dossiers/{dossier}/disputes/new       > - - x . . . - - - -
POST disputes.at_dossier  /dossiers/{dossier}/disputes/new       > - - x + + + - - - -
GET  disputes.at_request  /requests/{request}/disputes/new       > - - x . . . x - - -
POST disputes.at_request  /requests/{request}/disputes/new       > - - x + + + x - - -
GET  disputes.show        /disputes/{dispute}                    > > - . . . . - - - -
GET  disputes.change      /disputes/{dispute}/edit               > - - x . . . - - - -
POST disputes.change      /disputes/{dispute}/edit               > - - x + + + - - - -
GET  disputes.send        /disputes/{dispute}/send               > - - x . . x - - - -
POST disputes.send        /disputes/{dispute}/send               > - - x + + x - - - -
GET  disputes.hearing     /disputes/{dispute}/hearing            > - - x . . . - - - -
POST disputes.hearing     /disputes/{dispute}/hearing            > - - x + + + - - - -
GET  disputes.result      /disputes/{dispute}/result             > - - x . . . - - - -
POST disputes.result      /disputes/{dispute}/result             > - - x + + + - - - -
GET  disputes.appeal      /disputes/{dispute}/appeal             > - - x . . x - - - -
POST disputes.appeal      /disputes/{dispute}/appeal             > - - x + + x - - - -
"""
