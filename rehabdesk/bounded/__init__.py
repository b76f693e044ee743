"""Reading what is not ours in a process of its own, which has limits and can be ended.

``asking.Asked`` is the program's side: it starts the process, hands the bytes over, and waits or
ends it. ``answering.serve`` is the process's side. What can be asked for is listed in
``rehabdesk/reader.py``. A process reads one thing and is gone, and can write no file. It is given
no file to open and no key; only the one that looks at a backup is told where that lies and what
opens it.
"""
