<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>{axis} needs a number in metres.</source>
        <translation>{axis}에는 미터 단위의 수가 필요합니다.</translation>
    </message>
    <message>
        <source>{problem}; “{text}” was left out.</source>
        <translation>{problem}; “{text}”은(는) 제외했습니다.</translation>
    </message>
    <message>
        <source>{n} more row was copied than there are here</source>
        <translation>복사한 행이 여기보다 {n}개 더 많습니다</translation>
    </message>
    <message>
        <source>{n} more rows were copied than there are here</source>
        <translation>복사한 행이 여기보다 {n}개 더 많습니다</translation>
    </message>
    <message>
        <source>Pasting: {said}.</source>
        <translation>붙여넣기: {said}.</translation>
    </message>
    <message>
        <source>There is no session and no recording in {folder}</source>
        <translation>{folder}에 세션도 녹음도 없습니다</translation>
    </message>
    <message>
        <source>{name} cannot be opened. {problem}</source>
        <translation>{name}을(를) 열 수 없습니다. {problem}</translation>
    </message>
    <message>
        <source>List {name}</source>
        <translation>{name} 목록 읽기</translation>
    </message>
    <message>
        <source>Read {name}</source>
        <translation>{name} 읽기</translation>
    </message>
    <message>
        <source>Open a session or campaign folder</source>
        <translation>세션 또는 캠페인 폴더 열기</translation>
    </message>
    <message>
        <source>Save the session as a new folder</source>
        <translation>세션을 새 폴더로 저장</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} 사본</translation>
    </message>
    <message>
        <source>The disk does not answer.</source>
        <translation>디스크가 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>The last edits</source>
        <translation>마지막 편집</translation>
    </message>
    <message>
        <source>The answers</source>
        <translation>추정 결과</translation>
    </message>
    <message>
        <source>Something cannot be kept</source>
        <translation>보관할 수 없는 것이 있음</translation>
    </message>
    <message>
        <source>{what} of “{session}” could not be kept.</source>
        <translation>“{session}”의 {what}을(를) 보관하지 못했습니다.</translation>
    </message>
    <message>
        <source>{why}
Leaving now loses them.</source>
        <translation>{why}
지금 나가면 잃게 됩니다.</translation>
    </message>
    <message>
        <source>{name} is no audio file</source>
        <translation>{name}은(는) 오디오 파일이 아닙니다</translation>
    </message>
    <message>
        <source>These cannot be opened together</source>
        <translation>함께 열 수 없습니다</translation>
    </message>
    <message>
        <source>copying the sound</source>
        <translation>소리를 복사하는 중</translation>
    </message>
    <message>
        <source>These are survey coordinates, so ({x_m:.0f}, {y_m:.0f}, {z_m:.0f}) m was taken off them; the session remembers it.</source>
        <translation>측량 좌표이므로 ({x_m:.0f}, {y_m:.0f}, {z_m:.0f}) m를 뺐고, 세션이 이를 기억합니다.</translation>
    </message>
    <message>
        <source>Heights left empty were taken as 0 m.</source>
        <translation>비워 둔 높이는 0 m로 보았습니다.</translation>
    </message>
    <message>
        <source>No sessions yet.

Drop recordings or a campaign folder here, or press Ctrl+O to open one.</source>
        <translation>아직 세션이 없습니다.

녹음이나 캠페인 폴더를 여기에 끌어다 놓거나 Ctrl+O를 눌러 여세요.</translation>
    </message>
    <message>
        <source>No session matches.</source>
        <translation>맞는 세션이 없습니다.</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>Sessions of the campaign</source>
        <translation>캠페인의 세션</translation>
    </message>
    <message>
        <source>Filter sessions</source>
        <translation>세션 거르기</translation>
    </message>
    <message>
        <source>{n} of {all} reviewed</source>
        <translation>{all}개 중 {n}개 검토</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>최근 항목 열기</translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation>아직 연 것이 없음</translation>
    </message>
    <message>
        <source>Clear This List</source>
        <translation>목록 지우기</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>{path}
and {n} more, the last {name}</source>
        <translation>{path}
외 {n}개, 마지막은 {name}</translation>
    </message>
    <message>
        <source>{n} files from {name} on</source>
        <translation>{name}부터 파일 {n}개</translation>
    </message>
    <message>
        <source>{channel} of {n}</source>
        <translation>{n}개 중 {channel}</translation>
    </message>
    <message>
        <source>The sound is copied into the new folder. One row is one channel. Coordinates may stay empty and be typed later; survey coordinates (UTM) are moved to a site frame. A block of numbers can be pasted from a spreadsheet.</source>
        <translation>소리는 새 폴더로 복사합니다. 한 행이 한 채널입니다. 좌표는 비워 두고 나중에 입력해도 되며, 측량 좌표(UTM)는 현장 좌표계로 옮깁니다. 스프레드시트의 숫자 묶음을 붙여넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>New session from audio</source>
        <translation>오디오로 새 세션</translation>
    </message>
    <message>
        <source>Create Session</source>
        <translation>세션 만들기</translation>
    </message>
    <message>
        <source>Add Files…</source>
        <translation>파일 추가…</translation>
    </message>
    <message>
        <source>Remove File</source>
        <translation>파일 제거</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>What to call it</source>
        <translation>세션 이름</translation>
    </message>
    <message>
        <source>The session becomes a folder of its own in here</source>
        <translation>세션은 이 안에 새 폴더로 만들어집니다</translation>
    </message>
    <message>
        <source>Make it in</source>
        <translation>만들 곳</translation>
    </message>
    <message>
        <source>and {n} more rows of files</source>
        <translation>외 파일 행 {n}개</translation>
    </message>
    <message>
        <source>Add recordings</source>
        <translation>녹음 추가</translation>
    </message>
    <message>
        <source>Audio ({endings})</source>
        <translation>오디오 ({endings})</translation>
    </message>
    <message>
        <source>Make the session in</source>
        <translation>세션을 만들 곳</translation>
    </message>
    <message>
        <source>Not audio, left out: {files}</source>
        <translation>오디오가 아니라서 제외: {files}</translation>
    </message>
    <message>
        <source>Make {name}</source>
        <translation>{name} 만들기</translation>
    </message>
    <message>
        <source>Copying the sound …</source>
        <translation>소리를 복사하는 중 …</translation>
    </message>
    <message>
        <source>Add recordings, or drop them here.</source>
        <translation>녹음을 추가하거나 여기에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>Tick at least one channel.</source>
        <translation>채널을 하나 이상 선택하세요.</translation>
    </message>
    <message>
        <source>Give the session a name.</source>
        <translation>세션의 이름을 정하세요.</translation>
    </message>
    <message>
        <source>Choose the folder to make it in.</source>
        <translation>세션을 만들 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>{name} session</source>
        <translation>{name} 세션</translation>
    </message>
</context>
</TS>
