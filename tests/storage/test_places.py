"""Where an office may be used, and where its backups may go."""

from pathlib import Path

import pytest

from rehabdesk.storage import OnNetworkShare, OnStick, Unlocked, open_store
from rehabdesk.storage import places as looked_at
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.places import DiskKind, disk_kind, kind_by_mounts, sticks_by_mounts

MOUNTS = """\
/dev/sda2 / ext4 rw 0 0
proc /proc proc rw 0 0
/dev/sda3 /home ext4 rw 0 0
//server/data /mnt/kantor cifs rw 0 0
server:/ekspor /mnt/nfs nfs4 rw 0 0
user@host:/x /home/a/ssh fuse.sshfs rw 0 0
/dev/sdb1 /media/a/STIK\\040BIRU vfat rw 0 0
/dev/sdc1 /media/a/DISKA ext4 rw 0 0
/dev/sdd1 /media/a/STIK/dalam ext4 rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
"""


@pytest.fixture
def devices(tmp_path):
    """What the system says of its disks: sdb can be pulled out, sdc hangs on USB."""
    for name, folder, removable in (
        ("sda", "pci/ata1/sda", "0"),
        ("sdb", "pci/mmc/sdb", "1"),
        ("sdc", "pci/usb2/2-1/sdc", "0"),
    ):
        disk = tmp_path / folder
        for number in (1, 2, 3):
            (disk / f"{name}{number}").mkdir(parents=True)
        (disk / "removable").write_text(removable, encoding="utf-8")
        listed = tmp_path / "class"
        listed.mkdir(exist_ok=True)
        for number in (1, 2, 3):
            (listed / f"{name}{number}").symlink_to(disk / f"{name}{number}")
    return tmp_path / "class"


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/a/Dokumen/RehabDesk", DiskKind.FIXED),
        ("/srv", DiskKind.FIXED),
        ("/mnt/kantor", DiskKind.NETWORK),
        ("/mnt/kantor/RehabDesk", DiskKind.NETWORK),
        ("/mnt/kantor-lain", DiskKind.FIXED),
        ("/mnt/nfs/x", DiskKind.NETWORK),
        ("/home/a/ssh/RehabDesk", DiskKind.NETWORK),
        ("/run/user/1000/gvfs/smb-share", DiskKind.NETWORK),
        ("/media/a/STIK BIRU/RehabDesk", DiskKind.REMOVABLE),
        ("/media/a/DISKA", DiskKind.REMOVABLE),
        ("/media/a/STIK/dalam", DiskKind.FIXED),
    ],
)
def test_the_deepest_mount_says_what_a_folder_is_on(folder, kind, devices):
    assert kind_by_mounts(Path(folder), MOUNTS, devices) is kind


def test_sticks_are_what_can_be_pulled_out(devices):
    found = sticks_by_mounts(MOUNTS, devices)

    assert found == (Path("/media/a/STIK BIRU"), Path("/media/a/DISKA"))


def test_a_pc_that_starts_from_a_removable_disk_may_use_it(devices):
    assert kind_by_mounts(Path("/home/a"), "/dev/sdb1 / ext4 rw 0 0", devices) is DiskKind.FIXED


def test_nothing_known_counts_as_fixed(tmp_path):
    assert kind_by_mounts(tmp_path, "", tmp_path) is DiskKind.FIXED
    assert kind_by_mounts(tmp_path, "x\n\n y", tmp_path) is DiskKind.FIXED
    assert disk_kind(tmp_path) is DiskKind.FIXED


@pytest.mark.parametrize(
    ("kind", "trouble"), [(DiskKind.NETWORK, OnNetworkShare), (DiskKind.REMOVABLE, OnStick)]
)
def test_an_office_is_not_run_from_there(tmp_path, monkeypatch, kind, trouble):
    monkeypatch.setattr(looked_at, "disk_kind", lambda _folder: kind)

    with pytest.raises(trouble):
        open_store(tmp_path / "kantor.rehab", Unlocked("petugas", new_key()))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "system",
    [
        *("nfs", "nfs3", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "davfs", "ceph"),
        *("glusterfs", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs"),
    ],
)
def test_every_sort_of_network_share_is_known(devices, system):
    mounts = f"/dev/sda2 / ext4 rw 0 0\nx /mnt/kantor {system} rw 0 0"

    assert kind_by_mounts(Path("/mnt/kantor"), mounts, devices) is DiskKind.NETWORK


@pytest.mark.parametrize("system", ["ext4", "btrfs", "fuse", "fuse.mergerfs", "xnfs", "nfsx"])
def test_what_only_looks_like_a_share_is_a_fixed_disk(devices, system):
    mounts = f"/dev/sda2 /mnt/kantor {system} rw 0 0"

    assert kind_by_mounts(Path("/mnt/kantor"), mounts, devices) is DiskKind.FIXED


def test_of_two_mounts_at_one_place_the_later_counts(devices):
    share, disk = "x /mnt/kantor nfs rw 0 0", "/dev/sda3 /mnt/kantor ext4 rw 0 0"

    assert kind_by_mounts(Path("/mnt/kantor"), f"{share}\n{disk}", devices) is DiskKind.FIXED
    assert kind_by_mounts(Path("/mnt/kantor"), f"{disk}\n{share}", devices) is DiskKind.NETWORK


@pytest.mark.parametrize("mounted", ["/", "/home", "/boot", "/boot/efi"])
def test_where_the_system_itself_lies_is_no_stick(devices, mounted):
    assert sticks_by_mounts(f"/dev/sdb1 {mounted} vfat rw 0 0", devices) == ()
    assert sticks_by_mounts(f"/dev/sdb1 {mounted}x vfat rw 0 0", devices) == (Path(f"{mounted}x"),)


def test_a_stick_without_a_table_of_its_parts_is_a_stick(devices, tmp_path):
    (devices / "sdb").symlink_to(tmp_path / "pci/mmc/sdb")

    assert sticks_by_mounts("/dev/sdb /media/a/STIK vfat rw 0 0", devices) == (
        Path("/media/a/STIK"),
    )


def test_what_is_no_disk_at_all_is_no_stick(devices):
    assert sticks_by_mounts("tmpfs /media/a/sdb1 tmpfs rw 0 0", devices) == ()
    assert sticks_by_mounts("sdb1 /media/a/STIK vfat rw 0 0", devices) == ()
