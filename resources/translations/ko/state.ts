<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>This is an earlier version, to look at: go back, or bring it back, to edit</source>
        <translation>보기만 하는 이전 버전입니다. 편집하려면 현재 버전으로 돌아가거나 이 버전을 되살리세요</translation>
    </message>
    <message>
        <source>saved {when}</source>
        <translation>{when} 저장</translation>
    </message>
    <message>
        <source>evaluation of {when}</source>
        <translation>{when} 평가</translation>
    </message>
</context>
</TS>
