"""Here lives the seam for a rewriter, off unless asked for: which bullets it is asked about, what is sent and never
sent, what comes of its answers; not here: the guard, which is that of all edits, the points, the change itself.
"""
