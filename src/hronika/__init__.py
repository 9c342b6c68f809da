"""Hronika reads news and keeps a ledger of who said what, who did what to whom, where and when."""
