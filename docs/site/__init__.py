"""The documentation as a site: its pages put together, built by Sphinx, and looked through."""
