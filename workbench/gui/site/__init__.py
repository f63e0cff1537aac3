"""The site in three dimensions: room, microphones, truth, predictions; drag to move what stands there."""

from workbench.gui.site.panel import SitePanel

__all__ = ["SitePanel"]
