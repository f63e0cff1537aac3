<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Start Again Now</source>
        <translation>지금 다시 시작</translation>
    </message>
    <message>
        <source>The window speaks another language from the next start on.</source>
        <translation>다음에 시작할 때부터 선택한 언어로 표시합니다.</translation>
    </message>
</context>
</TS>
