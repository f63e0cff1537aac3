<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>No other session is shown</source>
        <translation>함께 표시 중인 다른 세션이 없습니다</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} 열기</translation>
    </message>
    <message>
        <source>Compare with session</source>
        <translation>다른 세션과 비교</translation>
    </message>
    <message>
        <source>&amp;Show Below</source>
        <translation>아래에 표시(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Other Folder…</source>
        <translation>다른 폴더(&amp;O)…</translation>
    </message>
    <message>
        <source>Its spectrograms are shown below those of the open session, on the same time axis.</source>
        <translation>그 세션의 스펙트로그램을 열린 세션 아래에, 같은 시간축으로 표시합니다.</translation>
    </message>
    <message>
        <source>Find a session</source>
        <translation>세션 찾기</translation>
    </message>
    <message>
        <source>Sessions of the campaign</source>
        <translation>캠페인의 세션</translation>
    </message>
    <message>
        <source>Compare with the session in this folder</source>
        <translation>이 폴더의 세션과 비교</translation>
    </message>
    <message>
        <source>Shift of the other session, seconds</source>
        <translation>다른 세션의 이동, 초</translation>
    </message>
    <message>
        <source>How much later this session is shown; drag its spectrograms to change it</source>
        <translation>이 세션을 얼마나 늦게 표시할지. 스펙트로그램을 끌어서 바꿉니다</translation>
    </message>
    <message>
        <source>By Clock</source>
        <translation>시각으로</translation>
    </message>
    <message>
        <source>Shift by the times at which both were recorded</source>
        <translation>두 세션을 녹음한 시각에 맞춰 이동</translation>
    </message>
    <message>
        <source>When they were recorded is not told in both sessions</source>
        <translation>두 세션 모두에 녹음 시각이 있어야 합니다</translation>
    </message>
    <message>
        <source>Leave the comparison</source>
        <translation>비교 끝내기</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Its sound is elsewhere: from {first} to {last} on this time axis.</source>
        <translation>소리가 다른 곳에 있습니다: 이 시간축에서 {first}~{last}.</translation>
    </message>
</context>
</TS>
