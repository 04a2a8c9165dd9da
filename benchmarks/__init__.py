"""Benchmarks: each module prints its figures beside a baseline of the same run; ``make bench`` runs them all."""
