"""Exhibits as pictures that stand alone, for documents and downloads.

`picture` sets an exhibit's texts and charts out on one sheet, `layout` places texts and figures on
it, `renderer` turns charts into SVG and sheets into PNG in a process of its own: `worker`.
"""
