<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>The microphones were changed after these answers were computed: press Localize to ask again</source>
        <translation>이 추정 뒤에 마이크가 바뀌었습니다. 위치 추정을 눌러 다시 추정하세요</translation>
    </message>
    <message>
        <source>{method}&apos;s answers ({origin}) were made before the session was last edited</source>
        <translation>{method}의 추정 결과({origin})는 세션의 마지막 편집보다 먼저 나왔습니다</translation>
    </message>
    <message>
        <source>clip {number}</source>
        <translation>클립 {number}</translation>
    </message>
    <message>
        <source>{n} clips</source>
        <translation>클립 {n}개</translation>
    </message>
    <message>
        <source>clips {numbers} and {last}</source>
        <translation>클립 {numbers}, {last}</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>추정 결과</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>소리</translation>
    </message>
    <message>
        <source>Microphones</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>Nothing to warn of in the answers.</source>
        <translation>추정 결과에 경고할 것이 없습니다.</translation>
    </message>
    <message>
        <source>There are no answers yet.</source>
        <translation>아직 추정 결과가 없습니다.</translation>
    </message>
    <message>
        <source>Nothing to warn of.</source>
        <translation>경고할 것이 없습니다.</translation>
    </message>
    <message>
        <source> (and {n} more under Checks)</source>
        <translation> (점검 탭에 {n}건 더)</translation>
    </message>
    <message>
        <source>These answers are of {when}, from {file}</source>
        <translation>{when}의 추정 결과, {file}에서</translation>
    </message>
    <message>
        <source>The methods are at work: press Esc to stop them, then open the answers again</source>
        <translation>추정 중입니다. Esc로 멈춘 뒤 추정 결과를 다시 여세요</translation>
    </message>
    <message>
        <source>Show saved answers of {when}: {methods}</source>
        <translation>{when}에 저장한 추정 결과 보기: {methods}</translation>
    </message>
    <message>
        <source>Look for saved answers</source>
        <translation>저장된 추정 결과 찾기</translation>
    </message>
    <message>
        <source> for {clips}</source>
        <translation>: {clips}</translation>
    </message>
    <message>
        <source>{title}: no answer{clips}. {why_not}</source>
        <translation>{title}: 답 없음{clips}. {why_not}</translation>
    </message>
    <message>
        <source>; survey {place}</source>
        <translation>; 측량 좌표 {place}</translation>
    </message>
    <message>
        <source>; {n_declined} not answered</source>
        <translation>; {n_declined}개는 답 없음</translation>
    </message>
    <message>
        <source>, which scatter {spread_m:.2f} m (not an error)</source>
        <translation>, 흩어짐 {spread_m:.2f} m(오차 아님)</translation>
    </message>
    <message>
        <source>{title}: ({place}) m over {clips}{scatter}{sure}{declined}{survey}</source>
        <translation>{title}: ({place}) m, {clips}{scatter}{sure}{declined}{survey}</translation>
    </message>
    <message>
        <source>joint answer {error_m:.2f} m off; </source>
        <translation>종합 답 오차 {error_m:.2f} m; </translation>
    </message>
    <message>
        <source>{share:.0f} % of {n_clips} within {radius_m:.1f} m</source>
        <translation>{n_clips}개 중 {share:.0f} %가 {radius_m:.1f} m 이내</translation>
    </message>
    <message>
        <source>{title}: {joint}clips {mean_error_m:.2f} m on average, {share}{sure}{declined}{survey}</source>
        <translation>{title}: {joint}클립 평균 오차 {mean_error_m:.2f} m, {share}{sure}{declined}{survey}</translation>
    </message>
    <message>
        <source>; within {radius_90_m:.1f} m nine times in ten</source>
        <translation>; 열에 아홉은 {radius_90_m:.1f} m 이내</translation>
    </message>
    <message>
        <source>; believes 90 % to be within {believed_m:.1f} m (not calibrated)</source>
        <translation>; 90 %가 {believed_m:.1f} m 이내라고 판단(보정 안 됨)</translation>
    </message>
    <message>
        <source>{n} clip</source>
        <translation>클립 {n}개</translation>
    </message>
    <message>
        <source>Looking for saved answers…</source>
        <translation>저장된 추정 결과를 찾는 중…</translation>
    </message>
    <message>
        <source>None were saved yet. File &gt; Save Predictions keeps the answers on screen, and so does closing the session.</source>
        <translation>아직 저장한 것이 없습니다. 파일 &gt; 추정 결과 저장이나 세션 닫기로 화면의 결과가 보관됩니다.</translation>
    </message>
    <message>
        <source>Answers out of a file take the place of what the same methods said before.</source>
        <translation>파일의 추정 결과는 같은 방법의 앞선 결과를 대신합니다.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>추정한 때</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>The session since then</source>
        <translation>그 뒤의 세션</translation>
    </message>
    <message>
        <source>Open predictions</source>
        <translation>추정 결과 열기</translation>
    </message>
    <message>
        <source>Saved answers</source>
        <translation>저장된 추정 결과</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source> The {n} newest are listed.</source>
        <translation> 최근 {n}개만 보입니다.</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>as it was</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>edited since</source>
        <translation>편집됨</translation>
    </message>
    <message>
        <source>The methods are at work: press Esc to stop them</source>
        <translation>추정 중입니다. Esc로 멈출 수 있습니다</translation>
    </message>
    <message>
        <source>No method is installed</source>
        <translation>설치된 방법이 없습니다</translation>
    </message>
    <message>
        <source>Tick a method in the menu beside Localize first</source>
        <translation>먼저 위치 추정 옆 메뉴에서 방법을 선택하세요</translation>
    </message>
    <message>
        <source>{files} is missing from the session&apos;s folder</source>
        <translation>세션 폴더에 {files}이(가) 없습니다</translation>
    </message>
    <message>
        <source>{files} are missing from the session&apos;s folder</source>
        <translation>세션 폴더에 {files}이(가) 없습니다</translation>
    </message>
    <message>
        <source>Stopped: {n} clip answered</source>
        <translation>멈춤: 클립 {n}개 추정함</translation>
    </message>
    <message>
        <source>Stopped: {n} clips answered</source>
        <translation>멈춤: 클립 {n}개 추정함</translation>
    </message>
    <message>
        <source>Stopped: {n} of {all} clips answered</source>
        <translation>멈춤: 클립 {all}개 중 {n}개 추정함</translation>
    </message>
    <message>
        <source>The results table is on the clipboard.</source>
        <translation>결과 표를 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>{session} results</source>
        <translation>{session} 결과</translation>
    </message>
    <message>
        <source>session</source>
        <translation>세션</translation>
    </message>
    <message>
        <source>Export the results</source>
        <translation>결과 내보내기</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>The results are in {path}</source>
        <translation>결과를 {path}에 썼습니다</translation>
    </message>
    <message>
        <source>The answers are in {paths}</source>
        <translation>추정 결과를 {paths}에 썼습니다</translation>
    </message>
    <message>
        <source> and </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Nothing new to save: these answers are in a file already</source>
        <translation>새로 저장할 것이 없습니다. 이미 파일에 있는 추정 결과입니다</translation>
    </message>
    <message>
        <source>{method} needs {least} microphones; this session has {n}</source>
        <translation>{method}에는 마이크 {least}개가 필요한데 이 세션에는 {n}개가 있습니다</translation>
    </message>
    <message>
        <source>Microphone {name} is not placed yet: type its coordinates in the Microphones table</source>
        <translation>마이크 {name}을(를) 아직 배치하지 않았습니다. 마이크 표에 좌표를 입력하세요</translation>
    </message>
    <message>
        <source>Microphones {names} are not placed yet: type their coordinates in the Microphones table</source>
        <translation>마이크 {names}을(를) 아직 배치하지 않았습니다. 마이크 표에 좌표를 입력하세요</translation>
    </message>
    <message>
        <source>No answers yet.

Press Localize (Ctrl+R) to ask where the source is.</source>
        <translation>아직 추정 결과가 없습니다.

위치 추정(Ctrl+R)을 눌러 음원의 위치를 추정하세요.</translation>
    </message>
    <message>
        <source>Answers of the methods</source>
        <translation>방법들의 추정 결과</translation>
    </message>
    <message>
        <source>Copy the table (tab-separated)</source>
        <translation>표 복사(탭 구분)</translation>
    </message>
    <message>
        <source>Export the table as CSV…</source>
        <translation>표를 CSV로 내보내기…</translation>
    </message>
    <message>
        <source>What each method found</source>
        <translation>방법마다 찾은 결과</translation>
    </message>
    <message>
        <source>“Nine times in ten” was counted on simulated recordings, not on real ones</source>
        <translation>“열에 아홉”은 실제가 아닌 모의 녹음에서 센 것입니다</translation>
    </message>
    <message>
        <source>Estimates.</source>
        <translation>추정값.</translation>
    </message>
    <message>
        <source>The true place of the source is not known</source>
        <translation>음원의 실제 위치를 모릅니다</translation>
    </message>
    <message>
        <source>Error m</source>
        <translation>오차 m</translation>
    </message>
    <message>
        <source>2-D m</source>
        <translation>2차원 m</translation>
    </message>
    <message>
        <source>In {radius_m:.1f} m</source>
        <translation>{radius_m:.1f} m 안</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>From s</source>
        <translation>시작 s</translation>
    </message>
    <message>
        <source>90 % m</source>
        <translation>90 % m</translation>
    </message>
    <message>
        <source>Hull</source>
        <translation>배열 안팎</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>잔차</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Clips count from 1; “joint” is the session&apos;s one answer, joined from its clips&apos;</source>
        <translation>클립은 1부터 셉니다. “종합”은 클립들의 답을 합친 세션의 답입니다</translation>
    </message>
    <message>
        <source>This radius around the answer held the source nine times in ten, where the method was calibrated</source>
        <translation>방법을 보정한 곳에서 열에 아홉은 음원이 이 반경 안에 있었습니다</translation>
    </message>
    <message>
        <source>How badly the answer fits what was heard, in the method&apos;s own unit; less is better</source>
        <translation>답이 들린 소리와 어긋나는 정도. 방법마다 단위가 다르며 작을수록 좋음</translation>
    </message>
    <message>
        <source>Where the clip begins</source>
        <translation>클립이 시작하는 시각</translation>
    </message>
    <message>
        <source>Error: distance from the answer to the true place of the source</source>
        <translation>오차: 추정 위치에서 음원의 실제 위치까지의 거리</translation>
    </message>
    <message>
        <source>, height left out</source>
        <translation>, 높이 제외</translation>
    </message>
    <message>
        <source>Does the answer lie within the radius around the true place?</source>
        <translation>추정 위치가 실제 위치의 반경 안에 있는가?</translation>
    </message>
    <message>
        <source>Does the answer lie between the microphones, seen from above?</source>
        <translation>위에서 볼 때 추정 위치가 마이크들 사이에 있는가?</translation>
    </message>
    <message>
        <source>joint</source>
        <translation>종합</translation>
    </message>
    <message>
        <source>no answer: {why_not}</source>
        <translation>답 없음: {why_not}</translation>
    </message>
    <message>
        <source>● in</source>
        <translation>● 안</translation>
    </message>
    <message>
        <source>○ out</source>
        <translation>○ 밖</translation>
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
        <source>No answer: {why_not}</source>
        <translation>답 없음: {why_not}</translation>
    </message>
    <message>
        <source>Inside the radius</source>
        <translation>반경 안</translation>
    </message>
    <message>
        <source>Outside the radius</source>
        <translation>반경 밖</translation>
    </message>
    <message>
        <source>Inside the microphones&apos; hull, seen from above</source>
        <translation>위에서 볼 때 마이크 둘레 안</translation>
    </message>
    <message>
        <source>Outside the microphones&apos; hull, seen from above</source>
        <translation>위에서 볼 때 마이크 둘레 밖</translation>
    </message>
    <message>
        <source>{start_s:.2f} to {end_s:.2f} s</source>
        <translation>{start_s:.2f}~{end_s:.2f} s</translation>
    </message>
    <message>
        <source>{said}
These answers are not of this run: {origin}</source>
        <translation>{said}
이번에 추정한 결과가 아닙니다: {origin}</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source> dB</source>
        <translation> dB</translation>
    </message>
    <message>
        <source>Nobody knows how far off it may be: the method is not calibrated for such a recording</source>
        <translation>얼마나 벗어날지 알 수 없습니다. 이런 녹음에는 방법이 보정되지 않았습니다</translation>
    </message>
    <message>
        <source>{radius_50_m:.2f} m in half, </source>
        <translation>절반은 {radius_50_m:.2f} m, </translation>
    </message>
    <message>
        <source>simulated </source>
        <translation>모의 </translation>
    </message>
    <message>
        <source>Held the source within {half}{radius_90_m:.2f} m in nine tenths of {where}cases</source>
        <translation>{where}사례에서 음원까지의 거리가 {half}열에 아홉은 {radius_90_m:.2f} m 이내</translation>
    </message>
    <message>
        <source>By its own belief, not calibrated: 90 % within {believed_m:.2f} m</source>
        <translation>보정되지 않은 자체 판단: 90 %가 {believed_m:.2f} m 이내</translation>
    </message>
    <message>
        <source>Residual {residual}</source>
        <translation>잔차 {residual}</translation>
    </message>
    <message>
        <source>There is no network of your own yet. Train one (Ctrl+4), or add a file: workbench models --add FILE.</source>
        <translation>아직 내 신경망이 없습니다. 학습하거나(Ctrl+4) 파일을 추가하세요: workbench models --add FILE.</translation>
    </message>
    <message>
        <source>{origin}: {n:,} clips of {places:,} places, split {split}.</source>
        <translation>{origin}: 위치 {places:,}곳의 클립 {n:,}개, 나눔 {split}.</translation>
    </message>
    <message>
        <source>Fine-tuned from {start}.</source>
        <translation>{start}에서 미세 조정.</translation>
    </message>
    <message>
        <source>Hears {feature} of {n} microphones.</source>
        <translation>마이크 {n}개의 {feature}을(를) 들음.</translation>
    </message>
    <message>
        <source>Median error {error:.2f} m, {share:.0f} % within 2 m ({data}).</source>
        <translation>오차 중앙값 {error:.2f} m, {share:.0f} %가 2 m 이내({data}).</translation>
    </message>
    <message>
        <source>held-out clips</source>
        <translation>따로 둔 클립</translation>
    </message>
    <message>
        <source>Keep in mind: {caveat}.</source>
        <translation>유의: {caveat}.</translation>
    </message>
    <message>
        <source>Own Networks</source>
        <translation>내 신경망</translation>
    </message>
    <message>
        <source>Own networks</source>
        <translation>내 신경망</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>제거…</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Look at own networks</source>
        <translation>내 신경망 살펴보기</translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation>{name} 이름 바꾸기</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} 제거</translation>
    </message>
    <message>
        <source>Remove a network</source>
        <translation>신경망 제거</translation>
    </message>
    <message>
        <source>Remove {title} ({name})?</source>
        <translation>{title}({name})을(를) 제거할까요?</translation>
    </message>
    <message>
        <source>Its file is deleted. A training&apos;s folder keeps its own copy as long as it is there.</source>
        <translation>파일을 지웁니다. 학습 폴더가 있는 동안은 그 안의 사본이 남습니다.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Which four microphones?</source>
        <translation>어느 마이크 네 개입니까?</translation>
    </message>
    <message>
        <source>The networks listen to four microphones; this session has {n_microphones}.</source>
        <translation>신경망은 마이크 네 개를 듣는데 이 세션에는 {n_microphones}개가 있습니다.</translation>
    </message>
    <message>
        <source>Localize</source>
        <translation>위치 추정</translation>
    </message>
    <message>
        <source>{n_ticked} ticked; tick exactly four</source>
        <translation>{n_ticked}개 선택, 네 개를 선택하세요</translation>
    </message>
    <message>
        <source>{name}   not placed yet</source>
        <translation>{name}   아직 배치 안 함</translation>
    </message>
    <message>
        <source>{name}   ({x_m:.2f}, {y_m:.2f}, {z_m:.2f}) m</source>
        <translation>{name}   ({x_m:.2f}, {y_m:.2f}, {z_m:.2f}) m</translation>
    </message>
</context>
</TS>
