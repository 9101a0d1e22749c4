; SPDX-License-Identifier: GPL-3.0-or-later
; The installer: for one user and without an administrator, 64-bit, Indonesian and English. build-aux/windows/build names
; BUNDLE (folder), OUT (setup.exe), VERSION, LICENCE and ICON (files), SIZE_KB. Silent: setup.exe /S [/D=FOLDER].
; Exit codes: 0 done, 1 cancelled, 2 failed, 3 the program runs, 4 a newer version is installed, 5 Windows is too old.
; A removal that fails with 2 can be repeated: what it needs to go on stays.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
AllowSkipFiles off
ManifestSupportedOS all
ManifestDPIAware true
RequestExecutionLevel user
Name "Desmigratif"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Desmigratif"
BrandingText "Desmigratif ${VERSION}"

!define PUBLISHER "The Desmigratif developers"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Desmigratif"
!define CLASSES "Software\Classes"
!define FILE_CLASS "Desmigratif.District"
; the mark, then a file of the program a line, then its folders, the deepest first and with a backslash at their ends
!define FILE_LIST "desmigratif-files.txt"
!define FILE_LIST_MARK "Files of Desmigratif"
!define EXIT_FAILED 2
!define EXIT_RUNS 3
!define EXIT_NEWER 4
!define EXIT_OLD_WINDOWS 5
!define FIRST_BUILD 18362 ; Windows 10 1903, the first that gives a program UTF-8 for its code page

!include MUI2.nsh
!include LogicLib.nsh
!include TextFunc.nsh
!include WinVer.nsh
!include WordFunc.nsh

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Desmigratif"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Desmigratif"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "© ${PUBLISHER}. GPL-3.0-or-later"
VIAddVersionKey "OriginalFilename" "Desmigratif-${VERSION}-setup.exe"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${UNINSTALL_KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_FINISHPAGE_RUN "$INSTDIR\bin\desmigratif.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString runs ${LANG_INDONESIAN} "Desmigratif sedang berjalan. Tutup programnya, lalu coba lagi."
LangString runs ${LANG_ENGLISH} "Desmigratif is running. Close it, then try again."
LangString newer ${LANG_INDONESIAN} "Versi $0 sudah terpasang dan lebih baru daripada ${VERSION}. Ganti dengan versi yang lebih lama?"
LangString newer ${LANG_ENGLISH} "Version $0 is installed and is newer than ${VERSION}. Replace it by the older version?"
LangString oldWindows ${LANG_INDONESIAN} "Desmigratif memerlukan Windows 10 versi 1903 atau yang lebih baru."
LangString oldWindows ${LANG_ENGLISH} "Desmigratif needs Windows 10 version 1903 or newer."
LangString fileType ${LANG_INDONESIAN} "Berkas kabupaten/kota Desmigratif"
LangString fileType ${LANG_ENGLISH} "Desmigratif district file"
LangString left ${LANG_INDONESIAN} "Sebagian berkas program tidak dapat dihapus dari $INSTDIR. Mulai ulang komputer, lalu hapus Desmigratif sekali lagi."
LangString left ${LANG_ENGLISH} "Some files of the program could not be removed from $INSTDIR. Restart the computer, then remove Desmigratif once more."
LangString failed ${LANG_INDONESIAN} "Program tidak dapat ditulis seluruhnya ke $INSTDIR. Periksa apakah disk penuh atau folder itu terkunci, lalu jalankan pemasangan sekali lagi."
LangString failed ${LANG_ENGLISH} "The program could not be written to $INSTDIR as a whole. See whether the disk is full or the folder is locked, then run the installation once more."
LangString oldStays ${LANG_INDONESIAN} "Versi sebelumnya tidak dapat dihapus seluruhnya dari $R5. Mulai ulang komputer, lalu jalankan pemasangan sekali lagi."
LangString oldStays ${LANG_ENGLISH} "The version before could not be removed from $R5 as a whole. Restart the computer, then run the installation once more."
LangString userFolder ${LANG_INDONESIAN} "$INSTDIR adalah folder berkas Anda. Pilih folder lain untuk programnya."
LangString userFolder ${LANG_ENGLISH} "$INSTDIR is the folder of your files. Choose another one for the program."

Var stays ; 1: RemoveProgram could not remove all of it

; A program that runs cannot be written to. The bus that joins two starts ends some seconds after the last of them.
!macro functions un
Function ${un}IsRunning ; folder on the stack; leaves 1 or 0
  Exch $R0
  Push $R1
  Push $R2
  StrCpy $R1 0
  ${If} ${FileExists} "$R0\${FILE_LIST}"
    FindFirst $R2 $0 "$R0\bin\*.exe"
    ${DoWhile} $0 != ""
      ClearErrors
      FileOpen $1 "$R0\bin\$0" a
      ${If} ${Errors}
        StrCpy $R1 1
      ${Else}
        FileClose $1
      ${EndIf}
      FindNext $R2 $0
    ${Loop}
    FindClose $R2
  ${EndIf}
  StrCpy $R0 $R1
  Pop $R2
  Pop $R1
  Exch $R0
FunctionEnd

Function ${un}WaitUntilEnded ; folder on the stack; ends the installer if the program does not end
  Exch $R3
  retry:
  ${For} $R4 1 20
    Push $R3
    Call ${un}IsRunning
    Pop $0
    ${If} $0 = 0
      Pop $R3
      Return
    ${EndIf}
    Sleep 500
  ${Next}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(runs)" /SD IDCANCEL IDRETRY retry
  SetErrorLevel ${EXIT_RUNS}
  Quit
FunctionEnd

; Only what was installed goes, by the list; what else lies in the folder is the user's. The list and the uninstaller go last,
; and only if all else went.
Function ${un}RemoveProgram ; folder on the stack; sets $stays
  Exch $R0
  StrCpy $stays 0
  ClearErrors
  FileOpen $R1 "$R0\${FILE_LIST}" r
  ${If} ${Errors}
    Pop $R0
    Return
  ${EndIf}
  FileRead $R1 $0
  ${${un}TrimNewLines} $0 $0
  ${If} $0 != "${FILE_LIST_MARK}"
    FileClose $R1
    Pop $R0
    Return
  ${EndIf}
  ${Do}
    FileRead $R1 $0
    ${If} $0 == ""
      ${Break}
    ${EndIf}
    ${${un}TrimNewLines} $0 $0
    StrCpy $1 $0 1 -1
    ${If} $1 == "\"
      RMDir "$R0\$0"
    ${ElseIf} $0 != ""
      Delete "$R0\$0"
      ${If} ${FileExists} "$R0\$0"
        StrCpy $stays 1
      ${EndIf}
    ${EndIf}
  ${Loop}
  FileClose $R1
  ${If} $stays = 0
    Delete "$R0\${FILE_LIST}"
    Delete "$R0\uninstall.exe"
    RMDir "$R0"
  ${EndIf}
  Pop $R0
FunctionEnd
!macroend
!insertmacro functions ""
!insertmacro functions "un."

; The folders of district files and of what the program remembers are not the program's.
Function IsUsersFolder ; leaves 1 or 0 on the stack
  ${If} $INSTDIR == "$PROFILE\Desmigratif"
  ${OrIf} $INSTDIR == "$LOCALAPPDATA\Desmigratif"
    Push 1
  ${Else}
    Push 0
  ${EndIf}
FunctionEnd

!macro tell_desktop
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; SHCNE_ASSOCCHANGED
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${FIRST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "$(oldWindows)" /SD IDOK
    SetErrorLevel ${EXIT_OLD_WINDOWS}
    Quit
  ${EndIf}
  ${IfNot} ${Silent}
    !insertmacro MUI_LANGDLL_DISPLAY
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${VersionCompare} "$0" "${VERSION}" $1
  ${If} $1 = 1
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(newer)" /SD IDNO IDYES older
    SetErrorLevel ${EXIT_NEWER}
    Quit
    older:
  ${EndIf}
  ; where it is, unless /D= said otherwise
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 != ""
  ${AndIf} $INSTDIR == "$LOCALAPPDATA\Programs\Desmigratif"
    StrCpy $INSTDIR $0
  ${EndIf}
FunctionEnd

Function .onVerifyInstDir
  Call IsUsersFolder
  Pop $0
  ${If} $0 = 1
    Abort
  ${EndIf}
FunctionEnd

Section
  ; /D= is not verified
  Call IsUsersFolder
  Pop $0
  ${If} $0 = 1
    MessageBox MB_OK|MB_ICONSTOP "$(userFolder)" /SD IDOK
    SetErrorLevel ${EXIT_FAILED}
    Quit
  ${EndIf}
  ReadRegStr $R5 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $R5 != ""
    Push $R5
    Call WaitUntilEnded
  ${EndIf}
  Push $INSTDIR
  Call WaitUntilEnded
  ${If} $R5 != ""
    Push $R5
    Call RemoveProgram
    ${If} $stays = 1
    ${AndIf} $R5 != $INSTDIR
      ; its list stays, and so does Windows' entry of it
      MessageBox MB_OK|MB_ICONSTOP "$(oldStays)" /SD IDOK
      SetErrorLevel ${EXIT_FAILED}
      Quit
    ${EndIf}
  ${EndIf}
  Push $INSTDIR
  Call RemoveProgram

  ClearErrors
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(failed)" /SD IDOK
    SetErrorLevel ${EXIT_FAILED}
    Quit
  ${EndIf}
  CreateShortCut "$SMPROGRAMS\Desmigratif.lnk" "$INSTDIR\bin\desmigratif.exe" "" "$INSTDIR\bin\desmigratif.exe" 0

  WriteRegStr HKCU "${CLASSES}\.desmigratif" "" "${FILE_CLASS}"
  WriteRegStr HKCU "${CLASSES}\.desmigratif" "Content Type" "application/vnd.desmigratif"
  WriteRegStr HKCU "${CLASSES}\.desmigratif\OpenWithProgids" "${FILE_CLASS}" ""
  WriteRegStr HKCU "${CLASSES}\${FILE_CLASS}" "" "$(fileType)"
  WriteRegStr HKCU "${CLASSES}\${FILE_CLASS}\DefaultIcon" "" "$INSTDIR\bin\desmigratif.exe,1"
  WriteRegStr HKCU "${CLASSES}\${FILE_CLASS}\shell\open\command" "" '"$INSTDIR\bin\desmigratif.exe" "%1"'
  !insertmacro tell_desktop

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Desmigratif"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\bin\desmigratif.exe,0"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Function un.onInit
  ${IfNot} ${Silent}
    !insertmacro MUI_UNGETLANGUAGE
  ${EndIf}
FunctionEnd

; District files and backups stay; what the program remembers of windows, files and downloads goes.
Section "Uninstall"
  Push $INSTDIR
  Call un.WaitUntilEnded
  SetOutPath "$TEMP"
  Push $INSTDIR
  Call un.RemoveProgram
  ${If} $stays = 1
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(left)" /SD IDOK
    SetErrorLevel ${EXIT_FAILED}
    Quit
  ${EndIf}
  Delete "$SMPROGRAMS\Desmigratif.lnk"

  ReadRegStr $0 HKCU "${CLASSES}\.desmigratif" ""
  ${If} $0 == "${FILE_CLASS}"
    DeleteRegValue HKCU "${CLASSES}\.desmigratif" ""
    DeleteRegValue HKCU "${CLASSES}\.desmigratif" "Content Type"
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\.desmigratif\OpenWithProgids" "${FILE_CLASS}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.desmigratif\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.desmigratif"
  DeleteRegKey HKCU "${CLASSES}\${FILE_CLASS}"
  !insertmacro tell_desktop

  DeleteRegKey HKCU "Software\GSettings\id\go\desmigratif"
  DeleteRegKey /ifempty HKCU "Software\GSettings\id\go"
  DeleteRegKey /ifempty HKCU "Software\GSettings\id"
  DeleteRegKey /ifempty HKCU "Software\GSettings"
  RMDir /r "$INTERNET_CACHE\desmigratif"
  Delete "$LOCALAPPDATA\desmigratif\recent-files"
  RMDir /r "$LOCALAPPDATA\desmigratif\updates"
  RMDir "$LOCALAPPDATA\desmigratif"
  RMDir "$LOCALAPPDATA\gtk-4.0" ; that GTK makes
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
SectionEnd
