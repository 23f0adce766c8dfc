"""The pages of practising, and who looks at them; see `tests.accessibility.everything`."""

OF_PRACTICE = """\
roos             practice.index            /practice
sanne            practice.index            /practice
roos             practice.vote             /practice/votes/coffee
roos             practice.vote             /practice/votes/wall
roos             practice.confirm          /practice/votes/wall/choice?choice=option-1
roos             practice.voted            /practice/votes/coffee/voted?choice=yes
roos             practice.meeting          /practice/meeting/1
roos             practice.meeting          /practice/meeting/3?did=it
roos             practice.meeting          /practice/meeting/4
sanne            practice.meeting          /practice/meeting/4?did=stop
roos             practice.meeting          /practice/meeting/7?did=it
roos             practice.voted            /practice/votes/meeting/voted?choice=yes
roos             practice.opinion          /practice/opinion
"""
