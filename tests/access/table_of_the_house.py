"""The lines of `table` that are about people, the house, what they wish, and the organisation."""

# In the order of ACTORS: visitor, face, joyce, roos, hans, anneke, sanne, petra, bas, bea, gerrit
# (a visitor; a face on the tablet; a resident; a client member; secretary; chair; supporter;
# manager; support worker; administrator; a member of another council).

HOUSE = """
GET  accounts.index         /accounts                                  > - - - - - - - - . -
GET  accounts.show          /people/{roos}/account                     > - - - - - - - - . -
POST accounts.change        /people/{roos}/account                     > - - - - - - - - + -
GET  accounts.make          /people/{roos}/account/address             > - - - - - - - - . -
POST accounts.make          /people/{roos}/account/address             > - - - - - - - - + -
POST accounts.letter        /people/{roos}/account/letter              > - - - - - - - - . -
POST accounts.lift          /people/{roos}/account/lift                > - - - - - - - - + -
POST accounts.mail          /people/{roos}/account/mail                > - - - - - - - - + -
GET  accounts.password      /password/abc                              - - - - - - - - - - -
POST accounts.password      /password/abc                              - - - - - - - - - - -
GET  accounts.sign_in       /sign-in                                   . . . . . . . . . . .
POST accounts.sign_in       /sign-in                                   + + + + + + + + + + +
POST accounts.sign_out      /sign-out                                  > > > > > > > > > > >

GET  papers.old              /archive/{archived_paper}                  > > - . . . . - - - -
GET  papers.old_file         /archive/{archived_paper}/file             > > - x . . . - - - -
GET  papers.old_leaf         /archive/{archived_paper}/pages/1          > > - - - - - - - - -
GET  papers.show            /papers/{shared_paper}                     > . . . . . . . . - -
GET  papers.show            /papers/{council_paper}                    > . . . . . . - . - -
GET  papers.download        /papers/{shared_paper}/file                > x x x . . . . . - -
GET  papers.leaf            /papers/{shared_paper}/pages/1             > - - - - - - - - - -
GET  papers.newer           /papers/{shared_paper}/version             > x x x . . . x x - -
POST papers.newer           /papers/{shared_paper}/version             > x x x + + + x x - -
POST papers.want            /papers/{shared_paper}/want                > + + + + + + x + - -
GET  papers.add             /items/{agenda_item}/papers/new            > x x x . . . - x - -
POST papers.add             /items/{agenda_item}/papers/new            > x x x + + + - x - -
POST papers.remove          /items/{agenda_item}/papers/remove         > x x x - - - - x - -
GET  papers.show            /papers/99999                              > - - - - - - - - - -

POST archive.remove          /archive/{archived_paper}/remove           > - - x + + + - - - -
GET  offline.year             /councils/{council}/years/2027.zip      > > - - . . . . . x -
GET  archive.index           /councils/{council}/archive                > > x . . . . x x x -
GET  archive.check           /councils/{council}/archive/check          > x x x + + + x x + -
POST archive.check           /councils/{council}/archive/check          > x x x + + + x x + -
POST archive.forget          /councils/{council}/archive/forget         > x x x + + + x x + -
GET  archive.add             /councils/{council}/archive/new            > x x x . . . x x . -
POST archive.add             /councils/{council}/archive/new            > x x x + + + x x + -

GET  carried.manifest       /manifest.webmanifest                      . . . . . . . . . . .
GET  carried.worker         /service-worker.js                         . . . . . . . . . . .
GET  carried.icon           /icons/192.png                             . . . . . . . . . . .
GET  carried.index          /carried                                   > . . . - - - - - - -
GET  carried.home           /carried/home                              > . . . - - - - - - -
GET  carried.come           /carried/come/{meeting}/yes                > . . . . . . - . - -
GET  carried.kept           /carried/kept                              > . . . . . . . . . .
GET  carried.missing        /carried/missing                           > . . . . . . . . . .
POST outbox.deliver         /outbox                                    > + + + x x x x x x x
GET  outbox.told            /outbox/{delivery}                         > - - . - - - - - - -
POST outbox.told            /outbox/{delivery}                         > - - + - - - - - - -

GET  ownphotos.show         /people/{roos}/own-photos                  > x x x x x . x x x -
GET  ownphotos.place        /people/{roos}/own-photos/1                > x x x x x . x x x -
POST ownphotos.place        /people/{roos}/own-photos/1                > x x x x x + x x x -
POST ownphotos.remove       /people/{roos}/own-photos/1/remove         > x x x x x + x x x -
POST ownphotos.turn         /people/{roos}/own-photos/turn             > x x x x x + x x x -
GET  ownphotos.photo        /own-photos/{roos}/abc.jpg                 > x x x x x - x x x -
GET  ownphotos.ask          /faces/own                                 > > > > > > > > > > >
POST ownphotos.ask          /faces/own                                 > > > > > > > > > > >
GET  ownphotos.shown        /faces/own/abc/1.jpg                       > - - - - - - - - - -

GET  consents.show          /people/{roos}/photo                       > x x . x x . x x . -
GET  consents.show          /people/{roos}/recording                   > x x . x x . x x . -
POST consents.answer        /people/{roos}/photo/answer                > x x + x x + x x + -
POST consents.answer        /people/{roos}/recording/answer            > x x + x x + x x + -
GET  consents.new_photo     /people/{roos}/photo/new                   > x x . x x . x x . -
POST consents.new_photo     /people/{roos}/photo/new                   > x x + x x + x x + -
POST consents.take_back     /people/{roos}/photo/remove                > x x + x x + x x + -
POST consents.take_back     /people/{roos}/recording/remove            > x x + x x + x x + -
GET  consents.record        /people/{roos}/photo/yes                   > x x + x x + x x + -
POST consents.record        /people/{roos}/photo/yes                   > x x + x x + x x + -
GET  consents.record        /people/{roos}/recording/yes               > x x . x x . x x . -
POST consents.record        /people/{roos}/recording/yes               > x x + x x + x x + -

GET  backups.show           /backups                                   > - - - - - - - - . -
POST backups.make           /backups                                   > - - - - - - - - + -

GET  councils.index         /councils                                  > . . . . . . . . . .
GET  councils.make          /councils/new                              > x x x x x x x x . x
POST councils.make          /councils/new                              > x x x x x x x x + x
GET  councils.show          /councils/{council}                        > . . . . . . . . . -
GET  councils.edit          /councils/{council}/edit                   > x x x . . x x x . -
POST councils.edit          /councils/{council}/edit                   > x x x + + x x x + -
GET  councils.picture       /councils/{council}/picture                > x x x . . x x x . -
POST councils.picture       /councils/{council}/picture                > x x x + + x x x + -
GET  councils.trail         /councils/{council}/trail                  > x x x . . x x x x -
GET  councils.who_may_what  /who-may-what                              > . . . . . . . . . .

POST easytext.of_decision   /decisions/{decision}/easy-text            > x x x + + + - x - -
POST easytext.of_action     /actions/{action}/easy-text                > - - x + + + - - - -
GET  easytext.words         /councils/{council}/words                  > x x x . . . x x x -
GET  easytext.word          /councils/{council}/words/{house_word}     > x x x . . . x x x -
POST easytext.word          /councils/{council}/words/{house_word}     > x x x + + + x x x -
POST easytext.forget        /councils/{council}/words/{house_word}/remove > x x x + + + x x x -
POST easytext.check_agenda  /meetings/{meeting}/check-same             > x x x + + + - x - -
POST easytext.check_same    /easy-texts/{easy_text}/check-same         > - - - + + + - - - -
POST easytext.confirm       /easy-texts/{easy_text}/confirm            > - - - + + + - - - -
GET  easytext.edit          /easy-texts/{easy_text}/edit               > - - - . . . - - - -
POST easytext.add           /easy-texts/{easy_text}/lines              > - - - + + + - - - -
POST easytext.line          /easy-texts/{easy_text}/lines/{easy_line}  > - - - + + + - - - -
GET  easytext.record        /easy-texts/{easy_text}/lines/{easy_line}/voice > - - - . . . - - - -
POST easytext.record        /easy-texts/{easy_text}/lines/{easy_line}/voice > - - - + + + - - - -
GET  easytext.hear          /speech/lines/{easy_line}/1               > - - - - - - - - - -
GET  easytext.look          /easy-texts/{easy_text}/look               > - - - - - - - - - -
POST easytext.propose       /easy-texts/{easy_text}/propose            > - - - + + + - - - -
POST easytext.tested        /easy-texts/{easy_text}/tested             > - - - + + + - - - -
GET  easytext.of_item       /items/{agenda_item}/easy-text             > x x x + + + - x - -
POST easytext.of_item       /items/{agenda_item}/easy-text             > x x x + + + - x - -
POST easytext.of_answer     /wishes/{wish}/easy-text                   > - x x + + + - - - -
POST easytext.want          /items/{agenda_item}/easy-text/want        > + + + + + + - + - -
POST easytext.of_paper      /papers/{shared_paper}/easy-text           > x x x + + + x x - -

GET  health.show            /health                                    > - - - - - - - - . -

GET  houses.index           /houses                                    > . . . x . . x . . .
GET  houses.make            /houses/new                                > x x x x x x x x . x
POST houses.make            /houses/new                                > x x x x x x x x + x
GET  houses.show            /houses/{house}                            > . . . - . . - . . -
GET  houses.edit            /houses/{house}/edit                       > x x x - x . - x . -
POST houses.edit            /houses/{house}/edit                       > x x x - x + - x + -
GET  houses.picture         /houses/{house}/picture                    > x x x - x . - x . -
POST houses.picture         /houses/{house}/picture                    > x x x - x + - x + -
GET  houses.photo           /houses/{house}/photo                      > x x x - x . - x . -
POST houses.photo           /houses/{house}/photo                      > x x x - x + - x + -
POST houses.remove_photo    /houses/{house}/photo/remove               > x x x - x + - x + -
GET  houses.add_staff       /houses/{house}/staff/new                  > x x x - x . - x . -
POST houses.add_staff       /houses/{house}/staff/new                  > x x x - x + - x + -
POST houses.remove_staff    /houses/{house}/staff/{house_staff}/remove > x x x - x + - x + -

GET  jobs.index             /jobs                                      > - - - - - - - - . -
POST jobs.again             /jobs/{job}/again                          > - - - - - - - - + -
POST jobs.drop              /jobs/{job}/drop                           > - - - - - - - - + -

GET  mail.told              /councils/{council}/tell-list              > x x x . . . x x . -
POST mail.told              /councils/{council}/tell-list              > x x x + + + x x + -
GET  mail.paper             /councils/{council}/paper-list             > x x x . . . x x . -
POST mail.paper             /councils/{council}/paper-list             > x x x + + + x x + -

GET  imports.index           /imports                                   > x x x x x x x x . x
GET  imports.empty           /imports/empty/huisraad-leeg.xlsx          > x x x x x x x x . x
POST imports.export          /imports/export/huisraad-mensen.zip        > x x x x x x x x . x
GET  imports.start           /imports/new                               > x x x x x x x x . x
POST imports.start           /imports/new                               > x x x x x x x x + x
GET  imports.show            /imports/{import_run}                      > - - - - - - - - . -
POST imports.again           /imports/{import_run}/again                > - - - - - - - - + -
POST imports.answer          /imports/{import_run}/answer               > - - - - - - - - + -
POST imports.apply           /imports/{import_run}/apply                > - - - - - - - - + -
GET  imports.faults          /imports/{import_run}/faults.xlsx          > - - - - - - - - - -
POST imports.halt            /imports/{import_run}/halt                 > - - - - - - - - + -
POST imports.stop            /imports/{import_run}/stop                 > - - - - - - - - + -

GET  speech.sound           /speech/abc                                - - - - - - - - - - -

GET  symbolsets.index        /symbols                                   > x x x x x x x x . x
POST symbolsets.adapt        /symbols/adapt                             > x x x x x x x x + x
GET  symbolsets.bring        /symbols/new                               > x x x x x x x x . x
POST symbolsets.bring        /symbols/new                               > x x x x x x x x + x
POST symbolsets.ours_first   /symbols/ours-first                        > x x x x x x x x + x
GET  symbolsets.show         /symbols/{symbol_set}                      > - - - - - - - - . -
POST symbolsets.first        /symbols/{symbol_set}/first                > - - - - - - - - + -
POST symbolsets.go_on        /symbols/{symbol_set}/go-on                > - - - - - - - - + -
POST symbolsets.halt         /symbols/{symbol_set}/halt                 > - - - - - - - - + -
POST symbolsets.remove       /symbols/{symbol_set}/remove               > - - - - - - - - + -

GET  memberships.add        /councils/{council}/memberships/new        > x x x . . . x x . -
POST memberships.add        /councils/{council}/memberships/new        > x x x + + + x x + -
POST memberships.confirm    /memberships/{membership}/confirm          > - - - + + - - - + -
GET  memberships.end        /memberships/{membership}/end              > - - - . . - - - . -
POST memberships.end        /memberships/{membership}/end              > - - - + + - - - + -
POST memberships.stop       /memberships/{membership}/stop             > - - - + + - - - + -

GET  people.make            /councils/{council}/people/new             > x x x x x . x x . -
POST people.make            /councils/{council}/people/new             > x x x x x + x x + -
GET  people.index           /people                                    > . . . . . . . . . .
GET  people.show            /people/{roos}                             > . . . . . . . . . -
GET  people.edit            /people/{roos}/edit                        > x x x x x . x x . -
POST people.edit            /people/{roos}/edit                        > x x x x x + x x + -
GET  people.add_helper      /people/{roos}/helpers/new                 > x x x x x . x x . -
POST people.add_helper      /people/{roos}/helpers/new                 > x x x x x + x x + -
POST people.remove_helper   /people/{roos}/helpers/{sanne}/remove      > x x x x x + x x + -

GET  pictures.bundle        /bundles/nothing                           - - - - - - - - - - -
GET  pictures.door          /doors/{house}/abc.jpg                     > - - - - - - - - - -
GET  pictures.font          /fonts/nothing.ttf                         - - - - - - - - - - -
GET  pictures.photo         /photos/{roos}/abc.jpg                     > - - - - - - - - - -
GET  pictures.pictogram     /pictograms/own/abc.svg                    - - - - - - - - - - -

GET  residents.again        /again                                     > + + + + + + + + + +
POST residents.discard      /again/{draft}/discard                     > + + + + + + + + + +
GET  residents.card         /card                                      > . . . > > > > > > >
POST residents.card         /card                                      > + + + > > > > > > >
POST residents.frame        /card/frame                                > + + + + + + + + + +
GET  residents.together     /card/together                             > . . . > > > > > > >
POST residents.together     /card/together                             > + + + > > > > > > >
GET  residents.card_of      /cards/{roos}                              > x x x x x . x x x -
POST residents.make_card    /cards/{roos}                              > x x x x x . x x x -
POST residents.lift_card    /cards/{roos}/lift                         > x x x x x + x x x -
POST residents.revoke_card  /cards/{roos}/revoke                       > x x x x x + x x x -
GET  residents.faces        /faces                                     > . . . + + + + + + +
POST residents.tap          /faces/{roos}                              > > > > - - - - - - -
GET  residents.calls        /help                                      > . . . . . . . . . .
POST residents.call_help    /help/call                                 > + + + + + + + + + +
GET  residents.knock        /help/coming                               > . . . . . . . . . .
GET  residents.cards        /houses/{house}/cards                      > x x x - x . - x . -
POST residents.answer_call  /houses/{house}/help/{help_call}           > x x x - x + - + x -
GET  residents.new_tablet   /houses/{house}/tablets/new                > x x x - x . - x . -
POST residents.new_tablet   /houses/{house}/tablets/new                > x x x - x + - x + -
GET  residents.set_tablet /houses/{house}/tablets/{device}           > x x x - x . - x . -
POST residents.set_tablet /houses/{house}/tablets/{device}           > x x x - x + - x + -
POST residents.revoke_tablet /houses/{house}/tablets/{device}/revoke    > x x x - x + - x + -
POST residents.still_here   /still-here                                > + + + + + + + + + +
POST residents.leave        /leave                                     > > > > > > > > > > >
GET  residents.door         /tablet                                    . . . . . . . . . . .
POST residents.type_code    /tablet                                    + + + + + + + + + + +
GET  residents.enrol        /tablet/abc                                - - - - - - - - - - -
POST residents.enrol        /tablet/abc                                - - - - - - - - - - -
GET  residents.tablets      /tablets                                   > . . . . . . . . . .

GET  rights.index           /rights                                    > . . . . . . . . . .
GET  rights.disagree        /rights/we-do-not-agree                    > . . . . . . . . . .
GET  rights.show            /rights/8.1.h                              > . . . . . . . . . .
GET  rights.show            /rights/8.1.j                              > - - - - - - - - - -
GET  rights.who             /councils/{council}/who-does-what          > . . . . . . . . . -
GET  rights.for_whom        /councils/{council}/for-whom               > . . . . . . . . . -
GET  rights.support         /councils/{council}/supporter              > . . . . . . . . . -

GET  news.index             /news                                      > . . . . . . . . . .
GET  news.of_council        /councils/{council}/news                   > x x x . . . x x x -
GET  news.make              /councils/{council}/news/new               > x x x . . . x x x -
POST news.make              /councils/{council}/news/new               > x x x + + + x x x -
GET  news.change            /news/{news}                               > x x x . . . - x - -
POST news.change            /news/{news}                               > x x x + + + - x - -
POST news.end               /news/{news}/end                           > x x x + + + - x - -
POST easytext.of_news       /news/{news}/easy-text                     > x x x + + + - x - -

GET  setup.wait             /set-up                                    - - - - - - - - - - -
GET  setup.step             /set-up/abc                                - - - - - - - - - - -
POST setup.step             /set-up/abc                                - - - - - - - - - - -

GET  search.show            /search                                    > . . . . . . . . . .
POST search.show            /search                                    > + + + + + + + + + +

GET  start.screen           /screen                                    > > > > > > > > > > >
GET  start.screen_of        /houses/{house}/screen                     > . . . - . . - . . -
GET  start.show             /                                          > . . . . . . . . . .
GET  start.asks             /asks                                      > . . . . . . . . . .
POST start.switch_language  /language                                  + + + + + + + + + + +
POST start.switch_view      /view                                      + + + + + + + + + + +

GET  trust.show             /trust                                     - - - - - - - - - - -
GET  trust.square           /trust/other                               - - - - - - - - - - -
GET  trust.device           /trust/android                             - - - - - - - - - - -
GET  trust.file             /trust/huisraad.crt                        - - - - - - - - - - -

GET  topics.show            /topics/{topic}                            > > - . . . . - - - -
GET  topics.close           /topics/{topic}/close                      > - - x . . . - - - -
POST topics.close           /topics/{topic}/close                      > - - x + + + - - - -
GET  topics.edit            /topics/{topic}/edit                       > - - x . . . - - - -
POST topics.edit            /topics/{topic}/edit                       > - - x + + + - - - -
GET  topics.merge           /topics/{topic}/merge                      > - - x . . . - - - -
POST topics.merge           /topics/{topic}/merge                      > - - x + + + - - - -
GET  topics.park            /topics/{topic}/park                       > - - x . . . - - - -
POST topics.park            /topics/{topic}/park                       > - - x + + + - - - -
GET  topics.pass            /topics/{topic}/pass                       > - - x . . x - - - -
POST topics.pass            /topics/{topic}/pass                       > - - x + + x - - - -
GET  topics.plan            /topics/{topic}/plan                       > - - x . . . - - - -
POST topics.plan            /topics/{topic}/plan                       > - - x + + + - - - -
POST topics.reopen          /topics/{topic}/reopen                     > - - x + + + - - - -
POST topics.split           /topics/{topic}/split                      > - - x + + + - - - -
GET  topics.join            /wishes/{wish}/join                        > - x x . . . - - - -
POST topics.join            /wishes/{wish}/join                        > - x x + + + - - - -
POST topics.name            /wishes/{wish}/name                        > - + x x x x - - - -
POST topics.take            /wishes/{wish}/take                        > - x x + + + - - - -

GET  wishes.make            /councils/{council}/wishes/new             > > . . . . . x . x -
POST wishes.make            /councils/{council}/wishes/new             > > + + + + + x + x -
GET  wishes.index           /wishes                                    > > . . . . . . . . .
GET  wishes.mine            /wishes/mine                               > > . . . . . . . . .
GET  wishes.start           /wishes/new                                > > + + + . + x + x .
GET  wishes.show            /wishes/{wish}                             > > . . . . . - - - -
GET  wishes.answer          /wishes/{wish}/answer                      > - x x . . . - - - -
POST wishes.answer          /wishes/{wish}/answer                      > - x x + + + - - - -
GET  wishes.spoken          /councils/{council}/wishes/voice/999       > > - - - - - x - x -
GET  wishes.voice           /wishes/{wish}/voice                       > > . . . . . - - - -
GET  wishes.words           /wishes/{wish}/words                       > - x x . . . - - - -
POST wishes.words           /wishes/{wish}/words                       > - x x + + + - - - -
GET  handedon.hand_on        /wishes/{wish}/hand-on                     > - x x . . . - - - -
POST handedon.hand_on        /wishes/{wish}/hand-on                     > - x x + + + - - - -
GET  handedon.show           /handed-on/{handed_on}                     > - . - - - - - - - -
POST handedon.see            /handed-on/{handed_on}/seen                > - + - - - - - - - -
POST wishes.withdraw        /wishes/{wish}/withdraw                    > - + x x x x - - - -
"""
