"""Here lives the reading of résumés that are data already: JSON Resume's shape with evidence, LinkedIn's export,
Europass, RenderCV; not here: the files themselves (`documents`).
"""
