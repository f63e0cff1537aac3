"""The window. Qt, pyqtgraph and pyvista live here and nowhere else."""
