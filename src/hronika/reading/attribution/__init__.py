"""Attribution: whose statement it is, and who is meant by words."""
