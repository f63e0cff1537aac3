<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Needs {needs}.</source>
        <translation>필요한 값: {needs}.</translation>
    </message>
    <message>
        <source>left to the network</source>
        <translation>신경망에 맡김</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>As usual: {value}</source>
        <translation>기본값: {value}</translation>
    </message>
    <message>
        <source>{setting}: back to the default</source>
        <translation>{setting}: 기본값으로</translation>
    </message>
    <message>
        <source>Ticked</source>
        <translation>선택됨</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>선택 안 됨</translation>
    </message>
    <message>
        <source>Back to {value}</source>
        <translation>{value}(으)로 되돌리기</translation>
    </message>
    <message>
        <source>one or more of {values}</source>
        <translation>다음 중 하나 이상: {values}</translation>
    </message>
    <message>
        <source>one of {values}</source>
        <translation>다음 중 하나: {values}</translation>
    </message>
    <message>
        <source>one or more names</source>
        <translation>이름 하나 이상</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>예 또는 아니요</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>정수</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>수</translation>
    </message>
    <message>
        <source>text</source>
        <translation>글자</translation>
    </message>
    <message>
        <source>{noun} {span}</source>
        <translation>{span} {noun}</translation>
    </message>
    <message>
        <source>{needed}, or nothing</source>
        <translation>{needed}, 또는 빈칸</translation>
    </message>
    <message>
        <source>from {low} to {high}{unit}</source>
        <translation>{low}~{high}{unit}</translation>
    </message>
    <message>
        <source>above {low}{unit}</source>
        <translation>{low}{unit} 초과</translation>
    </message>
    <message>
        <source>of at least {low}{unit}</source>
        <translation>{low}{unit} 이상</translation>
    </message>
    <message>
        <source>below {high}{unit}</source>
        <translation>{high}{unit} 미만</translation>
    </message>
    <message>
        <source>at most {high}{unit}</source>
        <translation>{high}{unit} 이하</translation>
    </message>
    <message>
        <source>of at most {high}{unit}</source>
        <translation>{high}{unit} 이하</translation>
    </message>
    <message>
        <source>{above} and {below}</source>
        <translation>{above}, {below}</translation>
    </message>
</context>
</TS>
