@echo off
rem Membuka RehabDesk dari folder ini; tidak perlu dipasang.
start "" "%~dp0python\pythonw.exe" "%~dp0app\start.py" %*
