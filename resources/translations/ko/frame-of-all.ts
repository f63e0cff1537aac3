<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Sound source workbench</source>
        <translation>음원 위치 추정 워크벤치</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>새 세션</translation>
    </message>
    <message>
        <source>Look what methods there are</source>
        <translation>쓸 수 있는 방법 확인</translation>
    </message>
    <message>
        <source>Only files and folders of this computer can be dropped here.</source>
        <translation>이 컴퓨터의 파일과 폴더만 끌어다 놓을 수 있습니다.</translation>
    </message>
</context>
</TS>
