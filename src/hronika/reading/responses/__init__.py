"""What denies, confirms, corrects or takes back something said: the last stage of reading."""
