"""What belongs to a release beside the wheel: what it depends on, under which licences, and its bill."""
