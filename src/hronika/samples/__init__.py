"""Sample articles, written for Hronika about invented people, to try it on."""

from pathlib import Path

SAMPLE_ARTICLES = Path(__file__).with_name("articles.jsonl")

ALTERED_ARTICLE = Path(__file__).with_name("altered.jsonl")
"""One of them as its paper altered it afterwards."""
