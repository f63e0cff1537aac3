<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>becomes</source>
        <translation>들어갈 곳</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>the source</source>
        <translation>음원</translation>
    </message>
    <message>
        <source>{name}: no place</source>
        <translation>{name}: 위치 없음</translation>
    </message>
    <message>
        <source>{name} at {place}</source>
        <translation>{name}: {place}</translation>
    </message>
    <message>
        <source>looking at the files</source>
        <translation>파일을 살펴보는 중</translation>
    </message>
    <message>
        <source>point: 1.5</source>
        <translation>점: 1.5</translation>
    </message>
    <message>
        <source>comma: 1,5</source>
        <translation>쉼표: 1,5</translation>
    </message>
    <message>
        <source>The EPSG code of the coordinates, such as EPSG:32652 for UTM zone 52 north. The site can then be shown on a map. Leave it empty when nobody knows it.</source>
        <translation>좌표의 EPSG 코드. 예: UTM 52구역 북반구는 EPSG:32652. 현장을 지도에 표시할 때 쓰입니다. 모르면 비워 두세요.</translation>
    </message>
    <message>
        <source>Coordinates from {name}</source>
        <translation>{name}의 좌표</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>EPSG code, if known</source>
        <translation>EPSG 코드(알면)</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>소수점</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>좌표계</translation>
    </message>
    <message>
        <source>Rows find microphones</source>
        <translation>행과 마이크 연결</translation>
    </message>
    <message>
        <source>, no header</source>
        <translation>, 머리글 없음</translation>
    </message>
    <message>
        <source>{n} rows, columns parted by {delimiter}{header}. Large places (UTM) are moved to a site frame, and the session remembers by how much.</source>
        <translation>{n}행, 열 구분: {delimiter}{header}. 큰 좌표(UTM)는 현장 좌표계로 옮기고, 옮긴 거리를 세션이 기억합니다.</translation>
    </message>
    <message>
        <source>The first rows, and what they become</source>
        <translation>처음 몇 행과 그 결과</translation>
    </message>
    <message>
        <source>Import {what}</source>
        <translation>{what} 가져오기</translation>
    </message>
    <message>
        <source>The session says all this already.</source>
        <translation>모두 이미 세션에 있는 내용입니다.</translation>
    </message>
    <message>
        <source>Import: {title}</source>
        <translation>가져오기: {title}</translation>
    </message>
    <message>
        <source>{title} ({endings});;All files (*)</source>
        <translation>{title} ({endings});;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Export: {title}</source>
        <translation>내보내기: {title}</translation>
    </message>
    <message>
        <source>Open the session that {name} belongs to first.</source>
        <translation>먼저 {name}이(가) 속한 세션을 여세요.</translation>
    </message>
    <message>
        <source>Import {name}</source>
        <translation>{name} 가져오기</translation>
    </message>
    <message>
        <source>Wrote {path}</source>
        <translation>{path}에 썼습니다</translation>
    </message>
    <message>
        <source>The session was edited meanwhile, so nothing was imported. Import it again.</source>
        <translation>그사이 세션이 편집되어 가져오지 않았습니다. 다시 가져오세요.</translation>
    </message>
    <message>
        <source>{file} says nothing that the session does not say already.</source>
        <translation>{file}에 세션에 없는 내용이 없습니다.</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>{name}: done.</source>
        <translation>{name}: 완료.</translation>
    </message>
    <message>
        <source>Import {title}</source>
        <translation>{title} 가져오기</translation>
    </message>
    <message>
        <source>{n} session</source>
        <translation>세션 {n}개</translation>
    </message>
    <message>
        <source>{n} sessions</source>
        <translation>세션 {n}개</translation>
    </message>
    <message>
        <source>Imported {sessions} into {folder}</source>
        <translation>{sessions}를 {folder}에 가져왔습니다</translation>
    </message>
    <message>
        <source>There are {n} more notes like these</source>
        <translation>이런 알림이 {n}건 더 있습니다</translation>
    </message>
    <message>
        <source>Stopped. {sessions} had been imported; they are whole.</source>
        <translation>멈추었습니다. 이미 가져온 {sessions}는 온전합니다.</translation>
    </message>
    <message>
        <source>{what}. The sound is copied.</source>
        <translation>{what}. 소리는 복사합니다.</translation>
    </message>
    <message>
        <source>&amp;Read from</source>
        <translation>읽을 곳</translation>
    </message>
    <message>
        <source>&amp;Make sessions in</source>
        <translation>세션을 만들 곳</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Make the sessions in</source>
        <translation>세션을 만들 곳</translation>
    </message>
    <message>
        <source>{name} sessions</source>
        <translation>{name} 세션</translation>
    </message>
    <message>
        <source>Choose the folder to import.</source>
        <translation>가져올 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation>{path}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Choose the folder to make the sessions in.</source>
        <translation>세션을 만들 폴더를 선택하세요.</translation>
    </message>
</context>
</TS>
