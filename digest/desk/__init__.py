"""The desk: an editor sees how every article was read, and puts right what was read wrongly.

In:   a site's folder, what its last build knows; forms from the editor's browser.
Out:  pages under `/desk/`; corrections in the headers of articles.
Not:  the story. No form changes a character below a header.

    needs     pure  Article   -> what a human eye should look at first, and why
    listing   pure  Articles  -> rows, in the order of need
    headers   pure  text      -> text, with a change in its header and nowhere else; `changes` and `splice` are its parts
    wishes    pure  form      -> Changes of a header
    files     I/O   the one door to the articles' files
    app       HTTP  who may ask, and what is answered
"""
