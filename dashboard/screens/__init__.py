"""The screens: each fetches its choices, shows its exhibits, and knows no other screen."""
