"""What does a brief look like before anything is in it?

Every section once, commented out, with what belongs there; only what is required is set. Taking away the `# ` before
a section, and nothing else, must leave a brief that loads: a test does so.
"""

import json

from reportgen.brief import markup, schema
from reportgen.intake import source

_TEMPLATE = """\
{modeline}
# Only the title and the overview are required. To use a section, take the "# " away in front of its lines;
# what you leave out leaves no trace. Texts take Markdown: *emphasis*, [links](https://example.org), [^s1] for a source.

title: {title}

# The sentence under the headline.
# dek: What has happened, and why it matters now.

overview: |-
  What the reader must know, in a few paragraphs. An empty line begins a new one.

# The conclusion, in at most 60 words.
# bottom_line: |-
#   What follows from all this.

# Figures that carry the argument, printed as you type them: 430+, 1,200–1,300, Up to 20%, $2B–$3B, 1 in 7.
# indicators:
#   - value: 430+
#     label: What the figure counts
#     note: One sentence on why it matters.
#     as_of: December 13, 2025
#     sources: [s1]
#     # Earlier and later readings become a chart.
#     series:
#       - {{date: 2023, value: 120}}
#       - {{date: 2025, value: 430}}
#     # What the figure is measured against.
#     target: 500
#     # The point in a sentence, as the title of its slide.
#     takeaway: The figure has more than tripled in two years

# Who matters.
# people:
#   - name: Full Name
#     role: Office or function
#     status: What this person does in the matter now
#     side: Camp or party
#     # An image beside this file, and what it shows.
#     # photo: images/full-name.jpg
#     # alt: Full Name at a lectern

# Who holds the levers.
# organizations:
#   - name: Name of the Body
#     type: Ministry
#     status: Where it stands now
#     description: Why it matters.
#     lever: What it can do that others cannot

# What happened, in your order. Dates as you write them (Mid-2024, Q3 2025, c. 1998) or as 2025-12-13; leave out those
# that are not known.
# timeline:
#   - date: December 13, 2025
#     title: What happened
#     category: Diplomacy
#     description: A sentence on it.
#     # For the short formats.
#     key: true
#   - date: Mid-2024
#     # Printed instead of the date.
#     display_date: Summer 2024
#     title: What happened before
#     category: Sanctions
# Declares the direction of a timeline without dates: newest first or oldest first.
# timeline_order: newest first

# How it may go on.
# scenarios:
#   - title: The scenario in a headline
#     discussed_by: Who considers it
#     description: |-
#       The narrative, in a paragraph or two.
#     # almost no chance, very unlikely, unlikely, roughly even chance, likely, very likely, almost certain;
#     # or percentages: 20–45%
#     likelihood: likely
#     # limited, moderate, serious or severe
#     impact: serious
#     horizon: By the end of 2026
#     signposts:
#       - watch: What tells that it is coming true
#         # not seen, emerging or seen
#         state: emerging
#         date: 2026-03
#     would_change: What would change this view.

# What history teaches.
# precedents:
#   - title: The case
#     period: 1994–1999
#     what_happened: The story in a sentence or two.
#     short_term: What followed at once.
#     long_term: What followed later.
#     relevance: Why it is relevant now.

# What the brief rests on; [^s1] in a text cites the source with the id s1.
# sources:
#   - id: s1
#     title: Title of the publication
#     publisher: Who published it
#     url: https://example.org/report
#     published: 2025-11-29
#     accessed: 2025-12-13

# The point of a section in a sentence, as the title of its slides.
# takeaways:
#   indicators: What the figures say together
#   people: What the list of people says
#   organizations: What the list of organizations says
#   timeline: What the timeline says
#   scenarios: What the scenarios say together
#   precedents: What the precedents teach

# What a published paper carries.
# organization: Who publishes the brief
# author: Who wrote it
# contact: desk@example.org
# date: 2025-12-15
# as_of: 2025-12-13
# edition: First edition
# language: en-GB
# One of TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT and TLP:RED, or your own words.
# marking: TLP:CLEAR
# licence: CC BY 4.0
# link: https://example.org/brief
# tags: [first, second]
"""


def blank(title: str) -> str:
    """The source of a new brief with this headline."""
    return _TEMPLATE.format(
        modeline=schema.modeline(source.SCHEMA), title=json.dumps(markup.escape(title), ensure_ascii=False)
    )
