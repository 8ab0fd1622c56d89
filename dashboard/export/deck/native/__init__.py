"""Exhibits as what a slide can edit: each module draws one form of `dashboard.charts` natively."""
