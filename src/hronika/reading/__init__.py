"""Reading: a text goes in, a record comes out; nothing here touches files or the network."""
