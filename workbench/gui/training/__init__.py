"""The Train workspace: settings of a new training, runs as they go, their curves, and what differs between them."""
