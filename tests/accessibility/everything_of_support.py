"""The pages of the support of a council, and who looks at them; see
`tests.accessibility.everything`."""

OF_SUPPORT = """\
roos             support.index             /councils/{council}/support
anneke           support.index             /councils/{council}/support
petra            support.index             /councils/{council}/support
sanne            support.make              /councils/{council}/support/new
roos             support.show              /appointments/{appointment}
anneke           support.show              /appointments/{appointment}
petra            support.show              /appointments/{appointment}
sanne            support.change            /appointments/{appointment}/edit
anneke           support.profile           /appointments/{appointment}/profile
petra            support.propose           /appointments/{appointment}/candidate
anneke           support.meet              /appointments/{appointment}/meet
petra            support.ask               /appointments/{appointment}/ask
anneke           support.link              /appointments/{appointment}/request
anneke           support.activate          /appointments/{appointment}/activate
anneke           support.stop              /appointments/{appointment}/stop
roos             support.agreement         /support-agreements/{support_agreement}
anneke           support.agreement         /support-agreements/{support_agreement}
petra            support.agreement         /support-agreements/{support_agreement}
sanne            support.part              /support-agreements/{support_agreement}/parts/parties
sanne            support.part              /support-agreements/{support_agreement}/parts/means
sanne            support.part              /support-agreements/{support_agreement}/parts/days
sanne            support.part              /support-agreements/{support_agreement}/parts/words
sanne            support.task              /support-agreements/{support_agreement}/tasks/opinion
anneke           support.approve           /support-agreements/{support_agreement}/approve
petra            support.agree             /support-agreements/{support_agreement}/agree
roos             support.period            /support-periods/{support_period}
sanne            support.period            /support-periods/{support_period}
sanne            support.begin_period      /councils/{council}/support/tasks/new
sanne            support.share             /support-periods/{support_period}/tasks/lead
sanne            support.running           /support/tasks
"""

PAPERS = {"support.pdf": "a file to keep"}
