; What the installer says, in both languages.
!macro TEXT name english korean
    LangString ${name} ${LANG_ENGLISH} "${english}"
    LangString ${name} ${LANG_KOREAN} "${korean}"
!macroend

!insertmacro TEXT ProgramIsOpen "The workbench is open. Close it, and trainings that run, then start again." \
    "워크벤치가 열려 있습니다. 워크벤치와 실행 중인 학습을 닫고 다시 시작하십시오."
!insertmacro TEXT NeedsAdministrator "Only an administrator can do this for everybody on this computer." \
    "이 컴퓨터의 모든 사용자를 위한 작업은 관리자만 할 수 있습니다."
!insertmacro TEXT PathTooLong "The path of this folder is too long: files in it would have more letters than Windows allows. Choose a shorter one." \
    "이 폴더의 경로가 너무 깁니다. 파일 경로가 Windows 한도를 넘습니다. 더 짧은 폴더를 선택하십시오."
!insertmacro TEXT OlderStays "The version that is installed could not be removed, so nothing was changed. Uninstall it first." \
    "설치된 버전을 제거할 수 없어 아무것도 바꾸지 않았습니다. 먼저 제거하십시오."
!insertmacro TEXT RemovesOlder "Removing the version that is installed" "설치된 버전을 제거하는 중"
!insertmacro TEXT ForWhom "For whom?" "설치 대상"
!insertmacro TEXT ForWhomBelow "For yourself alone no administrator is needed." "본인만을 위한 설치에는 관리자가 필요하지 않습니다."
!insertmacro TEXT ForMe "For &me alone" "나만 사용(&M)"
!insertmacro TEXT ForEverybody "For &everybody on this computer (needs an administrator)" "이 컴퓨터의 모든 사용자(&E) (관리자 필요)"
!insertmacro TEXT TheProgram "The workbench" "워크벤치"
!insertmacro TEXT TheProgramBelow "Window, command line and networks, with an entry in the Start menu." "창, 명령줄, 신경망, 시작 메뉴 항목"
!insertmacro TEXT FolderMenu "Open folders with the workbench" "폴더 메뉴"
!insertmacro TEXT FolderMenuBelow "Adds “Open with workbench” to the menu of folders: a session or a campaign is a folder." \
    "폴더의 메뉴에 ‘워크벤치로 열기’를 추가합니다. 세션과 캠페인은 폴더입니다."
!insertmacro TEXT OpenWithWorkbench "Open with workbench" "워크벤치로 열기"
!insertmacro TEXT DesktopIcon "Icon on the desktop" "바탕 화면 아이콘"
!insertmacro TEXT DesktopIconBelow "Puts the workbench on the desktop too." "바탕 화면에도 워크벤치를 둡니다."
