<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>line {line}: there is no microphone called “{name}”</source>
        <translation>{line}행: “{name}”(이)라는 마이크가 없습니다</translation>
    </message>
    <message>
        <source>line {line}: there are only {n} microphones</source>
        <translation>{line}행: 마이크가 {n}개뿐입니다</translation>
    </message>
    <message>
        <source>line {line}: {problem}</source>
        <translation>{line}행: {problem}</translation>
    </message>
    <message>
        <source>there is no number in what was copied</source>
        <translation>복사한 내용에 수가 없습니다</translation>
    </message>
    <message>
        <source>x, y and z are wanted, and perhaps the error; there are {n}</source>
        <translation>x, y, z와 필요하면 오차를 적어야 하는데 값이 {n}개입니다</translation>
    </message>
    <message>
        <source>an error of {error_m:g} is less than none</source>
        <translation>오차 {error_m:g}: 음수일 수 없습니다</translation>
    </message>
    <message>
        <source>line {line}: “{text}” is not all numbers</source>
        <translation>{line}행: “{text}”에 숫자가 아닌 것이 있습니다</translation>
    </message>
    <message>
        <source>How high above z = 0 dragged things go</source>
        <translation>끈 것의 높이(z = 0 기준)</translation>
    </message>
    <message>
        <source>How far above the floor, or in front of a wall, dragged things stand: a tripod&apos;s height, say</source>
        <translation>끈 것이 바닥 위나 벽 앞에서 떨어진 거리. 예: 삼각대 높이</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>as suits the size of the site</source>
        <translation>현장 크기에 맞춤</translation>
    </message>
    <message>
        <source>Shift: up and down, Ctrl: off the grid</source>
        <translation>Shift: 위아래, Ctrl: 격자 무시</translation>
    </message>
    <message>
        <source>How dragged things move</source>
        <translation>끌어서 옮기는 방식</translation>
    </message>
    <message>
        <source>Grid that coordinates keep to. {keys}</source>
        <translation>좌표를 맞출 격자. {keys}</translation>
    </message>
    <message>
        <source>above 00.00 m</source>
        <translation>위로 00.00 m</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Measure between any two points of the site: click both; Esc ends (D)</source>
        <translation>현장의 두 점 사이 측정: 두 점을 누르고, Esc로 끝냄 (D)</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>끌기</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>격자</translation>
    </message>
    <message>
        <source>above </source>
        <translation>위로 </translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>Now (m)</source>
        <translation>현재 (m)</translation>
    </message>
    <message>
        <source>Then (m)</source>
        <translation>이후 (m)</translation>
    </message>
    <message>
        <source>Moves (m)</source>
        <translation>이동 (m)</translation>
    </message>
    <message>
        <source>Copy array to sessions</source>
        <translation>마이크 배열을 세션에 복사</translation>
    </message>
    <message>
        <source>by &amp;name</source>
        <translation>이름으로(&amp;N)</translation>
    </message>
    <message>
        <source>by &amp;order</source>
        <translation>순서대로(&amp;O)</translation>
    </message>
    <message>
        <source>Copy the site&apos;s name, size and survey too</source>
        <translation>현장 이름, 크기, 측량 자료도 복사</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>The places of {n} microphones of {title} are written into the ticked sessions. One undo (Ctrl+Alt+U) takes all of it back while this window is open; what stood there before is also kept as an earlier version of each.</source>
        <translation>{title}의 마이크 {n}개 위치를 선택한 세션에 씁니다. 이 창이 열려 있는 동안 한 번의 실행 취소(Ctrl+Alt+U)로 모두 되돌릴 수 있고, 이전 내용은 각 세션의 이전 버전으로도 남습니다.</translation>
    </message>
    <message>
        <source>Filter by name or site</source>
        <translation>이름이나 현장으로 거르기</translation>
    </message>
    <message>
        <source>Tick &amp;All Shown</source>
        <translation>보이는 것 모두 선택(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Untick All Shown</source>
        <translation>보이는 것 모두 선택 해제(&amp;U)</translation>
    </message>
    <message>
        <source>Microphones belong together</source>
        <translation>마이크 짝짓기</translation>
    </message>
    <message>
        <source>Sessions to copy the array to; Space ticks</source>
        <translation>마이크 배열을 복사할 세션. 스페이스로 선택</translation>
    </message>
    <message>
        <source>Copy to 1 Session</source>
        <translation>세션 1개에 복사</translation>
    </message>
    <message>
        <source>Copy to {n} Sessions</source>
        <translation>세션 {n}개에 복사</translation>
    </message>
    <message>
        <source>Copy to Sessions</source>
        <translation>세션에 복사</translation>
    </message>
    <message>
        <source>Tick a session first</source>
        <translation>먼저 세션을 선택하세요</translation>
    </message>
    <message>
        <source>{title} has unsaved edits and is saved first.</source>
        <translation>{title}: 저장하지 않은 편집이 있어 먼저 저장합니다.</translation>
    </message>
    <message>
        <source>No other session is listed: open a campaign first</source>
        <translation>목록에 다른 세션이 없습니다. 먼저 캠페인을 여세요</translation>
    </message>
    <message>
        <source>What would change in {title}:</source>
        <translation>{title}에서 바뀔 내용:</translation>
    </message>
    <message>
        <source>new</source>
        <translation>새로 배치</translation>
    </message>
    <message>
        <source>{title}: nothing changes</source>
        <translation>{title}: 바뀌는 것 없음</translation>
    </message>
    <message>
        <source>It is placed already and will change.</source>
        <translation>이미 배치되어 있으며 바뀝니다.</translation>
    </message>
    <message>
        <source>All of these {n} are placed already and will change.</source>
        <translation>이 {n}개 모두 이미 배치되어 있으며 바뀝니다.</translation>
    </message>
    <message>
        <source>1 of these {n} is placed already and will change.</source>
        <translation>이 {n}개 중 1개는 이미 배치되어 있으며 바뀝니다.</translation>
    </message>
    <message>
        <source>{some} of these {n} are placed already and will change.</source>
        <translation>이 {n}개 중 {some}개는 이미 배치되어 있으며 바뀝니다.</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>세션</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>현장</translation>
    </message>
    <message>
        <source>Mics</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>Places it has now</source>
        <translation>현재 위치</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>{some} of {n}, would change</source>
        <translation>{n}개 중 {some}개, 바뀔 예정</translation>
    </message>
    <message>
        <source>Open a session first</source>
        <translation>먼저 세션을 여세요</translation>
    </message>
    <message>
        <source>Select a microphone or the source first: click it in the 3-D view, or press Tab there</source>
        <translation>먼저 마이크나 음원을 선택하세요. 3차원 보기에서 누르거나 Tab 키를 쓰세요</translation>
    </message>
    <message>
        <source>It has no place</source>
        <translation>위치가 없습니다</translation>
    </message>
    <message>
        <source>No microphone of this session is placed yet</source>
        <translation>이 세션에는 아직 배치한 마이크가 없습니다</translation>
    </message>
    <message>
        <source>Nothing was measured yet: press Measure</source>
        <translation>아직 측정한 것이 없습니다. 측정을 누르세요</translation>
    </message>
    <message>
        <source>1 measurement was copied, tab-separated</source>
        <translation>측정 1건을 탭으로 나누어 복사했습니다</translation>
    </message>
    <message>
        <source>{n} measurements were copied, tab-separated</source>
        <translation>측정 {n}건을 탭으로 나누어 복사했습니다</translation>
    </message>
    <message>
        <source>The microphones&apos; places were copied as CSV</source>
        <translation>마이크 위치를 CSV로 복사했습니다</translation>
    </message>
    <message>
        <source>Nothing was pasted: {problems}</source>
        <translation>붙여넣지 않았습니다: {problems}</translation>
    </message>
    <message>
        <source>The microphones stand there already</source>
        <translation>마이크가 이미 그 위치에 있습니다</translation>
    </message>
    <message>
        <source>Paste array</source>
        <translation>마이크 배열 붙여넣기</translation>
    </message>
    <message>
        <source>The array was not copied: this session could not be saved first.</source>
        <translation>마이크 배열을 복사하지 못했습니다. 이 세션을 먼저 저장할 수 없었습니다.</translation>
    </message>
    <message>
        <source>Compare arrays</source>
        <translation>마이크 배열 비교</translation>
    </message>
    <message>
        <source>Keep height</source>
        <translation>높이 유지</translation>
    </message>
    <message>
        <source>Dragged things stay as high as they are</source>
        <translation>끈 것은 높이를 그대로 유지합니다</translation>
    </message>
    <message>
        <source>At height</source>
        <translation>정한 높이</translation>
    </message>
    <message>
        <source>Dragged things go to one height above z = 0</source>
        <translation>끈 것이 z = 0 위 정한 높이로 갑니다</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>위아래</translation>
    </message>
    <message>
        <source>Dragged things keep x and y and move along the vertical</source>
        <translation>끈 것이 x, y는 그대로 두고 수직으로 움직입니다</translation>
    </message>
    <message>
        <source>On surfaces</source>
        <translation>표면 위</translation>
    </message>
    <message>
        <source>Dragged things stand on the floor, walls or shape of the site, so far off it</source>
        <translation>끈 것이 현장의 바닥, 벽, 형상에서 정한 만큼 떨어져 놓입니다</translation>
    </message>
    <message>
        <source>level {level_m:.2f}   up {up}   azimuth {azimuth}</source>
        <translation>수평 {level_m:.2f}   위로 {up}   방위각 {azimuth}</translation>
    </message>
    <message>
        <source>x in metres</source>
        <translation>x(미터)</translation>
    </message>
    <message>
        <source>y in metres</source>
        <translation>y(미터)</translation>
    </message>
    <message>
        <source>z in metres</source>
        <translation>z(미터)</translation>
    </message>
    <message>
        <source>how well the place is known, metres</source>
        <translation>위치의 불확실성(미터)</translation>
    </message>
    <message>
        <source>“{text}” is no number</source>
        <translation>“{text}”: 숫자가 아닙니다</translation>
    </message>
    <message>
        <source>{head} is missing</source>
        <translation>{head} 값이 없습니다</translation>
    </message>
    <message>
        <source>± is never negative</source>
        <translation>± 값은 음수일 수 없습니다</translation>
    </message>
    <message>
        <source>1 warning about the microphones</source>
        <translation>마이크에 대한 경고 1건</translation>
    </message>
    <message>
        <source>{n} warnings about the microphones</source>
        <translation>마이크에 대한 경고 {n}건</translation>
    </message>
    <message>
        <source>Click to see all checks</source>
        <translation>누르면 모든 점검을 봅니다</translation>
    </message>
    <message>
        <source>azimuth from the x axis, counter-clockwise</source>
        <translation>방위각: x축에서 반시계 방향</translation>
    </message>
    <message>
        <source>azimuth from the x axis counter-clockwise, elevation from level, up is +</source>
        <translation>방위각: x축에서 반시계 방향, 고각: 수평 기준, 위가 +</translation>
    </message>
    <message>
        <source>({height} m above the floor)</source>
        <translation>(바닥에서 {height} m)</translation>
    </message>
    <message>
        <source>to {said} m</source>
        <translation>거리 {said} m</translation>
    </message>
    <message>
        <source>array&apos;s centre at {direction}</source>
        <translation>배열 중심 {direction}</translation>
    </message>
    <message>
        <source>azimuth {azimuth}, elevation {elevation}</source>
        <translation>방위각 {azimuth}, 고각 {elevation}</translation>
    </message>
    <message>
        <source>source</source>
        <translation>음원</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>음원</translation>
    </message>
    <message>
        <source>{text} has no place yet: drag it into the site, or press Enter to type its coordinates</source>
        <translation>{text}: 아직 위치가 없습니다. 현장으로 끌어 놓거나 Enter로 좌표를 입력하세요</translation>
    </message>
    <message>
        <source>To place</source>
        <translation>배치할 것</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>외 {n}개</translation>
    </message>
</context>
</TS>
