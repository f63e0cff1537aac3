<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>no bound</source>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>Band to Hear</source>
        <translation>들을 대역</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>하한(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>상한(&amp;T)</translation>
    </message>
    <message>
        <source>From has to be lower than To</source>
        <translation>하한은 상한보다 낮아야 합니다</translation>
    </message>
    <message>
        <source>Choose a microphone first: click its spectrogram</source>
        <translation>먼저 마이크를 선택하세요. 해당 스펙트로그램을 누르면 됩니다</translation>
    </message>
    <message>
        <source>Open a session first</source>
        <translation>먼저 세션을 여세요</translation>
    </message>
    <message>
        <source>There is no sound to listen to</source>
        <translation>들을 소리가 없습니다</translation>
    </message>
    <message>
        <source>Select a stretch first: drag in a spectrogram</source>
        <translation>먼저 구간을 선택하세요. 스펙트로그램에서 끌면 됩니다</translation>
    </message>
    <message>
        <source>The sound could not be played ({error})</source>
        <translation>소리를 재생하지 못했습니다 ({error})</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>듣는 중</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>솔로</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>음소거</translation>
    </message>
    <message>
        <source>Hear &amp;All Again</source>
        <translation>다시 모두 듣기(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>출력 장치(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Together in Both Ears</source>
        <translation>양쪽 귀에 함께(&amp;T)</translation>
    </message>
    <message>
        <source>All that are not muted, mixed</source>
        <translation>음소거하지 않은 마이크를 모두 섞어 듣기</translation>
    </message>
    <message>
        <source>T&amp;wo Microphones, One an Ear</source>
        <translation>마이크 두 개를 한쪽 귀씩(&amp;W)</translation>
    </message>
    <message>
        <source>Hear by ear which one it reaches first, and louder</source>
        <translation>어느 마이크에 먼저, 더 크게 닿는지 귀로 듣기</translation>
    </message>
    <message>
        <source>&amp;Straight to the Outputs</source>
        <translation>출력 채널로 바로(&amp;S)</translation>
    </message>
    <message>
        <source>{name} on output 1, and so on: {n} outputs</source>
        <translation>{name}(은)는 출력 1, 나머지도 차례로: 출력 {n}개</translation>
    </message>
    <message>
        <source>&amp;Left Ear</source>
        <translation>왼쪽 귀(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Right Ear</source>
        <translation>오른쪽 귀(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;peed</source>
        <translation>속도(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Band</source>
        <translation>대역(&amp;B)</translation>
    </message>
    <message>
        <source>The Selection&apos;s</source>
        <translation>선택 구간의 대역</translation>
    </message>
    <message>
        <source>As Now</source>
        <translation>지금 그대로</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>직접 입력(&amp;O)…</translation>
    </message>
    <message>
        <source>Type its bounds, or select it in a spectrogram</source>
        <translation>하한과 상한을 입력하거나 스펙트로그램에서 선택하세요</translation>
    </message>
    <message>
        <source>&amp;Hum</source>
        <translation>전원 험(&amp;H)</translation>
    </message>
    <message>
        <source>Leave It</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Take 50 Hz and Its Multiples Away</source>
        <translation>50 Hz와 그 배수 제거</translation>
    </message>
    <message>
        <source>Take 60 Hz and Its Multiples Away</source>
        <translation>60 Hz와 그 배수 제거</translation>
    </message>
    <message>
        <source>Lou&amp;der</source>
        <translation>더 크게(&amp;D)</translation>
    </message>
    <message>
        <source>As Recorded</source>
        <translation>녹음된 그대로</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>찾는 중…</translation>
    </message>
    <message>
        <source>No device that plays sound</source>
        <translation>소리를 재생할 장치가 없습니다</translation>
    </message>
    <message>
        <source>The System&apos;s ({name})</source>
        <translation>시스템 기본 장치 ({name})</translation>
    </message>
    <message>
        <source>Solo: hear {name} alone, with others that have solo (O)</source>
        <translation>솔로: {name}만, 솔로로 정한 다른 마이크와 함께 듣기 (O)</translation>
    </message>
    <message>
        <source>Mute: do not hear {name} (M)</source>
        <translation>음소거: {name} 듣지 않기 (M)</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>재생 또는 일시 정지</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Place of the play line</source>
        <translation>재생 위치</translation>
    </message>
    <message>
        <source>How you listen: {said}</source>
        <translation>청취 방식: {said}</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>Half, Pitch Kept</source>
        <translation>절반, 음높이 유지</translation>
    </message>
    <message>
        <source>half speed</source>
        <translation>절반 속도</translation>
    </message>
    <message>
        <source>Half, an Octave Lower</source>
        <translation>절반, 한 옥타브 낮게</translation>
    </message>
    <message>
        <source>half speed, an octave lower</source>
        <translation>절반 속도, 한 옥타브 낮게</translation>
    </message>
    <message>
        <source>Quarter, Pitch Kept</source>
        <translation>4분의 1, 음높이 유지</translation>
    </message>
    <message>
        <source>quarter speed</source>
        <translation>4분의 1 속도</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>말소리</translation>
    </message>
    <message>
        <source>Knocks</source>
        <translation>두드림</translation>
    </message>
    <message>
        <source>Without Rumble</source>
        <translation>저역 잡음 제외</translation>
    </message>
    <message>
        <source>above {low_hz:g} Hz</source>
        <translation>{low_hz:g} Hz 이상</translation>
    </message>
    <message>
        <source>below {high_hz:g} Hz</source>
        <translation>{high_hz:g} Hz 이하</translation>
    </message>
    <message>
        <source>{low_hz:g} to {high_hz:g} Hz</source>
        <translation>{low_hz:g}–{high_hz:g} Hz</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>{who}, straight</source>
        <translation>{who}, 채널 그대로</translation>
    </message>
    <message>
        <source>no {mains_hz:g} Hz hum</source>
        <translation>{mains_hz:g} Hz 험 제거</translation>
    </message>
</context>
</TS>
