"""CAR T for lupus, explained: from evidence records to a website whose every number can be checked.

One direction only::

    docs/evidence/*.yml -> evidence -> rendering, figures -> markdown -> MkDocs -> site/ -> publish
                                                   lint reads the sources beside it

Nothing in this package imports MkDocs or the theme: the site can change its generator and keep its evidence.
"""

__version__ = "0.1.0"
