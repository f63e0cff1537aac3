"""One open session folder that no crash can harm: document, journal of edits, lock, earlier versions."""
