"""A real CUPS of its own with printers that keep every job as the PDF that reaches the printer."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

_DAEMON = shutil.which("cupsd", path="/usr/sbin:/usr/bin:/sbin:/bin")
_OWN = Path("/usr/lib/cups")
MISSING = not _DAEMON or not (_OWN / "filter" / "pdftopdf").exists() or os.geteuid() != 0
"""Whether this computer has no CUPS to try, or nobody who may start one."""

_FILES = """ServerRoot {0}/etc
ServerBin {0}/lib
CacheDir {0}/cache
RequestRoot {0}/spool
TempDir {0}/spool/tmp
StateDir {0}/run
AccessLog {0}/log/access
ErrorLog {0}/log/error
PageLog {0}/log/page
SystemGroup root
"""
_RULES = """LogLevel warn
Listen {0}/cups.sock
Browsing No
WebInterface No
{1}
<Location />
Order allow,deny
Allow all
</Location>
<Location /admin>
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
# Keeps what a printer would get, named by the job's number, with its title and settings.
_BACKEND = """#!/bin/sh
[ $# -gt 0 ] || {{ echo 'direct keep "Unknown" "Keeps jobs"'; exit 0; }}
if [ -n "$6" ]; then cat "$6"; else cat; fi > "{0}/out/$1.pdf"
printf '%s\\n' "$3" "$5" > "{0}/out/$1.txt"
mv "{0}/out/$1.txt" "{0}/out/$1.done"
"""
_PRINTER = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "{name}.PPD"
*Manufacturer: "Uji"
*Product: "(Uji)"
*ModelName: "Uji {name}"
*ShortNickName: "Uji {name}"
*NickName: "Uji {name}"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*Throughput: "1"
*LandscapeOrientation: Plus90
*TTRasterizer: Type42
*cupsVersion: 2.2
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
{sizes}*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A4
{regions}*CloseUI: *PageRegion
*DefaultImageableArea: A4
{areas}*DefaultPaperDimension: A4
{dimensions}{custom}"""
_CUSTOM = """*MaxMediaWidth: "1000"
*MaxMediaHeight: "1500"
*HWMargins: 0 0 0 0
*NonUIOrderDependency: 20 AnySetup *CustomPageSize True
*CustomPageSize True: "pop pop pop <</PageSize [5 -2 roll]>>setpagedevice"
*ParamCustomPageSize Width: 1 points 100 1000
*ParamCustomPageSize Height: 2 points 100 1500
*ParamCustomPageSize WidthOffset: 3 points 0 0
*ParamCustomPageSize HeightOffset: 4 points 0 0
*ParamCustomPageSize Orientation: 5 int 0 0
"""
_PAPERS = {"A4": (595, 842), "Letter": (612, 792)}
_MARGIN = 12
ANY_SIZE, ONLY_A4 = "SemuaUkuran", "HanyaA4"


class Spooler:
    """Two printers: one takes any size, one knows A4 and Letter only; both cannot print to the
    edge of a sheet.
    """

    def __init__(self, rules: str = "") -> None:
        # Its filters run as another user, who must be able to come in.
        self.home = Path(tempfile.mkdtemp(prefix="cups-"))
        self.home.chmod(0o755)
        self.socket = f"{self.home}/cups.sock"
        for one in ("etc/ppd", "cache", "spool/tmp", "run", "log", "out", "lib/backend"):
            (self.home / one).mkdir(parents=True)
        for one in ("filter", "daemon", "driver", "notifier", "monitor", "cgi-bin"):
            (self.home / "lib" / one).symlink_to(_OWN / one)
        self._write("lib/backend/keep", _BACKEND.format(self.home)).chmod(0o700)
        files = self._write("etc/cups-files.conf", _FILES.format(self.home))
        wanted = self._write("etc/cupsd.conf", _RULES.format(self.home, rules))
        quiet = subprocess.DEVNULL
        self._daemon = subprocess.Popen(
            [_DAEMON or "", "-f", "-c", wanted, "-s", files], stdout=quiet, stderr=quiet
        )
        self._environment = {**os.environ, "CUPS_SERVER": self.socket}
        self._until(lambda: Path(self.socket).exists(), "no socket")
        for name, custom in ((ANY_SIZE, _CUSTOM), (ONLY_A4, "")):
            ppd = self._write(f"{name}.ppd", _ppd(name, custom))
            self._call("lpadmin", "-p", name, "-E", "-v", "keep:/", "-P", str(ppd))
        self._call("lpadmin", "-d", ANY_SIZE)

    def hold(self, printer: str) -> None:
        """Let jobs wait in the queue."""
        self._call("cupsdisable", printer)

    def let_go(self, printer: str) -> None:
        """Let the queue run again."""
        self._call("cupsenable", printer)

    def waiting(self) -> list[str]:
        """The jobs that are in a queue."""
        return [line.split()[0] for line in self._call("lpstat", "-o").splitlines()]

    def jobs(self, count: int) -> list[bytes]:
        """What reached the printers, once that many jobs have; in their order."""
        self._until(lambda: len(self._done()) >= count, f"fewer than {count} jobs")
        return [one.with_suffix(".pdf").read_bytes() for one in self._done()]

    def titles(self) -> list[str]:
        """What each job that reached a printer was called."""
        return [one.read_text(encoding="utf-8").splitlines()[0] for one in self._done()]

    def kept_documents(self) -> list[Path]:
        """The documents that lie in the spool's folder."""
        return sorted((self.home / "spool").glob("d*"))

    def end(self) -> None:
        """End this CUPS and throw its folder away."""
        self._daemon.terminate()
        self._daemon.wait(20)
        shutil.rmtree(self.home, ignore_errors=True)

    def _done(self) -> list[Path]:
        return sorted((self.home / "out").glob("*.done"), key=lambda one: int(one.stem))

    def _write(self, name: str, text: str) -> Path:
        path = self.home / name
        path.write_text(text, encoding="utf-8")
        return path

    def _call(self, *words: str) -> str:
        done = subprocess.run(
            words, env=self._environment, check=True, capture_output=True, text=True
        )
        return done.stdout

    @staticmethod
    def _until(ready, words: str) -> None:
        ends = time.monotonic() + 120
        while not ready():
            if time.monotonic() > ends:
                raise AssertionError(words)
            time.sleep(0.05)


def _ppd(name: str, custom: str) -> str:
    def each(line: str) -> str:
        return "".join(
            line.format(key=key, across=width, down=height, right=width - _MARGIN,
                        top=height - _MARGIN, margin=_MARGIN)
            for key, (width, height) in _PAPERS.items()
        )  # fmt: skip

    choice = '{key}: "<</PageSize[{across} {down}]>>setpagedevice"\n'
    return _PRINTER.format(
        name=name,
        sizes=each("*PageSize " + choice),
        regions=each("*PageRegion " + choice),
        areas=each('*ImageableArea {key}: "{margin} {margin} {right} {top}"\n'),
        dimensions=each('*PaperDimension {key}: "{across} {down}"\n'),
        custom=custom,
    )
