"""Here lives how the sources are joined, one module per part of the artifact; not here: reading files, deriving
measures, writing the database.
"""
