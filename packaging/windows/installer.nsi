; Installer and uninstaller of a folder that PyInstaller made. Run by make_installer.py, which defines
; NAME, EDITION, VERSION, FOUR_NUMBERS, PUBLISHER, TARGET, OUT, LICENCE, PUT, TAKE, LONGEST, SIZE_KB and perhaps ICON.
;
; Without questions:  FILE.exe /S [/AllUsers] [/DesktopIcon] [/NoFolderMenu] [/D=C:\any where]     (/D= last, unquoted)
;                     uninstall.exe /S
; Exit status: 0 done, 1 stopped by hand, 2 refused (program open, path too long, no administrator, older version stays).

Unicode true
Target ${TARGET}
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user
SetCompressor /SOLID lzma
; One path can be too long for Windows, one file held open by somebody: then stop, never leave it out.
AllowSkipFiles off
SetDateSave off

!include LogicLib.nsh
!include FileFunc.nsh
!include MUI2.nsh
!include nsDialogs.nsh
!include Sections.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\ssl-workbench"
!define FOLDER_MENU "Software\Classes\Directory\shell\ssl-workbench"
!define SHORTCUT "Sound Source Workbench.lnk"
!define DEFAULT_FOLDER "$LOCALAPPDATA\Programs\ssl-workbench"
!define LONGEST_ON_WINDOWS 259

Name "${NAME}"
OutFile "${OUT}"
InstallDir "${DEFAULT_FOLDER}"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${FOUR_NUMBERS}"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${NAME}, ${EDITION} edition"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey LegalCopyright "${PUBLISHER}, MIT licence"
!ifdef ICON
    !define MUI_ICON "${ICON}"
    !define MUI_UNICON "${ICON}"
!endif

Var ForAll ; "1": for all people of this computer (needs an administrator); "": for this one
Var ForAllButton

!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
Page custom AskForWhom TakeForWhom
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE RefusePathTooLong
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\ssl-workbench.exe"
!define MUI_FINISHPAGE_RUN_NOTCHECKED
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE Korean
!include texts.nsh

; --- what both do -------------------------------------------------------------------------------------------------

!macro REFUSE text
    MessageBox MB_OK|MB_ICONSTOP "${text}" /SD IDOK
    SetErrorLevel 2
    Quit
!macroend

; A program that runs cannot be opened for writing; a training is the command line's program.
!macro REFUSE_WHILE_OPEN folder program
    ${If} ${FileExists} "${folder}\${program}"
        ClearErrors
        FileOpen $R0 "${folder}\${program}" a
        ${If} ${Errors}
            !insertmacro REFUSE "$(ProgramIsOpen)"
        ${EndIf}
        FileClose $R0
    ${EndIf}
!macroend

!macro ASK_IF_ADMINISTRATOR answer
    UserInfo::GetAccountType
    Pop ${answer}
!macroend

; --- install ------------------------------------------------------------------------------------------------------

; An older version knows what it put down: its own uninstaller takes it away.
Function RemoveOlder
    ReadRegStr $R2 SHCTX "${KEY}" InstallLocation
    ${If} $R2 == ""
    ${OrIfNot} ${FileExists} "$R2\uninstall.exe"
        Return
    ${EndIf}
    !insertmacro REFUSE_WHILE_OPEN $R2 ssl-workbench.exe
    !insertmacro REFUSE_WHILE_OPEN $R2 workbench-cli.exe
    DetailPrint "$(RemovesOlder)"
    InitPluginsDir
    CopyFiles /SILENT "$R2\uninstall.exe" "$PLUGINSDIR\older.exe"
    ExecWait '"$PLUGINSDIR\older.exe" /S _?=$R2' $R3
    ${If} $R3 != 0
        !insertmacro REFUSE "$(OlderStays)"
    ${EndIf}
FunctionEnd

Section "$(TheProgram)" TheProgram
    SectionIn RO
    !insertmacro REFUSE_WHILE_OPEN $INSTDIR ssl-workbench.exe
    !insertmacro REFUSE_WHILE_OPEN $INSTDIR workbench-cli.exe
    Call RemoveOlder
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    WriteRegStr SHCTX "${KEY}" InstallLocation "$INSTDIR"
    WriteRegStr SHCTX "${KEY}" UninstallString '"$INSTDIR\uninstall.exe"'
    WriteRegStr SHCTX "${KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
    WriteRegStr SHCTX "${KEY}" DisplayName "${NAME} (${EDITION})"
    WriteRegStr SHCTX "${KEY}" DisplayVersion "${VERSION}"
    WriteRegStr SHCTX "${KEY}" Publisher "${PUBLISHER}"
    WriteRegStr SHCTX "${KEY}" DisplayIcon "$INSTDIR\ssl-workbench.exe,0"
    WriteRegDWORD SHCTX "${KEY}" EstimatedSize ${SIZE_KB}
    WriteRegDWORD SHCTX "${KEY}" NoModify 1
    WriteRegDWORD SHCTX "${KEY}" NoRepair 1
    !include "${PUT}"
    SetOutPath "$INSTDIR"
    CreateShortcut "$SMPROGRAMS\${SHORTCUT}" "$INSTDIR\ssl-workbench.exe"
SectionEnd

Section "$(FolderMenu)" FolderMenu
    WriteRegStr SHCTX "${FOLDER_MENU}" "" "$(OpenWithWorkbench)"
    WriteRegStr SHCTX "${FOLDER_MENU}" Icon "$INSTDIR\ssl-workbench.exe,0"
    WriteRegStr SHCTX "${FOLDER_MENU}\command" "" '"$INSTDIR\ssl-workbench.exe" "%1"'
SectionEnd

Section /o "$(DesktopIcon)" DesktopIcon
    CreateShortcut "$DESKTOP\${SHORTCUT}" "$INSTDIR\ssl-workbench.exe"
    WriteRegDWORD SHCTX "${KEY}" DesktopIcon 1
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
    !insertmacro MUI_DESCRIPTION_TEXT ${TheProgram} "$(TheProgramBelow)"
    !insertmacro MUI_DESCRIPTION_TEXT ${FolderMenu} "$(FolderMenuBelow)"
    !insertmacro MUI_DESCRIPTION_TEXT ${DesktopIcon} "$(DesktopIconBelow)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; --- before that: for whom, and where ------------------------------------------------------------------------------

!macro IF_ASKED option action section
    ClearErrors
    ${GetOptions} $R1 "${option}" $R2
    ${IfNot} ${Errors}
        !insertmacro ${action} ${section}
    ${EndIf}
!macroend

Function .onInit
    SetRegView 64
    ${GetParameters} $R1
    ClearErrors
    ${GetOptions} $R1 "/AllUsers" $R2
    ${IfNot} ${Errors}
        !insertmacro ASK_IF_ADMINISTRATOR $R3
        ${If} $R3 != "Admin"
            !insertmacro REFUSE "$(NeedsAdministrator)"
        ${EndIf}
        StrCpy $ForAll 1
    ${EndIf}
    Call ChooseContext
    !insertmacro IF_ASKED "/NoFolderMenu" UnselectSection ${FolderMenu}
    !insertmacro IF_ASKED "/DesktopIcon" SelectSection ${DesktopIcon}
    ${If} ${Silent}
        Call RefusePathTooLong
    ${EndIf}
FunctionEnd

; Where to install, unless somebody has said it: where an older version lies, else where programs belong.
Function ChooseContext
    SetShellVarContext current
    ${If} $INSTDIR == "${DEFAULT_FOLDER}"
    ${OrIf} $INSTDIR == "$PROGRAMFILES64\ssl-workbench"
        ${If} $ForAll == 1
            StrCpy $INSTDIR "$PROGRAMFILES64\ssl-workbench"
        ${Else}
            StrCpy $INSTDIR "${DEFAULT_FOLDER}"
        ${EndIf}
        StrCpy $R9 is-default
    ${Else}
        StrCpy $R9 chosen
    ${EndIf}
    ${If} $ForAll == 1
        SetShellVarContext all
    ${EndIf}
    ReadRegStr $R2 SHCTX "${KEY}" InstallLocation
    ${If} $R9 == is-default
    ${AndIf} $R2 != ""
        StrCpy $INSTDIR $R2
    ${EndIf}
    ReadRegDWORD $R2 SHCTX "${KEY}" DesktopIcon
    ${If} $R2 == 1
        !insertmacro SelectSection ${DesktopIcon}
    ${EndIf}
FunctionEnd

Function RefusePathTooLong
    StrLen $R2 $INSTDIR
    IntOp $R2 $R2 + ${LONGEST}
    ${If} $R2 >= ${LONGEST_ON_WINDOWS}
        MessageBox MB_OK|MB_ICONSTOP "$(PathTooLong)" /SD IDOK
        SetErrorLevel 2
        ${If} ${Silent}
            Quit
        ${EndIf}
        Abort
    ${EndIf}
FunctionEnd

Function AskForWhom
    !insertmacro MUI_HEADER_TEXT "$(ForWhom)" "$(ForWhomBelow)"
    nsDialogs::Create 1018
    Pop $R2
    ${NSD_CreateRadioButton} 0 10u 100% 12u "$(ForMe)"
    Pop $R2
    ${NSD_CreateRadioButton} 0 28u 100% 12u "$(ForEverybody)"
    Pop $ForAllButton
    ${If} $ForAll == 1
        ${NSD_Check} $ForAllButton
    ${Else}
        ${NSD_Check} $R2
    ${EndIf}
    nsDialogs::Show
FunctionEnd

Function TakeForWhom
    ${NSD_GetState} $ForAllButton $R2
    ${If} $R2 == ${BST_CHECKED}
        !insertmacro ASK_IF_ADMINISTRATOR $R3
        ${If} $R3 != "Admin"
            ClearErrors
            ExecShell runas "$EXEPATH" "/AllUsers"
            ${If} ${Errors}
                MessageBox MB_OK|MB_ICONSTOP "$(NeedsAdministrator)"
                Abort
            ${EndIf}
            Quit
        ${EndIf}
        StrCpy $ForAll 1
    ${Else}
        StrCpy $ForAll ""
    ${EndIf}
    Call ChooseContext
FunctionEnd

; --- uninstall ----------------------------------------------------------------------------------------------------

Function un.onInit
    SetRegView 64
    ReadRegStr $R2 HKLM "${KEY}" InstallLocation
    ${If} $R2 == $INSTDIR
        !insertmacro ASK_IF_ADMINISTRATOR $R3
        ${If} $R3 != "Admin"
            ${If} ${Silent}
                !insertmacro REFUSE "$(NeedsAdministrator)"
            ${EndIf}
            ExecShell runas "$INSTDIR\uninstall.exe"
            Quit
        ${EndIf}
    ${EndIf}
    !insertmacro REFUSE_WHILE_OPEN $INSTDIR ssl-workbench.exe
    !insertmacro REFUSE_WHILE_OPEN $INSTDIR workbench-cli.exe
FunctionEnd

; Entries whose program is gone. Asked of the disk, for one folder can be named in many ways; an installation for
; the other circle of people keeps its own.
!macro TAKE_ENTRIES_OF circle
    SetShellVarContext ${circle}
    ReadRegStr $R2 SHCTX "${KEY}" InstallLocation
    ${If} $R2 != ""
    ${AndIfNot} ${FileExists} "$R2\uninstall.exe"
        ReadRegDWORD $R3 SHCTX "${KEY}" DesktopIcon
        ${If} $R3 == 1
            Delete "$DESKTOP\${SHORTCUT}"
        ${EndIf}
        Delete "$SMPROGRAMS\${SHORTCUT}"
        DeleteRegKey SHCTX "${FOLDER_MENU}"
        DeleteRegKey /ifempty SHCTX "Software\Classes\Directory\shell"
        DeleteRegKey /ifempty SHCTX "Software\Classes\Directory"
        DeleteRegKey SHCTX "${KEY}"
    ${EndIf}
!macroend

; File by file, and folders only when empty: whatever people put there stays, and nothing elsewhere is touched.
Section un.TheProgram
    SetOutPath "$TEMP"
    !include "${TAKE}"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    !insertmacro TAKE_ENTRIES_OF current
    !insertmacro TAKE_ENTRIES_OF all
SectionEnd
