<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>There is no microphone {said}: type {some} or {all}.</source>
        <translation>{said}(이)라는 마이크가 없습니다. {some} 또는 {all}(을)를 입력하세요.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>빈칸</translation>
    </message>
    <message>
        <source>{said} is no time: type seconds (12.5) or hours (1:02:03.5).</source>
        <translation>{said}: 시각이 아닙니다. 초(12.5) 또는 시:분:초(1:02:03.5)로 입력하세요.</translation>
    </message>
    <message>
        <source>{said} is no frequency: type 440, 1.2 kHz, or nothing for no bound.</source>
        <translation>{said}: 주파수가 아닙니다. 440, 1.2 kHz처럼 입력하고, 제한이 없으면 비워 두세요.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>What was heard</source>
        <translation>들린 소리</translation>
    </message>
    <message>
        <source>Start, s</source>
        <translation>시작, s</translation>
    </message>
    <message>
        <source>Where it begins, on the session&apos;s clock</source>
        <translation>시작 시각(세션 시계 기준)</translation>
    </message>
    <message>
        <source>End, s</source>
        <translation>끝, s</translation>
    </message>
    <message>
        <source>Where it ends</source>
        <translation>끝나는 시각</translation>
    </message>
    <message>
        <source>Low, Hz</source>
        <translation>하한, Hz</translation>
    </message>
    <message>
        <source>The lowest frequency of its band; empty = no bound</source>
        <translation>대역의 최저 주파수. 비워 두면 제한 없음</translation>
    </message>
    <message>
        <source>High, Hz</source>
        <translation>상한, Hz</translation>
    </message>
    <message>
        <source>The highest frequency of its band; empty = no bound</source>
        <translation>대역의 최고 주파수. 비워 두면 제한 없음</translation>
    </message>
    <message>
        <source>Mic</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>In which microphone; all = in every one</source>
        <translation>어느 마이크에서 들렸는지. 전체 = 모든 마이크</translation>
    </message>
    <message>
        <source>Select a part of the sound first: drag in a spectrogram</source>
        <translation>먼저 소리의 일부를 선택하세요. 스펙트로그램에서 끌면 됩니다</translation>
    </message>
    <message>
        <source>Point into the spectrograms first</source>
        <translation>먼저 스펙트로그램 위를 가리키세요</translation>
    </message>
    <message>
        <source>Choose a label first</source>
        <translation>먼저 레이블을 선택하세요</translation>
    </message>
    <message>
        <source>Labels ({n})</source>
        <translation>레이블 ({n})</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Zoom To</source>
        <translation>확대해 보기</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>No labels yet. Drag in a spectrogram to select a part of the sound, then press {key} to label it.</source>
        <translation>아직 레이블이 없습니다. 스펙트로그램에서 끌어 소리의 일부를 선택한 뒤 {key} 키로 레이블을 붙이세요.</translation>
    </message>
    <message>
        <source>No label has these words.</source>
        <translation>이 낱말이 든 레이블이 없습니다.</translation>
    </message>
    <message>
        <source>&amp;Go To</source>
        <translation>이동(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>삭제(&amp;D)</translation>
    </message>
    <message>
        <source>Find labels</source>
        <translation>레이블 찾기</translation>
    </message>
    <message>
        <source>Show the label in the spectrograms (Enter)</source>
        <translation>레이블을 스펙트로그램에서 보기 (Enter)</translation>
    </message>
    <message>
        <source>Delete (Del)</source>
        <translation>삭제 (Del)</translation>
    </message>
    <message>
        <source>No session is open</source>
        <translation>열린 세션이 없습니다</translation>
    </message>
    <message>
        <source>Label at Selection in the Annotate menu</source>
        <translation>주석 메뉴의 선택 구간에 레이블</translation>
    </message>
    <message>
        <source>Label {quoted}</source>
        <translation>레이블 {quoted}</translation>
    </message>
    <message>
        <source>Select a part of the sound first: drag in a spectrogram.</source>
        <translation>먼저 소리의 일부를 선택하세요. 스펙트로그램에서 끌면 됩니다.</translation>
    </message>
    <message>
        <source>Delete label {quoted}</source>
        <translation>레이블 삭제 {quoted}</translation>
    </message>
    <message>
        <source>Delete {n} labels</source>
        <translation>레이블 {n}개 삭제</translation>
    </message>
    <message>
        <source>Rename label to {quoted}</source>
        <translation>레이블 이름을 {quoted}(으)로 바꾸기</translation>
    </message>
    <message>
        <source>Clear the text of a label</source>
        <translation>레이블 글자 지우기</translation>
    </message>
    <message>
        <source>Change label {quoted}</source>
        <translation>레이블 변경 {quoted}</translation>
    </message>
    <message>
        <source>Drag to select a stretch of time</source>
        <translation>끌어서 시간 구간 선택</translation>
    </message>
    <message>
        <source>Text of the label</source>
        <translation>레이블 글자</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>무슨 소리인가요?</translation>
    </message>
</context>
</TS>
