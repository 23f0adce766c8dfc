"""The pages of year reports, and who looks at them; see `tests.accessibility.everything`."""

OF_YEARS = """\
anneke           yearreport.index          /councils/{council}/year-reports
roos             yearreport.index          /councils/{council}/year-reports
anneke           yearreport.show           /year-reports/{draft_report}
roos             yearreport.show           /year-reports/{year_report}
petra            yearreport.show           /year-reports/{year_report}
sanne            yearreport.foreword       /year-reports/{draft_report}/foreword
anneke           yearreport.adopt          /year-reports/{draft_report}/adopt
anneke           yearreport.correct        /year-reports/{year_report}/correct
sanne            yearreport.everywhere     /dossiers/year
roos             yearreport.feedback       /councils/{council}/feedback
roos             yearreport.told           /feedback/{feedback}
anneke           yearreport.told           /feedback/{draft_feedback}
sanne            yearreport.words          /feedback/{draft_feedback}/words
"""

NOT_LOOKED_AT = {
    "yearreport.pdf": "a PDF",
    "yearreport.table": "a file to keep",
    "yearreport.everywhere_table": "a file to keep",
}
