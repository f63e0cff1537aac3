"""Page of the site's dialog: its name, its box, and where on Earth it lies."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from workbench.core.errors import UserError
from workbench.core.session import Site
from workbench.gui.language.words import tr
from workbench.gui.microphones.numbers import plain
from workbench.gui.site_form.parts import note, number_field, number_of, say, show_number


class FactsPage(QWidget):
    """changed : something was typed. What is typed becomes a site with `applied_to`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.crs = QLineEdit(), QLineEdit()
        self.name.setPlaceholderText(tr("Name of the site"))
        self.crs.setPlaceholderText("EPSG:32652")
        self.crs.setToolTip(
            tr("The survey's coordinate system, metres east and north: UTM zones are EPSG:326.. and 327..")
        )
        tell = self.changed.emit
        empty = tr("Metres; leave all three empty where a shape says how large the site is")
        lengths = [tr("Length of the site along {axis}, metres", axis=axis) for axis in "xyz"]
        self.sizes = tuple(number_field(length, empty, tell) for length in lengths)
        turned = tr("From east, counter-clockwise seen from above")
        self.angle = number_field(tr("Direction of the x axis, degrees"), turned, tell)
        self.latitude = number_field(tr("Latitude of the origin, degrees"), tr("North is positive; WGS84"), tell, 110)
        self.longitude = number_field(tr("Longitude of the origin, degrees"), tr("East is positive; WGS84"), tell, 110)
        self.box_problem, self.earth_problem = note(role="error"), note(role="error")
        for field in (self.name, self.crs):
            field.editingFinished.connect(tell)
        self._build()

    def _build(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(12, 12, 12, 8)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Box"), _row(("x", self.sizes[0]), ("y", self.sizes[1]), ("z", self.sizes[2]), unit="m"))
        form.addRow("", self.box_problem)
        heading = QLabel(tr("On Earth"))
        heading.setProperty("role", "title")
        form.addRow(heading)
        form.addRow(tr("System"), self.crs)
        form.addRow(tr("x axis"), _row(("", self.angle), unit=tr("° from east, counter-clockwise")))
        east, north = tr("east, degrees"), tr("north")
        form.addRow(tr("Origin"), _row(("", self.latitude), (north, self.longitude), unit=east))
        how = tr(
            "Say the system of the coordinates you have, or only the origin's latitude and longitude: "
            "its UTM zone is then taken."
        )
        form.addRow("", note(how))
        form.addRow("", self.earth_problem)

    def show_site(self, site: Site) -> None:
        """Fill the fields from a site."""
        self.name.setText(site.name)
        for i, field in enumerate(self.sizes):
            show_number(field, None if site.size_m is None else site.size_m[i])
        known = site.georeference
        self.crs.setText("" if known is None else known.crs)
        self.angle.setText("" if known is None else plain(known.x_axis_deg))
        for field in (self.latitude, self.longitude):
            field.clear()
        say(self.box_problem, "")
        say(self.earth_problem, "")

    def applied_to(self, site: Site) -> tuple[Site, bool]:
        """The site with what is typed here, and whether all of it makes sense; what does not is said beside it."""
        site = replace(site, name=self.name.text().strip())
        size_m, problem = self._size()
        say(self.box_problem, problem, "error")
        site = replace(site, size_m=site.size_m if problem else size_m)
        try:
            site = self._on_earth(site)
            say(self.earth_problem, "")
        except UserError as error:
            say(self.earth_problem, str(error), "error")
            return site, False
        return site, not problem

    def _size(self) -> tuple[tuple[float, float, float] | None, str]:
        texts = [field.text().strip() for field in self.sizes]
        numbers = [number_of(field) for field in self.sizes]
        if not any(texts):
            return None, ""
        for axis, number in zip("xyz", numbers, strict=True):
            if number is None or number <= 0:
                said = tr("The box needs a length along {axis} in metres, above 0; or leave all three empty.")
                return None, said.format(axis=axis)
        x, y, z = (float(n or 0.0) for n in numbers)
        return (x, y, z), ""

    def _on_earth(self, site: Site) -> Site:
        from workbench.files.earth import georeference, site_with_origin_at  # here: its library takes a moment

        crs, where = self.crs.text().strip(), (self.latitude.text().strip(), self.longitude.text().strip())
        angle_deg = number_of(self.angle, "°")
        if self.angle.text().strip() and angle_deg is None:
            raise UserError(tr("The direction of the x axis needs a number of degrees"))
        if any(where):
            latitude, longitude = number_of(self.latitude, "°"), number_of(self.longitude, "°")
            if latitude is None or longitude is None:
                raise UserError(tr("The origin needs a latitude and a longitude in degrees, such as 37.27 and 127.64"))
            return site_with_origin_at(site, longitude, latitude, angle_deg or 0.0)
        if not crs and angle_deg:
            said = tr("The direction of the x axis needs the system it is counted in")
            raise UserError(said, tr("Type it, or clear both"))
        if not crs:
            return replace(site, georeference=None)
        found = georeference(crs, angle_deg or 0.0)
        known = site.georeference
        if known is not None and (known.crs, known.x_axis_deg) == (found.crs, found.x_axis_deg):
            return site
        return replace(site, georeference=found)


def _row(*fields: tuple[str, QWidget], unit: str) -> QWidget:
    """Fields side by side, each with its letter, and the unit behind the last."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for text, field in fields:
        if text:
            label = QLabel(text)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            label.setBuddy(field)
            row.addWidget(label)
        row.addWidget(field)
    row.addWidget(QLabel(unit))
    row.addStretch(1)
    return whole
