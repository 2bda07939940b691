"""Bring in what editors already have: the bytes of a document become the text of an article.

In:   bytes and a name: pasted text, Markdown, a saved web page, Word, OpenDocument, an e-mail, a PDF, a feed.
Out:  Incoming records: plain text as it would be pasted, with what the document itself says of its title, date and
      source; or a RefusedError that says what is wrong with the document, and how to mend it.
Not:  reading: councils, figures and furniture are found by the same rules as in a pasted page. Nothing is fetched
      from anywhere, and a document is never altered.

`kinds` tells what a document is, and there is a file for each kind. `apart` reads documents in a process of its own,
whose time and memory are limited. `gather` finds the files, `batch` decides which are new.
The libraries come with `council-digest[import]`, and each is imported when it is needed.
"""
