<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Within {radius} m nine times in ten</source>
        <translation>열 번 중 아홉 번은 {radius} m 이내</translation>
    </message>
    <message>
        <source>How far off it may be was not measured: treat it as a hint</source>
        <translation>얼마나 벗어날 수 있는지 측정되지 않았습니다. 참고로만 쓰세요</translation>
    </message>
    <message>
        <source>within {radius} m one time in two</source>
        <translation>두 번 중 한 번은 {radius} m 이내</translation>
    </message>
    <message>
        <source>At {name}</source>
        <translation>{name} 자리</translation>
    </message>
    <message>
        <source>{way} of {name}</source>
        <translation>{name}에서 {way}</translation>
    </message>
    <message>
        <source>{way} and {other} of {name}</source>
        <translation>{name}에서 {way}, {other}</translation>
    </message>
    <message>
        <source>{m} m along x</source>
        <translation>x 방향 {m} m</translation>
    </message>
    <message>
        <source>{m} m against x</source>
        <translation>x 반대 방향 {m} m</translation>
    </message>
    <message>
        <source>{m} m along y</source>
        <translation>y 방향 {m} m</translation>
    </message>
    <message>
        <source>{m} m against y</source>
        <translation>y 반대 방향 {m} m</translation>
    </message>
    <message>
        <source>{m} m east</source>
        <translation>동쪽 {m} m</translation>
    </message>
    <message>
        <source>{m} m west</source>
        <translation>서쪽 {m} m</translation>
    </message>
    <message>
        <source>{m} m north</source>
        <translation>북쪽 {m} m</translation>
    </message>
    <message>
        <source>{m} m south</source>
        <translation>남쪽 {m} m</translation>
    </message>
    <message>
        <source>These microphones do not tell its height</source>
        <translation>이 마이크 배치로는 높이를 알 수 없음</translation>
    </message>
    <message>
        <source>As high as {name}</source>
        <translation>{name}와 같은 높이</translation>
    </message>
    <message>
        <source>{m} m above {name}</source>
        <translation>{name}보다 {m} m 위</translation>
    </message>
    <message>
        <source>{m} m below {name}</source>
        <translation>{name}보다 {m} m 아래</translation>
    </message>
    <message>
        <source>{m} m from {name}, the nearest microphone</source>
        <translation>가장 가까운 마이크 {name}에서 {m} m</translation>
    </message>
    <message>
        <source>{m} m from {name}, the nearest microphone, bearing {angle}° from north</source>
        <translation>가장 가까운 마이크 {name}에서 {m} m, 북쪽 기준 방위각 {angle}°</translation>
    </message>
    <message>
        <source>{m} m from {name}, the nearest microphone, {angle}° from the x axis, counter-clockwise</source>
        <translation>가장 가까운 마이크 {name}에서 {m} m, x축에서 반시계 방향 {angle}°</translation>
    </message>
    <message>
        <source>{m} m from {name}</source>
        <translation>{name}에서 {m} m</translation>
    </message>
    <message>
        <source>By tape: {first}</source>
        <translation>줄자: {first}</translation>
    </message>
    <message>
        <source>By tape: {first}, {second}</source>
        <translation>줄자: {first}, {second}</translation>
    </message>
    <message>
        <source>By tape: {first}, {second}, {third}</source>
        <translation>줄자: {first}, {second}, {third}</translation>
    </message>
    <message>
        <source>It may also be elsewhere ({share} %): {where}</source>
        <translation>다른 곳일 수도 있음 ({share} %): {where}</translation>
    </message>
    <message>
        <source>SIMULATED recording: for practice, nobody called there</source>
        <translation>모의 녹음: 훈련용이며 실제로 부른 사람은 없음</translation>
    </message>
    <message>
        <source>The method has never learnt from such a place: this is a guess</source>
        <translation>이 방법이 배운 적 없는 현장입니다. 짐작일 뿐입니다</translation>
    </message>
    <message>
        <source>It lies {m} m outside the site: do not trust it</source>
        <translation>현장 밖 {m} m 지점입니다. 믿지 마세요</translation>
    </message>
    <message>
        <source>It lies outside the microphones: the direction is surer than the distance</source>
        <translation>마이크들 바깥입니다. 방향이 거리보다 확실합니다</translation>
    </message>
    <message>
        <source>Look above and below: the height is unknown</source>
        <translation>높이를 모르므로 위아래를 모두 살피세요</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>작성자</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Site coordinates x, y, z</source>
        <translation>현장 좌표 x, y, z</translation>
    </message>
    <message>
        <source>Survey: east, north, height</source>
        <translation>측량 좌표: 동, 북, 높이</translation>
    </message>
    <message>
        <source>Latitude, longitude (WGS84)</source>
        <translation>위도, 경도 (WGS84)</translation>
    </message>
    <message>
        <source>Heard best at</source>
        <translation>가장 잘 들린 때</translation>
    </message>
    <message>
        <source>Clips answered</source>
        <translation>답한 구간</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>작성</translation>
    </message>
    <message>
        <source>one page to print and to hand on</source>
        <translation>인쇄해서 전달할 한 쪽 보고서</translation>
    </message>
    <message>
        <source>the site from above; the star is the answer, squares are microphones</source>
        <translation>위에서 본 현장. 별은 답, 네모는 마이크</translation>
    </message>
    <message>
        <source>the site in 3-D</source>
        <translation>3차원 현장</translation>
    </message>
    <message>
        <source>what was heard there, microphone by microphone</source>
        <translation>마이크별로 들린 소리</translation>
    </message>
    <message>
        <source>that sound, a channel a microphone, made as loud as it fits</source>
        <translation>그 소리. 마이크마다 한 채널, 최대한 크게 키움</translation>
    </message>
    <message>
        <source>the answer and the microphones, for spreadsheets</source>
        <translation>답과 마이크 위치 (스프레드시트용)</translation>
    </message>
    <message>
        <source>everything about the answer, for programs</source>
        <translation>답에 대한 모든 값 (프로그램용)</translation>
    </message>
    <message>
        <source>the same for maps (GIS)</source>
        <translation>지도용 (GIS)</translation>
    </message>
    <message>
        <source>the same for Google Earth and phones</source>
        <translation>구글 어스와 휴대전화용</translation>
    </message>
    <message>
        <source>shows whether a file was changed: sha256sum -c SHA256SUMS</source>
        <translation>파일이 바뀌었는지 확인: sha256sum -c SHA256SUMS</translation>
    </message>
    <message>
        <source>Star: the answer, dots: single clips; rings: half the time, and nine times in ten. Squares: microphones.</source>
        <translation>별: 답, 점: 각 구간의 답, 원: 두 번 중 한 번과 열 번 중 아홉 번, 네모: 마이크.</translation>
    </message>
    <message>
        <source>SIMULATED: for practice. Nobody called from there.</source>
        <translation>모의 녹음: 훈련용. 실제로 부른 사람은 없습니다.</translation>
    </message>
    <message>
        <source>Where the call came from</source>
        <translation>소리가 온 곳</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>x, m</source>
        <translation>x, m</translation>
    </message>
    <message>
        <source>y, m</source>
        <translation>y, m</translation>
    </message>
    <message>
        <source>z, m</source>
        <translation>z, m</translation>
    </message>
    <message>
        <source>away, m</source>
        <translation>거리, m</translation>
    </message>
    <message>
        <source>What speaks against it</source>
        <translation>주의할 점</translation>
    </message>
    <message>
        <source>and {n} more, in README.txt</source>
        <translation>그 밖의 {n}가지는 README.txt에 있음</translation>
    </message>
</context>
</TS>
