"""What frames the views: messages, the bottom line, and the commands of the View menu."""
