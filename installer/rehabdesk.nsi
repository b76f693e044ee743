; Setup.exe of RehabDesk: for one user, without administrator's rights, in Indonesian.
; Exit codes in silent mode: 0 done, 2 refused (old Windows, program open, newer version there,
; the office's file not put back). With /TURUN the login name and passphrase come from the environment.
Unicode true
Target amd64-unicode
!if "${PACKING}" == "lzma"
  SetCompressor /SOLID /FINAL lzma
  SetCompressorDictSize 64
!else
  SetCompressor /FINAL zlib
!endif
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WordFunc.nsh
!include x64.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define APP "RehabDesk"
!define UNKEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define TYPE "${APP}.Kantor"
!define TASK_BAR_NAME "RehabDesk.RehabDesk"
Var Aside
Var Begun
Var Down
Name "${APP}"
OutFile "${OUT}"
RequestExecutionLevel user
BrandingText "${APP} ${VERSION}"
ManifestDPIAware true
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "Software\${APP}" "InstallDir"
Icon "${ICON}"
UninstallIcon "${ICON}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey ProductName "${APP}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey LegalCopyright "Apache-2.0"
VIAddVersionKey FileDescription "Pemasang ${APP}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Memasang ${APP} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Program ini memasang ${APP} untuk Anda di komputer ini. Hak administrator dan internet tidak diperlukan.$\r$\n$\r$\nData kantor tidak disentuh: bila ${APP} sudah terpasang, hanya programnya yang diganti.$\r$\n$\r$\nTekan Lanjut untuk meneruskan."
!insertmacro MUI_PAGE_WELCOME
!define MUI_DIRECTORYPAGE_TEXT_TOP "${APP} dipasang di folder ini. Biasanya tidak perlu diubah. Pilih folder di komputer ini, bukan di flashdisk atau di jaringan."
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TEXT "${APP} sudah terpasang. Bukalah dari menu Start atau dari ikon di layar.$\r$\n$\r$\nTekan Selesai untuk menutup."
!define MUI_FINISHPAGE_RUN "$INSTDIR\python\pythonw.exe"
!define MUI_FINISHPAGE_RUN_PARAMETERS "$\"$INSTDIR\app\start.py$\""
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Program ${APP} akan dihapus dari komputer ini. Folder kantor, yaitu semua data dan cadangannya, tetap ada."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"

; Says why it cannot go on; in silent mode only by the exit code.
!macro Refuse WORDS
  MessageBox MB_OK|MB_ICONSTOP "${WORDS}" /SD IDOK
  SetErrorLevel 2
  Quit
!macroend

; A library that is in use cannot be renamed, so this tells whether the program is open.
!macro RequireClosed
  ${If} ${FileExists} "$INSTDIR\python\python311.dll"
    ClearErrors
    FileOpen $0 "$INSTDIR\python\python311.dll" a
    ${If} ${Errors}
      !insertmacro Refuse "${APP} sedang terbuka. Tutuplah ${APP} dahulu, lalu jalankan lagi."
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  SetShellVarContext current
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${GetParameters} $R0
  ClearErrors
  ; For trials only: pretend to be another Windows.
  ${GetOptions} $R0 "/WINDOWS=" $R1
  ${IfNot} ${Errors}
    StrCpy $0 $R1
  ${EndIf}
  ${IfNot} ${RunningX64}
    !insertmacro Refuse "${APP} memerlukan Windows 64-bit. Komputer ini memakai Windows 32-bit."
  ${EndIf}
  ${If} $0 < ${LEAST_BUILD}
    !insertmacro Refuse "${APP} memerlukan Windows 10 versi 1903 atau yang lebih baru. Windows di komputer ini lebih lama, jadi ${APP} tidak dipasang."
  ${EndIf}
FunctionEnd

; What must be known of the chosen folder, before anything in it is changed.
Function Examine
  !insertmacro RequireClosed
  ReadRegStr $1 HKCU "${UNKEY}" "DisplayVersion"
  ${If} $1 != ""
    ${VersionCompare} "$1" "${VERSION}" $2
    ${If} $2 == 1
      ${GetParameters} $R0
      ClearErrors
      ${GetOptions} $R0 "/TURUN" $R1
      ${If} ${Errors}
        MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Di komputer ini terpasang ${APP} $1, lebih baru daripada ${VERSION}. Versi lama tidak dapat membuka berkas kantor yang sudah diperbarui, jadi berkasnya dikembalikan seperti sebelum pembaruan: nama pengguna dan kata sandi ditanyakan di jendela tersendiri.$\r$\n$\r$\nPasang versi lama?" /SD IDNO IDYES lower
        SetErrorLevel 2
        Quit
        lower:
      ${EndIf}
      StrCpy $Down "1"
    ${EndIf}
  ${EndIf}
FunctionEnd

; Both versions lie side by side for a while, so there must be room before anything is moved.
Function RequireRoom
  ${GetParameters} $R0
  ClearErrors
  ; For trials only: run into the full disk.
  ${GetOptions} $R0 "/TANPAUKUR" $R1
  ${IfNot} ${Errors}
    Return
  ${EndIf}
  CreateDirectory "$INSTDIR"
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r1, l 0, l 0) i .r2'
  ${If} $2 == 0
    Return
  ${EndIf}
  System::Int64Op $1 / 1024
  Pop $1
  System::Int64Op $1 < ${KILOBYTES}
  Pop $1
  ${If} $1 == 1
    RMDir "$INSTDIR"
    !insertmacro Refuse "Ruang di disk tidak cukup untuk ${APP}. Kosongkan sebagian, lalu jalankan lagi. Tidak ada yang diubah."
  ${EndIf}
FunctionEnd

; The older program cannot open a file of the newer one, so the newer one puts it back first.
Function PutFileBack
  ${If} $Down == ""
    Return
  ${EndIf}
  ${If} ${Silent}
    ; There is no console here: what is not in the environment is refused and not asked.
    nsExec::ExecToLog '"$INSTDIR\python\python.exe" "$INSTDIR\app\start.py" go-back'
    Pop $1
  ${Else}
    StrCpy $1 "error"
    ExecWait '"$INSTDIR\python\python.exe" "$INSTDIR\app\start.py" go-back' $1
  ${EndIf}
  ${If} $1 != "0"
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Berkas kantor belum dikembalikan: kata sandinya tidak diberikan atau tidak cocok, penggunanya tidak berhak memulihkan cadangan, atau ${APP} sedang terbuka. Versi lama tidak dapat membuka berkas yang sudah diperbarui.$\r$\n$\r$\nTetap pasang versi lama?" /SD IDNO IDYES without
    SetErrorLevel 2
    Quit
    without:
  ${EndIf}
FunctionEnd

!macro Move FROM TO
  CreateDirectory "${TO}"
  Rename "${FROM}\app" "${TO}\app"
  Rename "${FROM}\python" "${TO}\python"
  Rename "${FROM}\site-packages" "${TO}\site-packages"
!macroend

!macro Remove FROM
  RMDir /r "${FROM}\app"
  RMDir /r "${FROM}\python"
  RMDir /r "${FROM}\site-packages"
!macroend

; The folder as it was is kept, so that a failed or regretted upgrade can be taken back.
; $Aside is where it lies; a repair keeps it only until the same version is there again.
Function PutAside
  StrCpy $Begun "1"
  ${If} ${FileExists} "$INSTDIR\sedang-dipasang"
    ; A Setup was cut off: what lies here is half, and the version before it is kept already.
    StrCpy $Aside "$INSTDIR\sebelumnya"
    ${If} ${FileExists} "$INSTDIR\diganti\app\start.py"
      StrCpy $Aside "$INSTDIR\diganti"
    ${EndIf}
    ${If} ${FileExists} "$Aside\app\start.py"
      !insertmacro Remove "$INSTDIR"
      Return
    ${EndIf}
    StrCpy $Aside ""
  ${EndIf}
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\sedang-dipasang" w
  FileClose $0
  ${IfNot} ${FileExists} "$INSTDIR\app\start.py"
    Return
  ${EndIf}
  ClearErrors
  StrCpy $1 ""
  FileOpen $0 "$INSTDIR\app\versi.txt" r
  FileRead $0 $1
  FileClose $0
  ${If} $1 == "${VERSION}"
    ; Repair: the same version again is no version to go back to.
    StrCpy $Aside "$INSTDIR\diganti"
  ${Else}
    StrCpy $Aside "$INSTDIR\sebelumnya"
  ${EndIf}
  RMDir /r "$Aside"
  !insertmacro Move "$INSTDIR" "$Aside"
FunctionEnd

Function PutBack
  ${If} $Begun == ""
    Return
  ${EndIf}
  ; Setup stands in the folder it wrote last, and a folder somebody stands in cannot be removed.
  SetOutPath "$INSTDIR"
  !insertmacro Remove "$INSTDIR"
  ${If} $Aside != ""
  ${AndIf} ${FileExists} "$Aside\app\start.py"
    !insertmacro Move "$Aside" "$INSTDIR"
    RMDir "$Aside"
  ${EndIf}
  Delete "$INSTDIR\sedang-dipasang"
FunctionEnd

; A disk that fills up ends Setup at once, by this way.
Function .onInstFailed
  Call PutBack
  SetErrorLevel 2
FunctionEnd

; The program calls itself so (identity.py): a pinned shortcut of another name would stand beside
; the program's own windows in the task bar.
!macro NameShortcut link
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
    ${If} $1 P<> 0
    ${AndIf} $2 P<> 0
      ${IPersistFile::Load} $1 '("${link}",2)'
      System::Call 'ole32::CoTaskMemAlloc(p 128)p.r3'
      System::Call 'kernel32::lstrcpyW(p r3, w "${TASK_BAR_NAME}")'
      System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
      System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,r3)p.r5'
      ${IPropertyStore::SetValue} $2 '(r4,r5)'
      ${IPropertyStore::Commit} $2 ''
      ${IPersistFile::Save} $1 '("${link}",1)'
      System::Free $5
      System::Free $4
      System::Call 'ole32::CoTaskMemFree(p r3)'
    ${EndIf}
    !insertmacro ComHlpr_SafeRelease $2
    !insertmacro ComHlpr_SafeRelease $1
    !insertmacro ComHlpr_SafeRelease $0
  ${EndIf}
!macroend

Section
  Call Examine
  Call RequireRoom
  Call PutFileBack
  Call PutAside
  SetOutPath "$INSTDIR"
  ClearErrors
  !include "${PAYLOAD}"
  ${If} ${Errors}
    Call PutBack
    !insertmacro Refuse "Ruang di disk tidak cukup, atau folder tidak dapat ditulis. Tidak ada yang diubah."
  ${EndIf}
  RMDir /r "$INSTDIR\diganti"
  Delete "$INSTDIR\sedang-dipasang"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  SetOutPath "$INSTDIR\app"
  CreateDirectory "$SMPROGRAMS\${APP}"
  CreateShortcut "$SMPROGRAMS\${APP}\${APP}.lnk" "$INSTDIR\python\pythonw.exe" '"$INSTDIR\app\start.py"' "$INSTDIR\app\rehabdesk.ico" 0
  CreateShortcut "$DESKTOP\${APP}.lnk" "$INSTDIR\python\pythonw.exe" '"$INSTDIR\app\start.py"' "$INSTDIR\app\rehabdesk.ico" 0
  !insertmacro NameShortcut "$SMPROGRAMS\${APP}\${APP}.lnk"
  !insertmacro NameShortcut "$DESKTOP\${APP}.lnk"
  ${If} ${FileExists} "$INSTDIR\sebelumnya\app\start.py"
    CreateShortcut "$SMPROGRAMS\${APP}\Kembali ke versi sebelumnya.lnk" "$INSTDIR\kembali.cmd" "" "$INSTDIR\app\rehabdesk.ico" 0
  ${EndIf}
  WriteRegStr HKCU "Software\${APP}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.rehab" "" "${TYPE}"
  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "Kantor ${APP}"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\app\rehabdesk.ico"
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\python\pythonw.exe" "$INSTDIR\app\start.py" "%1"'
  WriteRegStr HKCU "${UNKEY}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${UNKEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNKEY}" "DisplayIcon" "$INSTDIR\app\rehabdesk.ico"
  WriteRegStr HKCU "${UNKEY}" "Publisher" "${APP}"
  WriteRegStr HKCU "${UNKEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNKEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNKEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNKEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNKEY}" "NoModify" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
SectionEnd

Function un.onInit
  SetShellVarContext current
  !insertmacro RequireClosed
FunctionEnd

; Only what Setup has put there; an office that somebody keeps in this folder stays.
Section Uninstall
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\site-packages"
  RMDir /r "$INSTDIR\sebelumnya"
  RMDir /r "$INSTDIR\diganti"
  Delete "$INSTDIR\sedang-dipasang"
  Delete "$INSTDIR\RehabDesk.cmd"
  Delete "$INSTDIR\kembali.cmd"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  RMDir /r "$SMPROGRAMS\${APP}"
  Delete "$DESKTOP\${APP}.lnk"
  DeleteRegKey HKCU "${UNKEY}"
  DeleteRegKey HKCU "Software\${APP}"
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  DeleteRegKey HKCU "Software\Classes\.rehab"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
SectionEnd
