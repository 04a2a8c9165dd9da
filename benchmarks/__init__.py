"""Benchmarks: each module prints its figures beside a baseline of the same run; ``python -m benchmarks`` runs them all."""
