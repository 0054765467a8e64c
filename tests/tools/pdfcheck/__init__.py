"""Checks of PDF files by the rules of PDF/UA-1 (ISO 14289-1) and PDF/A (ISO 19005)."""
