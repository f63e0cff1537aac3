<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Clips</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Shorter than one clip of {s:g} s</source>
        <translation>한 클립({s:g} s)보다 짧습니다</translation>
    </message>
    <message>
        <source>One clip of {length_s:g} s</source>
        <translation>{length_s:g} s 클립 1개</translation>
    </message>
    <message>
        <source>{n} clips of {length_s:g} s, a new one every {step_s:g} s; click one to look at it</source>
        <translation>{length_s:g} s 클립 {n}개, {step_s:g} s 간격. 눌러서 살펴보세요</translation>
    </message>
    <message>
        <source>Clip {number} of {n}, {stretch}</source>
        <translation>클립 {number}/{n}, {stretch}</translation>
    </message>
    <message>
        <source>: {title} answered, true place unknown</source>
        <translation>: {title} 추정함, 실제 위치 모름</translation>
    </message>
    <message>
        <source>: {title} is {error_m:.2f} m off, outside {radius_m:.1f} m</source>
        <translation>: {title} 오차 {error_m:.2f} m, {radius_m:.1f} m 밖</translation>
    </message>
    <message>
        <source>: {title} is {error_m:.2f} m off, within {radius_m:.1f} m</source>
        <translation>: {title} 오차 {error_m:.2f} m, {radius_m:.1f} m 이내</translation>
    </message>
    <message>
        <source>{title} answered</source>
        <translation>{title} 추정함</translation>
    </message>
    <message>
        <source>{title} within {radius_m:.1f} m</source>
        <translation>{title} {radius_m:.1f} m 이내</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>밖</translation>
    </message>
    <message>
        <source>Hear a clip</source>
        <translation>클립 분석</translation>
    </message>
    <message>
        <source>Colour scale, dB re full scale</source>
        <translation>색 눈금, dBFS</translation>
    </message>
    <message>
        <source>Levels in dB re full scale. Drag the ends or the middle; double-click for automatic</source>
        <translation>레벨(최대 눈금 기준 dB). 양 끝이나 가운데를 끌어 조정하고, 두 번 누르면 자동</translation>
    </message>
    <message>
        <source>{whose}dB re full scale</source>
        <translation>{whose}dB (최대 눈금 기준)</translation>
    </message>
    <message>
        <source>Drop a recording here, or open a session ({key})</source>
        <translation>녹음 파일을 여기에 끌어다 놓거나 세션을 여세요 ({key})</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Mel</source>
        <translation>멜</translation>
    </message>
    <message>
        <source>{low} to {high} dB</source>
        <translation>{low}~{high} dB</translation>
    </message>
    <message>
        <source>Not dB re full scale: power of a frame of 2048 samples (Hann), summed over each of the 128 Slaney bands, which are normalised by their area; 10 log10 of the mean over the clip. A full-scale sine is at about +39 dB up to 1 kHz, +34 dB at 3 kHz and +30 dB at 10 kHz.</source>
        <translation>최대 눈금 기준 dB가 아닙니다. 2048샘플 프레임(Hann 창)의 파워를 면적으로 정규화한 Slaney 대역 128개마다 더하고, 클립 평균의 10 log10을 취한 값입니다. 최대 눈금의 사인파는 1 kHz까지 약 +39 dB, 3 kHz에서 +34 dB, 10 kHz에서 +30 dB입니다.</translation>
    </message>
    <message>
        <source>Mel-spectra of the clips appear here</source>
        <translation>클립의 멜 스펙트럼이 여기에 나타납니다</translation>
    </message>
    <message>
        <source>The recording is long: choose a clip, and its mel-spectra appear here</source>
        <translation>녹음이 깁니다. 클립을 선택하면 멜 스펙트럼이 여기에 나타납니다</translation>
    </message>
    <message>
        <source>No mel-spectra: the recording is shorter than one clip of {s:g} s</source>
        <translation>멜 스펙트럼 없음: 녹음이 한 클립({s:g} s)보다 짧습니다</translation>
    </message>
    <message>
        <source>All clips, mean</source>
        <translation>모든 클립의 평균</translation>
    </message>
    <message>
        <source>the first microphone</source>
        <translation>첫째 마이크</translation>
    </message>
    <message>
        <source>Mel-spectra, dB as the networks hear it</source>
        <translation>멜 스펙트럼, 신경망이 듣는 dB</translation>
    </message>
    <message>
        <source>Relative to {first}, dB over Hz</source>
        <translation>{first} 기준, dB(주파수 Hz별)</translation>
    </message>
    <message>
        <source>Show the next microphones; the scroll bar at the right does so as well</source>
        <translation>다음 마이크 보기. 오른쪽 스크롤 막대로도 됩니다</translation>
    </message>
    <message>
        <source>{n} more below</source>
        <translation>아래에 {n}개 더</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>The whole recording: drag the marked stretch or its ends, double-click to see all</source>
        <translation>녹음 전체: 표시된 구간이나 그 끝을 끌고, 두 번 누르면 전체 보기</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>읽는 중 …</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>목소리</translation>
    </message>
    <message>
        <source>Calls and speech: 46 ms, mel, 50 Hz to 8 kHz</source>
        <translation>외침과 말소리: 46 ms, 멜, 50 Hz–8 kHz</translation>
    </message>
    <message>
        <source>Knocks</source>
        <translation>두드림</translation>
    </message>
    <message>
        <source>Knocks, claps, shots: 6 ms, to see when they came</source>
        <translation>두드림, 박수, 총성: 6 ms, 언제 났는지 보기 좋음</translation>
    </message>
    <message>
        <source>Hum and Low Rumble</source>
        <translation>전원 험과 저역 소음</translation>
    </message>
    <message>
        <source>Mains hum, engines, wind: 0.7 s, up to 500 Hz, lines well apart</source>
        <translation>전원 험, 엔진, 바람: 0.7 s, 500 Hz까지, 선이 잘 나뉨</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>As the window starts: 46 ms, all frequencies</source>
        <translation>처음 상태: 46 ms, 모든 주파수</translation>
    </message>
    <message>
        <source>no sound</source>
        <translation>소리 없음</translation>
    </message>
    <message>
        <source>Spectrograms</source>
        <translation>스펙트로그램</translation>
    </message>
    <message>
        <source>Time, s</source>
        <translation>시간, s</translation>
    </message>
    <message>
        <source>Time, {unit}</source>
        <translation>시간, {unit}</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>소리</translation>
    </message>
    <message>
        <source>Window S&amp;hape</source>
        <translation>창 모양(&amp;H)</translation>
    </message>
    <message>
        <source>Window &amp;Length</source>
        <translation>창 길이(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Overlap</source>
        <translation>겹침(&amp;O)</translation>
    </message>
    <message>
        <source>How frequencies are spread over the height of the spectrograms</source>
        <translation>스펙트로그램 높이에 주파수를 펼치는 방식</translation>
    </message>
    <message>
        <source>Frequency scale</source>
        <translation>주파수 눈금</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Presets, window, overlap, colours and levels of the spectrograms</source>
        <translation>스펙트로그램의 프리셋, 창, 겹침, 색, 레벨</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>스펙트로그램</translation>
    </message>
    <message>
        <source>&amp;Save as Preset…</source>
        <translation>프리셋으로 저장(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Forget Preset</source>
        <translation>프리셋 삭제(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Colour Map</source>
        <translation>색상표(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Automatic Levels</source>
        <translation>자동 레벨</translation>
    </message>
    <message>
        <source>&amp;Own Levels for Each Microphone</source>
        <translation>마이크별 레벨(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Waveform</source>
        <translation>파형(&amp;W)</translation>
    </message>
    <message>
        <source>{n} samples, {ms:.3g} ms</source>
        <translation>{n}샘플, {ms:.3g} ms</translation>
    </message>
    <message>
        <source>Lowest level</source>
        <translation>최저 레벨</translation>
    </message>
    <message>
        <source>Highest level</source>
        <translation>최고 레벨</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>to</source>
        <translation>~</translation>
    </message>
    <message>
        <source>Save as Preset</source>
        <translation>프리셋으로 저장</translation>
    </message>
    <message>
        <source>Name of the preset:</source>
        <translation>프리셋 이름:</translation>
    </message>
    <message>
        <source>{scale}, {ms:.3g} ms, {window}, overlap {percent:g} %</source>
        <translation>{scale}, {ms:.3g} ms, {window}, 겹침 {percent:g} %</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>무음</translation>
    </message>
    <message>
        <source>Wave</source>
        <translation>파형</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>파형</translation>
    </message>
    <message>
        <source>Waveform; select a microphone to see its alone. The scale follows the loudest sample shown</source>
        <translation>파형. 마이크를 선택하면 그것만 보입니다. 눈금은 보이는 가장 큰 샘플을 따릅니다</translation>
    </message>
    <message>
        <source>Peak {level}</source>
        <translation>최대 {level}</translation>
    </message>
</context>
</TS>
