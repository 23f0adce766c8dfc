"""The pages of the tablet, its faces, cards and own photos, and who looks at them."""

AT_THE_TABLET = """\
writer           residents.again           /again
bas              residents.calls           /help
face             residents.card            /card
sanne            residents.card_of         /cards/{roos}
sanne            residents.cards           /houses/{house}/cards
tablet           residents.door            /tablet
tablet           residents.enrol           /tablet/{code}
tablet           residents.faces           /faces
sanne            residents.new_tablet      /houses/{house}/tablets/new
sanne            residents.set_tablet      /houses/{house}/tablets/{device}
bas              residents.tablets         /tablets
face             residents.together        /card/together
asked            ownphotos.ask             /faces/own
asked            residents.card            /card
closed           ownphotos.ask             /faces/own
sanne            ownphotos.show            /people/{roos}/own-photos
sanne            ownphotos.show            /people/{joyce}/own-photos
sanne            ownphotos.place           /people/{roos}/own-photos/1
"""
