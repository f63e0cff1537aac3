<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>What</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Here, not saved</source>
        <translation>이 창, 저장 안 됨</translation>
    </message>
    <message>
        <source>In session.json</source>
        <translation>session.json의 값</translation>
    </message>
    <message>
        <source>Changed by two</source>
        <translation>두 곳에서 바뀜</translation>
    </message>
    <message>
        <source>one place</source>
        <translation>한 곳</translation>
    </message>
    <message>
        <source>{n} places</source>
        <translation>{n}곳</translation>
    </message>
    <message>
        <source>Another program changed the session.json of {title} in {places} that you changed, too. Choose what holds; everything else has been brought together.</source>
        <translation>다른 프로그램이 {title}의 session.json에서 여기서 바꾼 {places}을 함께 바꾸었습니다. 남길 값을 고르세요. 나머지는 모두 합쳤습니다.</translation>
    </message>
    <message>
        <source>All from &amp;Here</source>
        <translation>모두 이 창의 값</translation>
    </message>
    <message>
        <source>All from the &amp;File</source>
        <translation>모두 파일의 값</translation>
    </message>
    <message>
        <source>&amp;Merge and Save</source>
        <translation>합쳐서 저장</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Take in What Another Program Saved</source>
        <translation>다른 프로그램이 저장한 내용 받아들이기</translation>
    </message>
    <message>
        <source>Bring Back Unsaved Edits</source>
        <translation>저장하지 않은 편집 되살리기</translation>
    </message>
    <message>
        <source>a place</source>
        <translation>한 곳</translation>
    </message>
    <message>
        <source>Another program changed session.json in {places} that you changed, too.</source>
        <translation>다른 프로그램이 session.json에서 여기서 바꾼 {places}을 함께 바꾸었습니다.</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>정하기…</translation>
    </message>
    <message>
        <source> and {n} more</source>
        <translation> 외 {n}개</translation>
    </message>
    <message>
        <source>Another program changed this session; taken in: {news}{more}. Undo takes it back.</source>
        <translation>다른 프로그램이 이 세션을 바꾸어 받아들였습니다: {news}{more}. 실행 취소로 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Redo or the edit history bring the edits back.</source>
        <translation>다시 실행이나 편집 기록으로 편집을 되살릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>{reason}. Saving writes it again.</source>
        <translation>{reason}. 저장하면 다시 씁니다.</translation>
    </message>
    <message>
        <source>{reason}. It can be looked at, not saved.</source>
        <translation>{reason}. 볼 수만 있고 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>Open Again</source>
        <translation>다시 열기</translation>
    </message>
    <message>
        <source>{edits} from {when} that was not saved is back.</source>
        <translation>{when}의 저장하지 않은 {edits}을 되살렸습니다.</translation>
    </message>
    <message>
        <source>{edits} from {when} that were not saved are back.</source>
        <translation>{when}의 저장하지 않은 {edits}을 되살렸습니다.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Edit Here</source>
        <translation>여기서 편집</translation>
    </message>
    <message>
        <source>Take Over</source>
        <translation>넘겨받기</translation>
    </message>
    <message>
        <source>Nothing was discarded: there is no saved session to go back to.</source>
        <translation>돌아갈 저장된 세션이 없어 아무것도 버리지 않았습니다.</translation>
    </message>
    <message>
        <source>Discard Unsaved Edits</source>
        <translation>저장하지 않은 편집 버리기</translation>
    </message>
    <message>
        <source>They are among the earlier versions.</source>
        <translation>편집은 이전 버전에 남아 있습니다.</translation>
    </message>
    <message>
        <source>The session is as it was saved. {where}</source>
        <translation>세션을 저장된 상태로 되돌렸습니다. {where}</translation>
    </message>
    <message>
        <source>The last run ended unexpectedly; {names}{more} had unsaved edits. They are kept.</source>
        <translation>지난번에 프로그램이 갑자기 끝났습니다. {names}{more}에 저장하지 않은 편집이 있었고, 보관되어 있습니다.</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} 열기</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>넘겨받기</translation>
    </message>
    <message>
        <source>Has the window on {host} been closed?</source>
        <translation>{host}의 창을 닫았습니까?</translation>
    </message>
    <message>
        <source>If it still runs, edits of the one window replace those of the other.</source>
        <translation>아직 실행 중이면 한 창의 편집이 다른 창의 편집을 덮어씁니다.</translation>
    </message>
    <message>
        <source>It Is Closed: Edit Here</source>
        <translation>닫았음: 여기서 편집</translation>
    </message>
    <message>
        <source>The session was opened again.</source>
        <translation>세션을 다시 열었습니다.</translation>
    </message>
    <message>
        <source>This window edits the session now.</source>
        <translation>이제 이 창에서 세션을 편집합니다.</translation>
    </message>
    <message>
        <source>It is still open elsewhere: {held_by}</source>
        <translation>아직 다른 곳에서 열려 있습니다: {held_by}</translation>
    </message>
    <message>
        <source>The other window saved; this is how the session is now.</source>
        <translation>다른 창에서 저장했습니다. 지금 세션은 이 상태입니다.</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Nothing was changed. {why}.</source>
        <translation>아무것도 바뀌지 않았습니다. {why}.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>돌아가기</translation>
    </message>
    <message>
        <source>Bring This Back</source>
        <translation>이 버전 되살리기</translation>
    </message>
    <message>
        <source>You are looking at {name}.</source>
        <translation>{name}을(를) 보고 있습니다.</translation>
    </message>
    <message>
        <source>Bring Back {name}</source>
        <translation>{name} 되살리기</translation>
    </message>
    <message>
        <source>{session} is as in {name}. Undo takes it back.</source>
        <translation>{session}을(를) {name}의 상태로 되돌렸습니다. 실행 취소로 취소할 수 있습니다.</translation>
    </message>
    <message>
        <source>Each time session.json is saved, the one before is kept here.</source>
        <translation>session.json을 저장할 때마다 그 앞의 내용이 여기에 남습니다.</translation>
    </message>
    <message>
        <source>Bringing one back is an edit: undo takes it back.</source>
        <translation>되살리는 것도 편집이므로 실행 취소할 수 있습니다.</translation>
    </message>
    <message>
        <source>There are none yet.</source>
        <translation>아직 없습니다.</translation>
    </message>
    <message>
        <source>the version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>the unsaved edits</source>
        <translation>저장하지 않은 편집</translation>
    </message>
    <message>
        <source>{what} of {when}</source>
        <translation>{when}의 {what}</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>이전 버전</translation>
    </message>
    <message>
        <source>Looking for earlier versions…</source>
        <translation>이전 버전을 찾는 중…</translation>
    </message>
    <message>
        <source>&amp;Look at It</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>&amp;Bring It Back</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>&amp;Copy Text</source>
        <translation>글 복사</translation>
    </message>
    <message>
        <source>The text of the version</source>
        <translation>버전의 글</translation>
    </message>
    <message>
        <source>, never saved</source>
        <translation>, 저장한 적 없음</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>바뀐 때</translation>
    </message>
    <message>
        <source>What it would change</source>
        <translation>되살리면 바뀌는 것</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>외 {n}개</translation>
    </message>
    <message>
        <source>Nothing: it is as the session is now</source>
        <translation>없음: 지금 세션과 같습니다</translation>
    </message>
    <message>
        <source>{folder} was deleted or moved away. Saving writes it again.</source>
        <translation>{folder}이(가) 지워졌거나 옮겨졌습니다. 저장하면 다시 씁니다.</translation>
    </message>
    <message>
        <source>The folder {folder} was deleted or moved away. The session can be saved as a new folder.</source>
        <translation>{folder} 폴더가 지워졌거나 옮겨졌습니다. 세션을 새 폴더로 저장할 수 있습니다.</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Another program changed session.json, and it cannot be read now. {error}</source>
        <translation>다른 프로그램이 session.json을 바꾸어 지금은 읽을 수 없습니다. {error}</translation>
    </message>
    <message>
        <source>Replace It, Keep Its Text</source>
        <translation>바꿔 쓰고 글은 보관</translation>
    </message>
    <message>
        <source>Look Again</source>
        <translation>다시 확인</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>저장됨</translation>
    </message>
    <message>
        <source>edits kept</source>
        <translation>편집 보관됨</translation>
    </message>
    <message>
        <source>keeping…</source>
        <translation>보관하는 중…</translation>
    </message>
    <message>
        <source>saving…</source>
        <translation>저장하는 중…</translation>
    </message>
    <message>
        <source>edits not kept</source>
        <translation>편집 보관 안 됨</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>저장 안 됨</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>{name}, which was left: {problem}</source>
        <translation>앞서 닫은 {name}: {problem}</translation>
    </message>
    <message>
        <source>an unknown time</source>
        <translation>알 수 없는 때</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{year}년 {month} {day}일</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{month} {day}일</translation>
    </message>
    <message>
        <source>1 edit</source>
        <translation>편집 1건</translation>
    </message>
    <message>
        <source>{n} edits</source>
        <translation>편집 {n}건</translation>
    </message>
    <message>
        <source>A fault of this program was in the way ({name}: {result})</source>
        <translation>프로그램의 결함으로 하지 못했습니다({name}: {result})</translation>
    </message>
    <message>
        <source>Edit history</source>
        <translation>편집 기록</translation>
    </message>
    <message>
        <source>Choose a step to go there. Nothing is lost until you edit from an earlier one.</source>
        <translation>단계를 선택하면 그때로 갑니다. 이전 단계에서 편집하기 전까지는 아무것도 잃지 않습니다.</translation>
    </message>
    <message>
        <source>Steps of the edit history</source>
        <translation>편집 기록의 단계</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>연 상태</translation>
    </message>
    <message>
        <source>No session</source>
        <translation>세션 없음</translation>
    </message>
    <message>
        <source>{edit}   (saved)</source>
        <translation>{edit}   (저장됨)</translation>
    </message>
</context>
</TS>
