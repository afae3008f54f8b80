"""``python -m explainer``: the tasks behind the Makefile."""

from explainer.cli import main

raise SystemExit(main())
