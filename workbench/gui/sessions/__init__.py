"""Opening, listing, making and dropping sessions."""
