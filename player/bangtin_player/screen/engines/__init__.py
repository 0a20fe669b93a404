"""Video engines behind one port: libVLC (the default) and QtMultimedia, on two surfaces."""
