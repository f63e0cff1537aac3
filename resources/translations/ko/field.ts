<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Listening</source>
        <translation>듣는 중</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>작음</translation>
    </message>
    <message>
        <source>Too loud</source>
        <translation>너무 큼</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>신호 없음</translation>
    </message>
    <message>
        <source>How loud each microphone is</source>
        <translation>마이크별 소리 크기</translation>
    </message>
    <message>
        <source>It is recording: press Stop first.</source>
        <translation>녹음 중입니다. 먼저 중지를 누르세요.</translation>
    </message>
    <message>
        <source>Recording whose microphones&apos; places are taken over</source>
        <translation>마이크 위치를 가져올 녹음</translation>
    </message>
    <message>
        <source>{name} has microphones without places.</source>
        <translation>{name}에 위치가 없는 마이크가 있습니다.</translation>
    </message>
    <message>
        <source>Folder for recordings</source>
        <translation>녹음을 저장할 폴더</translation>
    </message>
    <message>
        <source>Recorded into {folder}</source>
        <translation>녹음 저장됨: {folder}</translation>
    </message>
    <message>
        <source>The hand-over folder goes into</source>
        <translation>인계 폴더를 만들 곳</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>인계</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>쓰는 중…</translation>
    </message>
    <message>
        <source>Written: {folder}</source>
        <translation>저장됨: {folder}</translation>
    </message>
    <message>
        <source>{name}: {n} microphones, all with places</source>
        <translation>{name}: 마이크 {n}개, 모두 위치 있음</translation>
    </message>
    <message>
        <source>Not all of its microphones have places yet: measure or type them.</source>
        <translation>위치가 없는 마이크가 있습니다. 재거나 입력하세요.</translation>
    </message>
    <message>
        <source>Choose a recording whose microphones stand as they stand now.</source>
        <translation>마이크가 지금과 똑같이 놓인 녹음을 고르세요.</translation>
    </message>
    <message>
        <source>Localize this recording</source>
        <translation>이 녹음으로 위치 추정</translation>
    </message>
    <message>
        <source>Check the microphones</source>
        <translation>마이크 점검</translation>
    </message>
    <message>
        <source>Go on: record</source>
        <translation>다음: 녹음</translation>
    </message>
    <message>
        <source>Looking for sound inputs…</source>
        <translation>소리 입력 장치를 찾는 중…</translation>
    </message>
    <message>
        <source>No sound input was found: plug it in and press Look again. A recording that was made already can be localized without one.</source>
        <translation>소리 입력 장치가 없습니다. 연결하고 다시 찾기를 누르세요. 이미 있는 녹음은 장치 없이도 위치를 추정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Nothing is heard yet.</source>
        <translation>아직 아무 소리도 들어오지 않습니다.</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>듣는 중…</translation>
    </message>
    <message>
        <source>{names}: nothing comes. Check cable, plug and power.</source>
        <translation>{names}: 신호가 없습니다. 케이블, 단자, 전원을 확인하세요.</translation>
    </message>
    <message>
        <source>{names}: too loud. Turn the gain down.</source>
        <translation>{names}: 너무 큽니다. 게인을 낮추세요.</translation>
    </message>
    <message>
        <source>{names}: quiet. Say something there, or turn the gain up.</source>
        <translation>{names}: 소리가 작습니다. 그 앞에서 말해 보거나 게인을 높이세요.</translation>
    </message>
    <message>
        <source>All {n} microphones are heard.</source>
        <translation>마이크 {n}개 모두 들립니다.</translation>
    </message>
    <message>
        <source>Goes into {folder}</source>
        <translation>저장할 곳: {folder}</translation>
    </message>
    <message>
        <source>Recording. Nobody moves, nobody speaks.</source>
        <translation>녹음 중. 움직이지 말고 말하지 마세요.</translation>
    </message>
    <message>
        <source>Stop engines and voices, then press Record.</source>
        <translation>엔진과 말소리를 멈춘 뒤 녹음을 누르세요.</translation>
    </message>
    <message>
        <source>Stop early</source>
        <translation>지금 중지</translation>
    </message>
    <message>
        <source>Record 30 s</source>
        <translation>30초 녹음</translation>
    </message>
    <message>
        <source>Method: {method}</source>
        <translation>방법: {method}</translation>
    </message>
    <message>
        <source>No recording is open: record one, or open one in step 1.</source>
        <translation>열린 녹음이 없습니다. 녹음하거나 1단계에서 여세요.</translation>
    </message>
    <message>
        <source>There is an answer.</source>
        <translation>답이 나왔습니다.</translation>
    </message>
    <message>
        <source>The method gives no answer for this recording.</source>
        <translation>이 녹음에서는 답이 나오지 않았습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Localize</source>
        <translation>위치 추정</translation>
    </message>
    <message>
        <source>{name}: {n} microphones</source>
        <translation>{name}: 마이크 {n}개</translation>
    </message>
    <message>
        <source>{name}: {n} microphones, {seconds} s</source>
        <translation>{name}: 마이크 {n}개, {seconds}초</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>계산 중…</translation>
    </message>
    <message>
        <source>Working: {done} of {total}</source>
        <translation>계산 중: {total}개 중 {done}개</translation>
    </message>
    <message>
        <source>There is no answer yet: go back and localize.</source>
        <translation>아직 답이 없습니다. 앞 단계에서 위치를 추정하세요.</translation>
    </message>
    <message>
        <source>Export hand-over folder</source>
        <translation>인계 폴더 내보내기</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>낮</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>밤</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>적색</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>돌아가기</translation>
    </message>
    <message>
        <source>As in the open recording</source>
        <translation>열린 녹음과 같음</translation>
    </message>
    <message>
        <source>As in another recording…</source>
        <translation>다른 녹음과 같음…</translation>
    </message>
    <message>
        <source>Microphone places</source>
        <translation>마이크 위치</translation>
    </message>
    <message>
        <source>Tape measure…</source>
        <translation>줄자로 재기…</translation>
    </message>
    <message>
        <source>Type or drag…</source>
        <translation>입력 / 끌어 놓기…</translation>
    </message>
    <message>
        <source>Open a recording…</source>
        <translation>녹음 열기…</translation>
    </message>
    <message>
        <source>Is every microphone heard?</source>
        <translation>모든 마이크가 들립니까?</translation>
    </message>
    <message>
        <source>Sound input…</source>
        <translation>소리 입력…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>다시 찾기</translation>
    </message>
    <message>
        <source>Quiet, please: 30 seconds</source>
        <translation>30초 동안 조용히</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>폴더…</translation>
    </message>
    <message>
        <source>Where was the call?</source>
        <translation>소리는 어디서 왔습니까?</translation>
    </message>
    <message>
        <source>Localize again</source>
        <translation>다시 추정</translation>
    </message>
    <message>
        <source>Write it elsewhere…</source>
        <translation>다른 곳에 저장…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>폴더 보기</translation>
    </message>
    <message>
        <source>Plan of the site</source>
        <translation>현장 평면도</translation>
    </message>
    <message>
        <source>Microphones</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>점검</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>you are here</source>
        <translation>현재 단계</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>필요 없음</translation>
    </message>
</context>
</TS>
