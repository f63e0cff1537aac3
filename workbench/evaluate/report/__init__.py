"""An evaluation as a document for people: one value, written as a web page, as PDF, or as Markdown."""
