"""What each act is in the README's own words, and who is meant by them; see `test_acts`."""

from tests.access.table_of_means import WHO_OF_MEANS
from tests.access.table_of_money import WHO_KEEPS_MONEY
from tests.access.table_of_supporters import WHO_SUPPORTS

# What it is in the README (& what it takes besides) | how it is there that one may see it | acts.
# Where nothing says who sees it, it does not exist for whom it is not open; * is no thing at all.
ACTS = """
make a council | * | councils.make
change the council | see who is in the council | councils.edit councils.picture ballots.rules
make a house | * | houses.make
change the house and its support workers | see the house | houses.edit houses.picture houses.photo
    houses.remove_photo houses.add_staff houses.remove_staff
add a person | see who is in the council | people.make
say how a person wants to be invited | see a person | attendance.channel
have a calendar address of one's own | see a person | calendars.make calendars.stop
set how a person sees, hears and touches | see a person | ownview.change ownview.choose
choose who helps to set that | see a person | ownview.let_help
place or remove a photo, allow recording | see a person | consents.new_photo
    consents.answer consents.record consents.take_back
change a person and who helps | see a person | people.edit people.add_helper people.remove_helper
propose a member | see who is in the council | memberships.add
confirm a member or end a term | - | memberships.confirm memberships.end memberships.stop
make a meeting | see who is in the council | meetings.make
make and order the agenda | see a meeting | agenda.add agenda.order agenda.restore meetings.edit
    easytext.check_agenda
    attendance.heard
fix the agenda and invite | see a meeting | meetings.fix meetings.invite meetings.cancel
    meetings.plan_again meetings.share meetings.tell
share an item with the guests | see an agenda item | meetings.share_item
make and order the agenda | see a meeting | agenda.keep_template series.change
rename or remove a template of an agenda | - | agenda.rename_template agenda.remove_template
make a meeting | see who is in the council | series.make series.days
change a series of meetings | - | series.undo
write news | see who is in the council | news.make
change news, take it away | see news | news.change news.end easytext.of_news
make a year plan | see who is in the council | planning.begin
add to the year plan | see the year plan | planning.add
show the year plan to the house | see the year plan | planning.tell
change a subject of the year plan | see a subject of the year plan | planning.edit planning.put
    planning.say planning.remove easytext.of_plan_entry
keep the school holidays | * | planning.add_holiday
keep the school holidays | - | planning.remove_holiday
file the participation regulation and its settings | * | regulation.add
file the participation regulation and its settings | - | regulation.change regulation.settings
    regulation.point
make an easy text of the regulation | see who is in the council | regulation.easy
say which council treats which subject | see who is in the council | regulation.power
file the house rules of the council, make their easy text | see who is in the council |
    regulation.add_rules regulation.easy_rules
take a version of the house rules away | - | regulation.remove_rules
write down who represents the council | see who is in the council |
    regulation.choose_representative
ask when people can come | see who is in the council | datepolls.ask
choose a date that was asked about | see who can come when | datepolls.choose datepolls.stop
    datepolls.answer_for datepolls.whose
say when one can come | see who can come when | datepolls.answer
report back from a working group or committee | see a meeting | reports.make
open and close a meeting | see a meeting | leading.open_ leading.close leading.reopen
go through the items of a meeting, write down who is there | see a meeting | leading.move
    leading.pause leading.order leading.add leading.presence leading.chair leading.turns
follow a meeting and hold up a card | - | leading.signal
change an agenda item | see an agenda item | leading.script
change the council | see who is in the council | leading.rules
say whether you come | see a meeting | attendance.answer leading.here
change an agenda item | see an agenda item | agenda.edit agenda.remove easytext.of_item papers.add
    papers.remove
make and check an easy text | - | easytext.add easytext.line easytext.propose easytext.record
    easytext.check_same
    easytext.confirm easytext.tested
ask for an easy text | see an agenda item | easytext.want
ask for an easy text | see a paper | papers.want
give a paper a newer file or an easy summary | see a paper | papers.newer easytext.of_paper
change the words of the house | see who is in the council | easytext.word easytext.forget
prepare a vote | see an agenda item | ballots.prepare ballots.picture ballots.elect
open and close a vote | see a vote and its result | ballots.open_ ballots.close
    ballots.stop ballots.enter_for ballots.untype ballots.hands ballots.codes ballots.give_code
    ballots.code_paper ballots.again ballots.lot ballots.appoint
vote | see a vote and its result | ballots.vote ballots.code
write a decision down | see who is in the council | decisions.make
change a decision that is not recorded yet | see a decision | decisions.edit decisions.discard
    easytext.of_decision
record, tell, withdraw a decision | see a decision | decisions.record decisions.tell
    decisions.withdraw
write down who does what | see who is in the council | decisions.make_action decisions.reminders
change who does what | see notes and drafts of the council | decisions.change_action decisions.drop
    easytext.of_action
say that it is done | see notes and drafts of the council | decisions.state
tell the house what is done | see notes and drafts of the council | decisions.tell_action
begin the minutes of a meeting | see a meeting | minutes.begin
choose who takes the minutes | see a meeting | minutes.taker
write minutes and present them | see minutes | minutes.save minutes.settle minutes.restore
    minutes.present minutes.reopen minutes.correct
make the easy text of minutes | see minutes | minutes.easy
record that minutes are adopted | see minutes | minutes.adopt
send a wish | see who is in the council | wishes.make
take back a wish | see a wish | wishes.withdraw
answer a wish | see a wish | wishes.answer easytext.of_answer topics.take topics.join
    wishes.words
hand on a wish that is only about one person | see a wish | handedon.hand_on
see who helps with what was handed on | see who helps with what was handed on | handedon.see
let another council know whose wish it is | see a wish | topics.name
decide what happens with a topic | see a topic | topics.edit topics.plan topics.park topics.close
    topics.merge topics.reopen topics.split
pass a topic on to another council | see a topic | topics.pass
read, change or remove a note of the council | - | notes.change notes.remove
see a topic | see a topic | notes.at_topic
see a dossier | see a dossier | notes.at_dossier
make a dossier | see who is in the council | dossiers.make
write in a dossier | see a dossier | dossiers.edit dossiers.heard dossiers.wishes dossiers.close
    dossiers.reopen dossiers.register
ask the council for advice or consent | see who is in the council | dossiers.file
write down what happens with a request | see a request and how far it is | dossiers.receive
    dossiers.ask dossiers.discuss dossiers.talk dossiers.notice dossiers.permission dossiers.rule
record, sign and send what the council says | see a request and how far it is | dossiers.adopt
    dossiers.unadopt dossiers.send dossiers.agree dossiers.nullify dossiers.report
    dossiers.close_request dossiers.give_back
write down what the provider decided | see a request and how far it is | dossiers.decide
    dossiers.answered
begin a letter of the council | see a dossier | letters.begin
write in a letter of the council | read a letter of the council | letters.edit letters.remove
    easytext.of_letter
sign and send a letter of the council | read a letter of the council | letters.adopt letters.reopen
    letters.send
choose the words with which letters begin | see who is in the council | letters.template
write a sheet of one's own for an item | see an agenda item | preparation.write
share such a sheet, and take that back | see such a sheet | preparation.share preparation.keep
    preparation.remove
print letters for who gets no mail, tell who is told | see who is in the council | mail.paper
    mail.told
answer a call for help | see the house | residents.answer_call
add or remove a tablet | see the house | residents.new_tablet residents.set_tablet
    residents.revoke_tablet printing.cards
make or revoke a card | see a person | residents.make_card residents.lift_card
    residents.revoke_card ownphotos.place ownphotos.remove ownphotos.turn
see an old paper & add old papers | see an old paper | archive.remove
add old papers | see who is in the council | archive.add archive.check archive.forget
remove an old paper | see an old paper | archive.remove
bring in and take out many people at once | * | imports.start imports.export
bring in and take out many people at once | - | imports.again imports.answer imports.apply
    imports.halt imports.stop
bring in pictograms and choose which go first | * | symbolsets.bring symbolsets.adapt
    symbolsets.ours_first
bring in pictograms and choose which go first | - | symbolsets.first symbolsets.go_on
    symbolsets.halt symbolsets.remove
manage the portal | - | accounts.change accounts.lift accounts.letter accounts.mail accounts.make
    backups.make jobs.again jobs.drop imports.again imports.answer imports.apply imports.halt
    imports.stop
manage the portal | * | imports.start imports.export
"""

# Who is meant, of the people of the table; "mo" is the face on the tablet, had he shown his card.
MEMBERS = "mo roos hans anneke"
HOUSE = "face mo joyce roos anneke bas"
WHO = {
    "members": MEMBERS,
    "members, once invited": MEMBERS,
    "chair and secretary": "hans anneke",
    "chair and secretary of the central council": "",
    "supporter": "sanne",
    "supporter of the house's council": "sanne",
    "supporter of the person's council": "sanne",
    "guests of the council": "petra",
    **dict.fromkeys(("the manager", "the manager, what was asked and what was sent"), "petra"),
    "the manager, what it sent and what is shared with it": "petra",
    "the manager, once it is sent": "",
    "the manager, once adopted": "",
    "administrator": "bea",
    "support worker of the house": "bas",
    "who lives or works in the house": HOUSE,
    "who lives or works in the house, once invited": HOUSE,
    "who lives or works in the house, with a card or an account": "mo joyce roos anneke bas",
    "who lives or works there": HOUSE,
    "who shares a house or council with the person": f"{HOUSE} {MEMBERS} sanne petra",
    "the person": "roos",
    "who speaks for the person": "",
    "who lives or works in the house, once told": HOUSE,
    "who leads the meeting": "",
    "who is asked": f"{MEMBERS} sanne",
    "supporter, in a council without chair and secretary": "",
    "guests of the council, of a shared item, once told": "",
    "who is to do it": "",
    "the guest who takes the minutes, until they are adopted": "",
    "who lives or works in the house, once adopted": "",
    "guests of the council, of shared items, once adopted": "",
    "who made the wish": "joyce",
    "who said it": "joyce",
    "supporter, once invited": "sanne",
    "guests, what is shared with them": "",
    "members who are in the council it works for as well, afterwards": "",
    "who wrote the sheet": "roos",
    "the supporter with whom it is shared": "",
    "who made the wish, until it is seen": "joyce",
    **WHO_OF_MEANS,
    **WHO_KEEPS_MONEY,
    **WHO_SUPPORTS,
}
NO_RIGHTS = frozenset(
    {
        "accounts.sign_in",
        "accounts.sign_out",
        "accounts.password",
        "search.show",
        "start.switch_language",
        "start.switch_view",
    }
    | {f"residents.{act}" for act in ("card", "frame", "together", "tap", "leave", "discard")}
    | {"setup.step", "ballots.by_code"}
    | {f"residents.{act}" for act in ("call_help", "type_code", "enrol", "still_here")}
    | {"outbox.deliver", "outbox.told", "ownphotos.ask"}
)
"""Who one is, on which tablet, in which view: what these do follows from no right. So does the
set-up, which only its address opens. A question for words is sent on to its own address. What a
tablet brings is looked at in tests/outbox."""
NOTHING_THERE = frozenset(
    {
        "agenda.restore",
        "ballots.code_paper",
        "ballots.lot",
        "ballots.picture",
        "papers.remove",
        "series.change",
    }
)
"""What they are about is not in this world: also whom it is open to is told so."""
