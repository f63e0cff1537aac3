"""What speaks for or against the answer that is looked at: words for the radio, what moves it, what was heard."""
