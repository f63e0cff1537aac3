"""Parts of the microphone table: columns, model, editor, pasted blocks, the form for the site."""
