"""What orders say of the work: who does it, on which project, where, to produce what, measured how, by when.

`finding` walks the sections and tasks of a document and shows the own words of each to every recogniser, one kind a
module; `statements` makes nodes and edges of what they found. Recognisers are pure, know no document and no province,
and find nothing outside the words that they are shown.
"""
