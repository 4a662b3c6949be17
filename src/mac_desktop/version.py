"""The version of the program, as history and reports name it."""

VERSION = "0.1.0"
