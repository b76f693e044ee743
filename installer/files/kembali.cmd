@echo off
rem Mengembalikan program dan berkas kantor seperti sebelum pembaruan terakhir.
rem Tanpa pertanyaan: kembali.cmd /S --login NAMA --passphrase-file BERKAS
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
if /i "%~1"=="/S" goto diam
python\python.exe app\start.py go-back
goto hasil
:diam
rem Tanpa layar tidak ada yang dapat mengetik kata sandi, jadi tidak ditanyakan.
python\python.exe app\start.py go-back %2 %3 %4 %5 <nul
:hasil
if errorlevel 1 (
  echo Berkas kantor belum dikembalikan, jadi programnya juga tidak diganti.
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
if /i not "%~1"=="/S" pause
exit /b %kode%
