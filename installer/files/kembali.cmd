@echo off
rem Mengembalikan program dan berkas kantor seperti sebelum pembaruan terakhir.
setlocal
cd /d "%~dp0"
if not exist "sebelumnya\app\start.py" (
  echo Tidak ada versi sebelumnya di komputer ini.
  set kode=1
  goto selesai
)
rem Berkas pustaka yang sedang dipakai tidak dapat diganti namanya.
ren "python\python311.dll" "python311.coba" 2>nul
if errorlevel 1 (
  echo RehabDesk masih terbuka. Tutup dahulu, lalu ulangi.
  set kode=1
  goto selesai
)
ren "python\python311.coba" "python311.dll"
python\python.exe app\start.py go-back
if errorlevel 1 (
  set kode=1
  goto selesai
)
if exist "tukar" rmdir /s /q "tukar"
mkdir "tukar"
for %%d in (app python site-packages) do move "%%d" "tukar\%%d" >nul
for %%d in (app python site-packages) do move "sebelumnya\%%d" "%%d" >nul
for %%d in (app python site-packages) do move "tukar\%%d" "sebelumnya\%%d" >nul
rmdir "tukar"
for /f "usebackq delims=" %%v in ("app\versi.txt") do reg add "HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\RehabDesk" /v DisplayVersion /d "%%v" /f >nul
echo Versi sebelumnya dipakai lagi.
set kode=0
:selesai
if not "%1"=="/S" pause
exit /b %kode%
