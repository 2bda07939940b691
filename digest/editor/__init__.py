"""What editors run before a build: a new digest, a new article, a check, the state of things.

In:   a site's folder, and what was typed.
Out:  records and problems for the command line to print; `new`, `start` and `fix` write the files they name.
Not:  publishing, and nothing that a build does not also do: an article is read here by the same rules.
"""
