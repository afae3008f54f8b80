"""Moved: see `explainer.grammar` (import from there)."""

from explainer.grammar import *  # noqa: F403
from explainer.grammar import BLOCK, Block, Citation, Reference, citation, line_of, mask_code, parse, reference  # noqa: F401
