"""Sample articles, written for Hronika about invented people, to try it on."""

from pathlib import Path

SAMPLE_ARTICLES = Path(__file__).with_name("articles.jsonl")
