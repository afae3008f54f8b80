"""What the site is built with, for programs that look for known faults in it: CycloneDX 1.6 (ECMA-424) as JSON.

Read from the lock file alone, so it names what every build must use, whatever is installed where it is written, and the same lock
gives the same bytes. A package has the hashes of each of its distributions, since a build may take any of them.
"""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

SPECIFICATION = "1.6"
_ENTRY = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;]+)(?P<rest>.*(?:\n[ \t].*)*)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r"^[ \t]+#(?: via)?[ \t]+(?!via$)(\S+)", re.MULTILINE)


class NotLocked(ValueError):
    """A lock file names a package without any hash, or no package at all."""


@dataclass(frozen=True)
class Package:
    """One locked package, the SHA-256 of each of its distributions, and the packages that ask for it (``via``)."""

    name: str
    version: str
    hashes: tuple[str, ...]
    via: tuple[str, ...]

    @property
    def purl(self) -> str:
        """Return its package URL (https://github.com/package-url/purl-spec)."""
        return f"pkg:pypi/{re.sub(r'[._-]+', '-', self.name).lower()}@{self.version}"


@dataclass(frozen=True)
class Shipped:
    """A program of others that a package brings along and that reaches readers, with the SHA-256 of its file."""

    name: str
    version: str
    licence: str
    within: str
    digest: str


#: lunr.js is the search's engine; it comes inside the package mkdocs, so its own lock line would be nobody's.
SHIPPED = (Shipped("lunr", "2.3.9", "MIT", "mkdocs", "c1a28d9e95163292fbcc07ff794f1f0e1ade8741c513afe96d5b1046a18110bc"),)


def name(version: str) -> str:
    """Return the file's name."""
    return f"car-t-for-lupus-{version}.cdx.json"


def packages(lock: str) -> list[Package]:
    """Return the packages of a lock file as ``uv pip compile --generate-hashes`` writes it.

    Raises:
        NotLocked: if there is none, or one has no hash.
    """
    found = [Package(match["name"], match["version"], tuple(_HASH.findall(match["rest"])), tuple(_VIA.findall(match["rest"]))) for match in _ENTRY.finditer(lock)]
    loose = [one.name for one in found if not one.hashes]
    if loose or not found:
        raise NotLocked(f"without a hash: {', '.join(loose)}" if loose else "names no package")
    return found


def write(lock: str, *, version: str, epoch: int) -> str:
    """Return the list of a lock file's packages, and of what they bring along.

    Args:
        lock: the text of the lock file.
        version: the site's version.
        epoch: the moment that the list names, in seconds since 1970.

    Raises:
        NotLocked: if a package is not locked.
    """
    known = packages(lock)
    site = f"car-t-lupus@{version}"
    refs = {one.name: one.purl for one in known}
    asked = {ref: sorted(one.purl for one in known if asker in one.via) for asker, ref in refs.items()}
    for part in SHIPPED:
        asked[refs[part.within]] = sorted([*asked[refs[part.within]], _npm(part)])
    whole = {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPECIFICATION}.schema.json", "bomFormat": "CycloneDX", "specVersion": SPECIFICATION,
        "serialNumber": uuid.uuid5(uuid.NAMESPACE_URL, f"{site} {epoch} {lock}").urn, "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application", "bom-ref": site, "name": "car-t-lupus", "version": version, "licenses": [{"expression": "MIT AND CC-BY-4.0"}],
            },
        },
        "components": [*map(_library, known), *map(_brought, SHIPPED)],
        "dependencies": [
            {"ref": site, "dependsOn": sorted(one.purl for one in known if "car-t-lupus" in one.via)},
            *({"ref": ref, "dependsOn": others} for ref, others in sorted(asked.items())),
            *({"ref": _npm(part), "dependsOn": []} for part in SHIPPED),
        ],
    }
    return json.dumps(whole, indent=1) + "\n"


def _library(package: Package) -> dict[str, object]:
    hashes = [{"alg": "SHA-256", "content": digest} for digest in package.hashes]
    place = {"type": "distribution", "url": f"https://pypi.org/project/{package.name}/{package.version}/", "hashes": hashes}
    return {
        "type": "library", "bom-ref": package.purl, "name": package.name, "version": package.version, "purl": package.purl,
        "externalReferences": [place],
    }


def _brought(part: Shipped) -> dict[str, object]:
    return {
        "type": "library", "bom-ref": _npm(part), "name": part.name, "version": part.version, "purl": _npm(part), "licenses": [{"license": {"id": part.licence}}],
        "hashes": [{"alg": "SHA-256", "content": part.digest}],
    }


def _npm(part: Shipped) -> str:
    return f"pkg:npm/{part.name}@{part.version}"
