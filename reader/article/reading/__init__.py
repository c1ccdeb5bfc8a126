"""From a publisher's source to lines: HTML and plain text, made clean, with what the page around them says of them."""
