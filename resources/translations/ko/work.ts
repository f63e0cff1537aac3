<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Something went wrong</source>
        <translation>문제가 생겼습니다</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. Your session is still open; save it now.</source>
        <translation>생기지 말아야 할 문제가 생겼습니다. 세션은 아직 열려 있으니 지금 저장하세요.</translation>
    </message>
    <message>
        <source>It was written down in {path}.</source>
        <translation>{path}에 기록했습니다.</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>멈춤(Esc)</translation>
    </message>
    <message>
        <source>Stop the work in hand</source>
        <translation>진행 중인 작업 멈춤</translation>
    </message>
    <message>
        <source>{name} · stopping</source>
        <translation>{name} · 멈추는 중</translation>
    </message>
    <message>
        <source>{done} · {time} left</source>
        <translation>{done} · {time} 남음</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n}초</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n}분</translation>
    </message>
    <message>
        <source>{n:.1f} h</source>
        <translation>{n:.1f}시간</translation>
    </message>
</context>
</TS>
