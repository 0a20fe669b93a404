"""Files and items: uploaded, described, judged, found again."""
