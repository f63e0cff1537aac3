<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Radius</source>
        <translation>반경</translation>
    </message>
    <message>
        <source>A clip counts as found when its answer lies within this distance of the true source</source>
        <translation>추정 위치가 실제 음원에서 이 거리 안에 있으면 그 클립은 찾은 것으로 셉니다</translation>
    </message>
    <message>
        <source>Radius in metres</source>
        <translation>반경(미터)</translation>
    </message>
    <message>
        <source>2-D</source>
        <translation>2차원</translation>
    </message>
    <message>
        <source>3-D</source>
        <translation>3차원</translation>
    </message>
    <message>
        <source>No method is installed</source>
        <translation>설치된 방법이 없습니다</translation>
    </message>
    <message>
        <source>{methods} and {n} more</source>
        <translation>{methods} 외 {n}개</translation>
    </message>
    <message>
        <source>no method ticked</source>
        <translation>선택한 방법 없음</translation>
    </message>
    <message>
        <source>nobody; tick a method in the menu beside it</source>
        <translation>없음, 옆 메뉴에서 방법을 선택하세요</translation>
    </message>
    <message>
        <source>Localize asks: {methods}</source>
        <translation>위치 추정에 쓸 방법: {methods}</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>하려는 작업을 입력하세요</translation>
    </message>
    <message>
        <source>Open a session first</source>
        <translation>먼저 세션을 여세요</translation>
    </message>
    <message>
        <source>Open a session that is saved in a folder</source>
        <translation>폴더에 저장된 세션을 여세요</translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>모두 저장되어 있습니다</translation>
    </message>
    <message>
        <source>Choose an earlier version in the File menu first</source>
        <translation>먼저 파일 메뉴에서 이전 버전을 선택하세요</translation>
    </message>
    <message>
        <source>No other window has this session open</source>
        <translation>이 세션을 연 다른 창이 없습니다</translation>
    </message>
    <message>
        <source>No other program changed what you changed, too</source>
        <translation>같은 곳을 바꾼 다른 프로그램이 없습니다</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>실행 취소할 것이 없습니다</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>다시 실행할 것이 없습니다</translation>
    </message>
    <message>
        <source>The recording is shorter than one clip, or not read yet</source>
        <translation>녹음이 클립 하나보다 짧거나 아직 읽지 않았습니다</translation>
    </message>
    <message>
        <source>The whole session is shown already</source>
        <translation>이미 세션 전체를 보고 있습니다</translation>
    </message>
    <message>
        <source>There are no answers yet: press Localize first</source>
        <translation>아직 추정 결과가 없습니다. 먼저 위치 추정을 누르세요</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>실행 중인 작업이 없습니다</translation>
    </message>
    <message>
        <source>This is the last session of the list</source>
        <translation>목록의 마지막 세션입니다</translation>
    </message>
    <message>
        <source>This is the first session of the list</source>
        <translation>목록의 첫 세션입니다</translation>
    </message>
    <message>
        <source>No other session of the list is left to review</source>
        <translation>목록에 검토할 다른 세션이 없습니다</translation>
    </message>
    <message>
        <source>The session has no labels</source>
        <translation>세션에 레이블이 없습니다</translation>
    </message>
    <message>
        <source>&amp;Undo {edit}</source>
        <translation>실행 취소 {edit}</translation>
    </message>
    <message>
        <source>&amp;Redo {edit}</source>
        <translation>다시 실행 {edit}</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>도구</translation>
    </message>
    <message>
        <source>Press the keys in the field first</source>
        <translation>먼저 입력란에서 키를 누르세요</translation>
    </message>
    <message>
        <source>Tab goes from field to field and stays with that</source>
        <translation>Tab은 입력란 사이를 옮기는 키라서 바꿀 수 없습니다</translation>
    </message>
</context>
</TS>
