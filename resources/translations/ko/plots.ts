<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>epoch {x}</source>
        <translation>에포크 {x}</translation>
    </message>
    <message>
        <source>{name}: click to hide it or show it again</source>
        <translation>{name}: 누르면 숨기거나 다시 표시합니다</translation>
    </message>
    <message>
        <source>radius, m</source>
        <translation>반경, m</translation>
    </message>
    <message>
        <source>within {x:.2f} m</source>
        <translation>{x:.2f} m 이내</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>외 {n}개</translation>
    </message>
</context>
</TS>
