<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Site</source>
        <translation>현장</translation>
    </message>
    <message>
        <source>&amp;Facts</source>
        <translation>기본 정보(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Shape</source>
        <translation>형상(&amp;S)</translation>
    </message>
    <message>
        <source>Floor &amp;plan</source>
        <translation>평면도(&amp;P)</translation>
    </message>
    <message>
        <source>Shape of the site</source>
        <translation>현장 형상</translation>
    </message>
    <message>
        <source>Floor plan</source>
        <translation>평면도</translation>
    </message>
    <message>
        <source>The floor plan needs two points and the distance between them, or remove it.</source>
        <translation>평면도에는 두 점과 그 사이 거리가 필요합니다. 아니면 평면도를 제거하세요.</translation>
    </message>
    <message>
        <source>Save the session first: the site&apos;s files are kept in its folder.</source>
        <translation>먼저 세션을 저장하세요. 현장 파일은 세션 폴더에 보관됩니다.</translation>
    </message>
    <message>
        <source>Copy the site&apos;s files</source>
        <translation>현장 파일 복사</translation>
    </message>
    <message>
        <source>Change the site</source>
        <translation>현장 변경</translation>
    </message>
    <message>
        <source>The site&apos;s files were not copied, and the session is as it was.</source>
        <translation>현장 파일을 복사하지 않았고, 세션은 그대로입니다.</translation>
    </message>
    <message>
        <source>Name of the site</source>
        <translation>현장의 이름</translation>
    </message>
    <message>
        <source>The survey&apos;s coordinate system, metres east and north: UTM zones are EPSG:326.. and 327..</source>
        <translation>측량 좌표계(동쪽, 북쪽 미터). UTM 구역은 EPSG:326.., 327..</translation>
    </message>
    <message>
        <source>Metres; leave all three empty where a shape says how large the site is</source>
        <translation>미터. 형상으로 현장 크기를 알 수 있으면 셋 다 비워 두세요</translation>
    </message>
    <message>
        <source>Length of the site along {axis}, metres</source>
        <translation>{axis} 방향 현장 길이, 미터</translation>
    </message>
    <message>
        <source>Direction of the x axis, degrees</source>
        <translation>x축 방향, 도</translation>
    </message>
    <message>
        <source>From east, counter-clockwise seen from above</source>
        <translation>동쪽 기준, 위에서 볼 때 반시계 방향</translation>
    </message>
    <message>
        <source>Latitude of the origin, degrees</source>
        <translation>원점의 위도, 도</translation>
    </message>
    <message>
        <source>North is positive; WGS84</source>
        <translation>북쪽이 양수, WGS84</translation>
    </message>
    <message>
        <source>Longitude of the origin, degrees</source>
        <translation>원점의 경도, 도</translation>
    </message>
    <message>
        <source>East is positive; WGS84</source>
        <translation>동쪽이 양수, WGS84</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>상자</translation>
    </message>
    <message>
        <source>On Earth</source>
        <translation>지구상의 위치</translation>
    </message>
    <message>
        <source>System</source>
        <translation>좌표계</translation>
    </message>
    <message>
        <source>x axis</source>
        <translation>x축</translation>
    </message>
    <message>
        <source>° from east, counter-clockwise</source>
        <translation>° 동쪽 기준, 반시계 방향</translation>
    </message>
    <message>
        <source>east, degrees</source>
        <translation>동경, 도</translation>
    </message>
    <message>
        <source>north</source>
        <translation>북위</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>원점</translation>
    </message>
    <message>
        <source>Say the system of the coordinates you have, or only the origin&apos;s latitude and longitude: its UTM zone is then taken.</source>
        <translation>가진 좌표의 좌표계를 적거나 원점의 위도와 경도만 적으세요. 그러면 해당 UTM 구역을 씁니다.</translation>
    </message>
    <message>
        <source>The box needs a length along {axis} in metres, above 0; or leave all three empty.</source>
        <translation>상자의 {axis} 방향 길이는 0보다 큰 미터 값이어야 합니다. 아니면 셋 다 비워 두세요.</translation>
    </message>
    <message>
        <source>The direction of the x axis needs a number of degrees</source>
        <translation>x축 방향은 각도(도)여야 합니다</translation>
    </message>
    <message>
        <source>The origin needs a latitude and a longitude in degrees, such as 37.27 and 127.64</source>
        <translation>원점에는 37.27과 127.64처럼 위도와 경도(도)가 필요합니다</translation>
    </message>
    <message>
        <source>The direction of the x axis needs the system it is counted in</source>
        <translation>x축 방향에는 기준 좌표계가 필요합니다</translation>
    </message>
    <message>
        <source>Type it, or clear both</source>
        <translation>좌표계를 입력하거나 둘 다 비우세요</translation>
    </message>
    <message>
        <source>off (m)</source>
        <translation>오차 (m)</translation>
    </message>
    <message>
        <source>Known points: coordinates in the site, metres</source>
        <translation>기준점: 현장 좌표, 미터</translation>
    </message>
    <message>
        <source>Where the clicked points really are in the site, metres; Del removes a point</source>
        <translation>누른 점의 실제 현장 위치, 미터. Del로 점을 지웁니다</translation>
    </message>
    <message>
        <source>No floor plan</source>
        <translation>평면도 없음</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>PNG or JPEG</source>
        <translation>PNG 또는 JPEG</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>The site has no floor plan any more</source>
        <translation>현장에서 평면도를 뺍니다</translation>
    </message>
    <message>
        <source>Distance from A to B, metres</source>
        <translation>A에서 B까지 거리, 미터</translation>
    </message>
    <message>
        <source>The distance you measured</source>
        <translation>직접 잰 거리</translation>
    </message>
    <message>
        <source>{axis} of point A, metres</source>
        <translation>점 A의 {axis}, 미터</translation>
    </message>
    <message>
        <source>Where A is along {axis}, site frame</source>
        <translation>점 A의 {axis} 위치(현장 좌표계)</translation>
    </message>
    <message>
        <source>Direction of B from A, degrees</source>
        <translation>A에서 본 B의 방향, 도</translation>
    </message>
    <message>
        <source>Where B lies seen from A: 0 = along x, 90 = along y</source>
        <translation>A에서 볼 때 B가 있는 방향: 0 = x축, 90 = y축</translation>
    </message>
    <message>
        <source>A to B</source>
        <translation>A에서 B</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>A is at</source>
        <translation>A 위치</translation>
    </message>
    <message>
        <source>A drawing of the floor, laid under the microphones: PNG or JPEG.</source>
        <translation>마이크 아래에 깔 바닥 그림: PNG 또는 JPEG.</translation>
    </message>
    <message>
        <source>Click two points you measured between: the first point, A.</source>
        <translation>거리를 잰 두 점을 누르세요: 첫째 점 A.</translation>
    </message>
    <message>
        <source>Click two points you measured between: the second point, B.</source>
        <translation>거리를 잰 두 점을 누르세요: 둘째 점 B.</translation>
    </message>
    <message>
        <source>Type the distance from A to B.</source>
        <translation>A에서 B까지 거리를 입력하세요.</translation>
    </message>
    <message>
        <source>{m:.2f} m across</source>
        <translation>너비 {m:.2f} m</translation>
    </message>
    <message>
        <source>{mm:.2f} mm a pixel</source>
        <translation>픽셀당 {mm:.2f} mm</translation>
    </message>
    <message>
        <source>metres</source>
        <translation>미터</translation>
    </message>
    <message>
        <source>centimetres</source>
        <translation>센티미터</translation>
    </message>
    <message>
        <source>millimetres</source>
        <translation>밀리미터</translation>
    </message>
    <message>
        <source>feet</source>
        <translation>피트</translation>
    </message>
    <message>
        <source>Click three points of the floor in the 3-D view, far apart ({n} of 3).</source>
        <translation>3차원 보기에서 서로 멀리 떨어진 바닥의 점 세 개를 누르세요({n}/3).</translation>
    </message>
    <message>
        <source>Click two points with a known distance in the 3-D view ({n} of 2).</source>
        <translation>3차원 보기에서 거리를 아는 두 점을 누르세요({n}/2).</translation>
    </message>
    <message>
        <source>Click a point whose coordinates you know in the 3-D view.</source>
        <translation>3차원 보기에서 좌표를 아는 점을 누르세요.</translation>
    </message>
    <message>
        <source>OBJ, PLY, STL or GLB</source>
        <translation>OBJ, PLY, STL 또는 GLB</translation>
    </message>
    <message>
        <source>The site has no shape any more</source>
        <translation>현장에서 형상을 뺍니다</translation>
    </message>
    <message>
        <source>Level…</source>
        <translation>수평 맞춤…</translation>
    </message>
    <message>
        <source>Three points of the floor: they come to lie level</source>
        <translation>바닥의 점 세 개: 수평이 되도록 맞춥니다</translation>
    </message>
    <message>
        <source>Scale…</source>
        <translation>축척…</translation>
    </message>
    <message>
        <source>Two points whose distance you have measured</source>
        <translation>거리를 잰 두 점</translation>
    </message>
    <message>
        <source>Distance between the two points, metres</source>
        <translation>두 점 사이의 거리, 미터</translation>
    </message>
    <message>
        <source>Add Point…</source>
        <translation>점 추가…</translation>
    </message>
    <message>
        <source>A point whose coordinates you know: one shifts, two turn, three or more fit</source>
        <translation>좌표를 아는 점: 하나면 이동, 둘이면 회전, 셋 이상이면 맞춤</translation>
    </message>
    <message>
        <source>Keep the scale</source>
        <translation>축척 유지</translation>
    </message>
    <message>
        <source>z is up</source>
        <translation>z가 위</translation>
    </message>
    <message>
        <source>y is up</source>
        <translation>y가 위</translation>
    </message>
    <message>
        <source>Which axis of the file points up: y in GLB, most often z in survey files</source>
        <translation>파일에서 위를 향하는 축: GLB는 y, 측량 파일은 대개 z</translation>
    </message>
    <message>
        <source>The unit of the file&apos;s coordinates</source>
        <translation>파일 좌표의 단위</translation>
    </message>
    <message>
        <source>The points turn and shift the shape, but do not make it larger or smaller</source>
        <translation>점으로 형상을 돌리고 옮기지만 크기는 바꾸지 않습니다</translation>
    </message>
    <message>
        <source>File in</source>
        <translation>파일 단위</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>바닥</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>거리</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>No shape</source>
        <translation>형상 없음</translation>
    </message>
    <message>
        <source>level</source>
        <translation>수평 맞춤</translation>
    </message>
    <message>
        <source>apart</source>
        <translation>떨어짐</translation>
    </message>
    <message>
        <source>There is no surface at that place: click the shape.</source>
        <translation>그 자리에는 표면이 없습니다. 형상을 누르세요.</translation>
    </message>
    <message>
        <source>as it stands</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>A scan or model of the site, drawn behind the microphones: OBJ, PLY, STL or GLB.</source>
        <translation>마이크 뒤에 그릴 현장의 스캔이나 모델: OBJ, PLY, STL 또는 GLB.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>{n:,} triangles, {x:.2f} x {y:.2f} x {z:.2f} m as it stands</source>
        <translation>삼각형 {n:,}개, 현재 {x:.2f} x {y:.2f} x {z:.2f} m</translation>
    </message>
    <message>
        <source>{n} known points, {m} m off (root mean square)</source>
        <translation>기준점 {n}개, 오차 {m} m(제곱평균제곱근)</translation>
    </message>
    <message>
        <source>One known point: the shape is shifted there.</source>
        <translation>기준점 1개: 형상을 그곳으로 옮깁니다.</translation>
    </message>
</context>
</TS>
