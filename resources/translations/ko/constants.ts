<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>&amp;About</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>&amp;All Commands…</source>
        <translation>모든 명령…</translation>
    </message>
    <message>
        <source>&amp;Analyze</source>
        <translation>분석(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation>주석(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Automatic Levels</source>
        <translation>자동 레벨</translation>
    </message>
    <message>
        <source>&amp;Brighter</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>취소…</translation>
    </message>
    <message>
        <source>&amp;Check Sound</source>
        <translation>소리 점검</translation>
    </message>
    <message>
        <source>&amp;Clear Predictions</source>
        <translation>추정 결과 지우기</translation>
    </message>
    <message>
        <source>&amp;Clips</source>
        <translation>클립(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>&amp;Comparison</source>
        <translation>비교 결과</translation>
    </message>
    <message>
        <source>&amp;Copy Array</source>
        <translation>배열 복사</translation>
    </message>
    <message>
        <source>&amp;Copy Results</source>
        <translation>결과 복사</translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation>십자선</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어두운 테마</translation>
    </message>
    <message>
        <source>&amp;Darker</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>&amp;Delete Label</source>
        <translation>레이블 지우기</translation>
    </message>
    <message>
        <source>&amp;Delete Run…</source>
        <translation>학습 지우기…</translation>
    </message>
    <message>
        <source>&amp;Discard Unsaved Edits</source>
        <translation>저장하지 않은 편집 버리기</translation>
    </message>
    <message>
        <source>&amp;Drag</source>
        <translation>끌기(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Edit Sessions…</source>
        <translation>여러 세션 편집…</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>내보내기(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Export Results as CSV…</source>
        <translation>결과를 CSV로 내보내기…</translation>
    </message>
    <message>
        <source>&amp;Field</source>
        <translation>현장 작업</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Filter Sessions</source>
        <translation>세션 거르기</translation>
    </message>
    <message>
        <source>&amp;Find Label</source>
        <translation>레이블 찾기</translation>
    </message>
    <message>
        <source>&amp;Fine-Tune Its Network</source>
        <translation>이 신경망 미세 조정</translation>
    </message>
    <message>
        <source>&amp;First Clip</source>
        <translation>첫 클립</translation>
    </message>
    <message>
        <source>&amp;Front</source>
        <translation>앞</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Hide Predictions</source>
        <translation>추정 결과 숨기기</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>가져오기(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation>살펴보기</translation>
    </message>
    <message>
        <source>&amp;Keep Height</source>
        <translation>높이 유지</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>단축키…</translation>
    </message>
    <message>
        <source>&amp;Label at Selection</source>
        <translation>선택 구간에 레이블</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>레이블(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Last Clip</source>
        <translation>마지막 클립</translation>
    </message>
    <message>
        <source>&amp;Leave Comparison</source>
        <translation>비교 끝내기</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝은 테마</translation>
    </message>
    <message>
        <source>&amp;Likely Places</source>
        <translation>가능 영역</translation>
    </message>
    <message>
        <source>&amp;Listen</source>
        <translation>듣기(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>실시간</translation>
    </message>
    <message>
        <source>&amp;Localize</source>
        <translation>위치 추정</translation>
    </message>
    <message>
        <source>&amp;Localize with It</source>
        <translation>이것으로 위치 추정</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>거리 재기</translation>
    </message>
    <message>
        <source>&amp;Mel Frequencies</source>
        <translation>멜 주파수</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>음소거</translation>
    </message>
    <message>
        <source>&amp;New Session from Audio…</source>
        <translation>오디오로 새 세션…</translation>
    </message>
    <message>
        <source>&amp;New Training…</source>
        <translation>새 학습…</translation>
    </message>
    <message>
        <source>&amp;Next Clip</source>
        <translation>다음 클립</translation>
    </message>
    <message>
        <source>&amp;Next Label</source>
        <translation>다음 레이블</translation>
    </message>
    <message>
        <source>&amp;Next Session</source>
        <translation>다음 세션</translation>
    </message>
    <message>
        <source>&amp;Nudge</source>
        <translation>조금 옮기기(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open Evaluation…</source>
        <translation>평가 열기…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>&amp;Own Level Ranges</source>
        <translation>채널별 레벨 범위</translation>
    </message>
    <message>
        <source>&amp;Own Networks…</source>
        <translation>내 신경망…</translation>
    </message>
    <message>
        <source>&amp;Paste Array</source>
        <translation>배열 붙여넣기</translation>
    </message>
    <message>
        <source>&amp;Pause or Go On</source>
        <translation>일시 정지 또는 계속</translation>
    </message>
    <message>
        <source>&amp;Perspective</source>
        <translation>원근</translation>
    </message>
    <message>
        <source>&amp;Play or Pause</source>
        <translation>재생 또는 일시 정지</translation>
    </message>
    <message>
        <source>&amp;Predict</source>
        <translation>추정(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Previous Clip</source>
        <translation>이전 클립</translation>
    </message>
    <message>
        <source>&amp;Previous Label</source>
        <translation>이전 레이블</translation>
    </message>
    <message>
        <source>&amp;Previous Session</source>
        <translation>이전 세션</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>&amp;Rename Label</source>
        <translation>레이블 이름 바꾸기</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>배치 초기화</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>학습 목록</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>&amp;Save Evaluation…</source>
        <translation>평가 저장…</translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation>세션(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>&amp;Side</source>
        <translation>옆</translation>
    </message>
    <message>
        <source>&amp;Site</source>
        <translation>현장(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Site…</source>
        <translation>현장…</translation>
    </message>
    <message>
        <source>&amp;Spectrograms</source>
        <translation>스펙트로그램(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>&amp;Stop and Keep</source>
        <translation>멈추고 보관</translation>
    </message>
    <message>
        <source>&amp;Tape Measure…</source>
        <translation>줄자…</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Top</source>
        <translation>위</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>둘러보기</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>학습(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Try 3-D Again</source>
        <translation>3차원 다시 시도</translation>
    </message>
    <message>
        <source>&amp;Type Coordinates…</source>
        <translation>좌표 입력…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>&amp;Up and Down</source>
        <translation>위아래로</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;What’s This?</source>
        <translation>이게 무엇인가요?</translation>
    </message>
    <message>
        <source>&amp;Whole Recording</source>
        <translation>녹음 전체</translation>
    </message>
    <message>
        <source>&amp;Whole Session</source>
        <translation>세션 전체</translation>
    </message>
    <message>
        <source>&amp;Workspace</source>
        <translation>작업 공간(&amp;W)</translation>
    </message>
    <message>
        <source>16 bit, mixed</source>
        <translation>16비트, 혼합</translation>
    </message>
    <message>
        <source>2-D leaves height out of every error and of inside or outside the radius</source>
        <translation>2차원은 모든 오차와 반경 안팎 판정에서 높이를 뺍니다</translation>
    </message>
    <message>
        <source>2-D, height left out</source>
        <translation>2차원, 높이 제외</translation>
    </message>
    <message>
        <source>3-D</source>
        <translation>3차원</translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation>32비트</translation>
    </message>
    <message>
        <source>A sound device: levels, recording, and where the source is while it sounds</source>
        <translation>소리 장치: 레벨, 녹음, 소리가 나는 동안의 음원 위치</translation>
    </message>
    <message>
        <source>A strip with the waveform below the spectrograms</source>
        <translation>스펙트로그램 아래에 파형 표시</translation>
    </message>
    <message>
        <source>Above noise</source>
        <translation>잡음 위로</translation>
    </message>
    <message>
        <source>Above the rest</source>
        <translation>나머지 위로</translation>
    </message>
    <message>
        <source>Accept the session, or those chosen in the table, and go on</source>
        <translation>세션 또는 표에서 선택한 세션을 승인하고 다음으로</translation>
    </message>
    <message>
        <source>AdamW&apos;s weight decay</source>
        <translation>AdamW의 가중치 감쇠</translation>
    </message>
    <message>
        <source>All edits since the session was opened: choose one to go there</source>
        <translation>세션을 연 뒤의 모든 편집: 선택하면 그때로 갑니다</translation>
    </message>
    <message>
        <source>All labels of the session in a table, to search, sort and edit</source>
        <translation>세션의 모든 레이블을 표로: 찾기, 정렬, 편집</translation>
    </message>
    <message>
        <source>All pages of the help</source>
        <translation>도움말의 모든 쪽</translation>
    </message>
    <message>
        <source>All sessions of the campaign in one table, to sort, search and edit</source>
        <translation>캠페인의 모든 세션을 한 표로: 정렬, 찾기, 편집</translation>
    </message>
    <message>
        <source>All trainings: how they go and how they went</source>
        <translation>모든 학습의 진행과 결과</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>4월</translation>
    </message>
    <message>
        <source>Array settings a site</source>
        <translation>현장당 배열 배치</translation>
    </message>
    <message>
        <source>Arrival times</source>
        <translation>도달 시간</translation>
    </message>
    <message>
        <source>Arrival-time differences of what just began (GCC-PHAT), least squares; needs synchronised clocks.</source>
        <translation>막 시작한 소리의 도달 시간 차(GCC-PHAT), 최소제곱. 시계 동기 필요.</translation>
    </message>
    <message>
        <source>Arrow keys in the 3-D view move what is selected by a step of the grid; Alt 1 cm, Shift ten steps</source>
        <translation>3차원 보기에서 화살표 키는 선택한 것을 격자 한 칸 옮깁니다. Alt는 1 cm, Shift는 열 칸</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정대로</translation>
    </message>
    <message>
        <source>Ask the chosen methods where the source is, or, where something is marked, where it was then</source>
        <translation>선택한 방법으로 음원의 위치를 추정합니다. 구간을 선택했으면 그 구간의 위치</translation>
    </message>
    <message>
        <source>Ask the ticked methods about all listed sessions whose true place is known, and compare them</source>
        <translation>실제 위치를 아는 목록의 모든 세션을 선택한 방법으로 추정해 비교</translation>
    </message>
    <message>
        <source>Ask the training&apos;s best network where the source of the open session is; without a session, from now on</source>
        <translation>학습의 최고 신경망으로 열린 세션의 음원 위치를 추정합니다. 세션이 없으면 이제부터</translation>
    </message>
    <message>
        <source>At a &amp;Height</source>
        <translation>정한 높이로</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>8월</translation>
    </message>
    <message>
        <source>Automatic gain</source>
        <translation>자동 이득</translation>
    </message>
    <message>
        <source>Back from the Earlier Version</source>
        <translation>이전 버전에서 돌아가기</translation>
    </message>
    <message>
        <source>Band ends</source>
        <translation>대역 끝</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Below others</source>
        <translation>다른 채널 아래로</translation>
    </message>
    <message>
        <source>Beyond way</source>
        <translation>경로 초과</translation>
    </message>
    <message>
        <source>Blackman-Harris</source>
        <translation>Blackman-Harris</translation>
    </message>
    <message>
        <source>Bring This Version Back</source>
        <translation>이 버전 되살리기</translation>
    </message>
    <message>
        <source>Bring on again what was taken back last in many sessions</source>
        <translation>여러 세션에서 마지막으로 되돌린 변경을 다시 적용</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Calibrated &amp;Radii</source>
        <translation>보정된 반경</translation>
    </message>
    <message>
        <source>Calibrated radii</source>
        <translation>보정된 반경</translation>
    </message>
    <message>
        <source>Campaign &amp;Table</source>
        <translation>캠페인 표</translation>
    </message>
    <message>
        <source>Centroid of the microphones weighted by the square of their power: the baseline to beat.</source>
        <translation>음향 세기의 제곱으로 가중한 마이크들의 중심. 넘어야 할 기준선.</translation>
    </message>
    <message>
        <source>Change site, weather and the like of many sessions at once</source>
        <translation>여러 세션의 현장, 날씨 등을 한꺼번에 변경</translation>
    </message>
    <message>
        <source>Channel drop</source>
        <translation>채널 누락</translation>
    </message>
    <message>
        <source>Choose between what was changed here and by another program</source>
        <translation>여기서 바꾼 것과 다른 프로그램이 바꾼 것 중에서 선택</translation>
    </message>
    <message>
        <source>Choose recordings, network and settings, and start</source>
        <translation>녹음, 신경망, 설정을 정하고 시작</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Clipped samples</source>
        <translation>포화된 표본</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>포화</translation>
    </message>
    <message>
        <source>Cloc&amp;k Offsets…</source>
        <translation>시계 차이…</translation>
    </message>
    <message>
        <source>Clock drift</source>
        <translation>시계 빠르기 차이</translation>
    </message>
    <message>
        <source>Clock error</source>
        <translation>시계 오차</translation>
    </message>
    <message>
        <source>Clock offset</source>
        <translation>시계 차이</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>색상표</translation>
    </message>
    <message>
        <source>Com&amp;pare with Session…</source>
        <translation>다른 세션과 비교…</translation>
    </message>
    <message>
        <source>Convolutions and a recurrent layer over spectra, joined with coordinates (DI-NN, EURASIP 2023; smaller).</source>
        <translation>스펙트럼에 대한 합성곱과 순환 층을 좌표와 결합(DI-NN, EURASIP 2023, 축소).</translation>
    </message>
    <message>
        <source>Cop&amp;y Table</source>
        <translation>표 복사</translation>
    </message>
    <message>
        <source>Copy Array to &amp;Sessions…</source>
        <translation>배열을 다른 세션에 복사…</translation>
    </message>
    <message>
        <source>Copy M&amp;easurements</source>
        <translation>잰 거리 복사</translation>
    </message>
    <message>
        <source>Copy the results table, tab-separated</source>
        <translation>결과 표를 탭으로 구분해 복사</translation>
    </message>
    <message>
        <source>Damaged files</source>
        <translation>손상된 파일</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어두움</translation>
    </message>
    <message>
        <source>Dead channel</source>
        <translation>죽은 채널</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>12월</translation>
    </message>
    <message>
        <source>Decide What Holds…</source>
        <translation>남길 값 정하기…</translation>
    </message>
    <message>
        <source>Delete the chosen label</source>
        <translation>선택한 레이블 지우기</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>장치 수</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>Distances between any two points of the site: click both; Esc ends</source>
        <translation>현장의 두 점 사이 거리: 두 점을 클릭, Esc로 끝냄</translation>
    </message>
    <message>
        <source>Do not hear the chosen microphone</source>
        <translation>선택한 마이크를 듣지 않음</translation>
    </message>
    <message>
        <source>Dragged things go to one height, typed below the 3-D view</source>
        <translation>끈 것은 3차원 보기 아래에 입력한 높이로 갑니다</translation>
    </message>
    <message>
        <source>Dragged things move along the vertical</source>
        <translation>끈 것은 수직으로 움직입니다</translation>
    </message>
    <message>
        <source>Dragged things stand on the floor, walls or shape of the site</source>
        <translation>끈 것은 현장의 바닥, 벽, 형상 위에 놓입니다</translation>
    </message>
    <message>
        <source>Dragged things stay as high as they are</source>
        <translation>끈 것은 높이를 그대로 유지합니다</translation>
    </message>
    <message>
        <source>Dropped blocks</source>
        <translation>빠진 블록</translation>
    </message>
    <message>
        <source>Each spectrogram has a range of its own: colours do not compare then</source>
        <translation>스펙트로그램마다 범위가 달라 색을 서로 비교할 수 없습니다</translation>
    </message>
    <message>
        <source>Earlier &amp;Versions…</source>
        <translation>이전 버전…</translation>
    </message>
    <message>
        <source>Edit &amp;History…</source>
        <translation>편집 기록…</translation>
    </message>
    <message>
        <source>Edit Here</source>
        <translation>여기서 편집</translation>
    </message>
    <message>
        <source>End the training at once and delete what it made</source>
        <translation>학습을 바로 끝내고 만든 것을 지웁니다</translation>
    </message>
    <message>
        <source>End the training with the epoch that it is in and keep its best network; it can be resumed</source>
        <translation>진행 중인 에폭까지 하고 학습을 끝내며 최고 신경망을 보관합니다. 나중에 이어서 할 수 있습니다</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>Errors in</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>Errors in &amp;2-D</source>
        <translation>2차원 오차</translation>
    </message>
    <message>
        <source>Errors in &amp;3-D</source>
        <translation>3차원 오차</translation>
    </message>
    <message>
        <source>Evaluations large: how good methods are, and where they go wrong</source>
        <translation>평가를 크게: 방법이 얼마나 정확하고 어디서 틀리는지</translation>
    </message>
    <message>
        <source>Evenness</source>
        <translation>고른 정도</translation>
    </message>
    <message>
        <source>Every figure with its interval: all clips, every group, every two methods</source>
        <translation>모든 수치와 구간: 전체 클립, 모든 그룹, 모든 방법 쌍</translation>
    </message>
    <message>
        <source>Exact numbers of what is selected, typed beside it</source>
        <translation>선택한 것의 정확한 수치를 그 옆에 입력</translation>
    </message>
    <message>
        <source>Export &amp;Figures as CSV…</source>
        <translation>수치를 CSV로 내보내기…</translation>
    </message>
    <message>
        <source>Export Acoular MicGeom…</source>
        <translation>Acoular MicGeom 내보내기…</translation>
    </message>
    <message>
        <source>Export Audacity labels…</source>
        <translation>Audacity 레이블 내보내기…</translation>
    </message>
    <message>
        <source>Export Coordinates (CSV)…</source>
        <translation>좌표(CSV) 내보내기…</translation>
    </message>
    <message>
        <source>Export DCASE / STARSS table…</source>
        <translation>DCASE / STARSS 표 내보내기…</translation>
    </message>
    <message>
        <source>Export GeoJSON map…</source>
        <translation>GeoJSON 지도 내보내기…</translation>
    </message>
    <message>
        <source>Export KML map…</source>
        <translation>KML 지도 내보내기…</translation>
    </message>
    <message>
        <source>Export Raven selection table…</source>
        <translation>Raven 선택 표 내보내기…</translation>
    </message>
    <message>
        <source>Export: a row a microphone, and one for the source</source>
        <translation>내보내기: 마이크마다 한 행, 음원 한 행</translation>
    </message>
    <message>
        <source>Export: an XML file with a name and x, y, z in metres for every microphone</source>
        <translation>내보내기: 마이크마다 이름과 x, y, z(미터)가 있는 XML 파일</translation>
    </message>
    <message>
        <source>Export: frame (100 ms), class, source, azimuth and elevation in degrees, distance in cm: whole numbers</source>
        <translation>내보내기: 프레임(100 ms), 종류, 음원, 방위각과 고도각(도), 거리(cm), 모두 정수</translation>
    </message>
    <message>
        <source>Export: microphones, source and saved answers on Earth, for sites with a georeference</source>
        <translation>내보내기: 지리 기준이 있는 현장의 마이크, 음원, 저장된 추정 결과를 지구 좌표로</translation>
    </message>
    <message>
        <source>Export: start, end and text a line; an optional second line with the band in Hz</source>
        <translation>내보내기: 한 줄에 시작, 끝, 글. 둘째 줄에 대역(Hz)이 있을 수 있음</translation>
    </message>
    <message>
        <source>Export: tab-separated rows with begin and end time, band, channel, and any columns of your own</source>
        <translation>내보내기: 탭으로 구분한 행에 시작과 끝 시각, 대역, 채널, 사용자 열</translation>
    </message>
    <message>
        <source>Export: the same for Google Earth and phones, for sites with a georeference</source>
        <translation>내보내기: 같은 내용을 Google Earth와 휴대전화용으로, 지리 기준이 있는 현장</translation>
    </message>
    <message>
        <source>F&amp;lag with a Note…</source>
        <translation>메모와 함께 표시…</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>특징</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>2월</translation>
    </message>
    <message>
        <source>Fewest microphones</source>
        <translation>최소 마이크 수</translation>
    </message>
    <message>
        <source>Find &amp;Missing Sound…</source>
        <translation>없어진 소리 찾기…</translation>
    </message>
    <message>
        <source>Find any command by its name</source>
        <translation>이름으로 명령 찾기</translation>
    </message>
    <message>
        <source>Fine-tune from</source>
        <translation>미세 조정 시작점</translation>
    </message>
    <message>
        <source>First four</source>
        <translation>처음 넷</translation>
    </message>
    <message>
        <source>Fit &amp;All</source>
        <translation>모두 맞춤</translation>
    </message>
    <message>
        <source>Flat top</source>
        <translation>평평한 꼭대기</translation>
    </message>
    <message>
        <source>For teams on site, all of it large: check, record, localize, hand over</source>
        <translation>현장 팀을 위해 모두 크게: 점검, 녹음, 위치 추정, 인계</translation>
    </message>
    <message>
        <source>For the test</source>
        <translation>시험용</translation>
    </message>
    <message>
        <source>For validation</source>
        <translation>검증용</translation>
    </message>
    <message>
        <source>Forget where the selected microphone or the source stands</source>
        <translation>선택한 마이크나 음원의 위치를 없앱니다</translation>
    </message>
    <message>
        <source>Frequency mask</source>
        <translation>주파수 가림</translation>
    </message>
    <message>
        <source>From the centroid</source>
        <translation>중심에서부터</translation>
    </message>
    <message>
        <source>From where on the checks of the sound warn</source>
        <translation>소리 점검이 경고하기 시작하는 값</translation>
    </message>
    <message>
        <source>Full scale</source>
        <translation>최대치</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>GPUs, or processes on the CPU, a machine</source>
        <translation>컴퓨터당 GPU 수, 또는 CPU의 프로세스 수</translation>
    </message>
    <message>
        <source>Gain error, each</source>
        <translation>채널별 이득 오차</translation>
    </message>
    <message>
        <source>Gain jumps</source>
        <translation>이득 급변</translation>
    </message>
    <message>
        <source>Gain, all channels</source>
        <translation>전체 채널 이득</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>GiB</translation>
    </message>
    <message>
        <source>Give this session&apos;s places to others of the campaign</source>
        <translation>이 세션의 위치를 캠페인의 다른 세션에 적용</translation>
    </message>
    <message>
        <source>Go back to the session that was reviewed last and take its review back; so does Undo right after it</source>
        <translation>마지막으로 검토한 세션으로 돌아가 검토를 취소합니다. 바로 뒤의 실행 취소도 같습니다</translation>
    </message>
    <message>
        <source>Go on where the training was stopped, failed or broke off</source>
        <translation>멈추거나 실패하거나 끊긴 학습을 이어서 함</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>Hamming</source>
        <translation>Hamming</translation>
    </message>
    <message>
        <source>Hann</source>
        <translation>Hann</translation>
    </message>
    <message>
        <source>Hear the chosen microphone alone, with others that have solo</source>
        <translation>선택한 마이크만 듣기, 다른 솔로 마이크와 함께</translation>
    </message>
    <message>
        <source>Help C&amp;ontents</source>
        <translation>도움말 차례</translation>
    </message>
    <message>
        <source>Hold the training between two steps, or let it go on</source>
        <translation>학습을 두 단계 사이에서 멈추거나 계속합니다</translation>
    </message>
    <message>
        <source>Huber delta</source>
        <translation>Huber 델타</translation>
    </message>
    <message>
        <source>Hum</source>
        <translation>험(전원 잡음)</translation>
    </message>
    <message>
        <source>Import Acoular MicGeom…</source>
        <translation>Acoular MicGeom 가져오기…</translation>
    </message>
    <message>
        <source>Import Audacity labels…</source>
        <translation>Audacity 레이블 가져오기…</translation>
    </message>
    <message>
        <source>Import Coordinates (CSV)…</source>
        <translation>좌표(CSV) 가져오기…</translation>
    </message>
    <message>
        <source>Import DCASE / STARSS table…</source>
        <translation>DCASE / STARSS 표 가져오기…</translation>
    </message>
    <message>
        <source>Import Folder of sound files…</source>
        <translation>소리 파일 폴더 가져오기…</translation>
    </message>
    <message>
        <source>Import LOCATA recordings…</source>
        <translation>LOCATA 녹음 가져오기…</translation>
    </message>
    <message>
        <source>Import Raven selection table…</source>
        <translation>Raven 선택 표 가져오기…</translation>
    </message>
    <message>
        <source>Import ShotSpotter test folders…</source>
        <translation>ShotSpotter 시험 폴더 가져오기…</translation>
    </message>
    <message>
        <source>Import locaR file sets…</source>
        <translation>locaR 파일 묶음 가져오기…</translation>
    </message>
    <message>
        <source>Import: a session a recording start: recorders in UTM, channels, clock adjustments, temperature, detections</source>
        <translation>가져오기: 녹음 시작마다 세션 하나: UTM 위의 녹음기, 채널, 시계 보정, 온도, 검출</translation>
    </message>
    <message>
        <source>Import: a session a test_* folder: sensors, their clocks and places, the shooter, the weather and all pulses</source>
        <translation>가져오기: test_* 폴더마다 세션 하나: 센서와 시계와 위치, 사수, 날씨, 모든 펄스</translation>
    </message>
    <message>
        <source>Import: a session an array&apos;s recording: its microphones where they stood, the source if it stood still</source>
        <translation>가져오기: 배열 녹음마다 세션 하나: 마이크 위치, 멈춰 있던 음원</translation>
    </message>
    <message>
        <source>Import: a table of places: CSV or any delimiter; UTM, metres, cm, feet, or degrees; the columns can be mapped</source>
        <translation>가져오기: 위치 표. CSV나 다른 구분 기호, UTM·미터·cm·피트·도, 열을 지정할 수 있음</translation>
    </message>
    <message>
        <source>Import: an XML file with a name and x, y, z in metres for every microphone</source>
        <translation>가져오기: 마이크마다 이름과 x, y, z(미터)가 있는 XML 파일</translation>
    </message>
    <message>
        <source>Import: frame (100 ms), class, source, azimuth and elevation in degrees, distance in cm: whole numbers</source>
        <translation>가져오기: 프레임(100 ms), 종류, 음원, 방위각과 고도각(도), 거리(cm), 모두 정수</translation>
    </message>
    <message>
        <source>Import: one session of all sound files in a folder, on one clock by bext or iXML times, with tables that lie beside</source>
        <translation>가져오기: 폴더의 모든 소리 파일로 세션 하나. bext나 iXML 시각으로 시계를 맞추고 옆에 있는 표도 읽음</translation>
    </message>
    <message>
        <source>Import: start, end and text a line; an optional second line with the band in Hz</source>
        <translation>가져오기: 한 줄에 시작, 끝, 글. 둘째 줄에 대역(Hz)이 있을 수 있음</translation>
    </message>
    <message>
        <source>Import: tab-separated rows with begin and end time, band, channel, and any columns of your own</source>
        <translation>가져오기: 탭으로 구분한 행에 시작과 끝 시각, 대역, 채널, 사용자 열</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>1월</translation>
    </message>
    <message>
        <source>Judges place after place by levels and delays of 3 to 16 microphones in any order; tells how sure it is.</source>
        <translation>순서에 상관없이 마이크 3~16개의 레벨과 지연으로 위치를 하나씩 판정하고, 얼마나 확실한지도 알려 줍니다.</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>7월</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>6월</translation>
    </message>
    <message>
        <source>Keep Sessions That &amp;Networks Learnt From</source>
        <translation>신경망이 학습한 세션도 포함</translation>
    </message>
    <message>
        <source>Kept spectrograms</source>
        <translation>보관할 스펙트로그램</translation>
    </message>
    <message>
        <source>Known source</source>
        <translation>위치를 아는 음원</translation>
    </message>
    <message>
        <source>L&amp;inear Frequencies</source>
        <translation>선형 주파수</translation>
    </message>
    <message>
        <source>Label at &amp;Cursor</source>
        <translation>포인터 위치에 레이블</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Language &amp;as the System</source>
        <translation>언어를 시스템 설정대로</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>배열 형태</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Least squares on level differences, free field; needs no synchronised clocks.</source>
        <translation>레벨 차이의 최소제곱, 자유 음장. 시계 동기가 필요 없음.</translation>
    </message>
    <message>
        <source>Leave height out of every error and of inside or outside the radius</source>
        <translation>모든 오차와 반경 안팎 판정에서 높이를 뺍니다</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝음</translation>
    </message>
    <message>
        <source>Likely places</source>
        <translation>가능 영역</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>선</translation>
    </message>
    <message>
        <source>Listen to all sound of the chosen sessions, or of the open one, and say what is wrong with it</source>
        <translation>선택한 세션 또는 열린 세션의 소리를 모두 듣고 문제를 알려 줍니다</translation>
    </message>
    <message>
        <source>Lo&amp;garithmic Frequencies</source>
        <translation>로그 주파수</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>최대 길이</translation>
    </message>
    <message>
        <source>Look at the curves of the chosen trainings in TensorBoard, in the browser</source>
        <translation>선택한 학습의 곡선을 브라우저의 TensorBoard로 보기</translation>
    </message>
    <message>
        <source>Look at what session.json held before it was last saved, and bring it back</source>
        <translation>마지막 저장 전의 session.json 내용을 보고 되살리기</translation>
    </message>
    <message>
        <source>Look for &amp;Evidence</source>
        <translation>근거 찾기(&amp;E)</translation>
    </message>
    <message>
        <source>Look up every key, and change it</source>
        <translation>모든 단축키를 찾고 바꾸기</translation>
    </message>
    <message>
        <source>Look whether the other window is gone, and edit the session in this one</source>
        <translation>다른 창이 없어졌는지 보고 이 창에서 세션을 편집</translation>
    </message>
    <message>
        <source>Loud</source>
        <translation>큰 소리</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>컴퓨터 수</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Make a session from recordings you already have</source>
        <translation>가지고 있는 녹음으로 세션 만들기</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>3월</translation>
    </message>
    <message>
        <source>Mark the moment under the pointer</source>
        <translation>포인터가 가리키는 순간을 표시</translation>
    </message>
    <message>
        <source>Mark what is selected in the spectrograms, and say what it is</source>
        <translation>스펙트로그램에서 선택한 부분을 표시하고 이름 붙이기</translation>
    </message>
    <message>
        <source>Masked autoencoder over audio and places, with learned correlations (wav2pos, IPIN 2024; smaller).</source>
        <translation>오디오와 위치에 대한 가림 자기부호화기, 학습한 상관 사용(wav2pos, IPIN 2024, 축소).</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5월</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>Microphones</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>Mixed rates</source>
        <translation>섞인 표본율</translation>
    </message>
    <message>
        <source>Move the training&apos;s folder to the trash; its network among your own stays</source>
        <translation>학습 폴더를 휴지통으로 옮깁니다. 내 신경망에 있는 것은 남습니다</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Name, box, shape, floor plan and place on Earth of the site</source>
        <translation>현장의 이름, 크기, 형상, 평면도, 지구 위의 위치</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Networks that you trained or added: their cards, titles and folder; remove one</source>
        <translation>학습하거나 추가한 신경망: 설명, 제목, 폴더, 제거</translation>
    </message>
    <message>
        <source>Next &amp;Colour Map</source>
        <translation>다음 색상표</translation>
    </message>
    <message>
        <source>Next to &amp;Review</source>
        <translation>검토할 다음 세션</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>정규화</translation>
    </message>
    <message>
        <source>Not a number</source>
        <translation>수가 아님</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>11월</translation>
    </message>
    <message>
        <source>Nudge &amp;Away</source>
        <translation>멀리 옮기기</translation>
    </message>
    <message>
        <source>Nudge &amp;Down</source>
        <translation>아래로 옮기기</translation>
    </message>
    <message>
        <source>Nudge &amp;Left</source>
        <translation>왼쪽으로 옮기기</translation>
    </message>
    <message>
        <source>Nudge &amp;Near</source>
        <translation>가까이 옮기기</translation>
    </message>
    <message>
        <source>Nudge &amp;Right</source>
        <translation>오른쪽으로 옮기기</translation>
    </message>
    <message>
        <source>Nudge &amp;Up</source>
        <translation>위로 옮기기</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>10월</translation>
    </message>
    <message>
        <source>On &amp;Surfaces</source>
        <translation>면 위로</translation>
    </message>
    <message>
        <source>One HTML file that opens offline, or a PDF to print</source>
        <translation>오프라인에서 열리는 HTML 파일 하나 또는 인쇄용 PDF</translation>
    </message>
    <message>
        <source>One channel twice</source>
        <translation>같은 채널 두 번</translation>
    </message>
    <message>
        <source>Only sessions with</source>
        <translation>포함할 세션 조건</translation>
    </message>
    <message>
        <source>Open &amp;Demo Session</source>
        <translation>시범 세션 열기</translation>
    </message>
    <message>
        <source>Open &amp;TensorBoard</source>
        <translation>TensorBoard 열기</translation>
    </message>
    <message>
        <source>Open P&amp;redictions…</source>
        <translation>추정 결과 열기…</translation>
    </message>
    <message>
        <source>Open a session or campaign folder</source>
        <translation>세션 또는 캠페인 폴더 열기</translation>
    </message>
    <message>
        <source>Open the form with the settings of this training</source>
        <translation>이 학습의 설정으로 양식 열기</translation>
    </message>
    <message>
        <source>Open the form with the settings of this training, to begin with its best network</source>
        <translation>이 학습의 설정으로 양식을 열고 최고 신경망에서 시작</translation>
    </message>
    <message>
        <source>Open the next session that nobody reviewed yet</source>
        <translation>아직 검토하지 않은 다음 세션 열기</translation>
    </message>
    <message>
        <source>Open the session&apos;s folder in the file manager</source>
        <translation>세션 폴더를 파일 관리자에서 열기</translation>
    </message>
    <message>
        <source>Open the training&apos;s folder in the file manager</source>
        <translation>학습 폴더를 파일 관리자에서 열기</translation>
    </message>
    <message>
        <source>Order of channels</source>
        <translation>채널 순서</translation>
    </message>
    <message>
        <source>Over the recording</source>
        <translation>녹음 전체에 걸쳐</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>겹침</translation>
    </message>
    <message>
        <source>Peak over dip</source>
        <translation>봉우리 대 골</translation>
    </message>
    <message>
        <source>Place the microphones by the lengths between them</source>
        <translation>마이크 사이의 길이로 마이크를 배치</translation>
    </message>
    <message>
        <source>Places from the clipboard: name, x, y, z and perhaps the error, a line each</source>
        <translation>클립보드의 위치: 한 줄에 이름, x, y, z, 있으면 오차</translation>
    </message>
    <message>
        <source>Play &amp;Selection</source>
        <translation>선택 구간 재생</translation>
    </message>
    <message>
        <source>Play from the line; when that is not on screen, from the left edge of what is shown</source>
        <translation>선에서부터 재생. 선이 화면에 없으면 화면 왼쪽 끝부터</translation>
    </message>
    <message>
        <source>Play the selected stretch of time</source>
        <translation>선택한 시간 구간 재생</translation>
    </message>
    <message>
        <source>Play the selection, or everything, again and again without a gap</source>
        <translation>선택 구간 또는 전체를 끊김 없이 반복 재생</translation>
    </message>
    <message>
        <source>Polarity</source>
        <translation>극성</translation>
    </message>
    <message>
        <source>Position error</source>
        <translation>위치 오차</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>반경</translation>
    </message>
    <message>
        <source>Rate at the end</source>
        <translation>끝의 학습률</translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation>반려</translation>
    </message>
    <message>
        <source>Record &amp;Live Input or Stop</source>
        <translation>실시간 입력 녹음 또는 멈춤</translation>
    </message>
    <message>
        <source>Record several microphones of a sound device into a new session</source>
        <translation>소리 장치의 여러 마이크를 새 세션으로 녹음</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>Redo Change of Many Sessions</source>
        <translation>여러 세션 변경 다시 실행</translation>
    </message>
    <message>
        <source>Regions of 50 % and 90 % where a method itself sees the source, if it tells; not calibrated</source>
        <translation>방법이 스스로 음원이 있다고 보는 50 %와 90 % 영역(알려 주는 방법만), 보정되지 않음</translation>
    </message>
    <message>
        <source>ResNet18 over level differences, joined with the array&apos;s shape (Sensors 2026, 26(1), 168).</source>
        <translation>레벨 차이에 대한 ResNet18과 배열의 형태를 결합(Sensors 2026, 26(1), 168).</translation>
    </message>
    <message>
        <source>Rise</source>
        <translation>상승</translation>
    </message>
    <message>
        <source>S&amp;olo</source>
        <translation>솔로</translation>
    </message>
    <message>
        <source>Same place within</source>
        <translation>같은 곳으로 볼 거리</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Save &amp;Predictions</source>
        <translation>추정 결과 저장</translation>
    </message>
    <message>
        <source>Save &amp;Report…</source>
        <translation>보고서 저장…</translation>
    </message>
    <message>
        <source>Say where missing files went, once for all sessions of the campaign</source>
        <translation>없어진 파일의 위치를 캠페인 전체에 한 번에 알려 주기</translation>
    </message>
    <message>
        <source>Scroll &amp;Back</source>
        <translation>뒤로 스크롤</translation>
    </message>
    <message>
        <source>Scroll &amp;On</source>
        <translation>앞으로 스크롤</translation>
    </message>
    <message>
        <source>Scroll Far Back</source>
        <translation>뒤로 크게 스크롤</translation>
    </message>
    <message>
        <source>Scroll Far On</source>
        <translation>앞으로 크게 스크롤</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Seed of the data</source>
        <translation>데이터 시드</translation>
    </message>
    <message>
        <source>Select &amp;Nothing</source>
        <translation>선택 해제</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>9월</translation>
    </message>
    <message>
        <source>Session length</source>
        <translation>세션 길이</translation>
    </message>
    <message>
        <source>Sessions a site</source>
        <translation>현장당 세션</translation>
    </message>
    <message>
        <source>Set the clocks of the channels by a clap at a known place</source>
        <translation>위치를 아는 곳의 박수로 채널의 시계 맞추기</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>최소 길이</translation>
    </message>
    <message>
        <source>Show &amp;Log Folder</source>
        <translation>로그 폴더 열기</translation>
    </message>
    <message>
        <source>Show Run F&amp;older</source>
        <translation>학습 폴더 열기</translation>
    </message>
    <message>
        <source>Show Session &amp;Folder</source>
        <translation>세션 폴더 열기</translation>
    </message>
    <message>
        <source>Show an evaluation.json, from this window or from workbench evaluate</source>
        <translation>이 창이나 workbench evaluate가 만든 evaluation.json 보기</translation>
    </message>
    <message>
        <source>Show another session&apos;s spectrograms below, on the same time axis</source>
        <translation>다른 세션의 스펙트로그램을 같은 시간축으로 아래에 표시</translation>
    </message>
    <message>
        <source>Show answers that were saved in the session&apos;s predictions folder</source>
        <translation>세션의 predictions 폴더에 저장된 추정 결과 보기</translation>
    </message>
    <message>
        <source>Show exactly the selected time</source>
        <translation>선택한 시간만 보기</translation>
    </message>
    <message>
        <source>Show the open session alone again</source>
        <translation>열린 세션만 다시 보기</translation>
    </message>
    <message>
        <source>Show what session.json holds; redo brings the edits back</source>
        <translation>session.json의 내용으로 되돌립니다. 다시 실행으로 편집을 되살릴 수 있습니다</translation>
    </message>
    <message>
        <source>Signal subspace of what just began, spherical waves, 120-6000 Hz, over a 3-D grid of the site.</source>
        <translation>막 시작한 소리의 신호 부분공간, 구면파, 120~6000 Hz, 현장의 3차원 격자 위에서.</translation>
    </message>
    <message>
        <source>Signal to noise</source>
        <translation>신호 대 잡음</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>무음</translation>
    </message>
    <message>
        <source>Simulate a session, with known places of everything, and open it</source>
        <translation>모든 위치를 아는 세션을 모의로 만들어 열기</translation>
    </message>
    <message>
        <source>Simulated sites</source>
        <translation>모의 현장</translation>
    </message>
    <message>
        <source>Site in 3-D</source>
        <translation>3차원 현장</translation>
    </message>
    <message>
        <source>Site large: say where microphones and source stand</source>
        <translation>현장을 크게: 마이크와 음원의 위치 정하기</translation>
    </message>
    <message>
        <source>Small convolutional network with attention over microphones, no geometry (reconstruction of CHAWA).</source>
        <translation>마이크에 주의를 쓰는 작은 합성곱 신경망, 배열 형태는 쓰지 않음(CHAWA의 재구성).</translation>
    </message>
    <message>
        <source>Sound around</source>
        <translation>주변 소리</translation>
    </message>
    <message>
        <source>Source places a site</source>
        <translation>현장당 음원 위치</translation>
    </message>
    <message>
        <source>SpaceNet&apos;s normalisation by the training part; off: ablation</source>
        <translation>학습 부분에 의한 SpaceNet의 정규화. 끄면 비교 실험</translation>
    </message>
    <message>
        <source>Spatial branch</source>
        <translation>공간 가지</translation>
    </message>
    <message>
        <source>Spectrograms large: listen, look, localize</source>
        <translation>스펙트로그램을 크게: 듣고, 보고, 위치 추정</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Spheres round answers that held the source at 50 % and 90 % of held-out places</source>
        <translation>따로 둔 위치의 50 %와 90 %에서 음원을 담았던 추정 위치 둘레의 구</translation>
    </message>
    <message>
        <source>Split by</source>
        <translation>나누는 기준</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Steered response power of what just began, over a 3-D grid of the site; needs synchronised clocks.</source>
        <translation>막 시작한 소리의 조향 응답 파워(SRP), 현장의 3차원 격자 위에서. 시계 동기 필요.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Stop the work in hand</source>
        <translation>진행 중인 작업 멈춤</translation>
    </message>
    <message>
        <source>Such sessions flatter the networks that learnt from them, and are left out otherwise</source>
        <translation>그런 세션은 학습한 신경망에 유리하므로 보통은 뺍니다</translation>
    </message>
    <message>
        <source>Switch Light and Dark</source>
        <translation>밝은 테마와 어두운 테마 바꾸기</translation>
    </message>
    <message>
        <source>Switch light and dark</source>
        <translation>밝은 테마와 어두운 테마 바꾸기</translation>
    </message>
    <message>
        <source>Take &amp;Off the Site</source>
        <translation>현장에서 빼기</translation>
    </message>
    <message>
        <source>Take Last Review &amp;Back</source>
        <translation>마지막 검토 취소</translation>
    </message>
    <message>
        <source>Take back what was changed last in many sessions at once</source>
        <translation>여러 세션에서 마지막으로 바꾼 것을 한꺼번에 되돌림</translation>
    </message>
    <message>
        <source>Take the selection away; so does Esc in the spectrograms</source>
        <translation>선택을 없앱니다. 스펙트로그램에서 Esc도 같습니다</translation>
    </message>
    <message>
        <source>The field edition has no PyTorch, so it trains nothing; the full edition does</source>
        <translation>현장판에는 PyTorch가 없어 학습할 수 없습니다. 전체판에서 학습합니다</translation>
    </message>
    <message>
        <source>The last evaluation: accuracy, differences, worst cases, plan</source>
        <translation>마지막 평가: 정확도, 차이, 가장 나쁜 경우, 평면도</translation>
    </message>
    <message>
        <source>The level range that suits this recording</source>
        <translation>이 녹음에 맞는 레벨 범위</translation>
    </message>
    <message>
        <source>The measured distances, tab-separated</source>
        <translation>잰 거리, 탭으로 구분</translation>
    </message>
    <message>
        <source>The microphones&apos; places as CSV, for a spreadsheet or another session</source>
        <translation>마이크 위치를 CSV로, 스프레드시트나 다른 세션용</translation>
    </message>
    <message>
        <source>The next click tells what it is on</source>
        <translation>다음에 클릭하는 곳을 설명합니다</translation>
    </message>
    <message>
        <source>The page about the part of the window that one is at</source>
        <translation>지금 있는 부분에 관한 도움말</translation>
    </message>
    <message>
        <source>The panes of this workspace back where they were at first</source>
        <translation>이 작업 공간의 창 배치를 처음대로</translation>
    </message>
    <message>
        <source>The table in front, tab-separated, for a spreadsheet</source>
        <translation>앞에 있는 표를 탭으로 구분해 스프레드시트용으로</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Theme &amp;as the System</source>
        <translation>테마를 시스템 설정대로</translation>
    </message>
    <message>
        <source>Thresholds of Chec&amp;ks…</source>
        <translation>점검 기준값…</translation>
    </message>
    <message>
        <source>Time mask</source>
        <translation>시간 가림</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>횟수</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Train &amp;Again with These Settings</source>
        <translation>이 설정으로 다시 학습</translation>
    </message>
    <message>
        <source>Trainings large: start, watch and compare them</source>
        <translation>학습을 크게: 시작하고 지켜보고 비교하기</translation>
    </message>
    <message>
        <source>Two minutes, on a simulated session: from a recording to where the call came from</source>
        <translation>모의 세션으로 2분: 녹음에서 소리가 난 곳까지</translation>
    </message>
    <message>
        <source>Type the chosen label&apos;s text where it is</source>
        <translation>선택한 레이블의 글을 그 자리에서 입력</translation>
    </message>
    <message>
        <source>Undo Change of Many Sessions</source>
        <translation>여러 세션 변경 실행 취소</translation>
    </message>
    <message>
        <source>Unequal lengths</source>
        <translation>다른 길이</translation>
    </message>
    <message>
        <source>Unit of the answer</source>
        <translation>답의 단위</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>준비 구간</translation>
    </message>
    <message>
        <source>Wave&amp;form</source>
        <translation>파형</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>날씨</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>What moves the answer that is looked at, and whether what was heard fits it</source>
        <translation>보고 있는 추정 결과를 무엇이 움직이는지, 들린 소리와 맞는지</translation>
    </message>
    <message>
        <source>Where a plan stands in for the 3-D view: look whether 3-D starts now</source>
        <translation>평면도가 3차원 보기를 대신할 때: 이제 3차원이 되는지 확인</translation>
    </message>
    <message>
        <source>Wind rumble</source>
        <translation>바람 소리</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창 함수</translation>
    </message>
    <message>
        <source>Window length</source>
        <translation>창 길이</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Write all answers and settings into one file, to be opened again</source>
        <translation>모든 추정 결과와 설정을 한 파일에 써서 다시 열 수 있게</translation>
    </message>
    <message>
        <source>Write the answers into the session&apos;s predictions folder</source>
        <translation>추정 결과를 세션의 predictions 폴더에 쓰기</translation>
    </message>
    <message>
        <source>Write the results table for a spreadsheet</source>
        <translation>결과 표를 스프레드시트용으로 쓰기</translation>
    </message>
    <message>
        <source>Write the session to its folder</source>
        <translation>세션을 폴더에 쓰기</translation>
    </message>
    <message>
        <source>Write the session, with its sound, to another folder and go on there</source>
        <translation>세션을 소리와 함께 다른 폴더에 쓰고 그곳에서 계속</translation>
    </message>
    <message>
        <source>Wrong gain</source>
        <translation>틀린 이득</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Zoom to &amp;Selection</source>
        <translation>선택 구간으로 확대</translation>
    </message>
    <message>
        <source>a channel each</source>
        <translation>채널마다 하나</translation>
    </message>
    <message>
        <source>a clip counts as found when its answer lies within this distance of the true source</source>
        <translation>추정 위치가 실제 음원에서 이 거리 안에 있으면 그 클립은 찾은 것으로 셉니다</translation>
    </message>
    <message>
        <source>a line must stand so far above the noise beside it</source>
        <translation>선이 옆의 잡음보다 이만큼 높아야 합니다</translation>
    </message>
    <message>
        <source>a name for a file, without slashes, of at most 80 characters</source>
        <translation>빗금이 없는 80자 이하의 파일 이름</translation>
    </message>
    <message>
        <source>a sound that stands still for a moment, as where a radio link or a disk lost a block</source>
        <translation>무선 연결이나 디스크가 블록을 잃은 것처럼 잠깐 멈춘 소리</translation>
    </message>
    <message>
        <source>a step of the noise floor by the same amount in all octaves, as when someone turns a knob</source>
        <translation>손잡이를 돌린 것처럼 잡음 바닥이 모든 옥타브에서 같은 만큼 뛴 곳</translation>
    </message>
    <message>
        <source>alike in all octaves: their standard deviation at most</source>
        <translation>모든 옥타브에서 비슷함: 표준편차의 최댓값</translation>
    </message>
    <message>
        <source>all channels louder or softer together, up to</source>
        <translation>모든 채널이 함께 커지거나 작아지는 최대폭</translation>
    </message>
    <message>
        <source>always inside the microphones&apos; hull</source>
        <translation>항상 마이크 둘레 안</translation>
    </message>
    <message>
        <source>and are so far apart at the end</source>
        <translation>끝에서 이만큼 벌어지면</translation>
    </message>
    <message>
        <source>and its level never varies by more</source>
        <translation>레벨이 이보다 더 변하지 않으면</translation>
    </message>
    <message>
        <source>and so far above 200 to 1000 Hz</source>
        <translation>200~1000 Hz보다 이만큼 높으면</translation>
    </message>
    <message>
        <source>answer counts from the microphones&apos; centroid</source>
        <translation>답을 마이크들의 중심에서부터 셉니다</translation>
    </message>
    <message>
        <source>arithmetic; mixed needs a GPU to be faster</source>
        <translation>계산 방식. 혼합은 GPU가 있어야 더 빠릅니다</translation>
    </message>
    <message>
        <source>array</source>
        <translation>배열</translation>
    </message>
    <message>
        <source>arrays</source>
        <translation>배열</translation>
    </message>
    <message>
        <source>as clips (leaks)</source>
        <translation>클립으로(누출됨)</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>automatically</source>
        <translation>자동으로</translation>
    </message>
    <message>
        <source>below this RMS (without the mean) is no sound</source>
        <translation>(평균을 뺀) RMS가 이보다 작으면 소리가 없는 것</translation>
    </message>
    <message>
        <source>below this RMS throughout it has no sound</source>
        <translation>RMS가 내내 이보다 작으면 소리가 없는 것</translation>
    </message>
    <message>
        <source>bfloat16, mixed</source>
        <translation>bfloat16, 혼합</translation>
    </message>
    <message>
        <source>by a source whose place is known to a metre</source>
        <translation>위치를 1미터까지 아는 음원으로</translation>
    </message>
    <message>
        <source>by array setting</source>
        <translation>배열 배치로</translation>
    </message>
    <message>
        <source>by file name</source>
        <translation>파일 이름으로</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>이름으로</translation>
    </message>
    <message>
        <source>by session</source>
        <translation>세션으로</translation>
    </message>
    <message>
        <source>by site</source>
        <translation>현장으로</translation>
    </message>
    <message>
        <source>by source place</source>
        <translation>음원 위치로</translation>
    </message>
    <message>
        <source>centimetres</source>
        <translation>센티미터</translation>
    </message>
    <message>
        <source>chance that a clip is weaker or silent above some frequency, as recorders and links leave it; levels only</source>
        <translation>녹음기나 연결 때문에 어떤 주파수 위가 약하거나 없는 클립의 확률. 레벨에만</translation>
    </message>
    <message>
        <source>chance that one channel falls silent</source>
        <translation>한 채널이 무음이 될 확률</translation>
    </message>
    <message>
        <source>chance that one channel is up to 12 dB louder or softer than it says</source>
        <translation>한 채널이 표시보다 최대 12 dB 크거나 작을 확률</translation>
    </message>
    <message>
        <source>channels exchanged against their places, where the source&apos;s place is known</source>
        <translation>음원의 위치를 알 때, 위치와 뒤바뀐 채널</translation>
    </message>
    <message>
        <source>channels in which nothing stands out of what is always there, octave by octave</source>
        <translation>옥타브마다 늘 있는 소리보다 두드러지는 것이 없는 채널</translation>
    </message>
    <message>
        <source>channels that are upside down against the others</source>
        <translation>다른 채널과 위상이 뒤집힌 채널</translation>
    </message>
    <message>
        <source>channels that hold less sound than the longest one</source>
        <translation>가장 긴 채널보다 소리가 짧은 채널</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>clip (leaks)</source>
        <translation>클립(누출됨)</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>clips a step (the paper: 128)</source>
        <translation>한 단계의 클립 수(논문: 128)</translation>
    </message>
    <message>
        <source>clocks that differ by more</source>
        <translation>이보다 더 차이 나는 시계</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>쉼표</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>dBFS</source>
        <translation>dBFS</translation>
    </message>
    <message>
        <source>degrees of longitude and latitude (WGS84)</source>
        <translation>경도와 위도(WGS84)</translation>
    </message>
    <message>
        <source>dry</source>
        <translation>맑음</translation>
    </message>
    <message>
        <source>each batch keeps so many, up to all, another choice in each clip; 0 = always all</source>
        <translation>배치마다 이만큼에서 전부까지 남기고 클립마다 다르게 고릅니다. 0은 항상 전부</translation>
    </message>
    <message>
        <source>each channel&apos;s gain error, standard deviation</source>
        <translation>채널마다의 이득 오차, 표준편차</translation>
    </message>
    <message>
        <source>equal samples for this long are a lost block</source>
        <translation>같은 표본이 이만큼 이어지면 잃은 블록</translation>
    </message>
    <message>
        <source>error of a microphone&apos;s coordinates, standard deviation; in one clip of 20 one is also up to 1.5 m off</source>
        <translation>마이크 좌표의 오차, 표준편차. 클립 20개 중 하나에서는 한 마이크가 최대 1.5 m 벗어남</translation>
    </message>
    <message>
        <source>feet</source>
        <translation>피트</translation>
    </message>
    <message>
        <source>files that are cut off, were never closed, break off within or hold what is no number</source>
        <translation>잘렸거나 닫히지 않았거나 중간에 끊겼거나 수가 아닌 것이 든 파일</translation>
    </message>
    <message>
        <source>files with fewer samples a second than the others, so that their highest bands are empty</source>
        <translation>다른 파일보다 초당 표본이 적어 높은 대역이 빈 파일</translation>
    </message>
    <message>
        <source>folder with recorded or simulated sessions; empty = simulate</source>
        <translation>녹음하거나 모의한 세션이 있는 폴더. 비우면 모의</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>from 8 to 80 Hz at least so loud</source>
        <translation>8~80 Hz에서 최소 이만큼 큼</translation>
    </message>
    <message>
        <source>from this share of full scale on, it is clipped</source>
        <translation>최대치의 이 비율부터 포화</translation>
    </message>
    <message>
        <source>gusts at the microphone: strong below 80 Hz, far above the rest, uneven</source>
        <translation>마이크에 부는 돌풍: 80 Hz 아래가 강하고 나머지보다 훨씬 크며 고르지 않음</translation>
    </message>
    <message>
        <source>hear arrival times, too; off: levels alone</source>
        <translation>도달 시간도 듣습니다. 끄면 레벨만</translation>
    </message>
    <message>
        <source>helicopter</source>
        <translation>헬리콥터</translation>
    </message>
    <message>
        <source>how its microphones stand; 0 = as many as sessions</source>
        <translation>마이크를 놓는 방법의 수. 0은 세션 수만큼</translation>
    </message>
    <message>
        <source>how microphones become an image</source>
        <translation>마이크를 영상으로 만드는 방법</translation>
    </message>
    <message>
        <source>how much of a window the next one covers; more is smoother and slower</source>
        <translation>다음 창이 겹치는 정도. 클수록 부드럽고 느립니다</translation>
    </message>
    <message>
        <source>how much of the disk spectrograms of long recordings may take, so that they are there at once the next time; 0 keeps none</source>
        <translation>긴 녹음의 스펙트로그램이 다음번에 바로 나오도록 디스크에 둘 수 있는 크기. 0은 두지 않음</translation>
    </message>
    <message>
        <source>in half of the clips channels start apart, by a standard deviation of 0.1 ms to this; where delays are heard</source>
        <translation>클립의 절반에서 채널의 시작이 표준편차 0.1 ms에서 이 값까지 어긋납니다. 지연을 들을 때</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>순서대로</translation>
    </message>
    <message>
        <source>largest learning rate, AdamW</source>
        <translation>가장 큰 학습률, AdamW</translation>
    </message>
    <message>
        <source>length of a simulated session</source>
        <translation>모의 세션의 길이</translation>
    </message>
    <message>
        <source>lengths further apart than this are unequal</source>
        <translation>길이가 이보다 더 다르면 다른 것으로 봄</translation>
    </message>
    <message>
        <source>levels saturate in strong reverberation, and the answer with them</source>
        <translation>강한 잔향에서는 레벨이 포화되고, 답도 그렇게 됨</translation>
    </message>
    <message>
        <source>levels-and-delays</source>
        <translation>레벨과 지연</translation>
    </message>
    <message>
        <source>light, dark, or whatever the system uses</source>
        <translation>밝은 테마, 어두운 테마, 또는 시스템 설정</translation>
    </message>
    <message>
        <source>lines of the mains at 50 or 60 Hz and its multiples that stand out of the noise</source>
        <translation>잡음 위로 드러난 50 또는 60 Hz 전원과 그 배음의 선</translation>
    </message>
    <message>
        <source>long windows tell frequencies apart, short ones moments</source>
        <translation>긴 창은 주파수를, 짧은 창은 순간을 잘 구별합니다</translation>
    </message>
    <message>
        <source>longer ones are silence</source>
        <translation>이보다 길면 무음</translation>
    </message>
    <message>
        <source>longest masked stretch of a mel-spectrogram; left out = the network&apos;s own default</source>
        <translation>멜 스펙트로그램에서 가리는 가장 긴 구간. 비우면 신경망의 기본값</translation>
    </message>
    <message>
        <source>loud is so far above the quiet after it</source>
        <translation>큰 소리는 뒤의 조용한 부분보다 이만큼 큼</translation>
    </message>
    <message>
        <source>loud moments must stand so far above the noise in one octave at least</source>
        <translation>큰 순간은 적어도 한 옥타브에서 잡음보다 이만큼 높아야 함</translation>
    </message>
    <message>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>machines, each started by torchrun</source>
        <translation>torchrun으로 시작한 컴퓨터 수</translation>
    </message>
    <message>
        <source>meant for small arrays: to microphones metres apart many places look alike (spatial aliasing), and a source outside the site like one inside</source>
        <translation>작은 배열용: 몇 미터 떨어진 마이크에는 많은 위치가 비슷하게 보이고(공간 앨리어싱), 현장 밖의 음원도 안의 것처럼 보임</translation>
    </message>
    <message>
        <source>mel bands</source>
        <translation>멜 대역</translation>
    </message>
    <message>
        <source>mel-spectra</source>
        <translation>멜 스펙트럼</translation>
    </message>
    <message>
        <source>mel-spectrogram</source>
        <translation>멜 스펙트로그램</translation>
    </message>
    <message>
        <source>metres (also UTM)</source>
        <translation>미터(UTM도)</translation>
    </message>
    <message>
        <source>microphone setting</source>
        <translation>마이크 배치</translation>
    </message>
    <message>
        <source>millimetres</source>
        <translation>밀리미터</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>혼합</translation>
    </message>
    <message>
        <source>model to fine-tune: its name or file; empty = from random weights</source>
        <translation>미세 조정할 모델의 이름이나 파일. 비우면 임의의 가중치에서 시작</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>name of the model file</source>
        <translation>모델 파일의 이름</translation>
    </message>
    <message>
        <source>name people see</source>
        <translation>사람이 보는 이름</translation>
    </message>
    <message>
        <source>no sound from beginning to end, or only the recorder&apos;s own even noise while others hear</source>
        <translation>처음부터 끝까지 소리가 없거나, 다른 채널은 듣는 동안 녹음기 자체의 고른 잡음만 있음</translation>
    </message>
    <message>
        <source>noise that grows steadily in the quiet after each loud sound, in all octaves alike</source>
        <translation>큰 소리 뒤의 조용한 동안 모든 옥타브에서 똑같이 꾸준히 커지는 잡음</translation>
    </message>
    <message>
        <source>one unit of what the network answers, before it becomes metres</source>
        <translation>신경망 출력의 한 단위, 미터가 되기 전</translation>
    </message>
    <message>
        <source>only where the sound just before or after is louder</source>
        <translation>바로 앞이나 뒤의 소리가 더 클 때만</translation>
    </message>
    <message>
        <source>passes over the training clips</source>
        <translation>학습 클립 전체를 도는 횟수</translation>
    </message>
    <message>
        <source>place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>places</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>ppm</source>
        <translation>ppm</translation>
    </message>
    <message>
        <source>published weights cannot be loaded</source>
        <translation>발표된 가중치는 불러올 수 없음</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>비</translation>
    </message>
    <message>
        <source>reconstruction: the published architecture was not available</source>
        <translation>재구성: 발표된 구조를 구할 수 없었음</translation>
    </message>
    <message>
        <source>recorders that did not start together or whose clocks are apart, from the sound itself</source>
        <translation>함께 시작하지 않았거나 시계가 다른 녹음기, 소리 자체로 판정</translation>
    </message>
    <message>
        <source>recorders whose clocks run at different speeds, from the sound of a source that stands still</source>
        <translation>시계의 빠르기가 다른 녹음기, 멈춰 있는 음원의 소리로 판정</translation>
    </message>
    <message>
        <source>regions of 50 % and 90 % where a method itself sees the source, if it tells; its own belief, not calibrated</source>
        <translation>방법이 스스로 음원이 있다고 보는 50 %와 90 % 영역(알려 주는 방법만). 보정되지 않은 자체 판단</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>samples at full scale, and flat tops of what was clipped before the file was written</source>
        <translation>최대치에 닿은 표본, 그리고 파일을 쓰기 전에 포화되어 평평해진 꼭대기</translation>
    </message>
    <message>
        <source>seed of the simulated campaign and of the split</source>
        <translation>모의 캠페인과 나누기의 시드</translation>
    </message>
    <message>
        <source>seed of weights, order and augmentation</source>
        <translation>가중치, 순서, 증강의 시드</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>쌍반점</translation>
    </message>
    <message>
        <source>session</source>
        <translation>세션</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>세션</translation>
    </message>
    <message>
        <source>share kept for the scores at the end; 0 = none</source>
        <translation>끝의 점수를 위해 따로 두는 비율. 0은 없음</translation>
    </message>
    <message>
        <source>share kept to choose the best epoch by</source>
        <translation>최고 에폭을 고르기 위해 따로 두는 비율</translation>
    </message>
    <message>
        <source>share of the batches that keep just the first four microphones</source>
        <translation>처음 네 마이크만 남기는 배치의 비율</translation>
    </message>
    <message>
        <source>share of the learning rate left after half a cosine</source>
        <translation>반 코사인 뒤에 남는 학습률의 비율</translation>
    </message>
    <message>
        <source>share of the run in which the learning rate rises</source>
        <translation>학습률이 오르는 구간의 비율</translation>
    </message>
    <message>
        <source>shorter ones do not count</source>
        <translation>이보다 짧으면 세지 않음</translation>
    </message>
    <message>
        <source>simulated sessions a site, each at its own place</source>
        <translation>현장당 모의 세션, 위치가 모두 다름</translation>
    </message>
    <message>
        <source>simulated sites</source>
        <translation>모의 현장</translation>
    </message>
    <message>
        <source>site</source>
        <translation>현장</translation>
    </message>
    <message>
        <source>sites</source>
        <translation>현장</translation>
    </message>
    <message>
        <source>so far below the other channels, gains taken off</source>
        <translation>이득을 뺀 뒤 다른 채널보다 이만큼 낮음</translation>
    </message>
    <message>
        <source>so large a step</source>
        <translation>이만큼 큰 급변</translation>
    </message>
    <message>
        <source>so many at a simulated site; of recordings, the first so many of each session</source>
        <translation>모의 현장에서는 이만큼, 녹음에서는 세션마다 처음 이만큼</translation>
    </message>
    <message>
        <source>so many clipped samples within 3 s count</source>
        <translation>3초 안에 포화된 표본이 이만큼이면 셈</translation>
    </message>
    <message>
        <source>so many equal samples in a row above 0.2 of full scale are a flat top</source>
        <translation>최대치의 0.2 위에서 같은 표본이 이만큼 이어지면 평평한 꼭대기</translation>
    </message>
    <message>
        <source>so many of the mains&apos; first eight multiples must, or one of the first two twice as far</source>
        <translation>전원의 처음 여덟 배음 중 이만큼, 또는 처음 둘 중 하나가 두 배로 높아야 함</translation>
    </message>
    <message>
        <source>so many samples of a channel that are no number (NaN) count</source>
        <translation>한 채널에서 수가 아닌(NaN) 표본이 이만큼이면 셈</translation>
    </message>
    <message>
        <source>so many seconds of it in all</source>
        <translation>모두 합해 이만큼의 초</translation>
    </message>
    <message>
        <source>so many times higher than the dip beside it must two channels&apos; common peak be</source>
        <translation>두 채널의 공통 봉우리가 옆의 골보다 이만큼 배 높아야 함</translation>
    </message>
    <message>
        <source>so many times within ten minutes</source>
        <translation>10분 안에 이만큼의 횟수</translation>
    </message>
    <message>
        <source>source place</source>
        <translation>음원 위치</translation>
    </message>
    <message>
        <source>sources, or whole arrays, measured so near to one another stand at one place</source>
        <translation>이만큼 가까이 잰 음원이나 배열은 같은 곳에 있는 것으로 봄</translation>
    </message>
    <message>
        <source>space</source>
        <translation>공백</translation>
    </message>
    <message>
        <source>spheres round answers that held the source at 50 % and 90 % of held-out places</source>
        <translation>따로 둔 위치의 50 %와 90 %에서 음원을 담았던 추정 위치 둘레의 구</translation>
    </message>
    <message>
        <source>stacked, one image</source>
        <translation>쌓아서 영상 하나</translation>
    </message>
    <message>
        <source>stretches without any sound in a channel that has sound elsewhere</source>
        <translation>다른 곳에는 소리가 있는 채널에서 소리가 전혀 없는 구간</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>탭</translation>
    </message>
    <message>
        <source>tell the network where the microphones are; off: ablation</source>
        <translation>신경망에 마이크의 위치를 알려 줍니다. 끄면 비교 실험</translation>
    </message>
    <message>
        <source>the noise grows by so much in the quiet after a loud sound</source>
        <translation>큰 소리 뒤의 조용한 동안 잡음이 이만큼 커짐</translation>
    </message>
    <message>
        <source>the site in 3-D where the computer can; without, a plan from above; from the next start on</source>
        <translation>컴퓨터가 할 수 있으면 현장을 3차원으로, 끄면 위에서 본 평면도로. 다음에 시작할 때부터</translation>
    </message>
    <message>
        <source>the spectrograms&apos; colours; all of these are perceptually uniform</source>
        <translation>스펙트로그램의 색. 모두 밝기가 고르게 느껴지는 색상표</translation>
    </message>
    <message>
        <source>the window&apos;s language; another one is spoken from the next start on</source>
        <translation>창의 언어. 바꾸면 다음에 시작할 때부터 쓰입니다</translation>
    </message>
    <message>
        <source>the window&apos;s shape</source>
        <translation>창의 모양</translation>
    </message>
    <message>
        <source>to this it must explain the delays, and the present order be three times worse</source>
        <translation>지연을 이 값까지 설명하고 지금 순서는 세 배 나빠야 함</translation>
    </message>
    <message>
        <source>together no further below the sound of the quieter half</source>
        <translation>합해서 조용한 절반의 소리보다 이 이상 낮지 않음</translation>
    </message>
    <message>
        <source>trained here from its published description, smaller</source>
        <translation>발표된 설명으로 여기서 학습, 축소</translation>
    </message>
    <message>
        <source>trained on simulated recordings</source>
        <translation>모의 녹음으로 학습</translation>
    </message>
    <message>
        <source>two microphones that carry the same sound, sample by sample</source>
        <translation>표본까지 똑같은 소리가 담긴 두 마이크</translation>
    </message>
    <message>
        <source>waveform</source>
        <translation>파형</translation>
    </message>
    <message>
        <source>weather at the simulated sites</source>
        <translation>모의 현장의 날씨</translation>
    </message>
    <message>
        <source>what a delay is longer than sound needs between two places; echoes come near 2 ms</source>
        <translation>지연이 두 위치 사이의 소리 전달 시간보다 긴 만큼. 반향은 2 ms에 가까움</translation>
    </message>
    <message>
        <source>what is left of one channel when the other is taken off, against the channel itself</source>
        <translation>한 채널에서 다른 채널을 뺀 나머지와 그 채널의 비</translation>
    </message>
    <message>
        <source>what recorders start apart, by when it gets loud, besides the sound&apos;s way</source>
        <translation>소리의 경로를 뺀, 소리가 커지는 때로 본 녹음기 시작 차이</translation>
    </message>
    <message>
        <source>what the network hears</source>
        <translation>신경망이 듣는 것</translation>
    </message>
    <message>
        <source>what the parts never share; clip leaks</source>
        <translation>나눈 부분이 서로 공유하지 않는 것. 클립은 누출됨</translation>
    </message>
    <message>
        <source>what to train: spacenet, chawa, wav2pos, di-nn, placefield</source>
        <translation>학습할 것: spacenet, chawa, wav2pos, di-nn, placefield</translation>
    </message>
    <message>
        <source>where Huber turns from square to line</source>
        <translation>Huber가 제곱에서 직선으로 바뀌는 곳</translation>
    </message>
    <message>
        <source>where its sources stand; 0 = as many as sessions</source>
        <translation>음원이 있는 위치의 수. 0은 세션 수만큼</translation>
    </message>
    <message>
        <source>where to compute; auto = a GPU if there is one</source>
        <translation>계산할 곳. 자동은 GPU가 있으면 GPU</translation>
    </message>
    <message>
        <source>which of its sessions, as in the campaign&apos;s search: site:yeoju weather:rain review:accepted</source>
        <translation>쓸 세션, 캠페인 찾기처럼: site:yeoju weather:rain review:accepted</translation>
    </message>
    <message>
        <source>widest masked band; left out = the network&apos;s own default (CHAWA masks, SpaceNet does not)</source>
        <translation>가장 넓은 가림 대역. 비우면 신경망의 기본값(CHAWA는 가리고 SpaceNet은 가리지 않음)</translation>
    </message>
    <message>
        <source>x, east or longitude</source>
        <translation>x, 동쪽 또는 경도</translation>
    </message>
    <message>
        <source>y, north or latitude</source>
        <translation>y, 북쪽 또는 위도</translation>
    </message>
    <message>
        <source>z or height</source>
        <translation>z 또는 높이</translation>
    </message>
    <message>
        <source>한국어</source>
        <translation>한국어</translation>
    </message>
</context>
</TS>
