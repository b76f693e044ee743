"""Sending a finished PDF to a printer: each page on its own paper, at exactly 100 %.

May use: widgets, `domain/printer_paper.py` and its words. CUPS is handed the PDF itself, on Windows
PDFium draws on the printer's device, elsewhere Qt draws pictures. All of it works in a thread
beside the window. To add: a way to the printer, in `sending.py`.
"""
