"""Frames to charts: each module draws one form, and knows its columns, its marks and the look.

A chart is a Vega-Lite specification without data: it is built once for its marks and look and
kept, and the rows travel beside it. Field names are fixed; text from data is only ever a value.
"""
