"""The pages of supporters, and who looks at them; see `tests.accessibility.everything`."""

from tests.accessibility.everything_of_support import OF_SUPPORT

OF_SUPPORTERS = """\
sanne            coaching.room             /supporters
sanne            coaching.add_event        /supporters/calendar/new
sanne            coaching.event            /supporters/calendar/{room_event}
sanne            coaching.change_event     /supporters/calendar/{room_event}/edit
sanne            coaching.add_tip          /supporters/tips/new
sanne            coaching.tip              /supporters/tips/{room_tip}
sanne            coaching.change_tip       /supporters/tips/{room_tip}/edit
sanne            coaching.training         /training
sanne            coaching.learn            /training/new
sanne            coaching.learned          /training/{training_entry}
roos             coaching.contacts         /outside-help
sanne            coaching.contacts         /outside-help
bea              coaching.contacts         /outside-help
bea              coaching.add_contact      /outside-help/new
bea              coaching.change_contact   /outside-help/{help_contact}
roos             coaching.handover         /councils/{council}/handover
sanne            coaching.handover         /councils/{council}/handover
anneke           coaching.write_handover   /councils/{council}/handover/edit
roos             coaching.lists            /councils/{council}/lists
sanne            coaching.lists            /councils/{council}/lists
roos             coaching.list_            /councils/{council}/lists/0
anneke           coaching.list_            /councils/{council}/lists/0
sanne            coaching.list_            /councils/{council}/lists/{sanne}
"""
OF_SUPPORTERS += OF_SUPPORT
