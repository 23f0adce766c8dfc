"""The pages of the means of a council and its free places, and who looks at them; see
`tests.accessibility.everything`."""

OF_MEANS = """\
roos             facilities.index         /councils/{council}/facilities
anneke           facilities.index         /councils/{council}/facilities
sanne            facilities.agree         /councils/{council}/facilities/new
roos             facilities.show          /facilities/{facility}
anneke           facilities.show          /facilities/{facility}
anneke           facilities.show          /facilities/{room_line}
sanne            facilities.change        /facilities/{facility}/edit
anneke           facilities.use           /facilities/{facility}/uses/new
anneke           yearly.index             /yearly
anneke           yearly.show              /councils/{central}/yearly
sanne            yearly.show              /councils/{council}/yearly
sanne            yearly.record            /councils/{council}/yearly/talk
roos             nominations.show         /dossiers/{dossier}/nomination
anneke           nominations.show         /dossiers/{dossier}/nomination
sanne            nominations.describe     /dossiers/{dossier}/nomination/seat
sanne            nominations.consider     /dossiers/{dossier}/nomination/candidates
anneke           nominations.nominate     /dossiers/{dossier}/nomination/nominate
anneke           nominations.answer       /dossiers/{dossier}/nomination/answer
roos             vacancies.of_council     /councils/{council}/vacancies
anneke           vacancies.of_council     /councils/{council}/vacancies
sanne            vacancies.make           /councils/{council}/vacancies/new
roos             vacancies.show           /vacancies/{vacancy}
anneke           vacancies.show           /vacancies/{vacancy}
sanne            vacancies.change         /vacancies/{vacancy}/edit
"""

NOT_LOOKED_AT_HERE = {"facilities.export": "a file to keep"}
