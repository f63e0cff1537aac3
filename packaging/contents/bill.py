"""The bill of materials in CycloneDX 1.6: the same bundle gives the same bytes."""

from __future__ import annotations

import datetime
import hashlib
import os
import uuid

from components import OWN, Component
from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Listed
from cyclonedx.model.component import ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

TYPE_OF_KIND = {
    "model": ComponentType.MACHINE_LEARNING_MODEL,
    "font": ComponentType.FILE,
    "program": ComponentType.APPLICATION,
    "runtime": ComponentType.PLATFORM,
}


class BillError(Exception):
    """The list would not be valid CycloneDX: our fault."""


def bill_of_materials(components: list[Component], version: str, edition_files: dict[str, str]) -> str:
    """JSON, checked against CycloneDX's schema. edition_files: place -> sha256 of all that can run; names the list."""
    bom = Bom()
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, digest_of(components, version, edition_files))
    bom.metadata.timestamp = datetime.datetime.fromtimestamp(
        int(os.environ.get("SOURCE_DATE_EPOCH", "0")), datetime.UTC
    )
    root = Listed(
        name=OWN,
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref=OWN,
        licenses=[LicenseFactory().make_from_string("MIT")],
        purl=PackageURL("pypi", None, OWN, version),
    )
    bom.metadata.component = root
    listed = {component.name + component.brought_by: as_listed(component) for component in components}
    for entry in listed.values():
        bom.components.add(entry)
    bom.register_dependency(root, [entry for key, entry in listed.items()])
    text = JsonV1Dot6(bom).output_as_string(indent=1)
    if errors := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise BillError(f"sbom.cdx.json would not be valid CycloneDX 1.6: {errors}")
    return text + "\n"


def as_listed(component: Component) -> Listed:
    ref = "/".join(filter(None, (component.kind, component.brought_by, component.name)))
    properties = {"workbench:kind": component.kind}
    if component.brought_by:
        properties["workbench:brought-by"] = component.brought_by
    return Listed(
        name=component.name,
        version=component.version or None,
        type=TYPE_OF_KIND.get(component.kind, ComponentType.LIBRARY),
        bom_ref=ref,
        licenses=[LicenseFactory().make_from_string(component.licence)],
        purl=PackageURL.from_string(component.purl) if component.purl else None,
        description=component.note or None,
        external_references=[ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(component.homepage))]
        if component.homepage.startswith("http")
        else [],
        properties=[Property(name=name, value=value) for name, value in properties.items()],
        components=[
            Listed(
                name=place,
                type=ComponentType.FILE,
                bom_ref=f"file/{place}",
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
            )
            for place, digest in component.files.items()
        ],
    )


def digest_of(components: list[Component], version: str, files: dict[str, str]) -> str:
    rows = [f"{c.kind} {c.name} {c.version} {c.licence}" for c in components]
    rows += [f"{place} {digest}" for place, digest in sorted(files.items())]
    return hashlib.sha256("\n".join([version, *rows]).encode()).hexdigest()
