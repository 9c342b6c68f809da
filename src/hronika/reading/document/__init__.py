"""The document being read: its tokens, quotations, phrases, and the entities it mentions."""
