<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>not reviewed</source>
        <translation>검토 안 함</translation>
    </message>
    <message>
        <source>its true place is known</source>
        <translation>실제 위치를 앎</translation>
    </message>
    <message>
        <source>its true place is not known</source>
        <translation>실제 위치를 모름</translation>
    </message>
    <message>
        <source>the true place is known</source>
        <translation>실제 위치를 앎</translation>
    </message>
    <message>
        <source>the true place is not known</source>
        <translation>실제 위치를 모름</translation>
    </message>
    <message>
        <source>Redo {name}</source>
        <translation>{name} 다시 실행</translation>
    </message>
    <message>
        <source>Undo {name}</source>
        <translation>{name} 실행 취소</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>반려</translation>
    </message>
    <message>
        <source>Take Review Back</source>
        <translation>검토 취소</translation>
    </message>
    <message>
        <source>{state}, not saved yet: this session has other unsaved edits. Save, then press Ctrl+J</source>
        <translation>{state}, 아직 저장 안 됨: 저장하지 않은 다른 편집이 있습니다. 저장한 뒤 Ctrl+J를 누르세요</translation>
    </message>
    <message>
        <source>{said}: nothing is left to review</source>
        <translation>{said}: 검토할 것이 더 없습니다</translation>
    </message>
    <message>
        <source>{said}. Ctrl+Z takes it back</source>
        <translation>{said}. Ctrl+Z로 취소</translation>
    </message>
    <message>
        <source>{title} was reviewed anew since, so nothing was taken back</source>
        <translation>그 뒤에 {title}을(를) 다시 검토했으므로 취소하지 않았습니다</translation>
    </message>
    <message>
        <source>{name} was not taken back. {reason}</source>
        <translation>{name}을(를) 취소하지 않았습니다. {reason}</translation>
    </message>
    <message>
        <source>Taken back: {name}</source>
        <translation>취소함: {name}</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>승인함</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>표시함</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>반려함</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>검토 안 함</translation>
    </message>
    <message>
        <source>Wait until the sessions in hand are written</source>
        <translation>쓰고 있는 세션이 끝날 때까지 기다리세요</translation>
    </message>
    <message>
        <source>No sessions were changed together since the window was opened; what each held before is in File &gt; Earlier Versions</source>
        <translation>창을 연 뒤 여러 세션을 함께 바꾼 적이 없습니다. 각 세션의 이전 내용은 파일 &gt; 이전 버전에 있습니다</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>편집…</translation>
    </message>
    <message>
        <source>Change site, weather and the like of all chosen sessions</source>
        <translation>선택한 모든 세션의 현장, 날씨 등을 변경</translation>
    </message>
    <message>
        <source>Accept the chosen sessions (Ctrl+Return)</source>
        <translation>선택한 세션 승인(Ctrl+Return)</translation>
    </message>
    <message>
        <source>Flag…</source>
        <translation>표시…</translation>
    </message>
    <message>
        <source>Flag the chosen sessions, with a note (Ctrl+Shift+F)</source>
        <translation>선택한 세션을 메모와 함께 표시(Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Reject the chosen sessions (Ctrl+Shift+X)</source>
        <translation>선택한 세션 반려(Ctrl+Shift+X)</translation>
    </message>
    <message>
        <source>Check Sound</source>
        <translation>소리 점검</translation>
    </message>
    <message>
        <source>Read all their sound: silent, clipped and odd channels</source>
        <translation>소리를 모두 읽어 무음, 포화, 이상한 채널을 찾습니다</translation>
    </message>
    <message>
        <source>Find Missing Sound…</source>
        <translation>없어진 소리 찾기…</translation>
    </message>
    <message>
        <source>Say where missing files went, once for all</source>
        <translation>없어진 파일의 위치를 한 번에 알려 주기</translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>세션 1개</translation>
    </message>
    <message>
        <source>{n} sessions</source>
        <translation>세션 {n}개</translation>
    </message>
    <message>
        <source>None of the chosen sessions can be opened, so none can be changed.</source>
        <translation>선택한 세션을 하나도 열 수 없어 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>Undo Change of Many Sessions</source>
        <translation>여러 세션 변경 실행 취소</translation>
    </message>
    <message>
        <source>Redo Change of Many Sessions</source>
        <translation>여러 세션 변경 다시 실행</translation>
    </message>
    <message>
        <source>Check sound</source>
        <translation>소리 점검</translation>
    </message>
    <message>
        <source>Read the campaign</source>
        <translation>캠페인 읽기</translation>
    </message>
    <message>
        <source>Choose sessions in the table first</source>
        <translation>먼저 표에서 세션을 선택하세요</translation>
    </message>
    <message>
        <source>Open a session first</source>
        <translation>먼저 세션을 여세요</translation>
    </message>
    <message>
        <source>No review was given since the window was opened</source>
        <translation>창을 연 뒤 검토한 적이 없습니다</translation>
    </message>
    <message>
        <source>No change of many sessions was taken back</source>
        <translation>되돌린 여러 세션 변경이 없습니다</translation>
    </message>
    <message>
        <source>No sound is missing in this campaign</source>
        <translation>이 캠페인에 없어진 소리가 없습니다</translation>
    </message>
    <message>
        <source>Open a session or the campaign table</source>
        <translation>세션이나 캠페인 표를 여세요</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>기억</translation>
    </message>
    <message>
        <source>Words, or such as site:yeoju weather:rain review:flagged placed:no sound:missing; - leaves out
Numbers: mics:6, length:&gt;10 (seconds), rate:44..48 (kHz), temp:&lt;0 (°C)</source>
        <translation>낱말, 또는 site:yeoju weather:rain review:flagged placed:no sound:missing처럼 입력. 앞에 -를 붙이면 제외
수: mics:6, length:&gt;10(초), rate:44..48(kHz), temp:&lt;0(°C)</translation>
    </message>
    <message>
        <source>Wait until the sessions in hand are written, then copy the array.</source>
        <translation>쓰고 있는 세션이 끝난 뒤에 배열을 복사하세요.</translation>
    </message>
    <message>
        <source>It was changed again since</source>
        <translation>그 뒤에 다시 바뀌었습니다</translation>
    </message>
    <message>
        <source> {undo} takes them back.</source>
        <translation> {undo}(으)로 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Stopped: {name}, {n} written.{taken}</source>
        <translation>멈춤: {name}, {n}개 씀.{taken}</translation>
    </message>
    <message>
        <source>; and {n} more</source>
        <translation>; 외 {n}개</translation>
    </message>
    <message>
        <source>{name}: {n} of {all} could not be written. {told}{more}.</source>
        <translation>{name}: {all}개 중 {n}개를 쓰지 못했습니다. {told}{more}.</translation>
    </message>
    <message>
        <source>Flag, with a note</source>
        <translation>메모와 함께 표시</translation>
    </message>
    <message>
        <source>What is wrong? Enter flags</source>
        <translation>무엇이 문제입니까? Enter로 표시</translation>
    </message>
    <message>
        <source>Note for the flag</source>
        <translation>표시에 붙일 메모</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>승인함</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>표시함</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>반려함</translation>
    </message>
    <message>
        <source>heard, fine</source>
        <translation>들었음, 정상</translation>
    </message>
    <message>
        <source>not heard yet</source>
        <translation>아직 안 들음</translation>
    </message>
    <message>
        <source>odd</source>
        <translation>이상함</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>place known</source>
        <translation>위치 앎</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{all}개 중 {n}개</translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation>열 수 없음</translation>
    </message>
    <message>
        <source>file missing</source>
        <translation>파일 없음</translation>
    </message>
    <message>
        <source>{n} files missing</source>
        <translation>파일 {n}개 없음</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>세션</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>현장</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>녹음 시각</translation>
    </message>
    <message>
        <source>By the recorder&apos;s clock, and its time zone where that is known</source>
        <translation>녹음기의 시계로, 알면 그 시간대와 함께</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>날씨</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>음원</translation>
    </message>
    <message>
        <source>What called; a ring: its true place is known</source>
        <translation>소리를 낸 것. 고리: 실제 위치를 앎</translation>
    </message>
    <message>
        <source>Mics</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>Number of microphones</source>
        <translation>마이크 수</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Microphones that have a position</source>
        <translation>위치가 있는 마이크</translation>
    </message>
    <message>
        <source>Length s</source>
        <translation>길이 s</translation>
    </message>
    <message>
        <source>Sound that all microphones share, seconds</source>
        <translation>모든 마이크에 함께 있는 소리, 초</translation>
    </message>
    <message>
        <source>Rate kHz</source>
        <translation>표본율 kHz</translation>
    </message>
    <message>
        <source>Samples a second, the highest of the files</source>
        <translation>초당 표본 수, 파일 중 가장 높은 값</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>소리</translation>
    </message>
    <message>
        <source>What the files&apos; headers say, and what was heard in them</source>
        <translation>파일 머리 정보와 들어 본 결과</translation>
    </message>
    <message>
        <source>Review note</source>
        <translation>검토 메모</translation>
    </message>
    <message>
        <source>Temp. °C</source>
        <translation>온도 °C</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Wired or wireless</source>
        <translation>유선 또는 무선</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Sound MB</source>
        <translation>소리 MB</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>바뀐 때</translation>
    </message>
    <message>
        <source>When session.json was written</source>
        <translation>session.json을 쓴 때</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>{name} cannot be opened. {problem}</source>
        <translation>{name}을(를) 열 수 없습니다. {problem}</translation>
    </message>
    <message>
        <source>Its sound file {name} is missing.</source>
        <translation>소리 파일 {name}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>1 microphone</source>
        <translation>마이크 1개</translation>
    </message>
    <message>
        <source>{n} microphones</source>
        <translation>마이크 {n}개</translation>
    </message>
    <message>
        <source>all placed</source>
        <translation>모두 배치함</translation>
    </message>
    <message>
        <source>not all placed yet</source>
        <translation>아직 모두 배치하지 않음</translation>
    </message>
    <message>
        <source>the true place of the source is known</source>
        <translation>음원의 실제 위치를 앎</translation>
    </message>
    <message>
        <source>the true place of the source is not known</source>
        <translation>음원의 실제 위치를 모름</translation>
    </message>
    <message>
        <source>several</source>
        <translation>여러 값</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>모름</translation>
    </message>
    <message>
        <source>Site size, m</source>
        <translation>현장 크기, m</translation>
    </message>
    <message>
        <source>Temperature, °C</source>
        <translation>온도, °C</translation>
    </message>
    <message>
        <source>Three lengths above 0, such as 8 x 6 x 3; empty = not known</source>
        <translation>0보다 큰 길이 셋. 예: 8 x 6 x 3. 비우면 모름</translation>
    </message>
    <message>
        <source>A number, such as 21.5; empty = not known</source>
        <translation>수. 예: 21.5. 비우면 모름</translation>
    </message>
    <message>
        <source>Such as wired or wireless</source>
        <translation>유선 또는 무선 등</translation>
    </message>
    <message>
        <source>What called, such as woman, knocking</source>
        <translation>소리를 낸 것. 예: 여성, 두드림</translation>
    </message>
    <message>
        <source>The site&apos;s size needs three lengths above 0 in metres, such as 8 x 6 x 3</source>
        <translation>현장 크기에는 0보다 큰 길이 셋(미터)이 필요합니다. 예: 8 x 6 x 3</translation>
    </message>
    <message>
        <source>Edit 1 Session</source>
        <translation>세션 1개 편집</translation>
    </message>
    <message>
        <source>Edit {n} Sessions</source>
        <translation>세션 {n}개 편집</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>Ticked: written into every chosen session</source>
        <translation>선택하면 고른 모든 세션에 씁니다</translation>
    </message>
    <message>
        <source>Only ticked fields are written. Undo takes them back while this window is open; after that, what each session held before is in its Earlier Versions.</source>
        <translation>선택한 항목만 씁니다. 이 창이 열려 있는 동안은 실행 취소할 수 있고, 그 뒤에는 각 세션의 이전 버전에 이전 내용이 있습니다.</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>하나를 고르세요</translation>
    </message>
    <message>
        <source>Change 1 Session</source>
        <translation>세션 1개 변경</translation>
    </message>
    <message>
        <source>Change {n} Sessions</source>
        <translation>세션 {n}개 변경</translation>
    </message>
    <message>
        <source>Edit or tick a field first</source>
        <translation>먼저 항목을 편집하거나 선택하세요</translation>
    </message>
    <message>
        <source>Now: </source>
        <translation>지금: </translation>
    </message>
    <message>
        <source> and {n} more</source>
        <translation> 외 {n}개</translation>
    </message>
    <message>
        <source>No campaign is open.

Drop a folder of sessions here, or press Ctrl+O to open one.</source>
        <translation>열린 캠페인이 없습니다.

세션 폴더를 여기에 끌어다 놓거나 Ctrl+O를 눌러 여세요.</translation>
    </message>
    <message>
        <source>No session matches what is searched for.</source>
        <translation>찾는 조건에 맞는 세션이 없습니다.</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>Sessions of the campaign</source>
        <translation>캠페인의 세션</translation>
    </message>
    <message>
        <source>Search: words, site:yeoju review:flagged placed:no …</source>
        <translation>찾기: 낱말, site:yeoju review:flagged placed:no …</translation>
    </message>
    <message>
        <source>Search sessions</source>
        <translation>세션 찾기</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Choose what is shown</source>
        <translation>보일 열 선택</translation>
    </message>
    <message>
        <source>Back to Session</source>
        <translation>세션으로 돌아가기</translation>
    </message>
    <message>
        <source>Close the table (Ctrl+T)</source>
        <translation>표 닫기(Ctrl+T)</translation>
    </message>
    <message>
        <source>There is no “{key}:” to search; rest here to see what there is</source>
        <translation>“{key}:”은(는) 찾을 수 없습니다. 여기에 포인터를 두면 쓸 수 있는 것이 나옵니다</translation>
    </message>
    <message>
        <source>After “{key}:” comes a number, such as 6, &gt;4 or 4..6</source>
        <translation>“{key}:” 뒤에는 6, &gt;4, 4..6 같은 수가 옵니다</translation>
    </message>
    <message>
        <source>{n} sessions, {n_reviewed} reviewed</source>
        <translation>세션 {n}개, {n_reviewed}개 검토</translation>
    </message>
    <message>
        <source>There is </source>
        <translation>쓸 수 있는 것: </translation>
    </message>
    <message>
        <source>Reading the sessions …</source>
        <translation>세션을 읽는 중 …</translation>
    </message>
    <message>
        <source>No session chosen</source>
        <translation>선택한 세션 없음</translation>
    </message>
    <message>
        <source>{n} chosen</source>
        <translation>{n}개 선택</translation>
    </message>
    <message>
        <source>As at First</source>
        <translation>처음대로</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>찾은 곳</translation>
    </message>
    <message>
        <source>Known by</source>
        <translation>찾은 근거</translation>
    </message>
    <message>
        <source>its hash</source>
        <translation>해시</translation>
    </message>
    <message>
        <source>name and folder</source>
        <translation>이름과 폴더</translation>
    </message>
    <message>
        <source>name, length, rate</source>
        <translation>이름, 길이, 표본율</translation>
    </message>
    <message>
        <source>name alone</source>
        <translation>이름만</translation>
    </message>
    <message>
        <source>Find Missing Sound</source>
        <translation>없어진 소리 찾기</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Use Where They Are</source>
        <translation>있는 자리에서 사용</translation>
    </message>
    <message>
        <source>Copy into the Session Folders</source>
        <translation>세션 폴더로 복사</translation>
    </message>
    <message>
        <source>Forget Links</source>
        <translation>연결 지우기</translation>
    </message>
    <message>
        <source>The folder, or one above it, where the sound is now</source>
        <translation>지금 소리가 있는 폴더나 그 위 폴더</translation>
    </message>
    <message>
        <source>Folder to look in</source>
        <translation>찾을 폴더</translation>
    </message>
    <message>
        <source>Missing files</source>
        <translation>없어진 파일</translation>
    </message>
    <message>
        <source>Remember where the files are; sessions and files stay as they are</source>
        <translation>파일의 위치를 기억합니다. 세션과 파일은 그대로 둡니다</translation>
    </message>
    <message>
        <source>Copy the files to where the sessions expect them; the originals stay</source>
        <translation>파일을 세션이 찾는 자리로 복사합니다. 원본은 그대로 둡니다</translation>
    </message>
    <message>
        <source>Forget where sound of this campaign was said to be</source>
        <translation>이 캠페인의 소리가 있다고 한 위치를 지웁니다</translation>
    </message>
    <message>
        <source>Where is the sound now?</source>
        <translation>소리가 지금 어디에 있습니까?</translation>
    </message>
    <message>
        <source>{path} is no folder.</source>
        <translation>{path}은(는) 폴더가 아닙니다.</translation>
    </message>
    <message>
        <source>Find sound</source>
        <translation>소리 찾기</translation>
    </message>
    <message>
        <source>; {n} could not: {reason}</source>
        <translation>; {n}개는 못 함: {reason}</translation>
    </message>
    <message>
        <source>Link sound</source>
        <translation>소리 연결</translation>
    </message>
    <message>
        <source>linked where they are</source>
        <translation>있는 자리에서 연결함</translation>
    </message>
    <message>
        <source>Copy sound</source>
        <translation>소리 복사</translation>
    </message>
    <message>
        <source>copied into the sessions</source>
        <translation>세션으로 복사함</translation>
    </message>
    <message>
        <source>Links of {n} sessions forgotten</source>
        <translation>세션 {n}개의 연결을 지웠습니다</translation>
    </message>
    <message>
        <source>{n} by {words}</source>
        <translation>{words}(으)로 {n}개</translation>
    </message>
    <message>
        <source>{n} of {files} found</source>
        <translation>{files} 중 {n}개 찾음</translation>
    </message>
    <message>
        <source>{files} of {sessions} is missing. Files are looked for by name; where a session knows a file&apos;s hash, only that very file is taken.</source>
        <translation>{sessions}의 {files}가 없습니다. 파일은 이름으로 찾고, 세션이 파일의 해시를 알면 바로 그 파일만 씁니다.</translation>
    </message>
    <message>
        <source>{files} of {sessions} are missing. Files are looked for by name; where a session knows a file&apos;s hash, only that very file is taken.</source>
        <translation>{sessions}의 {files}가 없습니다. 파일은 이름으로 찾고, 세션이 파일의 해시를 알면 바로 그 파일만 씁니다.</translation>
    </message>
    <message>
        <source>No sound is missing; some of it lies where it was linked to by hand.</source>
        <translation>없어진 소리가 없습니다. 일부는 손으로 연결한 자리에 있습니다.</translation>
    </message>
    <message>
        <source>not found: {reason}</source>
        <translation>못 찾음: {reason}</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>파일 1개</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>파일 {n}개</translation>
    </message>
</context>
</TS>
