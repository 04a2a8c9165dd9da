"""Here lives what can be said of words without knowing what they mean: one normal form, words with their places and
stems, look-up by likeness, and the search for many terms at once; not here: any taxonomy, any opinion on a word.
"""

from careerproof.language.model import Mention, Term, TermKind, Token
from careerproof.language.normalise import normalise
from careerproof.language.tokens import stem, tokenize

__all__ = ["Mention", "Term", "TermKind", "Token", "normalise", "stem", "tokenize"]
