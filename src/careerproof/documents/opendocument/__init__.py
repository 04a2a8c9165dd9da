"""Here lives what an OpenDocument text is made of: names of its XML, styles; not here: the walk through its text
(`documents.odt`).
"""
