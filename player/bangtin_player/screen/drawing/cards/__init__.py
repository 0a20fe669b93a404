"""Text cards: each template draws one idea a page, at the panel's own pixels (issue letter D)."""
