"""The leak laboratory: ways in which one word leaks from one file. The gate must find each of them.

It is part of the product because the gate proves itself with it wherever it is installed (`--self-test`).
Every way takes a clean file of the renderer and a word, and gives the file with that word in it, somewhere.
"""
