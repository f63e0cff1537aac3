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
    <message>
        <source>Microphones</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>근거</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>점검</translation>
    </message>
    <message>
        <source>Checks ({n})</source>
        <translation>점검 ({n})</translation>
    </message>
    <message>
        <source>The 3-D view is not there yet</source>
        <translation>3차원 보기가 아직 없습니다</translation>
    </message>
    <message>
        <source>The 3-D view is there</source>
        <translation>3차원 보기가 이미 있습니다</translation>
    </message>
    <message>
        <source>{variable} switches 3-D off.</source>
        <translation>{variable}이(가) 3차원을 끕니다.</translation>
    </message>
</context>
</TS>
