"""Here lives what a Word file is made of: container, parts, styles, drawings; not here: the walk through its text
(`documents.docx`).
"""
