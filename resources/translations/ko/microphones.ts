<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Paste {n} rows</source>
        <translation>행 {n}개 붙여넣기</translation>
    </message>
    <message>
        <source>Paste {name}</source>
        <translation>{name} 붙여넣기</translation>
    </message>
    <message>
        <source>Move {name} up</source>
        <translation>{name} 위로</translation>
    </message>
    <message>
        <source>Move {name} down</source>
        <translation>{name} 아래로</translation>
    </message>
    <message>
        <source>Order anticlockwise from the origin</source>
        <translation>원점에서 반시계 방향으로 정렬</translation>
    </message>
    <message>
        <source>Shift to the site frame</source>
        <translation>현장 좌표계로 옮기기</translation>
    </message>
    <message>
        <source>Coordinates were shifted by ({x:.0f}, {y:.0f}, {z:.0f}) m to the site frame; the shift is kept in the session</source>
        <translation>좌표를 ({x:.0f}, {y:.0f}, {z:.0f}) m 옮겨 현장 좌표계로 바꾸었고, 옮긴 거리를 세션이 기억합니다</translation>
    </message>
    <message>
        <source>Another microphone is called &quot;{name}&quot; already</source>
        <translation>&quot;{name}&quot;이라는 마이크가 이미 있습니다</translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation>{name} 이름 바꾸기</translation>
    </message>
    <message>
        <source>Place {who}</source>
        <translation>{who} 배치</translation>
    </message>
    <message>
        <source>Take {who} off the site</source>
        <translation>{who} 현장에서 빼기</translation>
    </message>
    <message>
        <source>Clear {column} of {who}</source>
        <translation>{who}의 {column} 지우기</translation>
    </message>
    <message>
        <source>Move {who} to {axis} = {value}</source>
        <translation>{who} 옮기기: {axis} = {value}</translation>
    </message>
    <message>
        <source>Set {what} of {who} to {value}</source>
        <translation>{who}의 {what}: {value}</translation>
    </message>
    <message>
        <source>True source</source>
        <translation>실제 음원</translation>
    </message>
    <message>
        <source> and {n_then} more</source>
        <translation> 외 {n_then}개</translation>
    </message>
    <message>
        <source>{file}{more}, channel {channel}</source>
        <translation>{file}{more}, 채널 {channel}</translation>
    </message>
    <message>
        <source>The source</source>
        <translation>음원</translation>
    </message>
    <message>
        <source>is not known</source>
        <translation>위치를 모름</translation>
    </message>
    <message>
        <source>is not placed yet</source>
        <translation>아직 배치 안 함</translation>
    </message>
    <message>
        <source>{who} {state}: type x, y and z in metres</source>
        <translation>{who}: {state}. x, y, z를 미터로 입력하세요</translation>
    </message>
    <message>
        <source>{what} must lie between {least} and {most} {unit}</source>
        <translation>{what}: {least}에서 {most} {unit} 사이여야 합니다</translation>
    </message>
    <message>
        <source>{what} needs a number in {unit}</source>
        <translation>{what}: {unit} 단위의 수가 필요합니다</translation>
    </message>
    <message>
        <source>The uncertainty of a position cannot be negative</source>
        <translation>위치의 불확실도는 음수일 수 없습니다</translation>
    </message>
    <message>
        <source>the uncertainty</source>
        <translation>불확실도</translation>
    </message>
    <message>
        <source>the gain</source>
        <translation>이득</translation>
    </message>
    <message>
        <source>the offset</source>
        <translation>시계 차이</translation>
    </message>
    <message>
        <source>Name and colour in every view</source>
        <translation>모든 보기에서 쓰는 이름과 색</translation>
    </message>
    <message>
        <source>Site frame, metres</source>
        <translation>현장 좌표계, 미터</translation>
    </message>
    <message>
        <source>Height in the site frame, metres</source>
        <translation>현장 좌표계의 높이, 미터</translation>
    </message>
    <message>
        <source>How uncertain the position is, metres</source>
        <translation>위치의 불확실도, 미터</translation>
    </message>
    <message>
        <source>What the recorder added to this channel; subtracted before levels are compared</source>
        <translation>녹음기가 이 채널에 더한 이득. 레벨을 비교하기 전에 뺍니다</translation>
    </message>
    <message>
        <source>This channel&apos;s clock against the session&apos;s; positive = it started later</source>
        <translation>세션 시계에 대한 이 채널의 시계 차이. 양수면 늦게 시작</translation>
    </message>
    <message>
        <source>Distance to the middle of the microphones</source>
        <translation>마이크들의 중심까지 거리</translation>
    </message>
    <message>
        <source>Audio file and channel in it</source>
        <translation>오디오 파일과 그 안의 채널</translation>
    </message>
    <message>
        <source>line {line}: there is no microphone called &quot;{name}&quot;</source>
        <translation>{line}째 줄: &quot;{name}&quot;이라는 마이크가 없습니다</translation>
    </message>
    <message>
        <source>line {line}: the table has only {n} rows</source>
        <translation>{line}째 줄: 표에 행이 {n}개뿐입니다</translation>
    </message>
    <message>
        <source>line {line}: {n} numbers are more than the columns from here on</source>
        <translation>{line}째 줄: 수 {n}개가 여기부터의 열보다 많습니다</translation>
    </message>
    <message>
        <source> (and {n_more} more under Checks)</source>
        <translation> (점검 탭에 {n_more}건 더)</translation>
    </message>
    <message>
        <source>{column} of {name}</source>
        <translation>{name}의 {column}</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>metres</source>
        <translation>미터</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>이득</translation>
    </message>
    <message>
        <source>decibels</source>
        <translation>데시벨</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>시계 차이</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>밀리초</translation>
    </message>
    <message>
        <source>To centre</source>
        <translation>중심 거리</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source> and </source>
        <translation>, </translation>
    </message>
    <message>
        <source>{name}: {have} only; {lack} is missing</source>
        <translation>{name}: {have}만 있고 {lack}이(가) 없습니다</translation>
    </message>
    <message>
        <source>{name}: {have} only; {lack} are missing</source>
        <translation>{name}: {have}만 있고 {lack}이(가) 없습니다</translation>
    </message>
    <message>
        <source>{n} place in {name}</source>
        <translation>{name}의 좌표 {n}곳</translation>
    </message>
    <message>
        <source>{n} places in {name}</source>
        <translation>{name}의 좌표 {n}곳</translation>
    </message>
    <message>
        <source>{session}: {said}. What was typed is not saved; it is there when you come back.</source>
        <translation>{session}: {said}. 입력한 것은 저장되지 않았지만 돌아오면 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Typed in part</source>
        <translation>입력하다 맒</translation>
    </message>
    <message>
        <source>Coordinates are typed in part: {where}.</source>
        <translation>좌표를 입력하다 말았습니다: {where}.</translation>
    </message>
    <message>
        <source>A place is kept once x, y and z are there. Closing now loses these numbers.</source>
        <translation>x, y, z가 모두 있어야 위치가 보관됩니다. 지금 닫으면 이 수를 잃습니다.</translation>
    </message>
    <message>
        <source>&amp;Close and Lose Them</source>
        <translation>닫고 잃기</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>머무르기</translation>
    </message>
    <message>
        <source>a new session</source>
        <translation>새 세션</translation>
    </message>
    <message>
        <source>Name of the site</source>
        <translation>현장의 이름</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>현장</translation>
    </message>
    <message>
        <source>Site…</source>
        <translation>현장…</translation>
    </message>
    <message>
        <source>Shape, floor plan and place on Earth of the site</source>
        <translation>현장의 형상, 평면도, 지구 위의 위치</translation>
    </message>
    <message>
        <source>Length of the site along {axis}, metres; the room is drawn once all three are known</source>
        <translation>{axis} 방향 현장 길이, 미터. 세 길이를 모두 알면 공간을 그립니다</translation>
    </message>
    <message>
        <source>Length of the site along {axis} in metres</source>
        <translation>{axis} 방향 현장 길이(미터)</translation>
    </message>
    <message>
        <source>Name the site</source>
        <translation>현장 이름 정하기</translation>
    </message>
    <message>
        <source>The size of the site along {axis} needs a number in metres above 0</source>
        <translation>{axis} 방향 현장 크기에는 0보다 큰 수(미터)가 필요합니다</translation>
    </message>
    <message>
        <source>Clear the size of the site</source>
        <translation>현장 크기 지우기</translation>
    </message>
    <message>
        <source>Set the size of the site</source>
        <translation>현장 크기 정하기</translation>
    </message>
    <message>
        <source>No session is open</source>
        <translation>열린 세션이 없습니다</translation>
    </message>
    <message>
        <source>Nothing was pasted: {problems}</source>
        <translation>붙여넣지 않았습니다: {problems}</translation>
    </message>
    <message>
        <source>line {line}: &quot;{text}&quot; is not a number</source>
        <translation>{line}째 줄: &quot;{text}&quot;은(는) 수가 아닙니다</translation>
    </message>
    <message>
        <source>there is no number in what was copied</source>
        <translation>복사한 내용에 수가 없습니다</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>아래로</translation>
    </message>
    <message>
        <source>The microphone nearest the origin&apos;s corner becomes the first, seen from above</source>
        <translation>위에서 볼 때 원점 모서리에 가장 가까운 마이크가 첫째가 됩니다</translation>
    </message>
</context>
</TS>
