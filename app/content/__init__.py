"""Markdown packages, read to typed objects, checked to the line, compiled to safe HTML."""
