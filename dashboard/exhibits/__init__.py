"""Exhibits: one message each, with its headline, base, chart, footnote, words for it and table.

Built from shown results, a choice of groups, the reader's words and a theme; whoever renders one
(page, slide, document) adds nothing to it, so a number can't differ between them.
"""
