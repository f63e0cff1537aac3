<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Nothing was compared yet.

Open a campaign whose true places are known, tick methods in the menu beside Localize, and press Evaluate.</source>
        <translation>아직 비교한 것이 없습니다.

실제 위치를 아는 캠페인을 열고, 위치 추정 옆 메뉴에서 방법을 선택한 뒤 평가를 누르세요.</translation>
    </message>
    <message>
        <source>What else can be done with the evaluation</source>
        <translation>평가로 할 수 있는 다른 일</translation>
    </message>
    <message>
        <source>Evaluation (*.json)</source>
        <translation>평가 (*.json)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>보고서 저장</translation>
    </message>
    <message>
        <source>Report, one file (*.html)</source>
        <translation>보고서, 파일 하나 (*.html)</translation>
    </message>
    <message>
        <source>Report to print (*.pdf)</source>
        <translation>인쇄용 보고서 (*.pdf)</translation>
    </message>
    <message>
        <source>Save the evaluation</source>
        <translation>평가 저장</translation>
    </message>
    <message>
        <source>Export the figures</source>
        <translation>수치 내보내기</translation>
    </message>
    <message>
        <source>Figures (*.csv)</source>
        <translation>수치 (*.csv)</translation>
    </message>
    <message>
        <source>The table is on the clipboard.</source>
        <translation>표를 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 또는 </translation>
    </message>
    <message>
        <source>Nothing was written: the name of this file ends in {endings}, and {name} does not.</source>
        <translation>저장하지 않았습니다. 파일 이름은 {endings}(으)로 끝나야 하는데 {name}은(는) 그렇지 않습니다.</translation>
    </message>
    <message>
        <source>Write {name}</source>
        <translation>{name} 쓰기</translation>
    </message>
    <message>
        <source>{path} is written</source>
        <translation>{path}을(를) 저장했습니다</translation>
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
        <source>{n} method</source>
        <translation>방법 {n}개</translation>
    </message>
    <message>
        <source>{n} methods</source>
        <translation>방법 {n}개</translation>
    </message>
    <message>
        <source>{n} place</source>
        <translation>{n}곳</translation>
    </message>
    <message>
        <source>{n} places</source>
        <translation>{n}곳</translation>
    </message>
    <message>
        <source>{n} array</source>
        <translation>배열 {n}개</translation>
    </message>
    <message>
        <source>{n} arrays</source>
        <translation>배열 {n}개</translation>
    </message>
    <message>
        <source>{n} site</source>
        <translation>현장 {n}곳</translation>
    </message>
    <message>
        <source>{n} sites</source>
        <translation>현장 {n}곳</translation>
    </message>
    <message>
        <source>{n} clip</source>
        <translation>클립 {n}개</translation>
    </message>
    <message>
        <source>{n} clips</source>
        <translation>클립 {n}개</translation>
    </message>
    <message>
        <source>{n} answer</source>
        <translation>결과 {n}개</translation>
    </message>
    <message>
        <source>{n} answers</source>
        <translation>결과 {n}개</translation>
    </message>
    <message>
        <source>{n} other</source>
        <translation>다른 {n}개</translation>
    </message>
    <message>
        <source>{n} others</source>
        <translation>다른 {n}개</translation>
    </message>
    <message>
        <source> to </source>
        <translation> ~ </translation>
    </message>
    <message>
        <source>{sessions} at {places}</source>
        <translation>{sessions}({places})</translation>
    </message>
    <message>
        <source>too few {units} for intervals here ({n}, at least {fewest} are needed)</source>
        <translation>구간을 구하기에는 {units}이(가) 너무 적습니다({n}, 최소 {fewest} 필요)</translation>
    </message>
    <message>
        <source>95 % intervals {drawn}</source>
        <translation>95 % 구간, {drawn}</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>오늘 {time}</translation>
    </message>
    <message>
        <source>Accuracy over radius</source>
        <translation>반경별 정확도</translation>
    </message>
    <message>
        <source>Share of all clips answered within each radius; a declined clip is a miss</source>
        <translation>각 반경 안에 든 클립의 비율. 결과가 없는 클립은 실패로 셉니다</translation>
    </message>
    <message>
        <source>Distribution of errors</source>
        <translation>오차 분포</translation>
    </message>
    <message>
        <source>Share of the answered clips up to each error, over all errors there are</source>
        <translation>결과가 나온 클립 가운데 각 오차 이하의 비율, 모든 오차에 걸쳐</translation>
    </message>
    <message>
        <source>Accuracy over the radius</source>
        <translation>반경에 따른 정확도</translation>
    </message>
    <message>
        <source>Answered clips up to each error</source>
        <translation>각 오차 이하의 결과가 나온 클립</translation>
    </message>
    <message>
        <source>All clips within each radius</source>
        <translation>각 반경 안의 모든 클립</translation>
    </message>
    <message>
        <source>paper&apos;s thresholds</source>
        <translation>논문의 기준</translation>
    </message>
    <message>
        <source>95 % band</source>
        <translation>95 % 띠</translation>
    </message>
    <message>
        <source>95 % band of the line pointed at or chosen</source>
        <translation>가리키거나 선택한 선의 95 % 띠</translation>
    </message>
    <message>
        <source>radius</source>
        <translation>반경</translation>
    </message>
    <message>
        <source>height error</source>
        <translation>높이 오차</translation>
    </message>
    <message>
        <source>height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>An evaluation is at work: press Esc to stop it</source>
        <translation>평가가 진행 중입니다. 멈추려면 Esc를 누르세요</translation>
    </message>
    <message>
        <source>Open a campaign whose true places are known first</source>
        <translation>먼저 실제 위치를 아는 캠페인을 여세요</translation>
    </message>
    <message>
        <source>None of these sessions says where its source truly was, so nothing can be measured</source>
        <translation>실제 음원 위치를 아는 세션이 없어 측정할 수 없습니다</translation>
    </message>
    <message>
        <source>Tick a method in the menu beside Localize first</source>
        <translation>먼저 위치 추정 옆 메뉴에서 방법을 선택하세요</translation>
    </message>
    <message>
        <source>Evaluate, or open an evaluation first</source>
        <translation>먼저 평가하거나 평가를 여세요</translation>
    </message>
    <message>
        <source>Look at the comparison first (Ctrl+3)</source>
        <translation>먼저 비교 화면을 여세요(Ctrl+3)</translation>
    </message>
    <message>
        <source>What was edited in this session cannot be saved, so it is evaluated without</source>
        <translation>이 세션의 편집 내용을 저장할 수 없어, 편집을 빼고 평가합니다</translation>
    </message>
    <message>
        <source>Evaluate {name}</source>
        <translation>{name} 평가</translation>
    </message>
    <message>
        <source>Nothing was evaluated, as this session could not be saved first{reason}</source>
        <translation>이 세션을 먼저 저장할 수 없어 평가하지 않았습니다{reason}</translation>
    </message>
    <message>
        <source>Open an evaluation</source>
        <translation>평가 열기</translation>
    </message>
    <message>
        <source>The evaluation could not be remembered: {problem}</source>
        <translation>평가를 기억해 둘 수 없었습니다: {problem}</translation>
    </message>
    <message>
        <source>{name} is evaluated: open that campaign to see what came of it</source>
        <translation>{name} 평가가 끝났습니다. 결과를 보려면 그 캠페인을 여세요</translation>
    </message>
    <message>
        <source>The evaluation was stopped; nothing of it is kept</source>
        <translation>평가를 멈췄습니다. 남은 것은 없습니다</translation>
    </message>
    <message>
        <source>Evaluating: getting ready</source>
        <translation>평가 준비 중</translation>
    </message>
    <message>
        <source>Evaluating: {doing}, {done} of {total} sessions</source>
        <translation>평가 중: {doing}, 세션 {done}/{total}</translation>
    </message>
    <message>
        <source>{said_running}. Shown is the evaluation before.</source>
        <translation>{said_running}. 지금 보이는 것은 이전 평가입니다.</translation>
    </message>
    <message>
        <source>Evaluate Again</source>
        <translation>다시 평가</translation>
    </message>
    <message>
        <source>There is one method here: tick two or more and evaluate again to see what tells them apart.</source>
        <translation>방법이 하나뿐입니다. 둘 이상 선택하고 다시 평가하면 차이를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Each method less the reference, on the same clips and the same draws. An interval that holds 0 cannot tell the two apart with these recordings.</source>
        <translation>같은 클립과 같은 표본에서 각 방법에서 기준을 뺀 값입니다. 구간에 0이 들어 있으면 이 녹음으로는 둘을 구별할 수 없습니다.</translation>
    </message>
    <message>
        <source>Methods and their figures</source>
        <translation>방법과 수치</translation>
    </message>
    <message>
        <source>Differences from the reference</source>
        <translation>기준과의 차이</translation>
    </message>
    <message>
        <source>Worst cases</source>
        <translation>가장 나쁜 경우</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>Worst Cases</source>
        <translation>나쁜 경우</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>평면도</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>비교 기준</translation>
    </message>
    <message>
        <source>The method that the others are compared with</source>
        <translation>다른 방법들을 견줄 기준 방법</translation>
    </message>
    <message>
        <source>Evaluated {said_when}, in {said_duration}.</source>
        <translation>{said_when} 평가, {said_duration} 걸림.</translation>
    </message>
    <message>
        <source> {sessions} left out.</source>
        <translation> {sessions} 제외.</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>Left out: {title}: {why}</source>
        <translation>제외: {title}: {why}</translation>
    </message>
    <message>
        <source>{words} (told of {sessions})</source>
        <translation>{words}({sessions}에서)</translation>
    </message>
    <message>
        <source>and {n} more, all in the report</source>
        <translation>외 {n}개, 전체는 보고서에</translation>
    </message>
    <message>
        <source>And {n_told} more, all in the report</source>
        <translation>외 {n_told}개, 전체는 보고서에</translation>
    </message>
    <message>
        <source>Simulated recordings: on real sites expect worse</source>
        <translation>모의 녹음입니다. 실제 현장에서는 더 나쁠 수 있습니다</translation>
    </message>
    <message>
        <source>{n_simulated:,} of {n:,} sessions are simulated: figures of all together mix them with real ones</source>
        <translation>세션 {n:,}개 중 {n_simulated:,}개가 모의입니다. 전체 수치에는 실제와 모의가 섞여 있습니다</translation>
    </message>
    <message>
        <source>Sessions that a network learnt from are not left out: they flatter it</source>
        <translation>신경망이 학습한 세션을 빼지 않았습니다. 그 신경망에 유리하게 나옵니다</translation>
    </message>
    <message>
        <source>{n_titles:,} more</source>
        <translation>외 {n_titles:,}개</translation>
    </message>
    <message>
        <source>Left out: {why} ({listed})</source>
        <translation>제외: {why} ({listed})</translation>
    </message>
    <message>
        <source>{sessions} changed since</source>
        <translation>그 뒤 {sessions} 변경됨</translation>
    </message>
    <message>
        <source>{sessions} is not there any more</source>
        <translation>{sessions} 없어짐</translation>
    </message>
    <message>
        <source>{sessions} are not there any more</source>
        <translation>{sessions} 없어짐</translation>
    </message>
    <message>
        <source>This evaluation is from {when}; {found}.</source>
        <translation>{when}의 평가입니다. {found}.</translation>
    </message>
    <message>
        <source> and </source>
        <translation>, </translation>
    </message>
    <message>
        <source>{name} cannot be evaluated.

{why_not}.</source>
        <translation>{name}은(는) 평가할 수 없습니다.

{why_not}.</translation>
    </message>
    <message>
        <source>; {others} without a known true place</source>
        <translation>; 실제 위치를 모르는 {others}</translation>
    </message>
    <message>
        <source>{campaign}: nothing was evaluated yet.

Evaluate asks {whom} about {sessions} whose true place is known{unknown}.
Other methods are ticked in the menu beside Localize.</source>
        <translation>{campaign}: 아직 평가하지 않았습니다.

평가를 누르면 실제 위치를 아는 {sessions}에 대해 {whom}의 결과를 구합니다{unknown}.
다른 방법은 위치 추정 옆 메뉴에서 선택합니다.</translation>
    </message>
    <message>
        <source>it holds</source>
        <translation>맞습니다</translation>
    </message>
    <message>
        <source>the radius is too small</source>
        <translation>반경이 너무 작습니다</translation>
    </message>
    <message>
        <source>the radius is larger than needed</source>
        <translation>반경이 필요 이상으로 큽니다</translation>
    </message>
    <message>
        <source>▲ in</source>
        <translation>▲ 안</translation>
    </message>
    <message>
        <source>△ out</source>
        <translation>△ 밖</translation>
    </message>
    <message>
        <source>95 % interval over {units}</source>
        <translation>95 % 구간({units} 기준)</translation>
    </message>
    <message>
        <source>of the answered clips, {kind}; {over}</source>
        <translation>결과가 나온 클립, {kind}; {over}</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Who answered</source>
        <translation>결과를 낸 방법</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Clips that it was asked about</source>
        <translation>물어본 클립 수</translation>
    </message>
    <message>
        <source>{n_clips:,} clips of {n_sessions:,} sessions, {units}</source>
        <translation>세션 {n_sessions:,}개의 클립 {n_clips:,}개, {units}</translation>
    </message>
    <message>
        <source>Declined %</source>
        <translation>결과 없음 %</translation>
    </message>
    <message>
        <source>Clips that it gave no answer for; {over}</source>
        <translation>결과를 내지 않은 클립; {over}</translation>
    </message>
    <message>
        <source>Share of all clips answered within the radius; a declined clip is a miss; {over}</source>
        <translation>반경 안에 든 클립의 비율. 결과가 없는 클립은 실패로 셉니다; {over}</translation>
    </message>
    <message>
        <source>Median m</source>
        <translation>중앙값 m</translation>
    </message>
    <message>
        <source>Median error {of_answered}</source>
        <translation>오차 중앙값, {of_answered}</translation>
    </message>
    <message>
        <source>Mean m</source>
        <translation>평균 m</translation>
    </message>
    <message>
        <source>Mean error (MAE) {of_answered}</source>
        <translation>평균 오차(MAE), {of_answered}</translation>
    </message>
    <message>
        <source>RMSE m</source>
        <translation>RMSE m</translation>
    </message>
    <message>
        <source>Root of the mean squared error {of_answered}</source>
        <translation>평균 제곱 오차의 제곱근, {of_answered}</translation>
    </message>
    <message>
        <source>Share of the places&apos; spread within each site that the answers explain; below 0 the mean place would be better; {over}</source>
        <translation>현장 안 위치 분산 가운데 결과가 설명하는 비율. 0보다 작으면 평균 위치가 더 낫습니다; {over}</translation>
    </message>
    <message>
        <source>r{share} holds %</source>
        <translation>r{share} 포함 %</translation>
    </message>
    <message>
        <source>How often the source lay within the radius that should hold it {share} times in 100; {over}</source>
        <translation>100번 중 {share}번 포함해야 하는 반경 안에 음원이 있었던 비율; {over}</translation>
    </message>
    <message>
        <source>It has no calibrated radius here</source>
        <translation>여기서는 보정된 반경이 없습니다</translation>
    </message>
    <message>
        <source>; median radius {radius_m:.2f} m</source>
        <translation>; 반경 중앙값 {radius_m:.2f} m</translation>
    </message>
    <message>
        <source>{share} % of {n_clips:,} clips</source>
        <translation>클립 {n_clips:,}개의 {share} %</translation>
    </message>
    <message>
        <source>95 % interval over {units}, drawn alike for both</source>
        <translation>95 % 구간({units} 기준, 둘에 같은 표본)</translation>
    </message>
    <message>
        <source>Compared with {than}</source>
        <translation>{than} 대비</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>말로 하면</translation>
    </message>
    <message>
        <source>Is more found within {radius_m:g} m? {over}</source>
        <translation>{radius_m:g} m 이내를 더 많이 찾습니까? {over}</translation>
    </message>
    <message>
        <source>≤ {radius_m:g} m, % points</source>
        <translation>≤ {radius_m:g} m, %포인트</translation>
    </message>
    <message>
        <source>Share within the radius less that of {than}, same clips; {over}</source>
        <translation>반경 안 비율에서 {than}의 비율을 뺀 값, 같은 클립; {over}</translation>
    </message>
    <message>
        <source>Median error less that of {than}, on clips that both answered; {over}</source>
        <translation>오차 중앙값에서 {than}의 값을 뺀 값, 둘 다 결과를 낸 클립; {over}</translation>
    </message>
    <message>
        <source>Mean error less that of {than}, on clips that both answered; {over}</source>
        <translation>평균 오차에서 {than}의 값을 뺀 값, 둘 다 결과를 낸 클립; {over}</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>공통</translation>
    </message>
    <message>
        <source>Clips that both answered</source>
        <translation>둘 다 결과를 낸 클립</translation>
    </message>
    <message>
        <source>better than {than}</source>
        <translation>{than}보다 나음</translation>
    </message>
    <message>
        <source>worse than {than}</source>
        <translation>{than}보다 못함</translation>
    </message>
    <message>
        <source>not told apart from {than}</source>
        <translation>{than}와(과) 구별되지 않음</translation>
    </message>
    <message>
        <source>too few {units} to say</source>
        <translation>{units}이(가) 적어 말할 수 없음</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>같음</translation>
    </message>
    <message>
        <source>Error m</source>
        <translation>오차 m</translation>
    </message>
    <message>
        <source>Error of the session&apos;s worst clip, {kind}</source>
        <translation>세션에서 가장 나쁜 클립의 오차, {kind}</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>세션</translation>
    </message>
    <message>
        <source>Enter or a click opens it, with this clip and the answers of the evaluation</source>
        <translation>Enter나 클릭으로 이 클립과 평가 결과를 함께 엽니다</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Clips count from 1</source>
        <translation>클립은 1부터 셉니다</translation>
    </message>
    <message>
        <source>From s</source>
        <translation>시작 s</translation>
    </message>
    <message>
        <source>Where the clip begins</source>
        <translation>클립이 시작하는 시각</translation>
    </message>
    <message>
        <source>Hull</source>
        <translation>배열 안팎</translation>
    </message>
    <message>
        <source>Does the source lie between the microphones, seen from above?</source>
        <translation>위에서 볼 때 음원이 마이크들 사이에 있습니까?</translation>
    </message>
    <message>
        <source>90 % m</source>
        <translation>90 % m</translation>
    </message>
    <message>
        <source>The radius that should hold the source 90 times in 100; larger than the error = it was told to be unsure</source>
        <translation>100번 중 90번 음원을 포함해야 하는 반경. 오차보다 크면 불확실하다고 말한 것입니다</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>잔차</translation>
    </message>
    <message>
        <source>How badly the answer fits what was heard, in the method&apos;s own unit</source>
        <translation>결과가 들린 소리와 맞지 않는 정도, 방법마다의 단위</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>현장</translation>
    </message>
    <message>
        <source>Where it was recorded</source>
        <translation>녹음한 곳</translation>
    </message>
    <message>
        <source>No method answered for a whole session here.</source>
        <translation>여기서는 세션 전체에 결과를 낸 방법이 없습니다.</translation>
    </message>
    <message>
        <source>Plan of the site with truths and answers</source>
        <translation>실제 위치와 추정 결과가 있는 현장 평면도</translation>
    </message>
    <message>
        <source>The site shown</source>
        <translation>보이는 현장</translation>
    </message>
    <message>
        <source>unknown site</source>
        <translation>알 수 없는 현장</translation>
    </message>
    <message>
        <source>{title}
{get}: {number_text} m off, {kind}
A click opens it</source>
        <translation>{title}
{get}: 오차 {number_text} m, {kind}
클릭하면 엽니다</translation>
    </message>
    <message>
        <source>true place</source>
        <translation>실제 위치</translation>
    </message>
    <message>
        <source>From above, metres</source>
        <translation>위에서 봄, 미터</translation>
    </message>
    <message>
        <source>{site} from above, metres</source>
        <translation>{site}, 위에서 봄, 미터</translation>
    </message>
    <message>
        <source> Circles: {radius_m:g} m.</source>
        <translation> 원: {radius_m:g} m.</translation>
    </message>
    <message>
        <source>filled = within {radius_m:g} m, hollow = farther off, {kind}</source>
        <translation>채움 = {radius_m:g} m 이내, 비움 = 그보다 멂, {kind}</translation>
    </message>
    <message>
        <source>One answer a session and method; {near}.</source>
        <translation>세션과 방법마다 결과 하나; {near}.</translation>
    </message>
    <message>
        <source> {answers} declined.</source>
        <translation> {answers} 없음.</translation>
    </message>
    <message>
        <source>{of}: {error_m} m off. Enter opens it.</source>
        <translation>{of}: 오차 {error_m} m. Enter로 엽니다.</translation>
    </message>
    <message>
        <source>was simulated for the evaluation</source>
        <translation>평가용으로 모의한 것입니다</translation>
    </message>
    <message>
        <source>is not at {key} any more</source>
        <translation>{key}에 더 이상 없습니다</translation>
    </message>
    <message>
        <source>{title} cannot be opened: it {why}.</source>
        <translation>{title}을(를) 열 수 없습니다: {why}.</translation>
    </message>
    <message>
        <source>; the session was edited since</source>
        <translation>; 그 뒤 세션이 편집되었습니다</translation>
    </message>
    <message>
        <source>{title}: the answers of the evaluation are shown{since}</source>
        <translation>{title}: 평가의 결과를 보이고 있습니다{since}</translation>
    </message>
    <message>
        <source>All clips</source>
        <translation>모든 클립</translation>
    </message>
    <message>
        <source>By site</source>
        <translation>현장별</translation>
    </message>
    <message>
        <source>By array</source>
        <translation>배열별</translation>
    </message>
    <message>
        <source>By weather</source>
        <translation>날씨별</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>음원별</translation>
    </message>
    <message>
        <source>By hull</source>
        <translation>배열 안팎별</translation>
    </message>
    <message>
        <source>source inside the hull</source>
        <translation>음원이 배열 안</translation>
    </message>
    <message>
        <source>source outside the hull</source>
        <translation>음원이 배열 밖</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>구간</translation>
    </message>
    <message>
        <source>Which clips</source>
        <translation>어느 클립</translation>
    </message>
    <message>
        <source>All clips, or those of one site, array, weather, source or side of the hull</source>
        <translation>모든 클립, 또는 한 현장, 배열, 날씨, 음원, 배열 안팎의 클립</translation>
    </message>
    <message>
        <source>Of which</source>
        <translation>그 가운데</translation>
    </message>
    <message>
        <source>The clips that figures, curves and tables are of</source>
        <translation>수치, 곡선, 표의 대상 클립</translation>
    </message>
    <message>
        <source>Intervals are drawn from</source>
        <translation>구간의 표본 단위</translation>
    </message>
    <message>
        <source>Clips of one place are near copies of each other: an interval drawn from single clips looks far surer than it is</source>
        <translation>한 위치의 클립들은 서로 거의 같습니다. 낱개 클립으로 구한 구간은 실제보다 훨씬 확실해 보입니다</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>Errors in height alone, instead of 3-D or 2-D as the toolbar says</source>
        <translation>도구 모음의 3-D나 2-D 대신 높이 오차만</translation>
    </message>
    <message>
        <source>Errors in height alone</source>
        <translation>높이 오차만</translation>
    </message>
</context>
</TS>
