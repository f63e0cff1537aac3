<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Sound source workbench {version}</source>
        <translation>음원 위치 추정 작업대 {version}</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>글꼴</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>사용한 라이브러리</translation>
    </message>
    <message>
        <source>Full: with PyTorch, trains networks</source>
        <translation>전체판: PyTorch 포함, 신경망을 학습함</translation>
    </message>
    <message>
        <source>Field: networks through ONNX Runtime, without training</source>
        <translation>현장판: ONNX Runtime으로 신경망 사용, 학습 없음</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>무엇인가</translation>
    </message>
    <message>
        <source>Places a sound source from recordings of three to sixteen microphones: PlaceField, its own network, and SpaceNet and CHAWA. CHAWA: a reconstruction; the published architecture was not available. wav2pos and DI-NN: smaller than published and trained here.</source>
        <translation>마이크 3개에서 16개의 녹음으로 음원의 위치를 추정합니다: 자체 신경망 PlaceField, 그리고 SpaceNet과 CHAWA. CHAWA: 재구성한 것이며, 발표된 구조는 구할 수 없었습니다. wav2pos와 DI-NN: 발표된 것보다 작고 여기서 학습했습니다.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>SpaceNet and CHAWA: {paper}</source>
        <translation>SpaceNet과 CHAWA: {paper}</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>MIT, networks included</source>
        <translation>MIT, 신경망 포함</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>판</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>커밋</translation>
    </message>
    <message>
        <source>{version}, LGPL-3.0. Its libraries lie beside the program as files of their own; you may replace them by your own build of them, and take the program apart to see whether it works with that.</source>
        <translation>{version}, LGPL-3.0. 라이브러리는 프로그램 옆에 따로 된 파일로 있습니다. 직접 빌드한 것으로 바꿀 수 있고, 그것과 함께 작동하는지 보기 위해 프로그램을 분해할 수 있습니다.</translation>
    </message>
    <message>
        <source>SIL Open Font License 1.1; for letters that the system&apos;s fonts have not</source>
        <translation>SIL Open Font License 1.1. 시스템 글꼴에 없는 글자에 사용</translation>
    </message>
    <message>
        <source>Simulate a demo session</source>
        <translation>시범 세션 시뮬레이션</translation>
    </message>
    <message>
        <source>The demo session is ready: open it from the Help menu.</source>
        <translation>시범 세션이 준비되었습니다. 도움말 메뉴에서 여십시오.</translation>
    </message>
    <message>
        <source>A demo session: its sound and its places are simulated.</source>
        <translation>시범 세션: 소리와 위치는 시뮬레이션한 것입니다.</translation>
    </message>
    <message>
        <source>Search all pages</source>
        <translation>모든 도움말에서 찾기</translation>
    </message>
    <message>
        <source>Words that a page must have</source>
        <translation>도움말에 있어야 할 단어</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>돌아가기</translation>
    </message>
    <message>
        <source>The page that was shown before</source>
        <translation>앞에서 본 도움말</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>차례</translation>
    </message>
    <message>
        <source>All pages</source>
        <translation>모든 도움말</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Help: {title}</source>
        <translation>도움말: {title}</translation>
    </message>
    <message>
        <source>No page has “{query}”.</source>
        <translation>“{query}”이(가) 있는 도움말이 없습니다.</translation>
    </message>
    <message>
        <source>No, thanks</source>
        <translation>괜찮습니다</translation>
    </message>
    <message>
        <source>Do not offer it again; it stays in the Help menu</source>
        <translation>다시 권하지 않음. 도움말 메뉴에 남아 있음</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Simulate a demo session and show the window on it</source>
        <translation>시범 세션을 시뮬레이션하고 그것으로 창을 안내</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>처음이신가요?</translation>
    </message>
    <message>
        <source>A tour of two minutes, on a simulated session: from a recording to where the call came from.</source>
        <translation>시뮬레이션한 세션으로 2분 동안 안내합니다: 녹음에서 소리가 난 곳까지.</translation>
    </message>
    <message>
        <source>Scroll frequency</source>
        <translation>주파수 이동</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>휠</translation>
    </message>
    <message>
        <source>Scroll time</source>
        <translation>시간 이동</translation>
    </message>
    <message>
        <source>Shift+Wheel</source>
        <translation>Shift+휠</translation>
    </message>
    <message>
        <source>Zoom frequency</source>
        <translation>주파수 확대</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Ctrl+휠</translation>
    </message>
    <message>
        <source>Zoom time</source>
        <translation>시간 확대</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Wheel</source>
        <translation>Ctrl+Shift+휠</translation>
    </message>
    <message>
        <source>Select time and frequency</source>
        <translation>시간과 주파수 선택</translation>
    </message>
    <message>
        <source>Drag in a spectrogram</source>
        <translation>스펙트로그램에서 끌기</translation>
    </message>
    <message>
        <source>Select in one microphone</source>
        <translation>마이크 하나에서 선택</translation>
    </message>
    <message>
        <source>Ctrl+Drag</source>
        <translation>Ctrl+끌기</translation>
    </message>
    <message>
        <source>Select time</source>
        <translation>시간 선택</translation>
    </message>
    <message>
        <source>Drag on the time axis</source>
        <translation>시간축에서 끌기</translation>
    </message>
    <message>
        <source>Shift a compared session</source>
        <translation>비교하는 세션 옮기기</translation>
    </message>
    <message>
        <source>Drag in its spectrograms</source>
        <translation>그 스펙트로그램에서 끌기</translation>
    </message>
    <message>
        <source>Move the spectrograms</source>
        <translation>스펙트로그램 옮기기</translation>
    </message>
    <message>
        <source>Shift+Drag or middle drag</source>
        <translation>Shift+끌기 또는 가운데 단추로 끌기</translation>
    </message>
    <message>
        <source>Change a label&apos;s ends</source>
        <translation>레이블의 끝 바꾸기</translation>
    </message>
    <message>
        <source>Drag its edges</source>
        <translation>가장자리 끌기</translation>
    </message>
    <message>
        <source>Rename a label</source>
        <translation>레이블 이름 바꾸기</translation>
    </message>
    <message>
        <source>Double click on it</source>
        <translation>두 번 누르기</translation>
    </message>
    <message>
        <source>Move a microphone on its plane</source>
        <translation>마이크를 평면에서 옮기기</translation>
    </message>
    <message>
        <source>Drag in the 3-D view</source>
        <translation>3차원 보기에서 끌기</translation>
    </message>
    <message>
        <source>Move it up or down</source>
        <translation>위아래로 옮기기</translation>
    </message>
    <message>
        <source>Shift+Drag</source>
        <translation>Shift+끌기</translation>
    </message>
    <message>
        <source>Move it off the grid</source>
        <translation>격자를 벗어나 옮기기</translation>
    </message>
    <message>
        <source>Type its coordinates</source>
        <translation>좌표 입력</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>두 번 누르기</translation>
    </message>
    <message>
        <source>In the spectrograms</source>
        <translation>스펙트로그램에서</translation>
    </message>
    <message>
        <source>In the 3-D view</source>
        <translation>3차원 보기에서</translation>
    </message>
    <message>
        <source>In the runs</source>
        <translation>학습 목록에서</translation>
    </message>
    <message>
        <source>These are the 3-D view&apos;s own: with Alt a small step, with Shift a large one.</source>
        <translation>3차원 보기 자신의 키입니다. Alt와 함께는 작은 걸음, Shift와 함께는 큰 걸음입니다.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>하는 일</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>What to press</source>
        <translation>누를 키</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>직접 정한 키</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>자리</translation>
    </message>
    <message>
        <source>Its menu, or the view in which it works</source>
        <translation>메뉴, 또는 작동하는 보기</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>명령과 단축키</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>사용(&amp;U)</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>추가(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;No Key</source>
        <translation>키 없음(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>되돌리기(&amp;R)</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>명령이나 키 찾기</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>새 키</translation>
    </message>
    <message>
        <source>Its only keys</source>
        <translation>이것만 키로 사용</translation>
    </message>
    <message>
        <source>Besides those that it has</source>
        <translation>지금 있는 키에 더해</translation>
    </message>
    <message>
        <source>In menus and in the list of all commands only</source>
        <translation>메뉴와 모든 명령 목록에만 있음</translation>
    </message>
    <message>
        <source>As they were at first</source>
        <translation>처음 상태로</translation>
    </message>
    <message>
        <source>Reset &amp;All</source>
        <translation>모두 되돌리기(&amp;A)</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>마우스</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>모든 명령</translation>
    </message>
    <message>
        <source>Gestures of the mouse are as they are.</source>
        <translation>마우스 동작은 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>Click in the field and press the new keys.</source>
        <translation>입력란을 누르고 새 키를 누르십시오.</translation>
    </message>
    <message>
        <source>The 3-D view needs this key itself</source>
        <translation>3차원 보기가 쓰는 키입니다</translation>
    </message>
    <message>
        <source> and </source>
        <translation>, </translation>
    </message>
    <message>
        <source>{key} belongs to {names}, which would lose it.</source>
        <translation>{key}: 지금 {names}의 키이며, 바꾸면 거기서 없어집니다.</translation>
    </message>
    <message>
        <source>{key} is free.</source>
        <translation>{key}: 비어 있습니다.</translation>
    </message>
    <message>
        <source>{key} is its key already.</source>
        <translation>{key}: 이미 이 명령의 키입니다.</translation>
    </message>
    <message>
        <source>{name} is left without a key.</source>
        <translation>{name}: 이제 키가 없습니다.</translation>
    </message>
    <message>
        <source>{name} now has {keys}.</source>
        <translation>{name}: 이제 키는 {keys}입니다.</translation>
    </message>
    <message>
        <source>{name} has {keys} again.</source>
        <translation>{name}: 키가 다시 {keys}입니다.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 또는 </translation>
    </message>
    <message>
        <source>no key</source>
        <translation>키 없음</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>안내 끝내기</translation>
    </message>
    <message>
        <source>The step before</source>
        <translation>앞 단계</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>The next step</source>
        <translation>다음 단계</translation>
    </message>
    <message>
        <source>Simulating a demo session: some seconds.</source>
        <translation>시범 세션을 시뮬레이션하고 있습니다. 몇 초 걸립니다.</translation>
    </message>
    <message>
        <source>{number} of {n}</source>
        <translation>{n}단계 중 {number}단계</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>세션</translation>
    </message>
    <message>
        <source>This is a **simulated** session: the site, the voice and all places are made up, so it is known where the call really came from. A session is one recording of one source; a folder of sessions is a campaign and is listed here. Your own recordings: drop them on the window.</source>
        <translation>**시뮬레이션한** 세션입니다. 현장, 목소리, 위치를 모두 지어냈으므로 소리가 실제로 어디에서 났는지 압니다. 세션은 음원 하나의 녹음 하나이고, 세션이 든 폴더가 캠페인이며 여기에 나옵니다. 직접 녹음한 파일은 창에 놓으십시오.</translation>
    </message>
    <message>
        <source>Your session stays open, and the tour changes nothing in it. A session is one recording of one source; a folder of sessions is a campaign and is listed here.</source>
        <translation>열린 세션은 그대로 있고, 안내는 아무것도 바꾸지 않습니다. 세션은 음원 하나의 녹음 하나이고, 세션이 든 폴더가 캠페인이며 여기에 나옵니다.</translation>
    </message>
    <message>
        <source>What each microphone heard</source>
        <translation>각 마이크에 들린 소리</translation>
    </message>
    <message>
        <source>One spectrogram a microphone, on one time axis and with one colour scale: where the call is brighter, it was louder. {key:play} plays; Shift and the wheel scroll in time; dragging selects.</source>
        <translation>마이크마다 스펙트로그램이 하나씩, 같은 시간축과 같은 색 눈금으로 있습니다. 더 밝은 곳에서 소리가 더 컸습니다. {key:play} 키는 재생하고, Shift와 휠은 시간을 움직이며, 끌면 선택됩니다.</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>The recording in clips of 3 s, a new one every 0.5 s. Each gets an answer of its own. Click one to look at it alone; {key:clip_forward} goes to the next, {key:clip_none} back to the whole session.</source>
        <translation>녹음을 3초 클립으로 나눈 것이며 0.5초마다 새로 시작합니다. 클립마다 답이 나옵니다. 하나를 누르면 그것만 봅니다. {key:clip_forward} 키는 다음 클립으로, {key:clip_none} 키는 세션 전체로 갑니다.</translation>
    </message>
    <message>
        <source>The site</source>
        <translation>현장</translation>
    </message>
    <message>
        <source>Microphones where they stood, in metres. Drag to turn, the wheel comes nearer, {key:view_fit} shows everything. Places are typed in the table below, or dragged here. The ring with a cross is the true place, where it is known.</source>
        <translation>마이크가 있던 자리이며 단위는 미터입니다. 끌면 돌고, 휠은 가까이 가며, {key:view_fit} 키는 모두 보여 줍니다. 위치는 아래 표에 입력하거나 여기서 끕니다. 십자가 든 고리는 실제 위치입니다.</translation>
    </message>
    <message>
        <source>Localize</source>
        <translation>위치 추정</translation>
    </message>
    <message>
        <source>{key:localize} asks the ticked methods where the call came from; the arrow beside it chooses them. *Next* presses it for you here.</source>
        <translation>{key:localize} 키는 체크한 방법에 소리가 어디에서 났는지 묻습니다. 옆의 화살표에서 방법을 고릅니다. 여기서는 *다음*을 누르면 대신 눌러 줍니다.</translation>
    </message>
    <message>
        <source>{key:localize} asks the ticked methods where the call came from; the arrow beside it chooses them. In your session the tour does not press it.</source>
        <translation>{key:localize} 키는 체크한 방법에 소리가 어디에서 났는지 묻습니다. 옆의 화살표에서 방법을 고릅니다. 직접 연 세션에서는 안내가 누르지 않습니다.</translation>
    </message>
    <message>
        <source>Answers, clip by clip</source>
        <translation>클립마다 나온 답</translation>
    </message>
    <message>
        <source>Clip by clip, with the error in metres where the truth is known. A filled mark in the site is an answer. Many clips that agree are worth more than one: look at the line for all clips.</source>
        <translation>클립마다 나오며, 실제 위치를 알면 오차가 미터로 나옵니다. 현장의 채워진 표시가 답입니다. 서로 맞는 여러 클립이 하나보다 낫습니다. 모든 클립을 합친 줄을 보십시오.</translation>
    </message>
    <message>
        <source>How sure it is</source>
        <translation>얼마나 확실한가</translation>
    </message>
    <message>
        <source>Thin spheres held the source at 50 % and 90 % of places that were tried. Read the warnings before you dig: they say when sound, places or site are unlike what a method knows. *Evidence* shows what moves the answer.</source>
        <translation>얇은 구 안에, 시험한 곳의 50 %와 90 %에서 음원이 있었습니다. 파기 전에 경고를 읽으십시오. 소리, 위치, 현장이 방법이 아는 것과 다를 때 알려 줍니다. *근거*는 무엇이 답을 움직이는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Help is here</source>
        <translation>도움말은 여기에</translation>
    </message>
    <message>
        <source>{key:help} tells about the part of the window you are at, {key:whats_this} and a click about one button, {key:keys} lists all keys and changes them. This tour is in the Help menu, too.</source>
        <translation>{key:help} 키는 지금 있는 부분을, {key:whats_this} 키를 누르고 단추를 누르면 그 단추를 설명합니다. {key:keys} 키는 모든 단축키를 보여 주고 바꿉니다. 이 안내도 도움말 메뉴에 있습니다.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>Copy All as Text</source>
        <translation>모두 글로 복사</translation>
    </message>
    <message>
        <source>For a report of a fault</source>
        <translation>오류 보고용</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>라이선스…</translation>
    </message>
    <message>
        <source>The licences of all libraries in full</source>
        <translation>모든 라이브러리의 라이선스 전문</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>{licence}. Its package brings no text of the licence.</source>
        <translation>{licence}. 패키지에 라이선스 전문이 없습니다.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Needs {range}.</source>
        <translation>필요한 값: {range}.</translation>
    </message>
</context>
</TS>
