"""What the printed documents share: fonts, paper, fitting, letterhead, signatures, QR, the press.

May use: `domain`, `paths`, reportlab and PIL. Lengths are points (1/72 inch), y grows upwards.
"""
