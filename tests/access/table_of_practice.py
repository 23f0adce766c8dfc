"""Who is answered what where one practises; see `tests.access.table`."""

# In the order of ACTORS: visitor, face, joyce, roos, hans, anneke, sanne, petra, bas, bea, gerrit.
PRACTICE = """
GET  practice.index          /practice                                  > . . . . . . . . . .
GET  practice.vote           /practice/votes/coffee                     > . . . . . . . . . .
GET  practice.meeting        /practice/meeting/1                        > . . . . . . . . . .
GET  practice.opinion        /practice/opinion                          > . . . . . . . . . .
GET  practice.confirm        /practice/votes/wall/choice?choice=option-1  > . . . . . . . . . .
GET  practice.voted          /practice/votes/coffee/voted?choice=yes    > . . . . . . . . . .
"""
