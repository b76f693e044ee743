/* For trials only, never shipped: what Windows has and Debian's Wine 8 lacks.
   Built twice, as icuuc.dll (here since Windows 10 1903; every converter says "unsupported", and Qt
   then uses its own) and as bcryptprimitives.dll (random numbers). */
#define EXP __declspec(dllexport)
typedef int Code;
static void no(Code *e) { if (e) *e = 16; }
EXP void *ucnv_open(const char *n, Code *e) { no(e); return 0; }
EXP void ucnv_close(void *c) {}
EXP void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXP void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXP void ucnv_reset(void *c) {}
EXP signed char ucnv_getMaxCharSize(void *c) { return 1; }
EXP const char *ucnv_getName(void *c, Code *e) { no(e); return 0; }
EXP void ucnv_getToUCallBack(void *c, void **a, const void **x) { if (a) *a = 0; if (x) *x = 0; }
EXP void ucnv_getFromUCallBack(void *c, void **a, const void **x) { if (a) *a = 0; if (x) *x = 0; }
EXP void ucnv_setToUCallBack(void *c, void *a, const void *x, void **oa, const void **ox, Code *e) { no(e); }
EXP void ucnv_setFromUCallBack(void *c, void *a, const void *x, void **oa, const void **ox, Code *e) { no(e); }
EXP void ucnv_cbToUWriteUChars(void *a, const void *s, int l, int o, Code *e) { no(e); }
EXP void ucnv_cbFromUWriteUChars(void *a, const void **s, const void *l, int o, Code *e) { no(e); }
EXP void ucnv_toUnicode(void *c, void **t, const void *tl, const char **s, const char *sl, int *o, signed char f, Code *e) { no(e); }
EXP void ucnv_fromUnicode(void *c, char **t, const char *tl, const void **s, const void *sl, int *o, signed char f, Code *e) { no(e); }
EXP int ucnv_toUCountPending(void *c, Code *e) { return 0; }
EXP int ucnv_fromUCountPending(void *c, Code *e) { return 0; }
EXP const char *ucnv_getStandardName(const char *n, const char *s, Code *e) { no(e); return 0; }
EXP const char *ucnv_getAvailableName(int i) { return 0; }
EXP int ucnv_countAvailable(void) { return 0; }

__declspec(dllimport) unsigned char SystemFunction036(void *place, unsigned long count);
EXP int ProcessPrng(void *place, unsigned long long count) { return SystemFunction036(place, count); }
