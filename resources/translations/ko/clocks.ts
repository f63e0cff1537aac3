<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Set clock offsets</source>
        <translation>시계 차이 설정</translation>
    </message>
    <message>
        <source>Open a session first</source>
        <translation>먼저 세션을 여세요</translation>
    </message>
    <message>
        <source>The clocks are being compared</source>
        <translation>시계를 비교하는 중입니다</translation>
    </message>
    <message>
        <source>Save the session first: its sound has no folder yet</source>
        <translation>먼저 세션을 저장하세요. 소리를 둘 폴더가 아직 없습니다</translation>
    </message>
    <message>
        <source>Compare the clocks first</source>
        <translation>먼저 시계를 비교하세요</translation>
    </message>
    <message>
        <source>No microphone was clear enough</source>
        <translation>충분히 뚜렷한 마이크가 없었습니다</translation>
    </message>
    <message>
        <source>The offsets are these already</source>
        <translation>시계 차이가 이미 이 값입니다</translation>
    </message>
    <message>
        <source>Compare clocks</source>
        <translation>시계 비교</translation>
    </message>
    <message>
        <source>The session was changed meanwhile: compare again.</source>
        <translation>그사이 세션이 바뀌었습니다. 다시 비교하세요.</translation>
    </message>
    <message>
        <source>Stopped before there was an answer.</source>
        <translation>결과가 나오기 전에 멈췄습니다.</translation>
    </message>
    <message>
        <source>Places, files or the temperature were changed: compare again.</source>
        <translation>위치, 파일 또는 온도가 바뀌었습니다. 다시 비교하세요.</translation>
    </message>
    <message>
        <source>{text} is no place</source>
        <translation>{text}: 위치가 아닙니다</translation>
    </message>
    <message>
        <source>An empty field is no place</source>
        <translation>빈칸은 위치가 아닙니다</translation>
    </message>
    <message>
        <source>Type x, y and z in metres: 4.0, 6.5, 1.2</source>
        <translation>x, y, z를 미터로 입력하세요: 4.0, 6.5, 1.2</translation>
    </message>
    <message>
        <source>A sound at a known place, best a clap or a knock, shows how far the clocks of the channels are apart: what a microphone hears earlier or later than its distance says is its clock&apos;s. The first clear channel keeps its offset.</source>
        <translation>위치를 아는 소리(박수나 두드림이 가장 좋음)로 채널 시계가 서로 얼마나 다른지 알 수 있습니다. 거리로 계산한 것보다 이르거나 늦게 들리는 만큼이 시계 차이입니다. 뚜렷한 첫째 채널의 값은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Clock offsets</source>
        <translation>시계 차이</translation>
    </message>
    <message>
        <source>&amp;Compare Clocks</source>
        <translation>시계 비교(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>적용(&amp;A)</translation>
    </message>
    <message>
        <source>x, y, z in metres</source>
        <translation>x, y, z(미터)</translation>
    </message>
    <message>
        <source>Where the sound was: x, y, z in metres, site frame</source>
        <translation>소리가 난 곳: x, y, z(미터), 현장 좌표계</translation>
    </message>
    <message>
        <source>Which part of the recording to listen to</source>
        <translation>녹음에서 들을 부분</translation>
    </message>
    <message>
        <source>The sound &amp;was at (m)</source>
        <translation>소리가 난 곳 (m)(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Listen to</source>
        <translation>들을 부분(&amp;L)</translation>
    </message>
    <message>
        <source>what is on screen: {start_s:.2f} to {end_s:.2f} s</source>
        <translation>화면에 보이는 부분: {start_s:.2f}~{end_s:.2f} s</translation>
    </message>
    <message>
        <source>the whole recording</source>
        <translation>녹음 전체</translation>
    </message>
    <message>
        <source>1 offset was set. Undo takes them back.</source>
        <translation>시계 차이 1개를 설정했습니다. 실행 취소로 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>{n} offsets were set. Undo takes them back.</source>
        <translation>시계 차이 {n}개를 설정했습니다. 실행 취소로 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Clock offsets – {title}</source>
        <translation>시계 차이 – {title}</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Write the proposed offsets into the session</source>
        <translation>제안된 시계 차이를 세션에 쓰기</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>비교 중…</translation>
    </message>
    <message>
        <source>1 of {n} microphones stays as it is.</source>
        <translation>마이크 {n}개 중 1개는 그대로입니다.</translation>
    </message>
    <message>
        <source>{some} of {n} microphones stay as they are.</source>
        <translation>마이크 {n}개 중 {some}개는 그대로입니다.</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>Now (ms)</source>
        <translation>현재 (ms)</translation>
    </message>
    <message>
        <source>Proposed (ms)</source>
        <translation>제안 (ms)</translation>
    </message>
    <message>
        <source>Change (ms)</source>
        <translation>변화 (ms)</translation>
    </message>
    <message>
        <source>Change (m)</source>
        <translation>변화 (m)</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>확실성</translation>
    </message>
    <message>
        <source>The offset in the session: positive = this channel started later</source>
        <translation>세션의 시계 차이: 양수 = 이 채널이 늦게 시작함</translation>
    </message>
    <message>
        <source>What it should be, against the first clear channel, which keeps its own</source>
        <translation>뚜렷한 첫째 채널 기준으로 알맞은 값. 첫째 채널은 그대로 둡니다</translation>
    </message>
    <message>
        <source>Proposed less now</source>
        <translation>제안값에서 현재값을 뺀 것</translation>
    </message>
    <message>
        <source>As far as sound goes in that time</source>
        <translation>그 시간에 소리가 가는 거리</translation>
    </message>
    <message>
        <source>One standard deviation, from the pairs&apos; misfit and the errors of the places</source>
        <translation>표준편차. 마이크 쌍의 어긋남과 위치 오차에서 구함</translation>
    </message>
    <message>
        <source>How many of its pairs agree with one another, and how many times higher their peaks are than the next ones</source>
        <translation>서로 맞는 마이크 쌍의 수와, 그 피크가 다음 피크보다 몇 배 높은지</translation>
    </message>
    <message>
        <source>Clock offsets of the microphones</source>
        <translation>마이크의 시계 차이</translation>
    </message>
    <message>
        <source>{some} of {n} pairs, peaks {ratio:.1f} ×</source>
        <translation>{n}쌍 중 {some}쌍, 피크 {ratio:.1f}배</translation>
    </message>
</context>
</TS>
