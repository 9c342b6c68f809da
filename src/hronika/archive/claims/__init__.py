"""Claims, and what denies, confirms, corrects or takes them back, in their article and in others."""
