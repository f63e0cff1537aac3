"""What the window knows: the document, what is looked at, the answers, the settings."""
