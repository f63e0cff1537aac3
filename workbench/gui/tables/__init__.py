"""Tables of rows under sortable columns, and their way into a spreadsheet."""
