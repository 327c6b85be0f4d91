"""Cells of CSV files that people open in a spreadsheet."""


def safe_cell(text: str) -> str:
    """The text as a cell; what a spreadsheet would run as a formula gets an apostrophe before it.

    >>> safe_cell("=HYPERLINK(1)"), safe_cell("+44"), safe_cell("- noted"), safe_cell("=")
    ("'=HYPERLINK(1)", "'+44", '- noted', '=')
    """
    return f"'{text}" if text[:1] in ("=", "@", "+", "\t") and len(text) > 1 else text
