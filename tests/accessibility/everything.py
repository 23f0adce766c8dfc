"""Every page of the portal, and who looks at it; a page without a line fails `test_words.py`."""

from tests.accessibility.everything_agreed import AGREED, NOT_LOOKED_AT
from tests.accessibility.everything_at_the_tablet import AT_THE_TABLET
from tests.accessibility.everything_disputed import DISPUTED, FILES
from tests.accessibility.everything_of_years import OF_YEARS

#        who     endpoint                  address
PAGES = """
visitor          accounts.sign_in          /sign-in
bea              accounts.index            /accounts
bea              accounts.show             /people/{sanne}/account
bea              accounts.make             /people/{sanne}/account/address
sanne            agenda.add                /meetings/{draft}/items/new
sanne            agenda.edit               /items/{menu}/edit
sanne            agenda.order              /meetings/{draft}/order
roos             archive.index             /councils/{council}/archive
anneke           archive.index             /councils/{council}/archive
anneke           archive.add               /councils/{council}/archive/new
anneke           archive.check             /councils/{council}/archive/check
roos             attendance.answer         /meetings/{coming}/answer
anneke           attendance.show           /meetings/{coming}/attendance
anneke           attendance.heard          /meetings/{coming}/heard
roos             attendance.channel        /people/{roos}/channel
sanne            attendance.channel        /people/{roos}/channel
roos             calendars.mine            /people/{roos}/calendar
hans             calendars.mine            /people/{hans}/calendar
roos             ownview.show              /people/{roos}/own-view
roos             ownview.question          /people/{roos}/own-view/pictos
roos             ownview.helpers           /people/{roos}/own-view/helpers
sanne            mail.told                 /councils/{council}/tell-list
anneke           meetings.tell             /meetings/{changed}/tell
sanne            ballots.prepare           /items/{talk}/ballot
roos             ballots.show              /ballots/{outing}
sanne            ballots.show              /ballots/{prepared}
anneke           ballots.show              /ballots/{pancakes}
anneke           ballots.lead              /ballots/{outing}/lead
anneke           ballots.enter             /ballots/{outing}/enter
anneke           ballots.enter_for         /ballots/{outing}/enter/{roos}
anneke           ballots.hands             /ballots/{outing}/hands
anneke           ballots.codes             /ballots/{secret}/codes
visitor          ballots.by_code           /code
visitor          ballots.by_code_done      /code/done
anneke           ballots.rules             /councils/{council}/deciding
sanne            ballots.elect             /items/{told}/election
roos             ballots.vote              /ballots/{outing}/vote?choice=dont_know
roos             ballots.vote              /ballots/{secret}/vote?choice=dont_know
hans             ballots.vote              /ballots/{secret}/vote?choice=dont_know
hans             ballots.code              /ballots/{secret}/code?choice=dont_know
anneke           ballots.voted             /ballots/{outing}/voted
tablet           carried.home              /carried/home
face             carried.come              /carried/come/{coming}/yes
roos             carried.kept              /carried/kept
roos             carried.missing           /carried/missing
roos             outbox.told               /outbox/{delivery}
roos             consents.show             /people/{roos}/photo
sanne            consents.show             /people/{roos}/photo
roos             consents.show             /people/{roos}/recording
sanne            consents.show             /people/{roos}/recording
roos             consents.new_photo        /people/{roos}/photo/new
sanne            consents.new_photo        /people/{roos}/photo/new
sanne            consents.record           /people/{roos}/photo/yes
sanne            consents.record           /people/{roos}/recording/yes
bea              backups.show              /backups
anneke           councils.index            /councils
bea              councils.make             /councils/new
roos             councils.show             /councils/{council}
anneke           councils.show             /councils/{council}
bea              councils.edit             /councils/{council}/edit
anneke           councils.picture          /councils/{council}/picture
anneke           councils.trail            /councils/{council}/trail
roos             councils.who_may_what     /who-may-what
sanne            easytext.edit             /easy-texts/{wishes_text}/edit
sanne            easytext.record           /easy-texts/{wishes_text}/lines/{wishes_line}/voice
sanne            easytext.of_item          /items/{told}/easy-text
sanne            easytext.word             /councils/{council}/words/{word}
sanne            easytext.words            /councils/{council}/words
bea              health.show               /health
bea              houses.index              /houses
bea              houses.make               /houses/new
bea              houses.show               /houses/{house}
bea              houses.edit               /houses/{house}/edit
bea              houses.picture            /houses/{house}/picture
sanne            houses.picture            /houses/{house}/picture?q=boom
bea              houses.photo              /houses/{house}/photo
bea              houses.add_staff          /houses/{house}/staff/new
bea              jobs.index                /jobs
anneke           leading.open_             /meetings/{coming}/open
anneke           leading.lead              /meetings/{running}/lead
hans             leading.lead              /meetings/1/lead
anneke           leading.lead              /meetings/{running}/lead?more=1
anneke           leading.add               /meetings/{running}/lead/add
anneke           leading.chair             /meetings/{running}/lead/chair
sanne            leading.presence          /meetings/{running}/presence
sanne            leading.presence          /meetings/{running}/presence?out=1
roos             leading.follow            /meetings/{running}/follow
hans             leading.follow            /meetings/{running}/follow
roos             leading.follow            /meetings/{coming}/follow
sanne            leading.script            /items/{menu}/script
anneke           leading.rules             /councils/{council}/meeting-rules
sanne            mail.paper                /councils/{council}/paper-list
bea              imports.index             /imports
bea              imports.start             /imports/new
bea              imports.show              /imports/{import_run}
bea              imports.show              /imports/{waiting_import}
bea              imports.show              /imports/{reading_import}
bea              imports.show              /imports/{stuck_import}
sanne            exports.ballot            /ballots/{outing}/pictures
sanne            exports.item              /items/{menu}/pictures
sanne            exports.meeting           /meetings/{coming}/pictures
sanne            printing.meeting          /meetings/{coming}/print
gerrit           meetings.index            /meetings
roos             meetings.of_council       /councils/{council}/meetings
sanne            meetings.of_council       /councils/{council}/meetings
sanne            meetings.make             /councils/{council}/meetings/new
roos             meetings.show             /meetings/{coming}
anneke           meetings.show             /meetings/{coming}
sanne            meetings.show             /meetings/{draft}
sanne            meetings.edit             /meetings/{draft}/edit
anneke           meetings.invite           /meetings/{draft}/invite
anneke           meetings.show             /meetings/{with_provider}
petra            meetings.show             /meetings/{with_provider}
petra            meetings.item             /items/{shared_item}
anneke           meetings.item             /items/{council_item}
anneke           meetings.share            /meetings/{with_provider}/share
anneke           reports.make              /meetings/{of_group}/report
roos             meetings.item             /items/{menu}
roos             meetings.item             /items/{menu}?screen=2
roos             meetings.item             /items/{wishes}
anneke           meetings.item             /items/{outing_item}
sanne            meetings.item             /items/{rebuilding}
sanne            meetings.wall             /meetings/{coming}/wall
sanne            memberships.add           /councils/{council}/memberships/new
anneke           memberships.end           /memberships/{willem}/end
anneke           minutes.begin             /meetings/{coming}/minutes
roos             minutes.show              /minutes/{adopted_minutes}?screen=3
anneke           minutes.show              /minutes/{minutes}
hans             minutes.write             /minutes/{minutes}/write
hans             minutes.changes           /minutes/{minutes}/changes
hans             minutes.change            /minutes/{minutes}/changes/{minutes_change}
hans             minutes.present           /minutes/{minutes}/present
hans             minutes.correct           /minutes/{adopted_minutes}/correct
sanne            minutes.taker             /meetings/{meeting}/minutes/taker
roos             minutes.paper             /minutes/{adopted_minutes}/paper
sanne            papers.add                /items/{menu}/papers/new
roos             papers.show               /papers/{shared_paper}
sanne            papers.show               /papers/{shared_paper}
sanne            papers.newer              /papers/{shared_paper}/version
roos             papers.old                /archive/{archived_paper}
roos             people.index              /people
sanne            people.index              /people
sanne            people.make               /councils/{council}/people/new
roos             people.show               /people/{roos}
sanne            people.show               /people/{roos}
sanne            people.edit               /people/{roos}/edit
bea              people.add_helper         /people/{roos}/helpers/new
roos             news.index                /news
sanne            news.of_council           /councils/{council}/news
sanne            news.make                 /councils/{council}/news/new
sanne            news.change               /news/{news}
roos             rights.index              /rights
anneke           rights.show               /rights/8.1.h
roos             rights.who                /councils/{council}/who-does-what
sanne            rights.for_whom           /councils/{council}/for-whom
roos             rights.support            /councils/{council}/supporter
roos             search.show               /search
sanne            search.show               /search?words=wensen
roos             search.show               /search?words=wensen
roos             start.show                /
joyce            start.show                /
anneke           start.show                /
sanne            start.show                /
petra            start.show                /
bas              start.show                /
bea              start.show                /
roos             decisions.index           /decisions
anneke           decisions.index           /decisions
roos             decisions.of_council      /councils/{council}/decisions
sanne            decisions.of_council      /councils/{council}/decisions
sanne            decisions.make            /councils/{council}/decisions/new
anneke           decisions.make            /councils/{council}/decisions/new?item={menu}
roos             decisions.show            /decisions/{decision}
anneke           decisions.show            /decisions/{draft_decision}
anneke           decisions.edit            /decisions/{draft_decision}/edit
anneke           decisions.tell            /decisions/{decision}/tell
anneke           decisions.tell_action     /actions/{my_action}/tell
anneke           decisions.withdraw        /decisions/{decision}/withdraw
roos             decisions.mine            /actions
anneke           decisions.mine            /actions
sanne            decisions.actions         /councils/{council}/actions
roos             decisions.actions         /councils/{council}/actions
sanne            decisions.make_action     /councils/{council}/actions/new
roos             decisions.action          /actions/{my_action}
anneke           decisions.action          /actions/{my_action}
sanne            decisions.change_action   /actions/{my_action}/edit
sanne            decisions.drop            /actions/{my_action}/drop
sanne            start.asks                /asks
bea              symbolsets.bring          /symbols/new
bea              symbolsets.index          /symbols
bea              symbolsets.show           /symbols/{symbol_set}
bea              symbolsets.show           /symbols/{filling_set}
bea              symbolsets.show           /symbols/{refused_set}
visitor          trust.show                /trust
visitor          trust.square              /trust/other
visitor          trust.device              /trust/android
visitor          trust.device              /trust/ipad
visitor          trust.device              /trust/windows
roos             preparation.index         /meetings/{meeting}/preparation
sanne            preparation.index         /meetings/{meeting}/preparation
roos             preparation.paper         /meetings/{meeting}/preparation/paper
roos             preparation.show          /preparation/{preparation_sheet}
roos             preparation.write         /items/{menu}/preparation
anneke           topics.show               /topics/{topic}
sanne            agenda.keep_template      /meetings/{draft}/template
sanne            agenda.rename_template    /templates/{agenda_template}/rename
sanne            agenda.templates          /councils/{council}/templates
roos             datepolls.show            /dates/{date_poll}
anneke           datepolls.show            /dates/{date_poll}
anneke           datepolls.index           /councils/{council}/dates
sanne            datepolls.ask             /councils/{council}/dates/new
sanne            datepolls.choose          /dates/{date_poll}/choose
sanne            datepolls.typed           /dates/{date_poll}/for/{roos}
sanne            datepolls.whose           /dates/{date_poll}/for
roos             planning.year             /councils/{council}/year
sanne            planning.year             /councils/{council}/year
sanne            planning.add              /plans/{year_plan}/entries/new
sanne            planning.begin            /councils/{council}/year/new?year=2031
roos             planning.entry            /plan-entries/{plan_entry}
sanne            planning.edit             /plan-entries/{plan_entry}/edit
sanne            planning.put              /plan-entries/{plan_entry}/put
bea              planning.holidays         /school-holidays
bea              planning.add_holiday      /school-holidays/new
sanne            series.make               /councils/{council}/series/new
sanne            series.days               /councils/{council}/series/days?first=2027-05-06&until=2027-08-05&begins=14:00&ends=15:00&often=monthly_weekday
sanne            series.show               /series/{series}
sanne            series.change             /meetings/{of_series}/series
sanne            topics.close              /topics/{topic}/close
sanne            topics.edit               /topics/{topic}/edit
sanne            topics.merge              /topics/{topic}/merge
sanne            topics.park               /topics/{topic}/park
anneke           topics.pass               /topics/{topic}/pass
sanne            topics.plan               /topics/{topic}/plan
sanne            topics.join               /wishes/{wish}/join
sanne            wishes.index              /wishes
roos             wishes.mine               /wishes/mine
anneke           wishes.start              /wishes/new
roos             wishes.make               /councils/{council}/wishes/new
sanne            wishes.show               /wishes/{wish}
sanne            wishes.words              /wishes/{wish}/words
sanne            wishes.answer             /wishes/{wish}/answer
roos             missing                   /nothing-of-this-name
"""  # noqa: E501 - an address is one word

PAGES += AT_THE_TABLET + AGREED + OF_YEARS + DISPUTED

NO_PAGES = {
    **NOT_LOOKED_AT,
    **FILES,
    "accounts.password": "there for who has the address; looked at in tests/accounts",
    "calendars.feed": "asked by calendar programs",
    "calendars.one": "a file to keep",
    "easytext.look": "the parts of the editor that follow the typing",
    "exports.ballot_file": "a file to keep",
    "exports.item_file": "a file to keep",
    "exports.meeting_file": "a file to keep",
    "imports.empty": "a file to keep",
    "minutes.pdf": "a PDF",
    "datepolls.paper": "a PDF",
    "planning.paper": "a PDF",
    "printing.ballot": "a PDF; tests/printing looks at it",
    "printing.decisions": "a PDF",
    "printing.letters": "a PDF",
    "printing.name_cards": "a PDF",
    "printing.paper": "a PDF",
    "imports.faults": "a file to keep",
    "minutes.now": "asked by the page itself: what did others write?",
    "start.screen": "a wall: looked at in tests/start",
    "start.screen_of": "the same",
    "leading.screen": "a wall: nothing to touch, no places; looked at in tests/leading",
    "leading.now": "asked by the page itself: is anything new?",
    "offline.year": "a zip; tests/offline looks at it",
    "papers.download": "a file to keep",
    **dict.fromkeys(("carried.icon", "papers.leaf", "papers.old_leaf"), "a picture"),
    **dict.fromkeys(("ownphotos.photo", "ownphotos.shown"), "a picture"),
    **dict.fromkeys(("pictures.door", "pictures.photo", "pictures.pictogram"), "a picture"),
    "carried.index": "asked by the tablet's own script: what does it carry?",
    "carried.manifest": "asked by the browser itself",
    "carried.worker": "a script",
    "meetings.join": "leads out, to the screen of the meeting",
    "papers.old_file": "a file to keep",
    "pictures.bundle": "style sheets and scripts",
    "pictures.font": "letters",
    "residents.knock": "asked by the page itself: is somebody coming?",
    **dict.fromkeys(("easytext.hear", "speech.sound", "wishes.spoken", "wishes.voice"), "a sound"),
    "setup.step": "there until somebody is administrator; looked at in tests/standalone",
    "setup.wait": "the same",
    "trust.file": "a file to keep",
    "static": "style sheets and scripts",
}
