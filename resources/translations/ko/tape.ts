<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Known heights would be lost</source>
        <translation>알려진 높이를 잃게 됩니다</translation>
    </message>
    <message>
        <source>Too few heights are measured, so z would become a guess.</source>
        <translation>잰 높이가 너무 적어 z가 어림값이 됩니다.</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>외 {n}개</translation>
    </message>
    <message>
        <source>&amp;Use Known Heights</source>
        <translation>알려진 높이 사용(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Replace Them</source>
        <translation>바꾸기(&amp;R)</translation>
    </message>
    <message>
        <source>{name}: z {before} m would become {after} m</source>
        <translation>{name}: z {before} m가 {after} m로 바뀝니다</translation>
    </message>
    <message>
        <source>This shape, mirrored, seen from above</source>
        <translation>위에서 본 이 모양의 거울상</translation>
    </message>
    <message>
        <source>This shape, seen from above</source>
        <translation>위에서 본 이 모양</translation>
    </message>
    <message>
        <source>Another shape, mirrored, seen from above</source>
        <translation>위에서 본 다른 모양의 거울상</translation>
    </message>
    <message>
        <source>Another shape, seen from above</source>
        <translation>위에서 본 다른 모양</translation>
    </message>
    <message>
        <source>Which one is like the site, seen from above? Lengths cannot tell.</source>
        <translation>위에서 볼 때 현장과 같은 것은 어느 것인가요? 길이만으로는 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Match Known Places</source>
        <translation>알려진 위치에 맞추기</translation>
    </message>
    <message>
        <source>How far the line from the origin is turned from the site&apos;s x axis, counter-clockwise seen from above</source>
        <translation>원점에서 나가는 선이 현장의 x축에서 돌아간 각도. 위에서 볼 때 반시계 방향</translation>
    </message>
    <message>
        <source>Turned by, degrees</source>
        <translation>회전, 도</translation>
    </message>
    <message>
        <source>Turn Over</source>
        <translation>뒤집기</translation>
    </message>
    <message>
        <source>Nothing measured says which way is up: the same lengths, upside down</source>
        <translation>잰 것만으로는 위아래를 알 수 없습니다. 같은 길이를 위아래로 뒤집습니다</translation>
    </message>
    <message>
        <source>This microphone stands at the place below</source>
        <translation>이 마이크가 아래 위치에 있습니다</translation>
    </message>
    <message>
        <source>Seen from the origin, this one lies in the direction below</source>
        <translation>원점에서 볼 때 이 마이크가 아래 방향에 있습니다</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>원점</translation>
    </message>
    <message>
        <source>Direction of x</source>
        <translation>x축 방향</translation>
    </message>
    <message>
        <source>x through</source>
        <translation>x축이 지나는 곳</translation>
    </message>
    <message>
        <source>stands at x</source>
        <translation>위치 x</translation>
    </message>
    <message>
        <source>level z</source>
        <translation>기준면 z</translation>
    </message>
    <message>
        <source>turned by</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>Level that heights count from</source>
        <translation>높이의 기준면</translation>
    </message>
    <message>
        <source>{axis} of the origin</source>
        <translation>원점의 {axis}</translation>
    </message>
    <message>
        <source>{what}, metres in the site</source>
        <translation>{what}, 현장 좌표(미터)</translation>
    </message>
    <message>
        <source>{what}, metres in the site&apos;s frame</source>
        <translation>{what}, 현장 좌표계(미터)</translation>
    </message>
    <message>
        <source>Lay the shape over the places known already, as near as it goes</source>
        <translation>모양을 이미 알려진 위치에 되도록 가깝게 맞춥니다</translation>
    </message>
    <message>
        <source>Two of these microphones must have a place already</source>
        <translation>이 마이크 중 두 개는 이미 위치가 있어야 합니다</translation>
    </message>
    <message>
        <source>x must go through another microphone than the origin.</source>
        <translation>x축은 원점이 아닌 다른 마이크를 지나야 합니다.</translation>
    </message>
    <message>
        <source>Laid over {n} known places, {off_m:.2f} m off on average.</source>
        <translation>알려진 위치 {n}곳에 맞췄습니다. 평균 오차 {off_m:.2f} m.</translation>
    </message>
    <message>
        <source>Laid over {n} known places, {off_m:.2f} m off on average (two places leave the mirror image open).</source>
        <translation>알려진 위치 {n}곳에 맞췄습니다. 평균 오차 {off_m:.2f} m(두 곳만으로는 거울상인지 알 수 없음).</translation>
    </message>
    <message>
        <source>Type what the tape says: 12.34, 12 m 34 or 1234 cm, and 12.34 ± 0.05 where it is worse than the rest. Leave empty what is not measured. Small figures are measured minus solved; in brackets: from the places known so far.</source>
        <translation>줄자 값을 입력하세요: 12.34, 12 m 34, 1234 cm. 나머지보다 부정확하면 12.34 ± 0.05처럼 적습니다. 재지 않은 곳은 비워 두세요. 작은 숫자는 잰 값에서 계산값을 뺀 것이고, 괄호 안은 지금까지 알려진 위치에서 구한 값입니다.</translation>
    </message>
    <message>
        <source>Tape measure</source>
        <translation>줄자</translation>
    </message>
    <message>
        <source>Use Known Heights</source>
        <translation>알려진 높이 사용</translation>
    </message>
    <message>
        <source>Place Microphones</source>
        <translation>마이크 배치</translation>
    </message>
    <message>
        <source>Error of lengths and heights, centimetres</source>
        <translation>길이와 높이의 오차, 센티미터</translation>
    </message>
    <message>
        <source>One standard deviation of every length and height in the table</source>
        <translation>표에 있는 모든 길이와 높이의 표준편차</translation>
    </message>
    <message>
        <source>Copy Table</source>
        <translation>표 복사</translation>
    </message>
    <message>
        <source>Paste Table</source>
        <translation>표 붙여넣기</translation>
    </message>
    <message>
        <source>A table or a list of pairs from a spreadsheet (Ctrl+V in the table)</source>
        <translation>스프레드시트의 표나 쌍 목록(표에서 Ctrl+V)</translation>
    </message>
    <message>
        <source>Write down the heights in brackets as if they had been measured</source>
        <translation>괄호 안의 높이를 잰 값처럼 적습니다</translation>
    </message>
    <message>
        <source>Lengths and heights are good to ±</source>
        <translation>길이와 높이의 오차 ±</translation>
    </message>
    <message>
        <source>{microphones} placed. Undo takes it back.</source>
        <translation>{microphones}를 배치했습니다. 실행 취소로 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Use known heights</source>
        <translation>알려진 높이 사용</translation>
    </message>
    <message>
        <source>Open a session first</source>
        <translation>먼저 세션을 여세요</translation>
    </message>
    <message>
        <source>Type at least one length between two microphones</source>
        <translation>두 마이크 사이의 길이를 하나 이상 입력하세요</translation>
    </message>
    <message>
        <source>No microphone is held by these lengths yet: see what to measure next</source>
        <translation>이 길이로는 아직 위치가 정해지는 마이크가 없습니다. 다음에 잴 것을 보세요</translation>
    </message>
    <message>
        <source>Write the places and their errors into the session</source>
        <translation>위치와 오차를 세션에 쓰기</translation>
    </message>
    <message>
        <source>Tape measure – {title}</source>
        <translation>줄자 – {title}</translation>
    </message>
    <message>
        <source>Place 1 Microphone</source>
        <translation>마이크 1개 배치</translation>
    </message>
    <message>
        <source>Place {n} Microphones</source>
        <translation>마이크 {n}개 배치</translation>
    </message>
    <message>
        <source>The heights in brackets do not count yet: Use Known Heights says what is level.</source>
        <translation>괄호 안의 높이는 아직 쓰이지 않습니다. 알려진 높이 사용을 누르면 수평이 정해집니다.</translation>
    </message>
    <message>
        <source>Place {microphones} and the source by tape</source>
        <translation>줄자로 {microphones}와 음원 배치</translation>
    </message>
    <message>
        <source>Place {microphones} by tape</source>
        <translation>줄자로 {microphones} 배치</translation>
    </message>
    <message>
        <source>1 microphone</source>
        <translation>마이크 1개</translation>
    </message>
    <message>
        <source>{n} microphones</source>
        <translation>마이크 {n}개</translation>
    </message>
    <message>
        <source>Plan and front view of the measured shape</source>
        <translation>잰 모양의 평면도와 정면도</translation>
    </message>
    <message>
        <source>Type lengths in the table: the shape they make is drawn here.</source>
        <translation>표에 길이를 입력하면 그 모양이 여기에 그려집니다.</translation>
    </message>
    <message>
        <source>From above: x right, y up</source>
        <translation>위에서: x 오른쪽, y 위쪽</translation>
    </message>
    <message>
        <source>From the front: x right, z up</source>
        <translation>앞에서: x 오른쪽, z 위쪽</translation>
    </message>
    <message>
        <source>Height of {name} in metres</source>
        <translation>{name} 높이(미터)</translation>
    </message>
    <message>
        <source>{first} to {second} in metres</source>
        <translation>{first}에서 {second}까지(미터)</translation>
    </message>
    <message>
        <source>Lengths between microphones, and their heights</source>
        <translation>마이크 사이의 길이와 높이</translation>
    </message>
    <message>
        <source>Nothing was pasted: {told}.</source>
        <translation>붙여넣지 않았습니다: {told}.</translation>
    </message>
    <message>
        <source>{what} needs metres such as 12.34, 12 m 34 or 1234 cm</source>
        <translation>{what}: 12.34, 12 m 34, 1234 cm처럼 길이를 입력하세요</translation>
    </message>
    <message>
        <source>{what} must be above 0 and at most {most_m:.0f} m</source>
        <translation>{what}: 0보다 크고 {most_m:.0f} m 이하여야 합니다</translation>
    </message>
    <message>
        <source>{what} needs metres such as 1.20 or 120 cm</source>
        <translation>{what}: 1.20이나 120 cm처럼 길이를 입력하세요</translation>
    </message>
    <message>
        <source>{what} must lie within {most_m:.0f} m</source>
        <translation>{what}: {most_m:.0f} m 이내여야 합니다</translation>
    </message>
    <message>
        <source>Height m</source>
        <translation>높이 m</translation>
    </message>
    <message>
        <source>Place ± m</source>
        <translation>위치 ± m</translation>
    </message>
    <message>
        <source>How well the lengths hold the place: one standard deviation, metres</source>
        <translation>길이로 정해지는 위치의 불확실성: 표준편차, 미터</translation>
    </message>
    <message>
        <source>Height above one level, metres</source>
        <translation>같은 기준면에서 잰 높이, 미터</translation>
    </message>
    <message>
        <source>Length of the tape to {name}, metres</source>
        <translation>{name}까지의 줄자 길이, 미터</translation>
    </message>
    <message>
        <source>Write down {what}</source>
        <translation>{what} 기록</translation>
    </message>
    <message>
        <source>Strike out {what}</source>
        <translation>{what} 지우기</translation>
    </message>
    <message>
        <source>Strike out tape lengths</source>
        <translation>줄자 길이 지우기</translation>
    </message>
    <message>
        <source>the height of {name}</source>
        <translation>{name} 높이</translation>
    </message>
    <message>
        <source>The height of {name}</source>
        <translation>{name} 높이</translation>
    </message>
    <message>
        <source>moves</source>
        <translation>미정</translation>
    </message>
    <message>
        <source>{name} is not measured</source>
        <translation>{name}: 재지 않음</translation>
    </message>
    <message>
        <source>{name} is not measured; the places known so far say {known_m:.2f} m</source>
        <translation>{name}: 재지 않음. 지금까지 알려진 위치로는 {known_m:.2f} m</translation>
    </message>
    <message>
        <source>Measured minus solved: {difference}</source>
        <translation>잰 값 − 계산값: {difference}</translation>
    </message>
    <message>
        <source>If this is the wrong one, all else says {m:.2f} m</source>
        <translation>이것이 틀렸다면 나머지로는 {m:.2f} m입니다</translation>
    </message>
    <message>
        <source>Nothing checks this length</source>
        <translation>이 길이를 검증할 다른 길이가 없습니다</translation>
    </message>
    <message>
        <source>Left out until it is mended</source>
        <translation>고칠 때까지 계산에서 제외</translation>
    </message>
    <message>
        <source>there is nothing in what was copied</source>
        <translation>복사한 내용이 비어 있습니다</translation>
    </message>
    <message>
        <source>there is no length in what was copied</source>
        <translation>복사한 내용에 길이가 없습니다</translation>
    </message>
    <message>
        <source>line {line}: there are only {n} points</source>
        <translation>{line}행: 점이 {n}개뿐입니다</translation>
    </message>
    <message>
        <source>line {line}: no point belongs to the column of {cell}</source>
        <translation>{line}행: {cell} 열에 해당하는 점이 없습니다</translation>
    </message>
    <message>
        <source>line {line}: &quot;{cell}&quot; stands where {name} meets itself</source>
        <translation>{line}행: {name} 자신과 만나는 칸에 &quot;{cell}&quot; 값이 있습니다</translation>
    </message>
    <message>
        <source>line {line}: {problem}, has &quot;{cell}&quot;</source>
        <translation>{line}행: {problem}. 지금 값 &quot;{cell}&quot;</translation>
    </message>
    <message>
        <source>{name} is both {one_m:.2f} and {other_m:.2f} m</source>
        <translation>{name} 값이 {one_m:.2f} m와 {other_m:.2f} m로 서로 다릅니다</translation>
    </message>
    <message>
        <source>line {line}: the height of {name} needs metres, has &quot;{cell}&quot;</source>
        <translation>{line}행: {name} 높이는 길이여야 합니다. 지금 값 &quot;{cell}&quot;</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>틀림</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>미확정</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>참고</translation>
    </message>
    <message>
        <source>Write down tape lengths</source>
        <translation>줄자 길이 기록</translation>
    </message>
    <message>
        <source>Set the error of tape lengths</source>
        <translation>줄자 길이의 오차 설정</translation>
    </message>
    <message>
        <source>Choose where the tapes lie</source>
        <translation>줄자 배치 선택</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>음원</translation>
    </message>
</context>
</TS>
