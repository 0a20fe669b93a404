"""One's own account: signing in, second factor, password, sessions, tokens, delegation."""
