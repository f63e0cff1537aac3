<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Checks</source>
        <translation>점검</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>외 {n}개</translation>
    </message>
    <message>
        <source>Checked: nothing to warn of</source>
        <translation>점검함: 경고할 것 없음</translation>
    </message>
    <message>
        <source>Open a session whose sound can be read first</source>
        <translation>먼저 소리를 읽을 수 있는 세션을 여세요</translation>
    </message>
    <message>
        <source>Check sound</source>
        <translation>소리 점검</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>참고</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>결함</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>Delays</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>Show this place in the sound</source>
        <translation>소리의 이 부분 보기</translation>
    </message>
    <message>
        <source>Thresholds of Checks</source>
        <translation>점검 기준값</translation>
    </message>
    <message>
        <source>Needs {needs}.</source>
        <translation>필요한 값: {needs}.</translation>
    </message>
    <message>
        <source>Not checked yet: press Check Sound.</source>
        <translation>아직 점검하지 않았습니다. 소리 점검을 누르세요.</translation>
    </message>
    <message>
        <source>Checking the sound…</source>
        <translation>소리를 점검하는 중…</translation>
    </message>
    <message>
        <source>Checked before names, places, conditions or thresholds were changed: press Check Sound to check again.</source>
        <translation>이름, 위치, 조건, 기준값을 바꾸기 전에 점검했습니다. 소리 점검을 눌러 다시 점검하세요.</translation>
    </message>
    <message>
        <source>All of the sound was checked: nothing to warn of.</source>
        <translation>소리를 모두 점검했습니다. 경고할 것이 없습니다.</translation>
    </message>
    <message>
        <source>Check Sound</source>
        <translation>소리 점검</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Thresholds…</source>
        <translation>기준값…</translation>
    </message>
    <message>
        <source>There is no sound yet.</source>
        <translation>아직 소리가 없습니다.</translation>
    </message>
    <message>
        <source>All of the sound was checked: {n} findings</source>
        <translation>소리를 모두 점검함: {n}건</translation>
    </message>
    <message>
        <source>All of the sound was checked: {n} finding</source>
        <translation>소리를 모두 점검함: {n}건</translation>
    </message>
    <message>
        <source>{found}, of which {more} are not listed.</source>
        <translation>{found}, 그중 {more}건은 목록에 없음.</translation>
    </message>
    <message>
        <source>1 threshold is not the usual one.</source>
        <translation>기준값 1개가 기본값이 아닙니다.</translation>
    </message>
    <message>
        <source>{n} thresholds are not the usual ones.</source>
        <translation>기준값 {n}개가 기본값이 아닙니다.</translation>
    </message>
</context>
</TS>
