; An installer for one person, without administrator rights. Made by build.ps1, which gives VERSION and FOLDER.
Unicode true
!include "MUI2.nsh"

Name "MAC Desktop"
OutFile "${FOLDER}\..\mac-desktop-${VERSION}-setup.exe"
InstallDir "$LOCALAPPDATA\Programs\MAC Desktop"
InstallDirRegKey HKCU "Software\MAC Desktop" "Folder"
RequestExecutionLevel user
SetCompressor /SOLID lzma

!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\MAC Desktop"
!define MUI_FINISHPAGE_RUN "$INSTDIR\MAC Desktop.exe"

!insertmacro MUI_PAGE_LICENSE "${FOLDER}\_internal\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "French"

Section
  ; Files of an older version would be found before those of this one.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\MAC Desktop.lnk" "$INSTDIR\MAC Desktop.exe"
  WriteRegStr HKCU "Software\MAC Desktop" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "DisplayName" "MAC Desktop"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
SectionEnd

; Records are not the installer's: stores stay where they are.
Section "Uninstall"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\MAC Desktop.exe"
  Delete "$INSTDIR\mac-desktop.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\MAC Desktop.lnk"
  DeleteRegKey HKCU "${ENTRY}"
  DeleteRegKey HKCU "Software\MAC Desktop"
SectionEnd
