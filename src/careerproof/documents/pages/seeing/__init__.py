"""Here lives how a PDF page looks to the eye: what is painted, where words leave no ink, which text is not the one
that is drawn; not here: which words of a page that hides (`pages.hiding`).
"""
