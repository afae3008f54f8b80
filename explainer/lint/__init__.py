"""The author's text, checked before it is rendered: each problem with file, line, what was written, what was expected."""

from explainer.lint.problems import Problem
from explainer.lint.run import lint
from explainer.lint.worklist import worklist

__all__ = ["Problem", "lint", "worklist"]
