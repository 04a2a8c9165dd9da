"""An open benchmark of résumé reading: invented people, written in many layouts, formats and languages, then read.

Here live the people (`people`), how they write (`writing`, `damages`), the layouts (one template file each), the files
made of them (`making`), and the scores (`scoring`); not here: the benchmarks on files of others (`benchmarks.resumes`).
"""
