"""Here lives what an RTF file is made of: tokens, character sets, tables of fonts and colours, what is skipped; not
here: the walk through its text (`documents.rtf`).
"""
