<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Close this message</source>
        <translation>이 메시지 닫기</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>{n} place only half typed</source>
        <translation>좌표 {n}곳을 입력하다 맒</translation>
    </message>
    <message>
        <source>{n} places only half typed</source>
        <translation>좌표 {n}곳을 입력하다 맒</translation>
    </message>
    <message>
        <source>{rate:g} kHz   {n} ch   {length}</source>
        <translation>{rate:g} kHz   {n}채널   {length}</translation>
    </message>
</context>
</TS>
