"""The finished site: what only a whole folder of HTML can be given."""

from explainer.publish.finish import publish

__all__ = ["publish"]
