"""Play counts: planned against shown."""
