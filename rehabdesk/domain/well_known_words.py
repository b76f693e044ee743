"""Words, names and sayings that whoever guesses passphrases in Indonesia tries first."""

_WORDS = """
rahasia sandi kata katasandi password passwd admin administrator petugas lapas rutan penjara
indonesia merdeka garuda pancasila nusantara bismillah alhamdulillah allah sayang cinta ganteng
cantik anjing kucing bunga mawar melati qwerty qwertyuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm abc
abcd abcdef satu dua tiga empat lima enam tujuh delapan sembilan sepuluh konselor rehab
rehabilitasi napza narkoba narkotika residen wbp kantor komputer contoh welcome selamat datang
pagi siang sore malam rehabdesk user login test tes coba iloveyou letmein monkey dragon master
kemenkumham kemenimipas ditjenpas pemasyarakatan lembaga kelas kanwil kalapas karutan bapas bnn
sipir tahanan narapidana napi wargabinaan kamar blok sel pos jaga regu kepala seksi program sosial
medis primary reentry detoks absen hadir daftar sertifikat jakarta bandung serang banten surabaya
medan semarang makassar palembang tangerang bekasi depok bogor yogyakarta jogja malang padang
denpasar bali aceh papua sumatera sumatra jawa kalimantan sulawesi maluku lombok riau jambi
lampung bengkulu pontianak banjarmasin manado ambon kupang mataram cipinang salemba nusakambangan
januari februari maret april mei juni juli agustus september oktober november desember senin
selasa rabu kamis jumat sabtu minggu bapak ibu ayah mama papa anak keluarga rumah sekolah islam
kristen katolik hindu buddha tuhan yesus muhammad ahmad budi agus dewi siti andi eko dwi tri sri
joko bambang hendra rudi rini wati yanti yuni nur nurul fitri putri putra rina lina dian indah
ratna wahyu adi arif hasan husein ali umar fatimah aisyah maria yusuf ibrahim ismail slamet
suharto soekarno sukarno jokowi prabowo persija persib arema liverpool manchester barcelona madrid
ronaldo messi naruto doraemon bismilah assalamualaikum insyaallah kamu aku saya kita dia cantika
sempurna bahagia semangat sukses bintang matahari bulan
"""
WORDS = frozenset(_WORDS.split())
"""Each of these counts for almost nothing."""

SAYINGS = """
bhinneka tunggal ika tan hana dharma mangrwa
indonesia raya merdeka merdeka tanahku negeriku yang kucinta
indonesia tanah airku tanah tumpah darahku di sanalah aku berdiri jadi pandu ibuku
indonesia kebangsaanku bangsa dan tanah airku marilah kita berseru indonesia bersatu
hiduplah tanahku hiduplah negeriku bangsaku rakyatku semuanya
bangunlah jiwanya bangunlah badannya untuk indonesia raya
ketuhanan yang maha esa kemanusiaan yang adil dan beradab persatuan indonesia
kerakyatan yang dipimpin oleh hikmat kebijaksanaan dalam permusyawaratan perwakilan
keadilan sosial bagi seluruh rakyat indonesia
kami bangsa indonesia dengan ini menyatakan kemerdekaan indonesia
satu nusa satu bangsa satu bahasa kita
tut wuri handayani ing ngarsa sung tuladha ing madya mangun karsa
tujuh belas agustus tahun empat lima itulah hari kemerdekaan kita
hari merdeka nusa dan bangsa hari lahirnya bangsa indonesia
garuda pancasila akulah pendukungmu patriot proklamasi sedia berkorban untukmu
dari sabang sampai merauke berjajar pulau pulau
tanah airku tidak kulupakan kan terkenang selama hidupku
ibu kita kartini putri sejati putri indonesia harum namanya
padamu negeri kami berjanji padamu negeri kami berbakti
rayuan pulau kelapa bengawan solo riwayatmu ini
naik naik ke puncak gunung tinggi tinggi sekali
balonku ada lima rupa rupa warnanya hijau kuning kelabu merah muda dan biru
bintang kecil di langit yang biru amat banyak menghias angkasa
satu satu aku sayang ibu dua dua juga sayang ayah
potong bebek angsa masak di kuali nona minta dansa
cicak cicak di dinding diam diam merayap datang seekor nyamuk
topi saya bundar bundar topi saya
pelangi pelangi alangkah indahmu merah kuning hijau di langit yang biru
bangun tidur kuterus mandi tidak lupa menggosok gigi
air beriak tanda tak dalam
air tenang menghanyutkan
ada gula ada semut
ada udang di balik batu
bagai air di daun talas
bagai pungguk merindukan bulan
bagai pinang dibelah dua
berakit rakit ke hulu berenang renang ke tepian
bersakit sakit dahulu bersenang senang kemudian
berat sama dipikul ringan sama dijinjing
bersatu kita teguh bercerai kita runtuh
besar pasak daripada tiang
buah jatuh tidak jauh dari pohonnya
di mana bumi dipijak di situ langit dijunjung
dimana bumi dipijak disitu langit dijunjung
gajah mati meninggalkan gading harimau mati meninggalkan belang
guru kencing berdiri murid kencing berlari
habis manis sepah dibuang
habis gelap terbitlah terang
hemat pangkal kaya rajin pangkal pandai
kalau ada sumur di ladang boleh kita menumpang mandi
kacang lupa kulitnya
karena nila setitik rusak susu sebelanga
katak dalam tempurung
lain ladang lain belalang
lempar batu sembunyi tangan
malu bertanya sesat di jalan
maju tak gentar membela yang benar
mulutmu harimaumu
nasi sudah menjadi bubur
pikir dahulu pendapatan sesal kemudian tidak berguna
sambil menyelam minum air
sedia payung sebelum hujan
sedikit demi sedikit lama lama menjadi bukit
seperti ilmu padi makin berisi makin merunduk
sekali merdeka tetap merdeka
sekali dayung dua tiga pulau terlampaui
sepandai pandai tupai melompat akhirnya jatuh juga
sudah jatuh tertimpa tangga
tak ada gading yang tak retak
tak kenal maka tak sayang
tiada rotan akar pun jadi
tong kosong nyaring bunyinya
tua tua keladi makin tua makin menjadi
waktu adalah uang
pengalaman adalah guru yang terbaik
kebersihan sebagian dari iman
jalesveva jayamahe swa bhuwana paksa kartika eka paksi rastra sewakottama
jasmerah jangan sekali kali meninggalkan sejarah
merdeka atau mati
lebih baik mati daripada dijajah
tri dharma perguruan tinggi
pemasyarakatan maju pemasyarakatan pasti
kami insan pemasyarakatan
say no to drugs
katakan tidak pada narkoba
hidup sehat tanpa narkoba
aku cinta indonesia
aku cinta kamu
aku sayang kamu
saya cinta padamu
bismillah hirrahman nirrahim
bismillahirrahmanirrahim
allahu akbar
alhamdulillahi rabbil alamin
la ilaha illallah muhammad rasulullah
assalamualaikum warahmatullahi wabarakatuh
bapa kami yang ada di surga
one for all all for one
the quick brown fox jumps over the lazy dog
correct horse battery staple
let it be
i love you
""".strip().splitlines()
"""Whoever knows how one of these begins knows how it goes on."""

_ROWS = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "qazwsxedcrfvtgbyhnujmikolp",
    "zaq12wsxcde34rfvbgt56yhnmju78ik",
    "!@#$%^&*()",
)
ROWS = (*_ROWS, *(row[::-1] for row in _ROWS))
"""What lies side by side on the keyboard or in the alphabet; backwards, too."""
