"""Where documents and media are kept: a folder or S3; no Django."""
