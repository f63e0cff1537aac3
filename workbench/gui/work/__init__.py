"""Long work beside the window: the worker, its jobs, the bar that shows them, and what happens when they fail."""
