<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>{n_runs} trainings</source>
        <translation>학습 {n_runs}개</translation>
    </message>
    <message>
        <source>{duration_text} left</source>
        <translation>{duration_text} 남음</translation>
    </message>
    <message>
        <source>Trainings at work: {words}</source>
        <translation>진행 중인 학습: {words}</translation>
    </message>
    <message>
        <source>A click shows them (Ctrl+4)</source>
        <translation>클릭하면 보입니다(Ctrl+4)</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>찾아보기…</translation>
    </message>
    <message>
        <source>a campaign on disk</source>
        <translation>디스크의 캠페인</translation>
    </message>
    <message>
        <source>simulated sites</source>
        <translation>모의 현장</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>최근</translation>
    </message>
    <message>
        <source>Drop a campaign folder here</source>
        <translation>캠페인 폴더를 여기에 놓으세요</translation>
    </message>
    <message>
        <source>Look Again</source>
        <translation>다시 확인</translation>
    </message>
    <message>
        <source>Something of this was put right meanwhile: look again</source>
        <translation>그사이 고친 것이 있으면 다시 보세요</translation>
    </message>
    <message>
        <source>Learn from</source>
        <translation>학습 자료</translation>
    </message>
    <message>
        <source>Campaign folder</source>
        <translation>캠페인 폴더</translation>
    </message>
    <message>
        <source>Choose the campaign&apos;s folder, or simulated sites.</source>
        <translation>캠페인 폴더나 모의 현장을 고르세요.</translation>
    </message>
    <message>
        <source>Looking at the recordings …</source>
        <translation>녹음을 살펴보는 중…</translation>
    </message>
    <message>
        <source>The open campaign: {name}</source>
        <translation>열린 캠페인: {name}</translation>
    </message>
    <message>
        <source>No campaign was opened yet</source>
        <translation>아직 연 캠페인이 없습니다</translation>
    </message>
    <message>
        <source>Campaign to learn from</source>
        <translation>학습할 캠페인</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>무작위 가중치</translation>
    </message>
    <message>
        <source>Fine-tune from</source>
        <translation>미세 조정 시작점</translation>
    </message>
    <message>
        <source>There is no network of this name; there are {names}.</source>
        <translation>이런 이름의 신경망은 없습니다. 있는 것: {names}.</translation>
    </message>
    <message>
        <source>Random weights</source>
        <translation>무작위 가중치</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>처음부터</translation>
    </message>
    <message>
        <source>Network to fine-tune</source>
        <translation>미세 조정할 신경망</translation>
    </message>
    <message>
        <source>Networks (*.safetensors)</source>
        <translation>신경망 (*.safetensors)</translation>
    </message>
    <message>
        <source>Keep the network of {name}</source>
        <translation>{name}의 신경망 보관</translation>
    </message>
    <message>
        <source>The network of {name} is kept as {name_2}, beside Localize</source>
        <translation>{name}의 신경망을 {name_2}(으)로 보관했습니다. 위치 추정 옆에 있습니다</translation>
    </message>
    <message>
        <source>The network of {name} is not among your own. {error}</source>
        <translation>{name}의 신경망을 내 신경망에 넣지 못했습니다. {error}</translation>
    </message>
    <message>
        <source>Localize asks {name} from now on: open a session, then press Localize (Ctrl+R)</source>
        <translation>이제부터 {name}(으)로 위치를 추정합니다. 세션을 열고 위치 추정(Ctrl+R)을 누르세요</translation>
    </message>
    <message>
        <source>Localize asks {name} from now on, but not yet. {why_not}</source>
        <translation>이제부터 {name}(으)로 위치를 추정하지만 아직은 아닙니다. {why_not}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>At most its last epoch is lost.</source>
        <translation>많아야 마지막 에포크만 잃었습니다.</translation>
    </message>
    <message>
        <source>It had not finished an epoch.</source>
        <translation>에포크를 하나도 마치지 못했습니다.</translation>
    </message>
    <message>
        <source> Its last words: {words}</source>
        <translation> 마지막 말: {words}</translation>
    </message>
    <message>
        <source>The training {name} broke off. {lost}{last}</source>
        <translation>학습 {name}이(가) 끊겼습니다. {lost}{last}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Change Settings…</source>
        <translation>설정 변경…</translation>
    </message>
    <message>
        <source>The training {name} failed. {problem}.{hint}</source>
        <translation>학습 {name}이(가) 실패했습니다. {problem}.{hint}</translation>
    </message>
    <message>
        <source>Keep It Anyway</source>
        <translation>그래도 보관</translation>
    </message>
    <message>
        <source>&amp;Use for Localize</source>
        <translation>위치 추정에 쓰기(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Localize with It</source>
        <translation>이것으로 위치 추정</translation>
    </message>
    <message>
        <source>The training {name} is finished.</source>
        <translation>학습 {name}이(가) 끝났습니다.</translation>
    </message>
    <message>
        <source>The training {name} was stopped.</source>
        <translation>학습 {name}을(를) 멈췄습니다.</translation>
    </message>
    <message>
        <source>It has no network.</source>
        <translation>신경망이 없습니다.</translation>
    </message>
    <message>
        <source> It got {stalled}.</source>
        <translation> {stalled}.</translation>
    </message>
    <message>
        <source>Its network is kept.</source>
        <translation>신경망을 보관했습니다.</translation>
    </message>
    <message>
        <source>The training {name} is finished, but {why}. Its network is not kept among your own.</source>
        <translation>학습 {name}이(가) 끝났지만 {why}. 신경망은 내 신경망에 보관하지 않았습니다.</translation>
    </message>
    <message>
        <source>{n_shown} of {n_chosen} chosen</source>
        <translation>선택한 {n_chosen}개 중 {n_shown}개</translation>
    </message>
    <message>
        <source>{n_chosen} runs</source>
        <translation>학습 {n_chosen}개</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>학습 목록</translation>
    </message>
    <message>
        <source>New Training</source>
        <translation>새 학습</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>Choose a training in the table first (Ctrl+4)</source>
        <translation>먼저 표에서 학습을 고르세요(Ctrl+4)</translation>
    </message>
    <message>
        <source>It can be held once it trains</source>
        <translation>학습이 시작되면 멈춰 둘 수 있습니다</translation>
    </message>
    <message>
        <source>It is stopping: it ends with the epoch that it is in</source>
        <translation>멈추는 중입니다. 지금 에포크를 마치고 끝납니다</translation>
    </message>
    <message>
        <source>There is nothing to keep yet; cancel it instead</source>
        <translation>아직 보관할 것이 없습니다. 대신 취소하세요</translation>
    </message>
    <message>
        <source>{ended}; it can be deleted</source>
        <translation>{ended}; 삭제할 수 있습니다</translation>
    </message>
    <message>
        <source>Its settings cannot be read</source>
        <translation>설정을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>It came to its last epoch</source>
        <translation>마지막 에포크까지 마쳤습니다</translation>
    </message>
    <message>
        <source>It is at work</source>
        <translation>진행 중입니다</translation>
    </message>
    <message>
        <source>It has no network before its first epoch is done</source>
        <translation>첫 에포크를 마치기 전에는 신경망이 없습니다</translation>
    </message>
    <message>
        <source>Its log for TensorBoard begins with its first epoch</source>
        <translation>TensorBoard 기록은 첫 에포크부터 시작됩니다</translation>
    </message>
    <message>
        <source>It is at work: stop or cancel it first</source>
        <translation>진행 중입니다. 먼저 멈추거나 취소하세요</translation>
    </message>
    <message>
        <source>It is {state}</source>
        <translation>상태: {state}</translation>
    </message>
    <message>
        <source>Choose just one training</source>
        <translation>학습을 하나만 고르세요</translation>
    </message>
    <message>
        <source>It has ended ({state})</source>
        <translation>끝났습니다({state})</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>시작 안 함</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>준비 중</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>멈추는 중</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>일찍 멈춤</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Crashed</source>
        <translation>비정상 종료</translation>
    </message>
    <message>
        <source>Train for more epochs, with another learning rate, or on more recordings.</source>
        <translation>에포크를 늘리거나, 학습률을 바꾸거나, 녹음을 늘려 학습하세요.</translation>
    </message>
    <message>
        <source>{whole} s</source>
        <translation>{whole}초</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}분</translation>
    </message>
    <message>
        <source>{hours} h {minutes:02d} min</source>
        <translation>{hours}시간 {minutes:02d}분</translation>
    </message>
    <message>
        <source>{hours} d {hours_2} h</source>
        <translation>{hours}일 {hours_2}시간</translation>
    </message>
    <message>
        <source>epoch {done} of {planned}</source>
        <translation>에포크 {done}/{planned}</translation>
    </message>
    <message>
        <source>took {duration_text}</source>
        <translation>{duration_text} 걸림</translation>
    </message>
    <message>
        <source>{count_text} clips/s</source>
        <translation>{count_text} 클립/s</translation>
    </message>
    <message>
        <source>best epoch {best}</source>
        <translation>최고 에포크 {best}</translation>
    </message>
    <message>
        <source>no better than the mean place</source>
        <translation>평균 위치보다 낫지 않음</translation>
    </message>
    <message>
        <source>{memory}, GPU {memory_text}</source>
        <translation>{memory}, GPU {memory_text}</translation>
    </message>
    <message>
        <source>The training failed and did not say why</source>
        <translation>학습이 실패했고 이유를 남기지 않았습니다</translation>
    </message>
    <message>
        <source>Its epochs so far are kept: Resume goes on from the last.</source>
        <translation>지금까지의 에포크는 남아 있습니다. 이어서 하기는 마지막부터 계속합니다.</translation>
    </message>
    <message>
        <source>Resume begins it again.</source>
        <translation>이어서 하기는 처음부터 다시 합니다.</translation>
    </message>
    <message>
        <source>Its process ended without a word.</source>
        <translation>프로세스가 아무 말 없이 끝났습니다.</translation>
    </message>
    <message>
        <source>Its process ended without saying that it was done. {kept} Its last words:</source>
        <translation>프로세스가 마쳤다는 말 없이 끝났습니다. {kept} 마지막 말:</translation>
    </message>
    <message>
        <source>This network has learnt nothing of use: {useless_words}.</source>
        <translation>이 신경망은 쓸모 있는 것을 배우지 못했습니다: {useless_words}.</translation>
    </message>
    <message>
        <source>no better for {epoch} epochs</source>
        <translation>{epoch} 에포크 동안 나아지지 않음</translation>
    </message>
    <message>
        <source>on the validation part its best epoch is off by {best_m:.2f} m (median), and always saying the mean place of the training part by {baseline_m:.2f} m</source>
        <translation>검증 부분에서 최고 에포크의 오차 중앙값은 {best_m:.2f} m이고, 늘 학습 부분의 평균 위치를 말하면 {baseline_m:.2f} m입니다</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
    <message>
        <source>Starting. Its curves appear here.</source>
        <translation>시작하는 중입니다. 곡선이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Preparing. Curves appear here with the first epoch.</source>
        <translation>준비 중입니다. 첫 에포크부터 곡선이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>The first epoch has begun. Curves appear here within seconds.</source>
        <translation>첫 에포크가 시작되었습니다. 몇 초 안에 곡선이 나타납니다.</translation>
    </message>
    <message>
        <source>It ended before its first epoch: there is nothing to draw.</source>
        <translation>첫 에포크 전에 끝나 그릴 것이 없습니다.</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>취소 중</translation>
    </message>
    <message>
        <source>resuming</source>
        <translation>이어서 하는 중</translation>
    </message>
    <message>
        <source>deleting</source>
        <translation>삭제 중</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>계속(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>일시 정지(&amp;P)</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>시작 안 함</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>준비 중</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>멈추는 중</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>비정상 종료</translation>
    </message>
    <message>
        <source>It has settings, and nobody has trained with them yet</source>
        <translation>설정만 있고 아직 학습하지 않았습니다</translation>
    </message>
    <message>
        <source>It reads the recordings and computes what the network hears</source>
        <translation>녹음을 읽고 신경망이 들을 특징을 계산합니다</translation>
    </message>
    <message>
        <source>It holds between two steps, keeps its memory and does no work</source>
        <translation>두 단계 사이에 멈춰 있습니다. 메모리는 유지하고 일은 하지 않습니다</translation>
    </message>
    <message>
        <source>It ends with the epoch that it is in</source>
        <translation>지금 에포크를 마치고 끝납니다</translation>
    </message>
    <message>
        <source>People stopped it; it can be resumed</source>
        <translation>사람이 멈췄습니다. 이어서 할 수 있습니다</translation>
    </message>
    <message>
        <source>It gave up and said why</source>
        <translation>포기하고 이유를 남겼습니다</translation>
    </message>
    <message>
        <source>Its process is gone and never said that it ended; it can be resumed</source>
        <translation>프로세스가 끝났다는 말 없이 사라졌습니다. 이어서 할 수 있습니다</translation>
    </message>
    <message>
        <source>preparing {share:.0f} %</source>
        <translation>준비 중 {share:.0f} %</translation>
    </message>
    <message>
        <source>simulated {sites}</source>
        <translation>모의 {sites}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>지금 상태</translation>
    </message>
    <message>
        <source>The name of its folder</source>
        <translation>폴더 이름</translation>
    </message>
    <message>
        <source>Test ≤ 2 m, %</source>
        <translation>시험 ≤ 2 m, %</translation>
    </message>
    <message>
        <source>Test clips whose answer lay within 2 m of the source: the best network on clips that neither training nor the choice of its epoch saw</source>
        <translation>결과가 음원에서 2 m 이내인 시험 클립: 학습에도 에포크 선택에도 쓰지 않은 클립에 대한 최고 신경망</translation>
    </message>
    <message>
        <source>Test median, m</source>
        <translation>시험 중앙값, m</translation>
    </message>
    <message>
        <source>Median error on the same clips, in 3-D</source>
        <translation>같은 클립의 3-D 오차 중앙값</translation>
    </message>
    <message>
        <source>Val. ≤ 2 m, %</source>
        <translation>검증 ≤ 2 m, %</translation>
    </message>
    <message>
        <source>Validation clips whose answer lay within 2 m, in the best epoch</source>
        <translation>최고 에포크에서 결과가 2 m 이내인 검증 클립</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>The campaign that it learns from, or the simulated sites</source>
        <translation>학습하는 캠페인, 또는 모의 현장</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Passes done over the training clips, of those planned</source>
        <translation>학습 클립을 훑은 횟수 / 계획한 횟수</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>최고</translation>
    </message>
    <message>
        <source>The epoch whose network is kept: the one with the least validation loss</source>
        <translation>신경망을 보관하는 에포크: 검증 손실이 가장 작은 것</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>As long as it goes on like this</source>
        <translation>지금 속도가 이어질 때</translation>
    </message>
    <message>
        <source>Clips/s</source>
        <translation>클립/s</translation>
    </message>
    <message>
        <source>Training clips a second</source>
        <translation>초당 학습 클립</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>What its processes hold together</source>
        <translation>프로세스들이 함께 쓰는 양</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>When it was started, or resumed last</source>
        <translation>시작했거나 마지막으로 이어서 한 때</translation>
    </message>
    <message>
        <source>Test: median {median_error_m:.2f} m, within 1, 2, 3 m {within} %  ({held})</source>
        <translation>시험: 중앙값 {median_error_m:.2f} m, 1, 2, 3 m 이내 {within} %  ({held})</translation>
    </message>
    <message>
        <source>median {median_error_val_m:.2f} m, within 1, 2, 3 m {within} %</source>
        <translation>중앙값 {median_error_val_m:.2f} m, 1, 2, 3 m 이내 {within} %</translation>
    </message>
    <message>
        <source>Validation, epoch {epoch}: {told}{of}</source>
        <translation>검증, 에포크 {epoch}: {told}{of}</translation>
    </message>
    <message>
        <source>No test part. {validation}.</source>
        <translation>시험 부분이 없습니다. {validation}.</translation>
    </message>
    <message>
        <source>Validation of {name}</source>
        <translation>{name}의 검증</translation>
    </message>
    <message>
        <source>{shown} validation clip</source>
        <translation>검증 클립 {shown}개</translation>
    </message>
    <message>
        <source>{shown} validation clips</source>
        <translation>검증 클립 {shown}개</translation>
    </message>
    <message>
        <source>epoch {n}</source>
        <translation>에포크 {n}</translation>
    </message>
    <message>
        <source>Last words of the process</source>
        <translation>프로세스의 마지막 말</translation>
    </message>
    <message>
        <source>own settings</source>
        <translation>내 설정</translation>
    </message>
    <message>
        <source>Training settings (*.toml)</source>
        <translation>학습 설정 (*.toml)</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>기본 구성</translation>
    </message>
    <message>
        <source>Settings to begin with; recordings that are chosen stay, where the preset names none</source>
        <translation>시작할 설정. 구성에 녹음이 없으면 고른 녹음은 그대로 둡니다</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>불러오기…</translation>
    </message>
    <message>
        <source>Fill the form from a TOML file</source>
        <translation>TOML 파일로 양식을 채웁니다</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>모두 초기화</translation>
    </message>
    <message>
        <source>Every setting as usual</source>
        <translation>모든 설정을 기본값으로</translation>
    </message>
    <message>
        <source>Write the settings into a TOML file</source>
        <translation>설정을 TOML 파일로 저장합니다</translation>
    </message>
    <message>
        <source>Something is wrong yet</source>
        <translation>아직 잘못된 곳이 있습니다</translation>
    </message>
    <message>
        <source>Training settings</source>
        <translation>학습 설정</translation>
    </message>
    <message>
        <source>Loaded {name}.</source>
        <translation>{name}을(를) 불러왔습니다.</translation>
    </message>
    <message>
        <source>Save the training&apos;s settings</source>
        <translation>학습 설정 저장</translation>
    </message>
    <message>
        <source>{path} could not be written: {error}</source>
        <translation>{path}에 쓸 수 없었습니다: {error}</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>{name}을(를) 저장했습니다.</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>다른 설정</translation>
    </message>
    <message>
        <source>Environment that differs</source>
        <translation>다른 환경</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>network&apos;s own</source>
        <translation>신경망 고유값</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>모의</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Careful: these were judged by different clips ({which}), so their figures do not compare.</source>
        <translation>주의: 서로 다른 클립으로 평가되어({which}) 수치를 비교할 수 없습니다.</translation>
    </message>
    <message>
        <source>Careful: their losses do not compare, for the Huber delta differs. Accuracies and errors do.</source>
        <translation>주의: Huber 델타가 달라 손실은 비교할 수 없습니다. 정확도와 오차는 비교할 수 있습니다.</translation>
    </message>
    <message>
        <source>Not all of them have ended: figures may still change.</source>
        <translation>아직 모두 끝나지 않았습니다. 수치가 바뀔 수 있습니다.</translation>
    </message>
    <message>
        <source>Validation ≤ 1 m</source>
        <translation>검증 ≤ 1 m</translation>
    </message>
    <message>
        <source>Validation ≤ 2 m</source>
        <translation>검증 ≤ 2 m</translation>
    </message>
    <message>
        <source>Validation ≤ 3 m</source>
        <translation>검증 ≤ 3 m</translation>
    </message>
    <message>
        <source>Test ≤ 1 m</source>
        <translation>시험 ≤ 1 m</translation>
    </message>
    <message>
        <source>Test ≤ 2 m</source>
        <translation>시험 ≤ 2 m</translation>
    </message>
    <message>
        <source>Test ≤ 3 m</source>
        <translation>시험 ≤ 3 m</translation>
    </message>
    <message>
        <source>Huber, of the epoch with the least validation loss, whose network is kept</source>
        <translation>Huber, 검증 손실이 가장 작아 신경망을 보관한 에포크의 값</translation>
    </message>
    <message>
        <source>Median error in 3-D, of the epoch with the least validation loss, whose network is kept</source>
        <translation>3-D 오차 중앙값, 검증 손실이 가장 작아 신경망을 보관한 에포크의 값</translation>
    </message>
    <message>
        <source>In 3-D, of clips that neither training nor the choice of the epoch saw</source>
        <translation>3-D, 학습에도 에포크 선택에도 쓰지 않은 클립</translation>
    </message>
    <message>
        <source>Number of clips that neither training nor the choice of the epoch saw</source>
        <translation>학습에도 에포크 선택에도 쓰지 않은 클립 수</translation>
    </message>
    <message>
        <source>Share of validation clips within 1 m, of the epoch with the least validation loss, whose network is kept</source>
        <translation>1 m 이내 검증 클립의 비율, 검증 손실이 가장 작아 신경망을 보관한 에포크의 값</translation>
    </message>
    <message>
        <source>Share of validation clips within 2 m, of the epoch with the least validation loss, whose network is kept</source>
        <translation>2 m 이내 검증 클립의 비율, 검증 손실이 가장 작아 신경망을 보관한 에포크의 값</translation>
    </message>
    <message>
        <source>Share of validation clips within 3 m, of the epoch with the least validation loss, whose network is kept</source>
        <translation>3 m 이내 검증 클립의 비율, 검증 손실이 가장 작아 신경망을 보관한 에포크의 값</translation>
    </message>
    <message>
        <source>Share within 1 m of clips that neither training nor the choice of the epoch saw</source>
        <translation>학습에도 에포크 선택에도 쓰지 않은 클립 중 1 m 이내의 비율</translation>
    </message>
    <message>
        <source>Share within 2 m of clips that neither training nor the choice of the epoch saw</source>
        <translation>학습에도 에포크 선택에도 쓰지 않은 클립 중 2 m 이내의 비율</translation>
    </message>
    <message>
        <source>Share within 3 m of clips that neither training nor the choice of the epoch saw</source>
        <translation>학습에도 에포크 선택에도 쓰지 않은 클립 중 3 m 이내의 비율</translation>
    </message>
    <message>
        <source>Epochs done</source>
        <translation>마친 에포크</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>최고 에포크</translation>
    </message>
    <message>
        <source>The epoch whose network is kept</source>
        <translation>신경망을 보관한 에포크</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>학습 손실</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>검증 손실</translation>
    </message>
    <message>
        <source>Validation median</source>
        <translation>검증 중앙값</translation>
    </message>
    <message>
        <source>Validation clips</source>
        <translation>검증 클립</translation>
    </message>
    <message>
        <source>In the validation part</source>
        <translation>검증 부분의 수</translation>
    </message>
    <message>
        <source>Validation places</source>
        <translation>검증 위치</translation>
    </message>
    <message>
        <source>At how many source places those were recorded: with few of them, shares say little</source>
        <translation>몇 곳의 음원 위치에서 녹음했는지. 적으면 비율이 말해 주는 것이 적습니다</translation>
    </message>
    <message>
        <source>Test median</source>
        <translation>시험 중앙값</translation>
    </message>
    <message>
        <source>Test mean error</source>
        <translation>시험 평균 오차</translation>
    </message>
    <message>
        <source>Test clips</source>
        <translation>시험 클립</translation>
    </message>
    <message>
        <source>Test places</source>
        <translation>시험 위치</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>clips/s</source>
        <translation>클립/s</translation>
    </message>
    <message>
        <source>Training clips a second, mean over its epochs</source>
        <translation>초당 학습 클립, 에포크 평균</translation>
    </message>
    <message>
        <source>Time an epoch</source>
        <translation>에포크당 시간</translation>
    </message>
    <message>
        <source>Validation included; the mean</source>
        <translation>검증 포함, 평균</translation>
    </message>
    <message>
        <source>Time of all epochs</source>
        <translation>전체 에포크 시간</translation>
    </message>
    <message>
        <source>Validation included, pauses and features not</source>
        <translation>검증 포함, 일시 정지와 특징 계산 제외</translation>
    </message>
    <message>
        <source>{clips} an epoch, {epochs}</source>
        <translation>에포크당 {clips}, {epochs}</translation>
    </message>
    <message>
        <source>{passes}. How long that takes is not known: no such training ran here yet.</source>
        <translation>{passes}. 걸리는 시간은 알 수 없습니다. 여기서 이런 학습을 한 적이 없습니다.</translation>
    </message>
    <message>
        <source>About {duration} and the features: {passes}, {pace:,.0f} clips a second as in the last run.</source>
        <translation>약 {duration}과 특징 계산 시간: {passes}, 지난번처럼 초당 클립 {pace:,.0f}개.</translation>
    </message>
    <message>
        <source>TensorBoard answers at {address} on this computer. Where no browser came up, copy the address.</source>
        <translation>이 컴퓨터의 {address}에서 TensorBoard가 열렸습니다. 브라우저가 뜨지 않으면 주소를 복사하세요.</translation>
    </message>
    <message>
        <source>Copy Address</source>
        <translation>주소 복사</translation>
    </message>
    <message>
        <source>Stop TensorBoard</source>
        <translation>TensorBoard 멈추기</translation>
    </message>
    <message>
        <source>The address of TensorBoard is copied</source>
        <translation>TensorBoard 주소를 복사했습니다</translation>
    </message>
    <message>
        <source>TensorBoard is stopped</source>
        <translation>TensorBoard를 멈췄습니다</translation>
    </message>
    <message>
        <source>What else can be done with the chosen trainings</source>
        <translation>선택한 학습으로 할 수 있는 다른 일</translation>
    </message>
    <message>
        <source>{counted}; about {size} of features.</source>
        <translation>{counted}; 특징 약 {size}.</translation>
    </message>
    <message>
        <source>, the test {places}</source>
        <translation>, 시험은 {places}</translation>
    </message>
    <message>
        <source>Validation will be {places}{test}.</source>
        <translation>검증은 {places}{test}입니다.</translation>
    </message>
    <message>
        <source>{n} epoch</source>
        <translation>{n} 에포크</translation>
    </message>
    <message>
        <source>{n} epochs</source>
        <translation>{n} 에포크</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>within {radius} m</source>
        <translation>{radius} m 이내</translation>
    </message>
    <message>
        <source>median</source>
        <translation>중앙값</translation>
    </message>
    <message>
        <source>training, by the second</source>
        <translation>학습, 초 단위</translation>
    </message>
    <message>
        <source>best epoch, {best}</source>
        <translation>최고 에포크, {best}</translation>
    </message>
    <message>
        <source>best epoch</source>
        <translation>최고 에포크</translation>
    </message>
    <message>
        <source>What was trained is lost ({epochs}).</source>
        <translation>학습한 것을 잃습니다({epochs}).</translation>
    </message>
    <message>
        <source>To keep the best network so far, choose Stop and Keep instead.</source>
        <translation>지금까지의 최고 신경망을 남기려면 멈추고 보관을 고르세요.</translation>
    </message>
    <message>
        <source>Nothing is kept.</source>
        <translation>남는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Cancel and delete {runs}?</source>
        <translation>{runs}을(를) 취소하고 삭제할까요?</translation>
    </message>
    <message>
        <source>Cancel Training</source>
        <translation>학습 취소</translation>
    </message>
    <message>
        <source>Among your own networks {names} stays.</source>
        <translation>내 신경망의 {names}은(는) 남습니다.</translation>
    </message>
    <message>
        <source>Among your own networks {names} stay.</source>
        <translation>내 신경망의 {names}은(는) 남습니다.</translation>
    </message>
    <message>
        <source>Its folder goes to the trash, with curves and checkpoints.</source>
        <translation>폴더가 곡선, 체크포인트와 함께 휴지통으로 갑니다.</translation>
    </message>
    <message>
        <source>Their folders go to the trash, with curves and checkpoints.</source>
        <translation>폴더들이 곡선, 체크포인트와 함께 휴지통으로 갑니다.</translation>
    </message>
    <message>
        <source>Delete {runs}?</source>
        <translation>{runs}을(를) 삭제할까요?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>It could not be moved to the trash. Deleted for good, it cannot be brought back.</source>
        <translation>휴지통으로 옮길 수 없었습니다. 완전히 삭제하면 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Delete {name} for good?</source>
        <translation>{name}을(를) 완전히 삭제할까요?</translation>
    </message>
    <message>
        <source>Delete for Good</source>
        <translation>완전히 삭제</translation>
    </message>
    <message>
        <source>Trainings are at work</source>
        <translation>학습이 진행 중입니다</translation>
    </message>
    <message>
        <source>The training {name} is still at work.</source>
        <translation>학습 {name}이(가) 아직 진행 중입니다.</translation>
    </message>
    <message>
        <source>{runs} are still at work.</source>
        <translation>{runs}이(가) 아직 진행 중입니다.</translation>
    </message>
    <message>
        <source>In the background it goes on, and is here again when the window is opened next.</source>
        <translation>뒤에서 계속되며, 창을 다시 열면 여기에 있습니다.</translation>
    </message>
    <message>
        <source>In the background they go on, and are here again when the window is opened next.</source>
        <translation>뒤에서 계속되며, 창을 다시 열면 여기에 있습니다.</translation>
    </message>
    <message>
        <source>Keep Training</source>
        <translation>계속 학습</translation>
    </message>
    <message>
        <source>Stop and Keep</source>
        <translation>멈추고 보관</translation>
    </message>
    <message>
        <source>Do Not Close</source>
        <translation>닫지 않기</translation>
    </message>
    <message>
        <source>Stopped, it ends with the epoch that it is in; its best network is kept, and it can be resumed.</source>
        <translation>멈추면 지금 에포크를 마치고 끝납니다. 최고 신경망은 보관되고 이어서 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Stopped, each ends with the epoch that it is in; its best network is kept, and it can be resumed.</source>
        <translation>멈추면 각각 지금 에포크를 마치고 끝납니다. 최고 신경망은 보관되고 이어서 할 수 있습니다.</translation>
    </message>
    <message>
        <source>It has no network yet: stopped, it keeps none. It can be resumed, and then begins to learn.</source>
        <translation>아직 신경망이 없어 멈추면 남는 것이 없습니다. 이어서 하면 그때 배우기 시작합니다.</translation>
    </message>
    <message>
        <source>none has one yet</source>
        <translation>아직 아무것도 없음</translation>
    </message>
    <message>
        <source>{n} of them keeps a network</source>
        <translation>그중 {n}개가 신경망을 남깁니다</translation>
    </message>
    <message>
        <source>{n} of them keep a network</source>
        <translation>그중 {n}개가 신경망을 남깁니다</translation>
    </message>
    <message>
        <source>Stopped, each ends with the epoch that it is in, if it has begun one: {few}. All can be resumed.</source>
        <translation>멈추면 각각, 시작했다면 지금 에포크를 마치고 끝납니다: {few}. 모두 이어서 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Leave It</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Choose two or more runs in the table to see what differs between them.</source>
        <translation>표에서 학습을 둘 이상 고르면 무엇이 다른지 보입니다.</translation>
    </message>
    <message>
        <source>; of held-out figures only where so few places do not leave it to chance</source>
        <translation>; 따로 떼어 둔 수치는 위치가 충분해 우연이 아닐 때만</translation>
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
        <source>What differs between the chosen runs</source>
        <translation>선택한 학습들의 차이</translation>
    </message>
    <message>
        <source>Their settings are the same.</source>
        <translation>설정이 같습니다.</translation>
    </message>
    <message>
        <source>{star} best of these{by_more}</source>
        <translation>{star} 이 중 최고{by_more}</translation>
    </message>
    <message>
        <source>Export Comparison</source>
        <translation>비교 내보내기</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>This computer has no GPU that PyTorch can use.</source>
        <translation>이 컴퓨터에는 PyTorch가 쓸 수 있는 GPU가 없습니다.</translation>
    </message>
    <message>
        <source>Begin this training, in a process of its own</source>
        <translation>이 학습을 별도 프로세스로 시작합니다</translation>
    </message>
    <message>
        <source>network&apos;s</source>
        <translation>신경망 값</translation>
    </message>
    <message>
        <source>Start Training</source>
        <translation>학습 시작</translation>
    </message>
    <message>
        <source>Needs {needs}.</source>
        <translation>필요한 값: {needs}.</translation>
    </message>
    <message>
        <source>Needs a name for a file, without slashes.</source>
        <translation>슬래시 없는 파일 이름이 필요합니다.</translation>
    </message>
    <message>
        <source>Needs a name that people see.</source>
        <translation>사람이 볼 이름이 필요합니다.</translation>
    </message>
    <message>
        <source>Validation and test together leave nothing to train on.</source>
        <translation>검증과 시험을 빼면 학습할 것이 남지 않습니다.</translation>
    </message>
    <message>
        <source>This leaks: clips overlap, so near copies of training clips are validated on. Every figure of such a run is marked; use it to compare with published ones only.</source>
        <translation>정보가 샙니다. 클립이 겹치므로 학습 클립과 거의 같은 것으로 검증합니다. 이런 학습의 모든 수치에는 표시가 붙습니다. 발표된 수치와 비교할 때만 쓰세요.</translation>
    </message>
    <message>
        <source> And {n_told} more.</source>
        <translation> 외 {n_told}개.</translation>
    </message>
    <message>
        <source>Look at recent campaigns</source>
        <translation>최근 캠페인 보기</translation>
    </message>
    <message>
        <source>Look at former trainings</source>
        <translation>이전 학습 보기</translation>
    </message>
    <message>
        <source>Nothing was trained here yet.

Choose recordings and a network, and press Start. Trainings go on in processes of their own, also while the window is closed.</source>
        <translation>아직 학습한 것이 없습니다.

녹음과 신경망을 고르고 시작을 누르세요. 학습은 별도 프로세스에서 진행되며, 창을 닫아도 계속됩니다.</translation>
    </message>
    <message>
        <source>Open the form of a new training (Ctrl+Shift+N)</source>
        <translation>새 학습 양식을 엽니다(Ctrl+Shift+N)</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>학습 목록</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>그런 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>그런 파일이 없습니다.</translation>
    </message>
    <message>
        <source>; and {n} problems more</source>
        <translation>; 외 문제 {n}개</translation>
    </message>
    <message>
        <source>Look at the recordings</source>
        <translation>녹음 살펴보기</translation>
    </message>
    <message>
        <source>Starting TensorBoard …</source>
        <translation>TensorBoard를 시작하는 중…</translation>
    </message>
    <message>
        <source>TensorBoard answers at {address}; no browser could be opened</source>
        <translation>{address}에서 TensorBoard가 열렸지만 브라우저를 열 수 없었습니다</translation>
    </message>
    <message>
        <source>TensorBoard did not answer within {seconds} seconds</source>
        <translation>TensorBoard가 {seconds}초 안에 응답하지 않았습니다</translation>
    </message>
    <message>
        <source>TensorBoard ended by itself</source>
        <translation>TensorBoard가 저절로 끝났습니다</translation>
    </message>
    <message>
        <source>TensorBoard could not be started</source>
        <translation>TensorBoard를 시작할 수 없었습니다</translation>
    </message>
    <message>
        <source>TensorBoard is not installed: pip install tensorboard, then try again</source>
        <translation>TensorBoard가 설치되어 있지 않습니다. pip install tensorboard 후 다시 하세요</translation>
    </message>
    <message>
        <source>There is nothing for TensorBoard yet: its log begins with a run&apos;s first epoch</source>
        <translation>TensorBoard에 보일 것이 아직 없습니다. 기록은 학습의 첫 에포크부터 시작됩니다</translation>
    </message>
    <message>
        <source>No run is chosen.

Choose one in the table, or start one under New Training.</source>
        <translation>선택한 학습이 없습니다.

표에서 고르거나 새 학습에서 시작하세요.</translation>
    </message>
    <message>
        <source>Curves of the training</source>
        <translation>학습 곡선</translation>
    </message>
    <message>
        <source>Validation within</source>
        <translation>검증, 이내</translation>
    </message>
    <message>
        <source>Compare the share of answers within {radius} m</source>
        <translation>{radius} m 이내 결과의 비율을 비교합니다</translation>
    </message>
    <message>
        <source>Accuracy within {radius} m</source>
        <translation>{radius} m 이내 정확도</translation>
    </message>
    <message>
        <source>Validation, % within</source>
        <translation>검증, % 이내</translation>
    </message>
    <message>
        <source>Validation, % within {radius} m</source>
        <translation>검증, {radius} m 이내 %</translation>
    </message>
    <message>
        <source>Loss by epoch, log scale</source>
        <translation>에포크별 손실, 로그 눈금</translation>
    </message>
    <message>
        <source>Loss by epoch</source>
        <translation>에포크별 손실</translation>
    </message>
    <message>
        <source>Validation median error, m, log scale</source>
        <translation>검증 오차 중앙값, m, 로그 눈금</translation>
    </message>
    <message>
        <source>Validation median error, m</source>
        <translation>검증 오차 중앙값, m</translation>
    </message>
    <message>
        <source>{n} at work</source>
        <translation>{n}개 진행 중</translation>
    </message>
    <message>
        <source>None of these runs has come to its first epoch.</source>
        <translation>이 학습들은 아직 첫 에포크에 이르지 않았습니다.</translation>
    </message>
    <message>
        <source>Epoch {n}</source>
        <translation>에포크 {n}</translation>
    </message>
</context>
</TS>
