"""What is known: records, how they are read, and the rules that they keep."""

from explainer.evidence.loader import Evidence, EvidenceFaults, Fault, load

__all__ = ["Evidence", "EvidenceFaults", "Fault", "load"]
