"""Makes the packaged app. `build_app.py` runs it; no part of it goes into the app."""
