"""Here live ways to fool a reader of résumés, each as a file made here, beside an honest file that looks like it.

Run it as ``python -m benchmarks.attacks``. To add a method: a case with its honest twin in the module of its format.
"""
