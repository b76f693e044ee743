@echo off
rem The one command of a developer on Windows: sets up what is missing, then runs the tool asked for.
setlocal
cd /d "%~dp0"
set "PYTHON=%~dp0.venv\Scripts\python.exe"
set "COMMAND=%~1"
set "ARGUMENTS="
set "FIRST=%~2"
:collect
shift
if "%~1"=="" goto collected
set ARGUMENTS=%ARGUMENTS% %1
goto collect
:collected

if "%COMMAND%"=="" goto usage
for %%c in (run test lint bench gallery torture) do if "%COMMAND%"=="%%c" goto set_up
if "%COMMAND%"=="installer" (echo dev: the installer is made on Linux: ./dev installer& exit /b 1)
goto usage

:set_up
if "%COMMAND%"=="gallery" if not exist tests\gallery* (echo dev: gallery comes with a later version& exit /b 1)
if "%COMMAND%"=="torture" if not exist tests\torture* (echo dev: torture comes with a later version& exit /b 1)
if not exist "%PYTHON%" (
    echo dev: making .venv
    py -3 -m venv .venv || (echo dev: needs Python 3.11 or newer with the py launcher& exit /b 1)
)
set "REQUIREMENTS=requirements-dev.txt"
if "%COMMAND%"=="run" if not exist .venv\installed-requirements-dev.txt set "REQUIREMENTS=requirements.txt"
rem The copy in .venv says what was installed; packages are installed again when it differs.
fc /b %REQUIREMENTS% .venv\installed-%REQUIREMENTS% >nul 2>&1 && goto %COMMAND%
echo dev: installing the Python packages of %REQUIREMENTS% (a minute or two the first time)
"%PYTHON%" -m pip install -qq --disable-pip-version-check --require-hashes -r %REQUIREMENTS% || exit /b 1
copy /y %REQUIREMENTS% .venv\installed-%REQUIREMENTS% >nul
goto %COMMAND%

:run
if "%FIRST%"=="" set "ARGUMENTS=--demo"
"%PYTHON%" -m rehabdesk %ARGUMENTS%
exit /b %ERRORLEVEL%

:test
if not "%FIRST%"=="" if exist "%FIRST%" ("%PYTHON%" -m pytest %ARGUMENTS%& goto end)
call :check || exit /b 1
"%PYTHON%" -m pytest -n 2 --dist worksteal %ARGUMENTS%
goto end

:lint
call :check
goto end

:check
"%PYTHON%" -m ruff check --quiet . || exit /b 1
"%PYTHON%" -m ruff format --quiet --check . || exit /b 1
"%PYTHON%" -m pyright --warnings || exit /b 1
exit /b 0

:bench
"%PYTHON%" -m tests.benchmarks %ARGUMENTS%
goto end

:gallery
"%PYTHON%" -m tests.gallery %ARGUMENTS%
goto end

:torture
"%PYTHON%" -m tests.torture %ARGUMENTS%
goto end

:usage
echo dev run [args]      open the program on a demonstration office
echo dev test [args]     style, types and all tests; with a path, only the tests in it
echo dev lint            style, formatting and types
echo dev bench [args]    how fast it is, as ratios
echo dev gallery [args]  a picture of every screen and every page, to look at
echo dev torture [args]  chaotic lists and broken files, on purpose
if "%COMMAND%"=="" exit /b 0
exit /b 2

:end
exit /b %ERRORLEVEL%
