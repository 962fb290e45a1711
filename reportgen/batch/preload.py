"""What does the fork server hold before it forks?

Everything that drawing imports: the fork server imports this module, and only it should, for importing it does work,
which is the one way to have the fork server do any. Nothing is drawn or opened here: a process that Pango has given
threads must not be forked, and a test looks that there is but one.
"""

import gc
import logging
import os
from importlib import import_module

from reportgen.batch import forkserver

forkserver.end_with_parent()
# One brief a process, one process a core: threads of numpy's would only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

MODULES = (
    "matplotlib.style",
    "reportgen.batch.desk",
    "reportgen.brief.load",
    "reportgen.graphics.draw",
    "reportgen.graphics.ink",
    "reportgen.plan.deck.plan",
    "reportgen.plan.explainer.plan",
    "reportgen.plan.explainer.short",
    "reportgen.plan.handout",
    "reportgen.proof.press",
    "reportgen.render.deck.render",
    "reportgen.render.deck.stock",
    "reportgen.render.explainer.plates",
    "reportgen.render.explainer.render",
    "reportgen.render.handout.press",
    "reportgen.render.handout.render",
    "reportgen.render.pdf.libraries",
    "reportgen.theme.brandfile",
    "reportgen.theme.deckformat",
    "reportgen.theme.grey",
    "reportgen.theme.template.file",
    "reportgen.theme.themes",
)
# As in graphics.draw.
logging.getLogger("matplotlib").setLevel(logging.ERROR)
for _module in MODULES:
    import_module(_module)

# What is here stays: no worker looks through it for garbage, and none copies its pages by doing so.
gc.collect()
gc.freeze()
