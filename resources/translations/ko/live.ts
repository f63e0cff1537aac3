<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>{title}: no answer ({why})</source>
        <translation>{title}: 추정 없음 ({why})</translation>
    </message>
    <message>
        <source>, within {radius_m:.1f} m</source>
        <translation>, {radius_m:.1f} m 이내</translation>
    </message>
    <message>
        <source>, 90 % within {radius_90_m:.1f} m</source>
        <translation>, 90 % 확률로 {radius_90_m:.1f} m 이내</translation>
    </message>
    <message>
        <source>, outside the microphones</source>
        <translation>, 마이크 배열 바깥</translation>
    </message>
    <message>
        <source>Delete the {seconds:.0f} s recorded so far?</source>
        <translation>지금까지 녹음한 {seconds:.0f} s를 삭제할까요?</translation>
    </message>
    <message>
        <source>The recording ends and its folder is deleted for good.</source>
        <translation>녹음을 끝내고 폴더를 완전히 삭제합니다.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Go On Recording</source>
        <translation>녹음 계속</translation>
    </message>
    <message>
        <source>A recording is going on.</source>
        <translation>녹음 중입니다.</translation>
    </message>
    <message>
        <source>Closed, the window ends it; what was recorded is kept.</source>
        <translation>창을 닫으면 녹음이 끝나며, 녹음한 것은 남습니다.</translation>
    </message>
    <message>
        <source>End and Close</source>
        <translation>끝내고 닫기</translation>
    </message>
    <message>
        <source>Do Not Close</source>
        <translation>닫지 않기</translation>
    </message>
    <message>
        <source>The recorder could not be started: {why}</source>
        <translation>녹음 프로그램을 시작하지 못했습니다: {why}</translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation>장치 찾는 중…</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>끝내는 중…</translation>
    </message>
    <message>
        <source>Opening the device…</source>
        <translation>장치 여는 중…</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>듣는 중</translation>
    </message>
    <message>
        <source>{verb}: {device}, {n} channels, {rate_hz} Hz</source>
        <translation>{verb}: {device}, {n}채널, {rate_hz} Hz</translation>
    </message>
    <message>
        <source>Sound lost at {at}: {lost_s:.3f} s, {why}</source>
        <translation>{at}에서 소리 손실: {lost_s:.3f} s, {why}</translation>
    </message>
    <message>
        <source> ({n} losses)</source>
        <translation> (손실 {n}회)</translation>
    </message>
    <message>
        <source>The recording ended: {said}</source>
        <translation>녹음이 끝났습니다: {said}</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>The recording broke off; what was written until then is kept</source>
        <translation>녹음이 끊겼습니다. 그때까지 쓴 것은 남아 있습니다</translation>
    </message>
    <message>
        <source>The recording did not begin</source>
        <translation>녹음이 시작되지 않았습니다</translation>
    </message>
    <message>
        <source>{folder} could not be deleted: {reason}</source>
        <translation>{folder} 폴더를 삭제하지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>삭제됨</translation>
    </message>
    <message>
        <source>Slower than the sound: every {pace_s:.1f} s</source>
        <translation>소리보다 느림: {pace_s:.1f} s마다</translation>
    </message>
    <message>
        <source>It does not end. Stop again ends it by force; what is on disk is kept</source>
        <translation>끝나지 않습니다. 다시 멈춤을 누르면 강제로 끝냅니다. 디스크에 쓴 것은 남습니다</translation>
    </message>
    <message>
        <source>Write what comes in into a new session (F9)</source>
        <translation>들어오는 소리를 새 세션에 기록 (F9)</translation>
    </message>
    <message>
        <source>Localizing needs the microphones&apos; places: take them over from a session before recording</source>
        <translation>위치를 추정하려면 마이크 위치가 필요합니다. 녹음하기 전에 다른 세션에서 가져오세요</translation>
    </message>
    <message>
        <source>Choose methods beside Localize first</source>
        <translation>먼저 위치 추정 옆에서 방법을 선택하세요</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>새로 고침(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>찾아보기(&amp;B)…</translation>
    </message>
    <message>
        <source>{name}  ({n} channels, {driver})</source>
        <translation>{name}  ({n}채널, {driver})</translation>
    </message>
    <message>
        <source>Open session: {title}</source>
        <translation>열린 세션: {title}</translation>
    </message>
    <message>
        <source>No device that sound comes in by was found</source>
        <translation>소리를 입력할 장치를 찾지 못했습니다</translation>
    </message>
    <message>
        <source>Channels: how many (4), or which (1,2,5-6)</source>
        <translation>채널: 개수(4) 또는 번호(1,2,5-6)</translation>
    </message>
    <message>
        <source>Say where the recording goes</source>
        <translation>녹음을 저장할 곳을 정하세요</translation>
    </message>
    <message>
        <source>A name has no slashes or colons</source>
        <translation>이름에는 빗금이나 콜론을 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>{folder} is there already</source>
        <translation>{folder} 폴더가 이미 있습니다</translation>
    </message>
    <message>
        <source>The device&apos;s own</source>
        <translation>장치 기본값</translation>
    </message>
    <message>
        <source>Not placed yet</source>
        <translation>아직 배치하지 않음</translation>
    </message>
    <message>
        <source>Choose a session…</source>
        <translation>세션 선택…</translation>
    </message>
    <message>
        <source>How many (4), or which of the device&apos;s, in the order of the microphones (1,2,5-6)</source>
        <translation>개수(4), 또는 마이크 순서대로 장치의 채널 번호(1,2,5-6)</translation>
    </message>
    <message>
        <source>Whose microphones&apos; places, names and site the new session takes over</source>
        <translation>새 세션이 마이크 위치, 이름, 현장을 가져올 곳</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>장치(&amp;D)</translation>
    </message>
    <message>
        <source>C&amp;hannels</source>
        <translation>채널(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Places</source>
        <translation>위치(&amp;P)</translation>
    </message>
    <message>
        <source>Ra&amp;te</source>
        <translation>샘플링(&amp;T)</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>폴더(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>이름(&amp;N)</translation>
    </message>
    <message>
        <source>Folder for recordings</source>
        <translation>녹음을 저장할 폴더</translation>
    </message>
    <message>
        <source>Session whose places are taken over</source>
        <translation>위치를 가져올 세션</translation>
    </message>
    <message>
        <source>Levels: the loudest microphone comes first</source>
        <translation>레벨: 가장 큰 마이크가 맨 위</translation>
    </message>
    <message>
        <source>Levels of the microphones, the loudest first</source>
        <translation>마이크 레벨, 큰 것부터</translation>
    </message>
    <message>
        <source>Peaks in dB re full scale, the loudest microphone first. Click to forget clipping.</source>
        <translation>피크(최대 눈금 기준 dB), 가장 큰 마이크부터. 누르면 클리핑 표시를 지웁니다.</translation>
    </message>
    <message>
        <source>Loading methods</source>
        <translation>방법 불러오기</translation>
    </message>
    <message>
        <source>Looking at the input</source>
        <translation>입력 살펴보기</translation>
    </message>
    <message>
        <source>Localizing the input</source>
        <translation>입력 위치 추정</translation>
    </message>
    <message>
        <source>&amp;Check Sound</source>
        <translation>소리 점검</translation>
    </message>
    <message>
        <source>Reco&amp;rd</source>
        <translation>녹음(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>&amp;Localize the last 3 s, every half second</source>
        <translation>0.5초마다 마지막 3 s의 위치 추정(&amp;L)</translation>
    </message>
    <message>
        <source>Hear how loud each microphone is; nothing is written</source>
        <translation>마이크마다 얼마나 큰지 듣기. 기록하지 않음</translation>
    </message>
    <message>
        <source>End the recording and delete it</source>
        <translation>녹음을 끝내고 삭제</translation>
    </message>
    <message>
        <source>Spectrogram of the last seconds</source>
        <translation>마지막 몇 초의 스펙트로그램</translation>
    </message>
    <message>
        <source>What comes in is shown here while it is recorded</source>
        <translation>녹음하는 동안 들어오는 소리가 여기에 보입니다</translation>
    </message>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
</context>
</TS>
