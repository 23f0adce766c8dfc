"""Who is answered what at every address of the portal; `test_matrix` holds the portal to it.

One line an address. A new one without a line fails; a line is a decision, so write it by hand.

    .   the page (200)
    +   done, or the form was looked at: 303 onward, 422 for a form sent empty, 400 for a form
        that lacks what it needs
    >   to a door: sign-in, the faces on the tablet, or "show your card"
    x   refused, and told so (403): it may be seen, not done
    -   it does not exist for this person (404)
    !   anything else, and always wrong
"""

from tests.access.table_of_agreements import AGREEMENTS
from tests.access.table_of_choosing import CHOICES
from tests.access.table_of_disputes import DISPUTES
from tests.access.table_of_letters import LETTERS
from tests.access.table_of_means import OF_MEANS
from tests.access.table_of_money import MONEY
from tests.access.table_of_requests import REQUESTS
from tests.access.table_of_the_house import HOUSE
from tests.access.table_of_years import YEARS

# In the order of ACTORS: visitor, face, joyce, roos, hans, anneke, sanne, petra, bas, bea, gerrit
# (a visitor; a face on the tablet; a resident; a client member; secretary; chair; supporter;
# manager; support worker; administrator; a member of another council).

MEETINGS = """
GET  agenda.edit            /items/{agenda_item}/edit                  > x x x . . . - x - -
POST agenda.edit            /items/{agenda_item}/edit                  > x x x + + + - x - -
POST agenda.remove          /items/{agenda_item}/remove                > x x x + + + - x - -
GET  agenda.add             /meetings/{meeting}/items/new              > x x x . . . - x - -
POST agenda.add             /meetings/{meeting}/items/new              > x x x + + + - x - -
GET  agenda.order           /meetings/{meeting}/order                  > x x x . . . - x - -
POST agenda.order           /meetings/{meeting}/order                  > x x x + + + - x - -
POST agenda.restore         /meetings/{meeting}/restore                > x x x - - - - x - -

GET  attendance.answer      /meetings/{meeting}/answer                 > > x . . . . - x - -
POST attendance.answer      /meetings/{meeting}/answer                 > > x + + + + - x - -
POST attendance.heard       /meetings/{meeting}/heard                  > x x x + + + - x - -
GET  attendance.heard       /meetings/{meeting}/heard                  > x x x . . . - x - -
GET  attendance.channel     /people/{roos}/channel                     > x x . x x . x x . -
POST attendance.channel     /people/{roos}/channel                     > x x + x x + x x + -
GET  attendance.show        /meetings/{meeting}/attendance             > > x . . . . - x - -
GET  attendance.answer      /meetings/{with_provider}/answer           > > x . . . . . x - -
GET  attendance.show        /meetings/{with_provider}/attendance       > > x . . . . x x - -
GET  attendance.answer      /meetings/{preparation}/answer             > > - . x . . - - - -

GET  ballots.show           /ballots/{ballot}                          > > - . . . . - - - -
POST ballots.close          /ballots/{ballot}/close                    > - - x + + x - - - -
POST ballots.open_          /ballots/{ballot}/open                     > - - x + + x - - - -
GET  ballots.code           /ballots/{ballot}/code                     > > - + + + x - - - -
POST ballots.code           /ballots/{ballot}/code                     > > - + + + x - - - -
GET  ballots.lead           /ballots/{ballot}/lead                     > - - x + + x - - - -
POST ballots.stop           /ballots/{ballot}/stop                     > - - x + + x - - - -
GET  ballots.enter          /ballots/{ballot}/enter                    > - - x + + x - - - -
GET  ballots.enter_for      /ballots/{ballot}/enter/{roos}             > - - x + + x - - - -
POST ballots.enter_for      /ballots/{ballot}/enter/{roos}             > - - x + + x - - - -
POST ballots.untype         /ballots/{ballot}/enter/{roos}/back        > - - x + + x - - - -
GET  ballots.hands          /ballots/{ballot}/hands                    > - - x + + x - - - -
POST ballots.hands          /ballots/{ballot}/hands                    > - - x + + x - - - -
GET  ballots.codes          /ballots/{ballot}/codes                    > - - x + + x - - - -
POST ballots.codes          /ballots/{ballot}/codes                    > - - x + + x - - - -
POST ballots.give_code      /ballots/{ballot}/codes/{roos}             > - - x + + x - - - -
POST ballots.code_paper     /ballots/{ballot}/codes/paper              > - - x - - x - - - -
POST ballots.again          /ballots/{ballot}/again                    > - - x + + x - - - -
POST ballots.lot            /ballots/{ballot}/lot                      > - - x - - x - - - -
POST ballots.appoint        /ballots/{ballot}/appoint                  > - - x + + x - - - -
GET  ballots.by_code        /code                                      . . . . . . . . . . .
POST ballots.by_code        /code                                      + + + + + + + + + + +
GET  ballots.by_code_done   /code/done                                 . . . . . . . . . . .
GET  ballots.rules          /councils/{council}/deciding               > x x x . . x x x . -
POST ballots.rules          /councils/{council}/deciding               > x x x + + x x x + -
GET  ballots.elect          /items/{agenda_item}/election              > x x x . . . - x - -
POST ballots.elect          /items/{agenda_item}/election              > x x x + + + - x - -
GET  ballots.vote           /ballots/{ballot}/vote                     > > - + + + x - - - -
POST ballots.vote           /ballots/{ballot}/vote                     > > - + + + x - - - -
GET  ballots.voted          /ballots/{ballot}/voted                    > > - . . . x - - - -
GET  ballots.prepare        /items/{agenda_item}/ballot                > x x x . . . - x - -
POST ballots.prepare        /items/{agenda_item}/ballot                > x x x + + + - x - -
POST ballots.picture        /items/{agenda_item}/ballot/picture        > x x x - - - - x - -

GET  decisions.index        /decisions                                 > . . . . . . . . . .
GET  decisions.of_council   /councils/{council}/decisions              > . . . . . . . . . -
GET  decisions.make         /councils/{council}/decisions/new          > x x x . . . x x x -
POST decisions.make         /councils/{council}/decisions/new          > x x x + + + x x x -
GET  decisions.show         /decisions/{decision}                      > . . . . . . - . - -
GET  decisions.edit         /decisions/{decision}/edit                 > x x x . . . - x - -
POST decisions.edit         /decisions/{decision}/edit                 > x x x + + + - x - -
POST decisions.record       /decisions/{decision}/record               > x x x + + x - x - -
POST decisions.discard      /decisions/{decision}/discard              > x x x + + + - x - -
GET  decisions.tell         /decisions/{decision}/tell                 > x x x . . x - x - -
POST decisions.tell         /decisions/{decision}/tell                 > x x x + + x - x - -
GET  decisions.withdraw     /decisions/{decision}/withdraw             > x x x . . x - x - -
POST decisions.withdraw     /decisions/{decision}/withdraw             > x x x + + x - x - -
GET  decisions.mine         /actions                                   > > . . . . . . . x .
GET  decisions.actions      /councils/{council}/actions                > > x . . . . x x x -
POST decisions.reminders    /councils/{council}/actions/reminders      > x x x + + + x x x -
GET  decisions.make_action  /councils/{council}/actions/new            > x x x . . . x x x -
POST decisions.make_action  /councils/{council}/actions/new            > x x x + + + x x x -
GET  decisions.action       /actions/{action}                          > > - . . . . - - - -
GET  decisions.change_action /actions/{action}/edit                    > - - x . . . - - - -
POST decisions.change_action /actions/{action}/edit                    > - - x + + + - - - -
POST decisions.state        /actions/{action}/state                    > - - x + + + - - - -
GET  decisions.drop         /actions/{action}/drop                     > - - x . . . - - - -
POST decisions.drop         /actions/{action}/drop                     > - - x + + + - - - -
GET  decisions.tell_action  /actions/{action}/tell                     > - - x . . x - - - -
POST decisions.tell_action  /actions/{action}/tell                     > - - x + + x - - - -

GET  calendars.feed         /calendar/abc.ics                          - - - - - - - - - - -
GET  calendars.mine         /people/{roos}/calendar                    > x x . x x x x x x -
POST calendars.make         /people/{roos}/calendar                    > x x + x x x x x x -
POST calendars.stop         /people/{roos}/calendar/stop               > x x + x x x x x x -
GET  ownview.show           /people/{roos}/own-view                    > x x . x x x x x x -
POST ownview.change         /people/{roos}/own-view                    > x x + x x x x x x -
GET  ownview.question       /people/{roos}/own-view/size               > x x . x x x x x x -
POST ownview.choose         /people/{roos}/own-view/size               > x x + x x x x x x -
GET  ownview.helpers        /people/{roos}/own-view/helpers            > x x . x x x x x x -
POST ownview.let_help       /people/{roos}/own-view/helpers            > x x + x x x x x x -
GET  calendars.one          /meetings/{meeting}/meeting.ics            > . . . . . . - . - -

GET  leading.rules          /councils/{council}/meeting-rules          > x x x . . x x x . -
POST leading.rules          /councils/{council}/meeting-rules          > x x x + + x x x + -
GET  leading.script         /items/{agenda_item}/script                > x x x . . . - x - -
POST leading.script         /items/{agenda_item}/script                > x x x + + + - x - -
POST leading.close          /meetings/{meeting}/close                  > x x x + + x - x - -
GET  leading.follow         /meetings/{meeting}/follow                 > . . . . . . - . - -
POST leading.here           /meetings/{meeting}/here                   > > x + + + + - x - -
GET  leading.lead           /meetings/{meeting}/lead                   > x x x . . . - x - -
GET  leading.add            /meetings/{meeting}/lead/add               > x x x . . . - x - -
POST leading.add            /meetings/{meeting}/lead/add               > x x x + + + - x - -
POST leading.pause          /meetings/{meeting}/lead/break             > x x x + + + - x - -
GET  leading.chair          /meetings/{meeting}/lead/chair             > x x x . . . - x - -
POST leading.chair          /meetings/{meeting}/lead/chair             > x x x + + + - x - -
POST leading.move           /meetings/{meeting}/lead/move              > x x x + + + - x - -
POST leading.order          /meetings/{meeting}/lead/order             > x x x + + + - x - -
POST leading.turns          /meetings/{meeting}/lead/turns             > x x x + + + - x - -
GET  leading.now            /meetings/{meeting}/now                    > . . . . . . - . x -
GET  leading.open_          /meetings/{meeting}/open                   > x x x + + x - x - -
POST leading.open_          /meetings/{meeting}/open                   > x x x + + x - x - -
GET  leading.presence       /meetings/{meeting}/presence               > x x x . . . - x - -
POST leading.presence       /meetings/{meeting}/presence               > x x x + + + - x - -
POST leading.reopen         /meetings/{meeting}/reopen                 > x x x + + x - x - -
GET  leading.screen         /meetings/{meeting}/screen                 > . . . . . . - . - -
POST leading.signal         /meetings/{meeting}/signal                 > + + + + + + - + - -

GET  printing.ballot         /ballots/{ballot}/paper                    > > - - . . . - - - -
GET  printing.letters        /councils/{council}/letters                > x x x . . . x x . -
GET  printing.decisions      /councils/{council}/decisions/paper         > - - - . . . . . . -
POST printing.cards          /houses/{house}/cards/paper                > x x x - x + - x + -
GET  printing.meeting        /meetings/{meeting}/print                  > - - - . . . - . - -
GET  printing.name_cards     /meetings/{meeting}/name-cards             > > x - . . . - x - -
GET  printing.paper          /meetings/{meeting}/paper/pictures         > - - - . . . - . - -

GET  exports.ballot          /ballots/{ballot}/pictures                 > > - - . . . - - - -
GET  exports.ballot_file     /ballots/{ballot}/pictures/obf             > > - - . . . - - - -
GET  exports.item            /items/{agenda_item}/pictures              > - - - . . . - . - -
GET  exports.item_file       /items/{agenda_item}/pictures/obf          > - - - . . . - . - -
GET  exports.meeting         /meetings/{meeting}/pictures               > - - - . . . - . - -
GET  exports.meeting_file    /meetings/{meeting}/pictures/obf           > - - - . . . - . - -
GET  exports.meeting_file   /meetings/{with_provider}/pictures/obf     > - - - . . . . . - -

GET  meetings.of_council    /councils/{council}/meetings               > . . . . . . . . . -
GET  meetings.make          /councils/{council}/meetings/new           > x x x . . . x x x -
POST meetings.make          /councils/{council}/meetings/new           > x x x + + + x x x -
GET  meetings.item          /items/{agenda_item}                       > . . . . . . - . - -
GET  meetings.index         /meetings                                  > + + + + . + + + . .
GET  meetings.show          /meetings/{meeting}                        > . . . . . . - . - -
POST meetings.cancel        /meetings/{meeting}/cancel                 > x x x + + x - x - -
GET  meetings.edit          /meetings/{meeting}/edit                   > x x x . . . - x - -
POST meetings.edit          /meetings/{meeting}/edit                   > x x x + + + - x - -
GET  meetings.tell          /meetings/{meeting}/tell                   > x x x + + x - x - -
POST meetings.tell          /meetings/{meeting}/tell                   > x x x + + x - x - -
POST meetings.fix           /meetings/{meeting}/fix                    > x x x + + x - x - -
GET  meetings.invite        /meetings/{meeting}/invite                 > x x x . . x - x - -
POST meetings.invite        /meetings/{meeting}/invite                 > x x x + + x - x - -
POST meetings.plan_again    /meetings/{meeting}/plan-again             > x x x + + x - x - -
GET  meetings.join          /meetings/{meeting}/join                   > > x + + + + - x - -
GET  meetings.share         /meetings/{meeting}/share                  > x x x . . x - x - -
POST meetings.share         /meetings/{meeting}/share                  > x x x + + x - x - -
POST meetings.share_item    /items/{agenda_item}/share                 > x x x + + x - x - -
# A meeting with the provider: its guest sees the meeting, and of it what is shared alone.
GET  meetings.show          /meetings/{with_provider}                  > . . . . . . . . - -
GET  meetings.wall          /meetings/{with_provider}/wall             > . . . . . . . . - -
GET  meetings.join          /meetings/{with_provider}/join             > > x + + + + + x - -
GET  meetings.item          /items/{shared_item}                       > . . . . . . . . - -
GET  meetings.item          /items/{council_item}                      > . . . . . . - . - -
# A preparation is not for the house, nor for guests.
GET  meetings.show          /meetings/{preparation}                    > > - . . . . - - - -
GET  meetings.wall          /meetings/{meeting}/wall                   > . . . . . . - . - -

# The year, series, templates, and asking after a date: members look, chair, secretary and supporter
# plan. The house sees the plan once it is shown; the manager is asked for meetings with guests.
GET  planning.year          /councils/{council}/year                   > . . . . . . . . . -
GET  planning.begin         /councils/{council}/year/new?year=2031     > x x x . . . x x x -
POST planning.begin         /councils/{council}/year/new?year=2031     > x x x + + + x x x -
POST planning.tell          /plans/{year_plan}/tell                    > x x x + + x - x - -
GET  planning.paper         /plans/{year_plan}/paper                   > - - - . . . - . - -
GET  planning.add           /plans/{year_plan}/entries/new             > x x x . . . - x - -
POST planning.add           /plans/{year_plan}/entries/new             > x x x + + + - x - -
GET  planning.entry         /plan-entries/{plan_entry}                 > . . . . . . - . - -
GET  planning.edit          /plan-entries/{plan_entry}/edit            > x x x . . . - x - -
POST planning.edit          /plan-entries/{plan_entry}/edit            > x x x + + + - x - -
GET  planning.put           /plan-entries/{plan_entry}/put             > x x x . . . - x - -
POST planning.put           /plan-entries/{plan_entry}/put             > x x x + + + - x - -
POST planning.say           /plan-entries/{plan_entry}/say             > x x x + + + - x - -
POST planning.remove        /plan-entries/{plan_entry}/remove          > x x x + + + - x - -
POST easytext.of_plan_entry /plan-entries/{plan_entry}/easy-text       > x x x + + + - x - -
GET  planning.holidays      /school-holidays                           > x x x x x x x x . x
GET  planning.add_holiday   /school-holidays/new                       > x x x x x x x x . x
POST planning.add_holiday   /school-holidays/new                       > x x x x x x x x + x
POST planning.remove_holiday /school-holidays/{school_holiday}/remove  > - - - - - - - - + -
GET  series.make            /councils/{council}/series/new             > x x x . . . x x x -
POST series.make            /councils/{council}/series/new             > x x x + + + x x x -
GET  series.days            /councils/{council}/series/days            > x x x + + + x x x -
POST series.days            /councils/{council}/series/days            > x x x + + + x x x -
GET  series.show            /series/{series}                           > - - - . . . - - - -
POST series.undo            /series/{series}/undo                      > - - - + + + - - - -
GET  series.change          /meetings/{meeting}/series                 > x x x - - - - x - -
POST series.change          /meetings/{meeting}/series                 > x x x - - - - x - -
GET  agenda.keep_template   /meetings/{meeting}/template               > x x x . . . - x - -
POST agenda.keep_template   /meetings/{meeting}/template               > x x x + + + - x - -
GET  agenda.templates       /councils/{council}/templates              > x x x . . . x x x -
GET  agenda.rename_template /templates/{agenda_template}/rename        > - - - . . . - - - -
POST agenda.rename_template /templates/{agenda_template}/rename        > - - - + + + - - - -
POST agenda.remove_template /templates/{agenda_template}/remove        > - - - + + + - - - -
GET  datepolls.index        /councils/{council}/dates                  > > x . . . . x x x -
GET  datepolls.ask          /councils/{council}/dates/new              > x x x . . . x x x -
POST datepolls.ask          /councils/{council}/dates/new              > x x x + + + x x x -
GET  datepolls.show         /dates/{date_poll}                         > > - . . . . - - - -
POST datepolls.answer       /dates/{date_poll}/answer                  > > - + + + + - - - -
POST datepolls.answer_for   /dates/{date_poll}/answer-for              > - - x + + + - - - -
GET  datepolls.whose        /dates/{date_poll}/for                     > - - x . . . - - - -
POST datepolls.whose        /dates/{date_poll}/for                     > - - x + + + - - - -
GET  datepolls.typed        /dates/{date_poll}/for/{roos}              > - - x . . . - - - -
GET  datepolls.choose       /dates/{date_poll}/choose                  > - - x . . . - - - -
POST datepolls.choose       /dates/{date_poll}/choose                  > - - x + + + - - - -
POST datepolls.stop         /dates/{date_poll}/stop                    > - - x + + + - - - -
GET  datepolls.paper        /dates/{date_poll}/paper                   > - - x . . . - - - -

# A working group: who is in the council as well reports back; to all others it is not there.
GET  reports.make           /meetings/{of_group}/report                > - - - - . - - - - -
POST reports.make           /meetings/{meeting}/report                 > x x x x x x - x - -

GET  minutes.show            /minutes/{minutes}                          > > - . . . . - - - -
GET  minutes.paper           /minutes/{minutes}/paper                    > > - . . . . - - - -
GET  minutes.pdf             /minutes/{minutes}/pdf                      > > - - . . . - - - -
GET  minutes.write           /minutes/{minutes}/write                    > > - . . . . - - - -
GET  minutes.now             /minutes/{minutes}/now                      > > - . . . . - - - -
POST minutes.save            /minutes/{minutes}/items/{agenda_item}      > > - + + + + - - - -
POST minutes.settle          /minutes/{minutes}/items/{agenda_item}/settle > > - + + + + - - - -
POST minutes.easy            /minutes/{minutes}/items/{agenda_item}/easy-text > - - x + + + - - - -
GET  minutes.changes         /minutes/{minutes}/changes                  > > - . . . . - - - -
GET  minutes.change          /minutes/{minutes}/changes/{minutes_change} > > - . . . . - - - -
POST minutes.restore /minutes/{minutes}/changes/{minutes_change}/restore > > - + + + + - - - -
GET  minutes.present         /minutes/{minutes}/present                  > > - . . . . - - - -
POST minutes.present         /minutes/{minutes}/present                  > > - + + + + - - - -
POST minutes.reopen          /minutes/{minutes}/reopen                   > > - + + + + - - - -
POST minutes.adopt           /minutes/{minutes}/adopt                    > - - x + + x - - - -
GET  minutes.correct         /minutes/{minutes}/correct                  > > - . . . . - - - -
POST minutes.correct         /minutes/{minutes}/correct                  > > - + + + + - - - -
GET  minutes.begin           /meetings/{meeting}/minutes                 > > x + + + + - x - -
POST minutes.begin           /meetings/{meeting}/minutes                 > > x + + + + - x - -
GET  minutes.taker           /meetings/{meeting}/minutes/taker           > x x x . . . - x - -
POST minutes.taker           /meetings/{meeting}/minutes/taker           > x x x + + + - x - -

GET  preparation.write      /items/{agenda_item}/preparation           > > x . . . x - x - -
POST preparation.write      /items/{agenda_item}/preparation           > > x + + + x - x - -
GET  preparation.index      /meetings/{meeting}/preparation            > > x . . . . - x - -
GET  preparation.paper      /meetings/{meeting}/preparation/paper      > > x . . . . - x - -
GET  preparation.show       /preparation/{preparation_sheet}           > - - . - - - - - - -
POST preparation.keep       /preparation/{preparation_sheet}/keep      > - - + - - - - - - -
POST preparation.remove     /preparation/{preparation_sheet}/remove    > - - + - - - - - - -
POST preparation.share      /preparation/{preparation_sheet}/share     > - - + - - - - - - -
"""

TABLE = MEETINGS + HOUSE + AGREEMENTS + REQUESTS + LETTERS + OF_MEANS + YEARS + DISPUTES + CHOICES
TABLE += MONEY
