"""The pages of choosing what goes first and of encounters, and who looks at them; see
`tests.accessibility.everything`."""

CHOSEN = """\
roos             priorities.index          /councils/{council}/priorities
anneke           priorities.index          /councils/{council}/priorities
sanne            priorities.open_          /councils/{council}/priorities/new
roos             priorities.show           /priorities/{priority_round}
sanne            priorities.show           /priorities/{priority_round}
roos             priorities.show           /priorities/{chosen_round}
anneke           priorities.show           /priorities/{chosen_round}
anneke           priorities.put_in_plan    /priorities/{chosen_round}/plan
roos             encounters.index          /councils/{council}/encounters
sanne            encounters.index          /councils/{council}/encounters
sanne            encounters.index          /councils/{council}/encounters?kind=manager
roos             encounters.write          /councils/{council}/encounters/new
roos             encounters.show           /encounters/{encounter}
anneke           encounters.show           /encounters/{encounter}
anneke           encounters.show           /encounters/{with_topic}
sanne            encounters.change         /encounters/{encounter}/edit
"""
