"""Reads very many articles into a folder of tables: in units, which can be resumed and spread."""
