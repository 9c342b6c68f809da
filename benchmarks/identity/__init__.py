"""How well who is who, stories, statements and claims are told, and what that costs; a module a part."""
