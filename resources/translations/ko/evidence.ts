<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Evidence, {title}</source>
        <translation>근거, {title}</translation>
    </message>
    <message>
        <source>The words are on the clipboard.</source>
        <translation>문장을 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>There is no answer to look into yet.

Press Localize (Ctrl+R), then come back here.</source>
        <translation>아직 살펴볼 추정 결과가 없습니다.

위치 추정(Ctrl+R)을 누른 뒤 다시 오세요.</translation>
    </message>
    <message>
        <source>Press Look for Evidence: what moves this answer, and does what was heard fit it?</source>
        <translation>근거 찾기를 누르세요. 무엇이 이 결과를 움직이며, 들린 소리는 이 결과와 맞습니까?</translation>
    </message>
    <message>
        <source>Looking for evidence…</source>
        <translation>근거를 찾는 중…</translation>
    </message>
    <message>
        <source>These answers were made before the session was last edited. Press Localize (Ctrl+R) to ask again.</source>
        <translation>이 결과는 세션을 마지막으로 편집하기 전의 것입니다. 위치 추정(Ctrl+R)으로 다시 구하세요.</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>가정</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>Look for &amp;Evidence</source>
        <translation>근거 찾기(&amp;E)</translation>
    </message>
    <message>
        <source>There are no answers yet: press Localize first</source>
        <translation>아직 추정 결과가 없습니다. 먼저 위치 추정을 누르세요</translation>
    </message>
    <message>
        <source>The search for evidence is going on: press Esc to stop it</source>
        <translation>근거를 찾는 중입니다. 멈추려면 Esc를 누르세요</translation>
    </message>
    <message>
        <source>{title} has not said anything of this yet</source>
        <translation>{title}의 추정 결과가 아직 없습니다</translation>
    </message>
    <message>
        <source>There is no answer that evidence could be about</source>
        <translation>근거를 찾을 추정 결과가 없습니다</translation>
    </message>
    <message>
        <source>whole session</source>
        <translation>세션 전체</translation>
    </message>
    <message>
        <source>clip {clip}</source>
        <translation>클립 {clip}</translation>
    </message>
    <message>
        <source>Try what moves the answer, and hold it against what was heard</source>
        <translation>무엇이 결과를 움직이는지 시험하고, 들린 소리와 견주어 봅니다</translation>
    </message>
    <message>
        <source>{title} has not said anything of this yet.</source>
        <translation>{title}의 추정 결과가 아직 없습니다.</translation>
    </message>
    <message>
        <source>{title} gives no answer: {why}.</source>
        <translation>{title}은(는) 결과를 내지 않습니다: {why}.</translation>
    </message>
    <message>
        <source>Copy these words for a radio message</source>
        <translation>무전용으로 이 문장을 복사합니다</translation>
    </message>
    <message>
        <source>Whose answer</source>
        <translation>어느 방법의 결과</translation>
    </message>
    <message>
        <source>Whose answer is looked into; the clip is the one that is looked at everywhere</source>
        <translation>살펴볼 방법입니다. 클립은 다른 화면에서 보고 있는 것과 같습니다</translation>
    </message>
    <message>
        <source>Moves m</source>
        <translation>이동 m</translation>
    </message>
    <message>
        <source>At most m</source>
        <translation>최대 m</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>시험 횟수</translation>
    </message>
    <message>
        <source>What is a little different from how the recording is described</source>
        <translation>녹음 설명과 조금 다르다고 가정한 것</translation>
    </message>
    <message>
        <source>Root mean square of how far the answer moves</source>
        <translation>결과가 움직인 거리의 제곱평균제곱근</translation>
    </message>
    <message>
        <source>The farthest that it moved</source>
        <translation>가장 멀리 움직인 거리</translation>
    </message>
    <message>
        <source>How often, each time with other errors drawn at random</source>
        <translation>시험 횟수. 매번 오차를 새로 무작위로 뽑습니다</translation>
    </message>
    <message>
        <source>What moves the answer</source>
        <translation>결과를 움직이는 것</translation>
    </message>
    <message>
        <source>, {n_declined} not answered</source>
        <translation>, 결과 없음 {n_declined}</translation>
    </message>
    <message>
        <source>{capital}, over {n_clips} clip</source>
        <translation>{capital}, 클립 {n_clips}개</translation>
    </message>
    <message>
        <source>{capital}, over {n_clips} clips</source>
        <translation>{capital}, 클립 {n_clips}개</translation>
    </message>
    <message>
        <source>
Seen from above the answers scatter by {major_m:.2f} m along {azimuth_deg:.0f}° from the x axis and by {minor_m:.2f} m across (one standard deviation)</source>
        <translation>
위에서 볼 때 결과는 x축에서 {azimuth_deg:.0f}° 방향으로 {major_m:.2f} m, 그 가로 방향으로 {minor_m:.2f} m 흩어집니다(표준편차 1배)</translation>
    </message>
    <message>
        <source>Levels against their mean, dB: bars as heard, lines as distance alone makes them; {misfit_db:.1f} dB apart (RMS)</source>
        <translation>평균 대비 레벨(dB): 막대는 들린 값, 선은 거리만으로 정해지는 값. 차이 {misfit_db:.1f} dB(RMS)</translation>
    </message>
    <message>
        <source>{names}, {hertz}: {db} dB heard, {db_2} dB by distance</source>
        <translation>{names}, {hertz}: 들린 값 {db} dB, 거리로 본 값 {db_2} dB</translation>
    </message>
    <message>
        <source>Beside each channel: how well its loudness goes with the reference&apos;s (1 = exactly), as recorded → shifted by the delay that the answer predicts; then, where another shift fits better, how much longer a way that would be.</source>
        <translation>각 채널 옆: 소리 크기가 기준 채널과 얼마나 같이 변하는지(1 = 똑같음), 녹음 그대로 → 결과가 예측하는 지연만큼 옮긴 뒤. 더 잘 맞는 이동이 따로 있으면 그만큼 경로가 얼마나 더 긴지 보입니다.</translation>
    </message>
    <message>
        <source>Shift by the predicted delays</source>
        <translation>예측한 지연만큼 옮기기</translation>
    </message>
    <message>
        <source>Clip {clip}, {moment_s:.2f} s; loudness against {names}</source>
        <translation>클립 {clip}, {moment_s:.2f} s; {names} 대비 소리 크기</translation>
    </message>
    <message>
        <source>{names}  reference</source>
        <translation>{names}  기준</translation>
    </message>
    <message>
        <source>{names}  silent</source>
        <translation>{names}  무음</translation>
    </message>
</context>
</TS>
