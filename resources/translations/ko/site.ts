<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Perspective</source>
        <translation>원근</translation>
    </message>
    <message>
        <source>Look at the site in perspective</source>
        <translation>현장을 원근으로 보기</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>위</translation>
    </message>
    <message>
        <source>Look straight down: x to the right, y up</source>
        <translation>위에서 내려다보기: x는 오른쪽, y는 위쪽</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>앞</translation>
    </message>
    <message>
        <source>Look from the front: x to the right, z up</source>
        <translation>앞에서 보기: x는 오른쪽, z는 위쪽</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>옆</translation>
    </message>
    <message>
        <source>Look from the side: y to the right, z up</source>
        <translation>옆에서 보기: y는 오른쪽, z는 위쪽</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Show everything (0)</source>
        <translation>모두 보이기 (0)</translation>
    </message>
    <message>
        <source> and </source>
        <translation>, </translation>
    </message>
    <message>
        <source>shaded, not calibrated: {how_much} of where each method sees the source</source>
        <translation>음영(보정 안 됨): 각 방법이 보는 음원 위치의 {how_much}</translation>
    </message>
    <message>
        <source>shaded, not calibrated: {how_much} of where {title} sees the source</source>
        <translation>음영(보정 안 됨): {title} 방법이 보는 음원 위치의 {how_much}</translation>
    </message>
    <message>
        <source>source</source>
        <translation>음원</translation>
    </message>
    <message>
        <source>source {n}</source>
        <translation>음원 {n}</translation>
    </message>
    <message>
        <source>clip {number}</source>
        <translation>클립 {number}</translation>
    </message>
    <message>
        <source>No microphone is placed yet: drag them in from the right, or type them in the table</source>
        <translation>아직 배치한 마이크가 없습니다. 오른쪽에서 끌어 오거나 표에 입력하세요</translation>
    </message>
    <message>
        <source>{title} has no place yet: press Enter to type it</source>
        <translation>{title}: 아직 위치가 없습니다. Enter를 눌러 입력하세요</translation>
    </message>
    <message>
        <source>Take {thing} off the site</source>
        <translation>{thing} 현장에서 빼기</translation>
    </message>
    <message>
        <source>Nothing was moved: {reason}</source>
        <translation>옮기지 않았습니다: {reason}</translation>
    </message>
    <message>
        <source>Place {thing}</source>
        <translation>{thing} 배치</translation>
    </message>
    <message>
        <source>Coordinates were shifted by ({x:.0f}, {y:.0f}, {z:.0f}) m to the site frame</source>
        <translation>좌표를 ({x:.0f}, {y:.0f}, {z:.0f}) m만큼 현장 좌표계로 옮겼습니다</translation>
    </message>
    <message>
        <source>ring: source, filled: answer within {radius_m:.1f} m in plan, hollow: outside</source>
        <translation>고리: 음원, 채움: 평면에서 {radius_m:.1f} m 이내 추정, 빈 표시: 밖</translation>
    </message>
    <message>
        <source>ring: source, filled: answer within {radius_m:.1f} m, hollow: outside</source>
        <translation>고리: 음원, 채움: {radius_m:.1f} m 이내 추정, 빈 표시: 밖</translation>
    </message>
    <message>
        <source>{radius_m:.1f} m round each mean (not an uncertainty)</source>
        <translation>각 평균 둘레 {radius_m:.1f} m(불확실성이 아님)</translation>
    </message>
    <message>
        <source>filled: within {radius_m:.1f} m in plan, hollow: outside</source>
        <translation>채움: 평면에서 {radius_m:.1f} m 이내, 빈 표시: 밖</translation>
    </message>
    <message>
        <source>filled: within {radius_m:.1f} m of the source, hollow: outside</source>
        <translation>채움: 음원에서 {radius_m:.1f} m 이내, 빈 표시: 밖</translation>
    </message>
    <message>
        <source>VTK cannot be loaded: {error}.</source>
        <translation>VTK를 불러올 수 없습니다: {error}.</translation>
    </message>
    <message>
        <source>and {n} earlier</source>
        <translation>앞의 {n}건 더</translation>
    </message>
    <message>
        <source>{name}: click the other end</source>
        <translation>{name}: 다른 끝을 누르세요</translation>
    </message>
    <message>
        <source>Measure: click two points; Esc ends</source>
        <translation>측정: 두 점을 누르세요. Esc로 끝냄</translation>
    </message>
    <message>
        <source>Move {thing}</source>
        <translation>{thing} 이동</translation>
    </message>
    <message>
        <source>Nudge {thing}</source>
        <translation>{thing} 조금 이동</translation>
    </message>
    <message>
        <source>Qt runs without a display here (platform {name}).</source>
        <translation>여기서는 Qt가 화면 없이 실행됩니다(플랫폼 {name}).</translation>
    </message>
    <message>
        <source>This computer offers no OpenGL.</source>
        <translation>이 컴퓨터에는 OpenGL이 없습니다.</translation>
    </message>
    <message>
        <source>OpenGL is there but cannot be started.</source>
        <translation>OpenGL이 있지만 시작할 수 없습니다.</translation>
    </message>
    <message>
        <source>OpenGL is too old here: {major}.{minor}, and 3.2 is needed.</source>
        <translation>OpenGL이 너무 오래되었습니다: {major}.{minor}. 3.2가 필요합니다.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>음원</translation>
    </message>
    <message>
        <source>{error_m:.2f} m off</source>
        <translation>오차 {error_m:.2f} m</translation>
    </message>
    <message>
        <source>{heading} is shown, not the session</source>
        <translation>세션이 아니라 {heading} 표시 중</translation>
    </message>
    <message>
        <source>Live input is shown, not the session</source>
        <translation>세션이 아니라 실시간 입력 표시 중</translation>
    </message>
    <message>
        <source>Preparing the 3-D view</source>
        <translation>3차원 보기 준비 중</translation>
    </message>
    <message>
        <source>3-D does not start: {trouble}</source>
        <translation>3차원 보기가 시작되지 않습니다: {trouble}</translation>
    </message>
    <message>
        <source>Site shown</source>
        <translation>표시 중인 현장</translation>
    </message>
    <message>
        <source>{name}: which of the training&apos;s sites is shown</source>
        <translation>{name}: 학습 현장 중 표시할 것</translation>
    </message>
    <message>
        <source>{name}  {z_m:.2f} m up</source>
        <translation>{name}  높이 {z_m:.2f} m</translation>
    </message>
    <message>
        <source>Plan of the site</source>
        <translation>현장 평면도</translation>
    </message>
    <message>
        <source>Seen from above, without 3-D. {trouble}</source>
        <translation>3차원 없이 위에서 본 모습입니다. {trouble}</translation>
    </message>
    <message>
        <source>Heights are typed in the table.</source>
        <translation>높이는 표에 입력합니다.</translation>
    </message>
    <message>
        <source>Read {name}</source>
        <translation>{name} 읽기</translation>
    </message>
    <message>
        <source>{name} is not in the session&apos;s folder.</source>
        <translation>{name} 파일이 세션 폴더에 없습니다.</translation>
    </message>
    <message>
        <source>{name} is no PNG or JPEG picture.</source>
        <translation>{name}: PNG나 JPEG 그림이 아닙니다.</translation>
    </message>
    <message>
        <source>{name} has {width} x {height} pixels; plans up to 40 million can be shown.</source>
        <translation>{name}: {width} x {height}픽셀입니다. 평면도는 4천만 픽셀까지 표시할 수 있습니다.</translation>
    </message>
    <message>
        <source>{name} is broken: {reason}.</source>
        <translation>{name} 파일이 손상되었습니다: {reason}.</translation>
    </message>
    <message>
        <source>True source  {place}</source>
        <translation>실제 음원  {place}</translation>
    </message>
    <message>
        <source>90 % in {radius}</source>
        <translation>90 %가 {radius} 이내</translation>
    </message>
    <message>
        <source>dashed round an answer: 90 % of held-out sources lay within</source>
        <translation>추정 둘레 점선: 시험용 음원의 90 %가 그 안에 있었음</translation>
    </message>
    <message>
        <source>round the answer: 50 % of held-out sources lay within {inner} (inner), 90 % within {outer} (dashed)</source>
        <translation>추정 둘레: 시험용 음원의 50 %가 {inner}(안쪽), 90 %가 {outer}(점선) 이내에 있었음</translation>
    </message>
    <message>
        <source>round an answer: 50 % (inner) and 90 % (dashed) of held-out sources lay within</source>
        <translation>추정 둘레: 시험용 음원의 50 %(안쪽)와 90 %(점선)가 그 안에 있었음</translation>
    </message>
    <message>
        <source>The process that tried it broke down: most often that is the graphics driver.</source>
        <translation>시험해 본 프로세스가 중단되었습니다. 대개 그래픽 드라이버 때문입니다.</translation>
    </message>
    <message>
        <source>The process that tried it said nothing.</source>
        <translation>시험해 본 프로세스가 아무것도 알리지 않았습니다.</translation>
    </message>
    <message>
        <source>{variable} switches 3-D off.</source>
        <translation>{variable}이(가) 3차원을 끕니다.</translation>
    </message>
    <message>
        <source>3-D is switched off in the settings.</source>
        <translation>설정에서 3차원 보기를 껐습니다.</translation>
    </message>
    <message>
        <source>The program ended last time while 3-D was starting; View &gt; Site &gt; Try 3-D Again.</source>
        <translation>지난번에 3차원 보기를 시작하다 프로그램이 끝났습니다. 보기 &gt; 현장 &gt; 3차원 다시 시도를 선택하세요.</translation>
    </message>
</context>
</TS>
