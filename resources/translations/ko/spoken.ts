<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Nothing was found that speaks against it; that is no proof</source>
        <translation>이 결과를 의심하게 하는 점은 찾지 못했습니다. 그렇다고 맞다는 증거는 아닙니다</translation>
    </message>
    <message>
        <source>A hint where to listen next, not a place to dig</source>
        <translation>다음에 어디서 들어볼지 알려 주는 단서이며, 파낼 자리가 아닙니다</translation>
    </message>
    <message>
        <source>The radii (50 %, 90 %) were counted on simulated places; at a real site they may hold the source less often</source>
        <translation>반경(50 %, 90 %)은 모의 위치에서 센 값이며, 실제 현장에서는 음원이 그 안에 드는 경우가 더 적을 수 있습니다</translation>
    </message>
    <message>
        <source>The network learnt from simulated recordings only</source>
        <translation>신경망은 모의 녹음으로만 학습했습니다</translation>
    </message>
    <message>
        <source>Within {radius} m nine times in ten</source>
        <translation>열 번 중 아홉 번은 {radius} m 이내</translation>
    </message>
    <message>
        <source>How far off it may be was not measured: treat it as a hint</source>
        <translation>얼마나 벗어날 수 있는지 측정되지 않았습니다. 참고로만 쓰세요</translation>
    </message>
    <message>
        <source>within {radius} m one time in two</source>
        <translation>두 번 중 한 번은 {radius} m 이내</translation>
    </message>
    <message>
        <source>At {name}</source>
        <translation>{name} 자리</translation>
    </message>
    <message>
        <source>{way} of {name}</source>
        <translation>{name}에서 {way}</translation>
    </message>
    <message>
        <source>{way} and {other} of {name}</source>
        <translation>{name}에서 {way}, {other}</translation>
    </message>
    <message>
        <source>{m} m along x</source>
        <translation>x 방향 {m} m</translation>
    </message>
    <message>
        <source>{m} m against x</source>
        <translation>x 반대 방향 {m} m</translation>
    </message>
    <message>
        <source>{m} m along y</source>
        <translation>y 방향 {m} m</translation>
    </message>
    <message>
        <source>{m} m against y</source>
        <translation>y 반대 방향 {m} m</translation>
    </message>
    <message>
        <source>{m} m east</source>
        <translation>동쪽 {m} m</translation>
    </message>
    <message>
        <source>{m} m west</source>
        <translation>서쪽 {m} m</translation>
    </message>
    <message>
        <source>{m} m north</source>
        <translation>북쪽 {m} m</translation>
    </message>
    <message>
        <source>{m} m south</source>
        <translation>남쪽 {m} m</translation>
    </message>
    <message>
        <source>These microphones do not tell its height</source>
        <translation>이 마이크 배치로는 높이를 알 수 없음</translation>
    </message>
    <message>
        <source>As high as {name}</source>
        <translation>{name}와 같은 높이</translation>
    </message>
    <message>
        <source>{m} m above {name}</source>
        <translation>{name}보다 {m} m 위</translation>
    </message>
    <message>
        <source>{m} m below {name}</source>
        <translation>{name}보다 {m} m 아래</translation>
    </message>
    <message>
        <source>{m} m from {name}, the nearest microphone</source>
        <translation>가장 가까운 마이크 {name}에서 {m} m</translation>
    </message>
    <message>
        <source>{m} m from {name}, the nearest microphone, bearing {angle}° from north</source>
        <translation>가장 가까운 마이크 {name}에서 {m} m, 북쪽 기준 방위각 {angle}°</translation>
    </message>
    <message>
        <source>{m} m from {name}, the nearest microphone, {angle}° from the x axis, counter-clockwise</source>
        <translation>가장 가까운 마이크 {name}에서 {m} m, x축에서 반시계 방향 {angle}°</translation>
    </message>
    <message>
        <source>x runs from {name} towards {other}, y to the left of that</source>
        <translation>x는 {name}에서 {other} 방향, y는 그 왼쪽 방향</translation>
    </message>
    <message>
        <source>x and y as the site&apos;s plan has them</source>
        <translation>x와 y는 현장 평면도의 방향</translation>
    </message>
    <message>
        <source>{m} m from {name}</source>
        <translation>{name}에서 {m} m</translation>
    </message>
    <message>
        <source>On the floor {first}</source>
        <translation>바닥에서 잰 거리: {first}</translation>
    </message>
    <message>
        <source>On the floor {first} and {second}, in line with both</source>
        <translation>바닥에서 잰 거리: {first}, {second}. 두 마이크와 한 직선 위</translation>
    </message>
    <message>
        <source>On the floor {first} and {second}: where the two tapes meet, on the side that the plan shows</source>
        <translation>바닥에서 잰 거리: {first}, {second}. 두 줄자가 만나는 곳, 평면도에 보이는 쪽</translation>
    </message>
    <message>
        <source>On the floor {first} and {second}: where the two tapes meet, on the side of {name}</source>
        <translation>바닥에서 잰 거리: {first}, {second}. 두 줄자가 만나는 곳, {name} 쪽</translation>
    </message>
    <message>
        <source>On the floor {first} and {second}: where the two tapes meet, on the side away from {name}</source>
        <translation>바닥에서 잰 거리: {first}, {second}. 두 줄자가 만나는 곳, {name} 반대쪽</translation>
    </message>
    <message>
        <source>It may also be elsewhere ({share} %): {where}</source>
        <translation>다른 곳일 수도 있음 ({share} %): {where}</translation>
    </message>
    <message>
        <source>SIMULATED recording: for practice, nobody called there</source>
        <translation>모의 녹음: 훈련용이며 실제로 부른 사람은 없음</translation>
    </message>
    <message>
        <source>The method has never learnt from such a place: this is a guess</source>
        <translation>이 방법이 배운 적 없는 현장입니다. 짐작일 뿐입니다</translation>
    </message>
    <message>
        <source>It lies {m} m outside the site: do not trust it</source>
        <translation>현장 밖 {m} m 지점입니다. 믿지 마세요</translation>
    </message>
    <message>
        <source>It lies outside the microphones: the direction is surer than the distance</source>
        <translation>마이크들 바깥입니다. 방향이 거리보다 확실합니다</translation>
    </message>
    <message>
        <source>Look above and below: the height is unknown</source>
        <translation>높이를 모르므로 위아래를 모두 살피세요</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>작성자</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Site coordinates x, y, z</source>
        <translation>현장 좌표 x, y, z</translation>
    </message>
    <message>
        <source>Survey: east, north, height</source>
        <translation>측량 좌표: 동, 북, 높이</translation>
    </message>
    <message>
        <source>Latitude, longitude (WGS84)</source>
        <translation>위도, 경도 (WGS84)</translation>
    </message>
    <message>
        <source>Heard best at</source>
        <translation>가장 잘 들린 때</translation>
    </message>
    <message>
        <source>Clips answered</source>
        <translation>답한 구간</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>작성</translation>
    </message>
    <message>
        <source>one page to print and to hand on</source>
        <translation>인쇄해서 전달할 한 쪽 보고서</translation>
    </message>
    <message>
        <source>the site from above; the star is the answer, squares are microphones</source>
        <translation>위에서 본 현장. 별은 답, 네모는 마이크</translation>
    </message>
    <message>
        <source>the site in 3-D</source>
        <translation>3차원 현장</translation>
    </message>
    <message>
        <source>what was heard there, microphone by microphone</source>
        <translation>마이크별로 들린 소리</translation>
    </message>
    <message>
        <source>that sound, a channel a microphone, made as loud as it fits</source>
        <translation>그 소리. 마이크마다 한 채널, 최대한 크게 키움</translation>
    </message>
    <message>
        <source>the answer and the microphones, for spreadsheets</source>
        <translation>답과 마이크 위치 (스프레드시트용)</translation>
    </message>
    <message>
        <source>everything about the answer, for programs</source>
        <translation>답에 대한 모든 값 (프로그램용)</translation>
    </message>
    <message>
        <source>the same for maps (GIS)</source>
        <translation>지도용 (GIS)</translation>
    </message>
    <message>
        <source>the same for Google Earth and phones</source>
        <translation>구글 어스와 휴대전화용</translation>
    </message>
    <message>
        <source>shows whether a file was changed: sha256sum -c SHA256SUMS</source>
        <translation>파일이 바뀌었는지 확인: sha256sum -c SHA256SUMS</translation>
    </message>
    <message>
        <source>Star: the answer, dots: single clips; rings: half the time, and nine times in ten. Squares: microphones.</source>
        <translation>별: 답, 점: 각 구간의 답, 원: 두 번 중 한 번과 열 번 중 아홉 번, 네모: 마이크.</translation>
    </message>
    <message>
        <source>Ring with a cross: where the source really was.</source>
        <translation>십자가 있는 고리: 음원이 실제로 있던 곳.</translation>
    </message>
    <message>
        <source>SIMULATED: for practice. Nobody called from there.</source>
        <translation>모의 녹음: 훈련용. 실제로 부른 사람은 없습니다.</translation>
    </message>
    <message>
        <source>Where the call came from</source>
        <translation>소리가 온 곳</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>x, m</source>
        <translation>x, m</translation>
    </message>
    <message>
        <source>y, m</source>
        <translation>y, m</translation>
    </message>
    <message>
        <source>z, m</source>
        <translation>z, m</translation>
    </message>
    <message>
        <source>away, m</source>
        <translation>거리, m</translation>
    </message>
    <message>
        <source>What speaks against it</source>
        <translation>주의할 점</translation>
    </message>
    <message>
        <source>and {n} more, in README.txt</source>
        <translation>그 밖의 {n}가지는 README.txt에 있음</translation>
    </message>
    <message>
        <source>The recording has {khz} kHz, the training had {trained_khz} kHz: there is nothing above {half_khz} kHz to compare</source>
        <translation>녹음은 {khz} kHz, 학습은 {trained_khz} kHz입니다. {half_khz} kHz 위로는 견줄 소리가 없습니다</translation>
    </message>
    <message>
        <source>The network learnt from this very session: its errors here say nothing of other places</source>
        <translation>신경망이 바로 이 세션으로 학습했습니다. 여기의 오차로 다른 곳의 오차를 알 수 없습니다</translation>
    </message>
    <message>
        <source>The network that this one began as learnt from this very session: its errors here flatter it</source>
        <translation>이 신경망의 바탕이 된 신경망이 바로 이 세션으로 학습했습니다. 여기의 오차는 실제보다 작게 나옵니다</translation>
    </message>
    <message>
        <source>The network&apos;s best epoch was chosen on this session: its errors here flatter it</source>
        <translation>신경망의 가장 좋은 시점을 이 세션으로 골랐습니다. 여기의 오차는 실제보다 작게 나옵니다</translation>
    </message>
    <message>
        <source>The network learnt from simulated recordings of the same seed ({seed}): its errors here flatter it</source>
        <translation>신경망이 같은 시드({seed})의 모의 녹음으로 학습했습니다. 여기의 오차는 실제보다 작게 나옵니다</translation>
    </message>
    <message>
        <source>The network that this one began as learnt from simulated recordings of the same seed ({seed}): its errors here flatter it</source>
        <translation>이 신경망의 바탕이 된 신경망이 같은 시드({seed})의 모의 녹음으로 학습했습니다. 여기의 오차는 실제보다 작게 나옵니다</translation>
    </message>
    <message>
        <source>The site&apos;s size is not known, so nobody can say whether it is like the training&apos;s; type it if you know it</source>
        <translation>현장의 크기를 몰라 학습한 현장과 비슷한지 알 수 없습니다. 알면 입력하세요</translation>
    </message>
    <message>
        <source>The site ({x} x {y} x {z} m) is much larger than any in the training (largest: {site}, {a} x {b} x {c} m); the answer is a guess</source>
        <translation>현장({x} x {y} x {z} m)이 학습한 어느 현장보다 훨씬 큽니다(가장 큰 현장: {site}, {a} x {b} x {c} m). 추정 위치는 짐작입니다</translation>
    </message>
    <message>
        <source>{names} [does|do] not stand near a corner of the site (in the training within {within_m} m of both walls); the network hardly reads where microphones stand, so its answer shifts</source>
        <translation>{names}: 현장 모서리 가까이에 있지 않습니다(학습에서는 두 벽에서 {within_m} m 이내). 신경망은 마이크 위치를 거의 보지 않으므로 추정 위치가 밀립니다</translation>
    </message>
    <message>
        <source>The microphones are up to {span_m} m apart, in the training at most {most_m} m; this is not like the training&apos;s sites and the answer is a guess</source>
        <translation>마이크 사이가 최대 {span_m} m인데 학습에서는 {most_m} m까지였습니다. 학습한 현장과 달라 추정 위치는 짐작입니다</translation>
    </message>
    <message>
        <source>The microphones are up to {span_m} m apart, in the training at least {least_m} m; this is not like the training&apos;s sites and the answer is a guess</source>
        <translation>마이크 사이가 최대 {span_m} m인데 학습에서는 {least_m} m 이상이었습니다. 학습한 현장과 달라 추정 위치는 짐작입니다</translation>
    </message>
    <message>
        <source>The microphones are not in the training&apos;s order (M1 nearest the origin&apos;s corner, then M2, M3, M4 anticlockwise seen from above); choose or reorder them so that they are</source>
        <translation>마이크 순서가 학습과 다릅니다(원점 모서리에 가장 가까운 것이 M1, 위에서 보아 시계 반대 방향으로 M2, M3, M4). 그 순서로 고르거나 바꾸세요</translation>
    </message>
    <message>
        <source>The origin of the coordinates is not where the training had it, in a floor corner of the site with the nearest microphone {low_m}-{high_m} m from each wall; the network&apos;s answer counts from that corner and is wrong until you move the origin there</source>
        <translation>좌표의 원점이 학습과 다릅니다. 학습에서는 현장 바닥의 모서리이며 가장 가까운 마이크가 각 벽에서 {low_m}-{high_m} m였습니다. 신경망의 답은 그 모서리에서 세므로, 원점을 그곳으로 옮기기 전에는 틀립니다</translation>
    </message>
    <message>
        <source>The answer lies {off_m} m outside the site</source>
        <translation>추정 위치가 현장 밖 {off_m} m에 있습니다</translation>
    </message>
    <message>
        <source>The answer lies on the site&apos;s edge: no place inside fits what was heard</source>
        <translation>추정 위치가 현장 가장자리에 있습니다. 안쪽 어디도 들린 소리와 맞지 않습니다</translation>
    </message>
    <message>
        <source>{n} of {total} answers lie outside the site or on its edge, where nothing fits</source>
        <translation>추정 위치 {n}개(전체 {total}개)가 현장 밖이나 가장자리에 있습니다. 들린 소리와 맞지 않는 곳입니다</translation>
    </message>
    <message>
        <source>Fewer than {least} microphones share a sound that stands out</source>
        <translation>두드러진 소리가 함께 들린 마이크가 {least}개보다 적습니다</translation>
    </message>
    <message>
        <source>The delays between the microphones fit no one place</source>
        <translation>마이크 사이의 지연에 모두 맞는 위치가 없습니다</translation>
    </message>
    <message>
        <source>A place {off_m} m outside the site fits the delays better than any inside it</source>
        <translation>현장 밖 {off_m} m인 곳이 안쪽 어디보다 지연에 잘 맞습니다</translation>
    </message>
    <message>
        <source>Another place, {away_m} m away, fits nearly as well</source>
        <translation>{away_m} m 떨어진 다른 곳도 거의 그만큼 맞습니다</translation>
    </message>
    <message>
        <source>Another place, {away_m} m away, fits nearly as well; this is the lower one</source>
        <translation>{away_m} m 떨어진 다른 곳도 거의 그만큼 맞습니다. 이것은 둘 중 낮은 곳입니다</translation>
    </message>
    <message>
        <source>{names} [does|do] not agree with the others and [is|are] left out</source>
        <translation>{names}: 다른 마이크와 맞지 않아 제외했습니다</translation>
    </message>
    <message>
        <source>{names} [is|are] silent and left out</source>
        <translation>{names}: 소리가 없어 제외했습니다</translation>
    </message>
    <message>
        <source>None of {total} microphones agree on one place within {within_m} m; {least} must, since fewer fit by chance</source>
        <translation>마이크 {total}개 가운데 {within_m} m 이내로 한 곳에 맞는 것이 없습니다. 더 적으면 우연히도 맞으므로 {least}개가 맞아야 합니다</translation>
    </message>
    <message>
        <source>Only {n} of {total} microphones agree on one place within {within_m} m; {least} must, since fewer fit by chance</source>
        <translation>마이크 {n}개만(전체 {total}개) {within_m} m 이내로 한 곳에 맞습니다. 더 적으면 우연히도 맞으므로 {least}개가 맞아야 합니다</translation>
    </message>
    <message>
        <source>The delays point out of the box that was searched; the place is the nearest one inside it</source>
        <translation>지연이 찾아본 범위 밖을 가리킵니다. 이 위치는 범위 안에서 가장 가까운 곳입니다</translation>
    </message>
    <message>
        <source>Another place fits the delays as well: {x}, {y}, {z} m</source>
        <translation>다른 곳도 지연에 맞습니다: {x}, {y}, {z} m</translation>
    </message>
    <message>
        <source>{n} microphones always agree in {d}-D: a wrong delay would not be noticed</source>
        <translation>마이크 {n}개는 {d}차원에서 언제나 서로 맞으므로, 틀린 지연이 있어도 드러나지 않습니다</translation>
    </message>
    <message>
        <source>A place in {d}-D needs delays at {least} or more placed microphones; there are {n}</source>
        <translation>{d}차원 위치를 구하려면 배치된 마이크 {least}개 이상의 지연이 필요한데, {n}개입니다</translation>
    </message>
    <message>
        <source>The microphones stand at one place, so that all delays are the same</source>
        <translation>마이크가 모두 한곳에 있어 지연이 전부 같습니다</translation>
    </message>
    <message>
        <source>The microphones stand in one line: where round that line the source is cannot be told</source>
        <translation>마이크가 한 줄로 서 있어, 음원이 그 줄 둘레의 어느 쪽인지 알 수 없습니다</translation>
    </message>
    <message>
        <source>The microphones stand in one line, seen from above: which side of it the source is on cannot be told</source>
        <translation>위에서 보아 마이크가 한 줄로 서 있어, 음원이 그 줄의 어느 쪽인지 알 수 없습니다</translation>
    </message>
    <message>
        <source>The microphones that agree stand in one line: which side of it the source is on cannot be told</source>
        <translation>서로 맞는 마이크가 한 줄로 서 있어, 음원이 그 줄의 어느 쪽인지 알 수 없습니다</translation>
    </message>
    <message>
        <source>No place stands out: the microphones share no sound that just began</source>
        <translation>두드러진 위치가 없습니다. 막 시작된 소리가 마이크에 함께 들리지 않았습니다</translation>
    </message>
    <message>
        <source>The array is too wide for correlations: sound needs {span_s} s across it</source>
        <translation>마이크 배열이 너무 넓어 상관을 구할 수 없습니다. 소리가 가로지르는 데 {span_s}초 걸립니다</translation>
    </message>
    <message>
        <source>Three microphones alone do not tell heights, and often not which of two places it is</source>
        <translation>마이크 3개만으로는 높이를 알 수 없고, 두 곳 중 어디인지도 모를 때가 많습니다</translation>
    </message>
    <message>
        <source>Heights do not show in these arrival times: the place is in plan, at the microphones&apos; mean height of {height_m} m</source>
        <translation>이 도달 시각에는 높이가 드러나지 않습니다. 평면에서의 위치이며, 높이는 마이크의 평균인 {height_m} m로 둡니다</translation>
    </message>
    <message>
        <source>The temperature is not known: the speed of sound is that at {c} C; 10 degrees more or less change range differences by 2 %</source>
        <translation>기온을 몰라 {c}도의 음속을 씁니다. 10도 다르면 거리 차이가 2 % 변합니다</translation>
    </message>
    <message>
        <source>The link is wireless: a channel that comes 1 ms late puts 0.34 m into every range difference</source>
        <translation>무선 연결입니다. 한 채널이 1 ms 늦으면 모든 거리 차이에 0.34 m가 더해집니다</translation>
    </message>
    <message>
        <source>The link is wireless and no clock offsets are known: delays that are left over show the clocks&apos; errors as well, not only the answer&apos;s</source>
        <translation>무선 연결이고 시계 차이를 모릅니다. 남은 지연에는 추정 위치의 오차뿐 아니라 시계의 오차도 들어 있습니다</translation>
    </message>
    <message>
        <source>No place explains the channels better than chance</source>
        <translation>우연보다 채널을 잘 설명하는 위치가 없습니다</translation>
    </message>
    <message>
        <source>Nothing was heard: all microphones but one are silent</source>
        <translation>들린 소리가 없습니다. 마이크 하나 말고는 모두 소리가 없습니다</translation>
    </message>
    <message>
        <source>Nothing was heard: every microphone is silent</source>
        <translation>들린 소리가 없습니다. 모든 마이크에 소리가 없습니다</translation>
    </message>
    <message>
        <source>Too few microphones have sound: {n}, and {least} are needed</source>
        <translation>소리가 있는 마이크가 너무 적습니다. {n}개이며, {least}개가 필요합니다</translation>
    </message>
    <message>
        <source>{title} needs at least {least} microphones; {session} has {n}</source>
        <translation>{title}: 마이크가 {least}개 이상 필요한데, {session}에는 {n}개입니다</translation>
    </message>
    <message>
        <source>{title} needs {least} microphones; {session} has {n}</source>
        <translation>{title}: 마이크 {least}개가 필요한데, {session}에는 {n}개입니다</translation>
    </message>
    <message>
        <source>{title} takes {most} microphones; {session} has {n}</source>
        <translation>{title}: 마이크를 {most}개 쓰는데, {session}에는 {n}개입니다</translation>
    </message>
    <message>
        <source>Add the others to the session</source>
        <translation>나머지를 세션에 추가하세요</translation>
    </message>
    <message>
        <source>Add the others to the session, or use a method that takes fewer</source>
        <translation>나머지를 세션에 추가하거나, 더 적게 쓰는 방법을 쓰세요</translation>
    </message>
    <message>
        <source>Choose which {n} to use</source>
        <translation>쓸 것 {n}개를 고르세요</translation>
    </message>
    <message>
        <source>{title} has {length_s} s in which all microphones have sound</source>
        <translation>{title}: 모든 마이크에 소리가 있는 시간이 {length_s}초입니다</translation>
    </message>
    <message>
        <source>At least 3 s are needed</source>
        <translation>3초 이상 필요합니다</translation>
    </message>
    <message>
        <source>{title} gave no number for {session}</source>
        <translation>{title}: {session}에서 수를 내지 못했습니다</translation>
    </message>
    <message>
        <source>Check its microphones&apos; places and channels</source>
        <translation>마이크의 위치와 채널을 확인하세요</translation>
    </message>
    <message>
        <source>{title} cannot do with {n} microphones</source>
        <translation>{title}: 마이크 {n}개로는 할 수 없습니다</translation>
    </message>
    <message>
        <source>There is no answer to hand over for {title}: {why}</source>
        <translation>{title}: 넘겨줄 추정 결과가 없습니다. {why}</translation>
    </message>
    <message>
        <source>{file} is there already and is not empty</source>
        <translation>{file}: 이미 있으며 비어 있지 않습니다</translation>
    </message>
    <message>
        <source>Choose a new folder</source>
        <translation>새 폴더를 고르세요</translation>
    </message>
    <message>
        <source>Nobody has measured how far off {title} is with such microphones: its radii come from arrays {spans} m wide, and this one is {span_m} m wide; so none are told here</source>
        <translation>{title}: 이런 마이크 배치에서 얼마나 벗어나는지 측정된 적이 없습니다. 반경은 너비 {spans} m인 배열에서 얻었고, 이 배열은 너비 {span_m} m입니다. 그래서 여기서는 반경을 말하지 않습니다</translation>
    </message>
    <message>
        <source>The radii for 50 % and 90 % were measured on simulated recordings; at this site they may hold the source less often (workbench calibrate measures them on recordings of your own)</source>
        <translation>50 %와 90 % 반경은 모의 녹음에서 측정했습니다. 이 현장에서는 음원이 그 안에 있을 때가 더 적을 수 있습니다(workbench calibrate로 직접 한 녹음에서 측정할 수 있습니다)</translation>
    </message>
    <message>
        <source>The radii for 50 % and 90 % were measured at {sites}; at another site they may hold the source less often</source>
        <translation>50 %와 90 % 반경은 {sites}에서 측정했습니다. 다른 현장에서는 음원이 그 안에 있을 때가 더 적을 수 있습니다</translation>
    </message>
    <message>
        <source>The calibration of {method} was made with another file of the network, so its radii are not shown; make it again: workbench calibrate --with {method}</source>
        <translation>{method}: 다른 신경망 파일로 보정되어 반경을 보이지 않습니다. 다시 보정하세요: workbench calibrate --with {method}</translation>
    </message>
    <message>
        <source>There is no other placed microphone to compare it with</source>
        <translation>견줄 다른 배치된 마이크가 없습니다</translation>
    </message>
    <message>
        <source>{name} has no sound in common with the others</source>
        <translation>{name}: 다른 마이크와 함께 들린 소리가 없습니다</translation>
    </message>
    <message>
        <source>{name} does not agree with the others on any offset</source>
        <translation>{name}: 어떤 시계 차이로도 다른 마이크와 맞지 않습니다</translation>
    </message>
    <message>
        <source>{name} has no clear peak: echoes, noise or another event are nearly as high</source>
        <translation>{name}: 뚜렷한 봉우리가 없습니다. 메아리, 잡음이나 다른 소리가 거의 그만큼 높습니다</translation>
    </message>
    <message>
        <source>{name} would change by more than the {within_s} s that offsets are looked for in</source>
        <translation>{name}: 시계 차이를 찾는 범위 {within_s}초보다 더 바뀌어야 합니다</translation>
    </message>
    <message>
        <source>Where the source of {title} was is not known</source>
        <translation>{title}: 음원이 어디 있었는지 모릅니다</translation>
    </message>
    <message>
        <source>Clocks are compared by a sound at a known place: place the source, or say where it was</source>
        <translation>시계는 위치를 아는 소리로 비교합니다. 음원을 배치하거나 어디 있었는지 알려 주세요</translation>
    </message>
    <message>
        <source>There are not {least_s} s of sound of all microphones to listen to in {title}</source>
        <translation>모든 마이크에 들을 소리가 {least_s}초가 안 됩니다: {title}</translation>
    </message>
    <message>
        <source>They have sound in common from {first_s} to {end_s} s</source>
        <translation>함께 소리가 있는 시간은 {first_s}~{end_s}초입니다</translation>
    </message>
    <message>
        <source>No temperature is noted; {c} degrees Celsius are assumed for the speed of sound</source>
        <translation>기온이 적혀 있지 않아, 음속을 섭씨 {c}도로 가정합니다</translation>
    </message>
    <message>
        <source>No microphone is placed yet</source>
        <translation>아직 배치된 마이크가 없습니다</translation>
    </message>
    <message>
        <source>{names} [is|are] not placed yet</source>
        <translation>{names}: 아직 배치되지 않았습니다</translation>
    </message>
    <message>
        <source>{name} and {other} stand at the same place: check which of them was typed twice</source>
        <translation>{name}, {other}: 같은 자리에 있습니다. 어느 것을 두 번 입력했는지 확인하세요</translation>
    </message>
    <message>
        <source>The microphones stand in one line: where round that line a source is cannot be told; move one of them well aside</source>
        <translation>마이크가 한 줄로 서 있어, 음원이 그 줄 둘레의 어느 쪽인지 알 수 없습니다. 하나를 옆으로 충분히 옮기세요</translation>
    </message>
    <message>
        <source>The microphones stand nearly in one line: which side of it a source is on is hard to tell; move one of them well aside</source>
        <translation>마이크가 거의 한 줄로 서 있어, 음원이 그 줄의 어느 쪽인지 알기 어렵습니다. 하나를 옆으로 충분히 옮기세요</translation>
    </message>
    <message>
        <source>The microphones lie in one plane: a source and its mirror image behind that plane look the same; raise or lower one of them</source>
        <translation>마이크가 한 평면에 있어, 음원과 그 평면 너머의 거울상을 구별할 수 없습니다. 하나를 높이거나 낮추세요</translation>
    </message>
    <message>
        <source>The whole array spans {span_m} m, and one place is known only to ± {error_m} m: measure the places again, or correct the errors</source>
        <translation>배열 전체의 너비가 {span_m} m인데, 위치 하나는 ± {error_m} m까지만 압니다. 위치를 다시 재거나 오차를 고치세요</translation>
    </message>
    <message>
        <source>{name} lies {far_m} m outside the site: {axis} = {at_m} m, and the site reaches from 0 to {size_m} m; correct it, or the size of the site</source>
        <translation>{name}: 현장 밖 {far_m} m에 있습니다. {axis} = {at_m} m인데 현장은 0~{size_m} m입니다. 좌표나 현장의 크기를 고치세요</translation>
    </message>
    <message>
        <source>The true source lies {far_m} m outside the site: {axis} = {at_m} m, and the site reaches from 0 to {size_m} m; correct it, or the size of the site</source>
        <translation>실제 음원이 현장 밖 {far_m} m에 있습니다. {axis} = {at_m} m인데 현장은 0~{size_m} m입니다. 좌표나 현장의 크기를 고치세요</translation>
    </message>
    <message>
        <source>The true place noted lies {far_m} m outside the site: errors count from there</source>
        <translation>적어 둔 실제 위치가 현장 밖 {far_m} m에 있습니다. 오차는 그곳에서 셉니다</translation>
    </message>
    <message>
        <source>{name} lies {far_m} m from the other microphones: check its coordinates</source>
        <translation>{name}: 다른 마이크에서 {far_m} m 떨어져 있습니다. 좌표를 확인하세요</translation>
    </message>
    <message>
        <source>The true source lies outside the microphones&apos; hull (seen from above)</source>
        <translation>실제 음원이 위에서 보아 마이크 둘레 밖에 있습니다</translation>
    </message>
    <message>
        <source>The survey&apos;s x looks like a northing and its y like an easting: exchange x and y, or everything is mirrored</source>
        <translation>측량 좌표의 x가 북쪽, y가 동쪽 값으로 보입니다. x와 y를 서로 바꾸세요. 그러지 않으면 모두 거울상이 됩니다</translation>
    </message>
    <message>
        <source>x and y look exchanged (northing first?): with x and y changed over, every microphone stands inside the site; exchange them, or everything is mirrored</source>
        <translation>x와 y가 서로 바뀐 것 같습니다(북쪽 값이 먼저?). x와 y를 바꾸면 모든 마이크가 현장 안에 있습니다. 서로 바꾸세요. 그러지 않으면 모두 거울상이 됩니다</translation>
    </message>
    <message>
        <source>Every height is below zero: if z was measured downwards, change the signs; z counts up from the floor</source>
        <translation>모든 높이가 0보다 작습니다. z를 아래로 쟀다면 부호를 바꾸세요. z는 바닥에서 위로 셉니다</translation>
    </message>
    <message>
        <source>The array is the mirror image of that of {title}: {names} go round the other way; check the names, or exchange x and y</source>
        <translation>마이크 배열이 {title}의 배열과 거울상입니다. {names}의 도는 방향이 반대입니다. 이름을 확인하거나 x와 y를 서로 바꾸세요</translation>
    </message>
    <message>
        <source>{title}: {n} of {total} microphones lie up to {far_m} m outside the site, which is {x} x {y} x {z} m</source>
        <translation>{title}: 마이크 {n}개(전체 {total}개)가 현장 밖 최대 {far_m} m에 있습니다. 현장은 {x} x {y} x {z} m입니다</translation>
    </message>
    <message>
        <source>Correct the coordinates or the site&apos;s size; leave the size empty where it is not known</source>
        <translation>좌표나 현장의 크기를 고치세요. 크기를 모르면 비워 두세요</translation>
    </message>
    <message>
        <source>{title}: {names} [is|are] not placed yet</source>
        <translation>{title}: 아직 배치되지 않은 마이크는 {names}입니다</translation>
    </message>
    <message>
        <source>{title} has microphones that are not placed yet</source>
        <translation>{title}: 아직 배치되지 않은 마이크가 있습니다</translation>
    </message>
    <message>
        <source>Give them coordinates: in the window&apos;s microphone table, or as position_m in session.json</source>
        <translation>좌표를 주세요. 창의 마이크 표에서, 또는 session.json의 position_m으로 줍니다</translation>
    </message>
    <message>
        <source>{name} was recorded with automatic gain: after loud sounds its noise grows by {rise_db} dB, {when}</source>
        <translation>{name}: 자동 이득으로 녹음되었습니다. 큰 소리 뒤에 잡음이 {rise_db} dB 커집니다({when})</translation>
    </message>
    <message>
        <source>Its level says little about distance: loud sounds are made quieter and quiet ones louder</source>
        <translation>레벨로 거리를 알기 어렵습니다. 큰 소리는 작아지고 작은 소리는 커집니다</translation>
    </message>
    <message>
        <source>Arrival times stay usable</source>
        <translation>도달 시각은 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>{name} and {other} seem to be exchanged: the delays from the source then fit to {then_ms} ms, now to {now_ms} ms</source>
        <translation>{name}, {other}: 채널이 서로 바뀐 것 같습니다. 바꾸면 음원에서 오는 지연이 {then_ms} ms까지 맞고, 지금은 {now_ms} ms입니다</translation>
    </message>
    <message>
        <source>Channels are in another order than their places: {orders}: the delays from the source then fit to {then_ms} ms, now to {now_ms} ms</source>
        <translation>채널 순서가 마이크 위치와 다릅니다. {orders}. 그렇게 보면 음원에서 오는 지연이 {then_ms} ms까지 맞고, 지금은 {now_ms} ms입니다</translation>
    </message>
    <message>
        <source>Levels are held against the wrong distances</source>
        <translation>레벨을 틀린 거리와 견주게 됩니다</translation>
    </message>
    <message>
        <source>Delays are held against the wrong places</source>
        <translation>지연을 틀린 위치와 견주게 됩니다</translation>
    </message>
    <message>
        <source>{name} is clipped {when}: {n} samples</source>
        <translation>{name}: 소리가 포화되었습니다({when}). 표본 {n}개입니다</translation>
    </message>
    <message>
        <source>{name} is clipped {when}: {n} samples ({share} %)</source>
        <translation>{name}: 소리가 포화되었습니다({when}). 표본 {n}개({share} %)입니다</translation>
    </message>
    <message>
        <source>Its levels are cut off and say nothing certain about distance</source>
        <translation>레벨이 잘려서 거리를 확실히 알 수 없습니다</translation>
    </message>
    <message>
        <source>Arrival times stay usable; clipped waves correlate a little less well</source>
        <translation>도달 시각은 쓸 수 있지만, 포화된 파형은 상관이 조금 떨어집니다</translation>
    </message>
    <message>
        <source>The clock of {name} runs {ppm} ppm slow against {names}: {apart_ms} ms over the {length_s} s</source>
        <translation>{name}의 시계가 {names}보다 {ppm} ppm 느립니다. 어긋남은 {apart_ms} ms({length_s}초 동안)입니다</translation>
    </message>
    <message>
        <source>The clock of {name} runs {ppm} ppm fast against {names}: {apart_ms} ms over the {length_s} s</source>
        <translation>{name}의 시계가 {names}보다 {ppm} ppm 빠릅니다. 어긋남은 {apart_ms} ms({length_s}초 동안)입니다</translation>
    </message>
    <message>
        <source>Delays change by {apart_ms} ms from start to end: {apart_m} m</source>
        <translation>지연이 처음부터 끝까지 {apart_ms} ms 변합니다. 거리로 {apart_m} m입니다</translation>
    </message>
    <message>
        <source>The clock of {name} is off: every sound is {amount} later in it than in the others, besides what its place explains</source>
        <translation>{name}의 시계가 어긋났습니다. 위치로 설명되는 것 말고도 모든 소리가 다른 채널보다 {amount} 늦습니다</translation>
    </message>
    <message>
        <source>The clock of {name} is off: every sound is {amount} earlier in it than in the others, besides what its place explains</source>
        <translation>{name}의 시계가 어긋났습니다. 위치로 설명되는 것 말고도 모든 소리가 다른 채널보다 {amount} 이릅니다</translation>
    </message>
    <message>
        <source>Every delay with it is wrong by {amount}: correct its clock offset</source>
        <translation>이 채널과의 지연이 모두 {amount} 틀립니다. 시계 차이를 바로잡으세요</translation>
    </message>
    <message>
        <source>Clips of the channels are of different moments</source>
        <translation>채널마다 클립의 순간이 다릅니다</translation>
    </message>
    <message>
        <source>Sound comes {later_ms} ms later to {name} than to {other}, but needs only {way_ms} ms from one to the other: their clocks are {beyond_ms} ms or more apart, or the channels are in another order than their places</source>
        <translation>{name}에는 {other}보다 소리가 {later_ms} ms 늦게 오지만, 그 사이는 {way_ms} ms면 됩니다. 두 시계가 {beyond_ms} ms 이상 어긋났거나 채널 순서가 마이크 위치와 다릅니다</translation>
    </message>
    <message>
        <source>Every delay with one of them is wrong by at least that</source>
        <translation>둘 중 하나와의 지연은 모두 적어도 그만큼 틀립니다</translation>
    </message>
    <message>
        <source>{file} was not closed properly: its header says 0 s of sound; the {there_s} s behind it are used</source>
        <translation>{file}: 파일이 제대로 닫히지 않았습니다. 머리글에는 소리가 0초로 되어 있고, 그 뒤의 {there_s}초를 씁니다</translation>
    </message>
    <message>
        <source>{file} leaves its length open, as a stream does; the {there_s} s in the file are used</source>
        <translation>{file}: 스트림처럼 길이가 정해지지 않았습니다. 파일에 있는 {there_s}초를 씁니다</translation>
    </message>
    <message>
        <source>{file} has no end mark, so it was cut off; the {there_s} s in the file are used</source>
        <translation>{file}: 끝 표시가 없어 끊긴 파일입니다. 파일에 있는 {there_s}초를 씁니다</translation>
    </message>
    <message>
        <source>{file} is cut off: {n} bytes are missing; the {there_s} s in the file are used</source>
        <translation>{file}: 끊긴 파일입니다. {n}바이트가 없으며, 파일에 있는 {there_s}초를 씁니다</translation>
    </message>
    <message>
        <source>{file} has about {more_s} s more behind the {there_s} s its header tells of; left out</source>
        <translation>{file}: 약 {more_s}초가 머리글에 적힌 {there_s}초 뒤에 더 있습니다. 그 부분은 쓰지 않습니다</translation>
    </message>
    <message>
        <source>{file} is cut off: its header promises {promised_s} s, only {there_s} s are there</source>
        <translation>{file}: 끊긴 파일입니다. 머리글에는 {promised_s}초인데 {there_s}초만 있습니다</translation>
    </message>
    <message>
        <source>{file} is broken after {there_s} s of {whole_s} s; the rest is left out</source>
        <translation>{file}: {there_s}초 뒤부터 깨져 있습니다(전체 {whole_s}초). 나머지는 쓰지 않습니다</translation>
    </message>
    <message>
        <source>{file}: 1 sample of channel {channel} was not a number (NaN or infinite), at {at_s} s; set to zero</source>
        <translation>{file}: 표본 1개가 채널 {channel}에서 수가 아닙니다(NaN 또는 무한대). {at_s}초이며, 영으로 바꿨습니다</translation>
    </message>
    <message>
        <source>{file}: {n} samples of channel {channel} were not a number (NaN or infinite), the first at {at_s} s; set to zero</source>
        <translation>{file}: 표본 {n}개가 채널 {channel}에서 수가 아닙니다(NaN 또는 무한대). 처음은 {at_s}초이며, 영으로 바꿨습니다</translation>
    </message>
    <message>
        <source>What is left of it can be used</source>
        <translation>남은 부분은 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>What is left of it can be used as long as nothing is missing in the middle</source>
        <translation>중간에 빠진 곳이 없으면 남은 부분을 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Its level is too low where they were</source>
        <translation>그 자리에서는 레벨이 너무 낮습니다</translation>
    </message>
    <message>
        <source>{name} has no sound from beginning to end</source>
        <translation>{name}: 처음부터 끝까지 소리가 없습니다</translation>
    </message>
    <message>
        <source>{name} has nothing but even noise, {below_db} dB below the other channels</source>
        <translation>{name}: 고른 잡음뿐이며 다른 채널보다 {below_db} dB 낮습니다</translation>
    </message>
    <message>
        <source>Its level says nothing about distance; methods of levels must do without it</source>
        <translation>레벨로 거리를 알 수 없습니다. 레벨을 쓰는 방법은 이 채널 없이 해야 합니다</translation>
    </message>
    <message>
        <source>It gives no arrival times</source>
        <translation>도달 시각을 얻을 수 없습니다</translation>
    </message>
    <message>
        <source>{names} [has|have] lost {n} [block|blocks] {when}, {lost_ms} ms in all</source>
        <translation>{names}: 블록 {n}개가 빠졌습니다({when}). 모두 {lost_ms} ms입니다</translation>
    </message>
    <message>
        <source>Levels of clips with much lost are too low</source>
        <translation>많이 빠진 클립은 레벨이 너무 낮습니다</translation>
    </message>
    <message>
        <source>If the recorder closed up the gap, all that follows comes early by its length; the edges sound like clicks</source>
        <translation>녹음기가 빈틈을 붙였다면 그 뒤가 모두 그만큼 빨라집니다. 가장자리는 딱 소리처럼 들립니다</translation>
    </message>
    <message>
        <source>The gain of {name} jumps by {step_db} dB {when}</source>
        <translation>{name}의 이득이 {step_db} dB 갑자기 바뀝니다({when})</translation>
    </message>
    <message>
        <source>Its levels before and after do not belong together; one gain cannot mend both</source>
        <translation>앞뒤의 레벨이 서로 맞지 않으며, 이득 하나로 둘 다 고칠 수 없습니다</translation>
    </message>
    <message>
        <source>{name} hums with the mains of {mains_hz} Hz {when}: lines up to {above_db} dB above the noise beside them</source>
        <translation>{name}: {mains_hz} Hz 전원 잡음(험)이 있습니다({when}). 옆의 잡음보다 최대 {above_db} dB 높습니다</translation>
    </message>
    <message>
        <source>Its levels below {hz} Hz are those of the mains, not of the source</source>
        <translation>{hz} Hz 아래의 레벨은 음원이 아니라 전원의 것입니다</translation>
    </message>
    <message>
        <source>The same hum in several channels can be taken for a sound that arrives at once</source>
        <translation>여러 채널의 같은 험을 동시에 도달한 소리로 잘못 볼 수 있습니다</translation>
    </message>
    <message>
        <source>{names} [was|were] recorded at {rate_hz} Hz, the others at {others_hz} Hz</source>
        <translation>{names}: {rate_hz} Hz로 녹음되었고, 나머지는 {others_hz} Hz입니다</translation>
    </message>
    <message>
        <source>Above {hz} Hz there is no sound in it, as from a far source</source>
        <translation>{hz} Hz 위로는 먼 음원처럼 소리가 없습니다</translation>
    </message>
    <message>
        <source>Delays are told from what is below that alone</source>
        <translation>지연은 그 아래의 소리로만 구합니다</translation>
    </message>
    <message>
        <source>{names} [is|are] upside down against {others}: exchange the two wires of [its cable|their cables]</source>
        <translation>{names}: 위상이 뒤집혔습니다({others} 기준). 케이블의 두 선을 서로 바꾸세요</translation>
    </message>
    <message>
        <source>Channels that are upside down have no peak in common with the others where one should be</source>
        <translation>뒤집힌 채널은 있어야 할 자리에 다른 채널과 공통된 봉우리가 없습니다</translation>
    </message>
    <message>
        <source>{names} carry the same sound</source>
        <translation>{names}: 같은 소리가 들어 있습니다</translation>
    </message>
    <message>
        <source>{names} carry the same sound: both read channel {channel} of one file</source>
        <translation>{names}: 같은 소리가 들어 있습니다. 한 파일의 같은 채널({channel})을 읽습니다</translation>
    </message>
    <message>
        <source>One place seems to be heard at two: answers lie between them</source>
        <translation>한 곳의 소리가 두 곳에서 들린 것처럼 되어 추정 위치가 그 사이에 놓입니다</translation>
    </message>
    <message>
        <source>The sound seems to reach both places at the same moment</source>
        <translation>소리가 두 곳에 동시에 도달한 것처럼 보입니다</translation>
    </message>
    <message>
        <source>Nothing stands out of the noise in {name}: at most {most_db} dB ({bands})</source>
        <translation>{name}: 잡음 위로 두드러지는 소리가 없습니다. 최대 {most_db} dB입니다({bands})</translation>
    </message>
    <message>
        <source>Its level is that of the noise, not of the source</source>
        <translation>레벨이 음원이 아니라 잡음의 것입니다</translation>
    </message>
    <message>
        <source>Delays to it are guesses unless the source sounds all the time</source>
        <translation>음원이 계속 소리를 내지 않으면 이 채널과의 지연은 짐작입니다</translation>
    </message>
    <message>
        <source>{names} [is|are] without sound at the start or the end of the file, up to {total_s} s in all, as where a file was filled up</source>
        <translation>{names}: 파일의 처음이나 끝에 소리가 없습니다. 모두 합해 최대 {total_s}초이며, 파일을 빈 소리로 채운 것으로 보입니다</translation>
    </message>
    <message>
        <source>Clips in it are not answered with it</source>
        <translation>그 안의 클립은 이 채널 없이 추정합니다</translation>
    </message>
    <message>
        <source>It gives no arrival times there</source>
        <translation>그곳에서는 도달 시각을 얻을 수 없습니다</translation>
    </message>
    <message>
        <source>{names} [is|are] silent {when}, {total_s} s in all</source>
        <translation>{names}: 소리가 없습니다({when}). 모두 {total_s}초입니다</translation>
    </message>
    <message>
        <source>Its level says nothing about distance there; clips in it are not answered with it</source>
        <translation>그곳에서는 레벨로 거리를 알 수 없으며, 그 안의 클립은 이 채널 없이 추정합니다</translation>
    </message>
    <message>
        <source>{names} [is|are] shorter than the longest channel: {name} has {short_s} s, {other} has {long_s} s</source>
        <translation>{names}: 가장 긴 채널보다 짧습니다. {name} {short_s}초, {other} {long_s}초입니다</translation>
    </message>
    <message>
        <source>Only the time that all channels share is answered</source>
        <translation>모든 채널에 소리가 있는 시간만 추정합니다</translation>
    </message>
    <message>
        <source>If a recorder lost sound within, all that follows comes early there; check its clock offset</source>
        <translation>녹음기가 중간에서 소리를 잃었다면 그 뒤가 모두 빨라집니다. 시계 차이를 확인하세요</translation>
    </message>
    <message>
        <source>Wind or rumble in {name}: {n} s of it between {first_s} and {end_s} s, up to {level_db} dBFS below 80 Hz</source>
        <translation>{name}: 바람 소리가 있습니다. {n}초 동안({first_s}~{end_s}초 사이), 최대 {level_db} dBFS(80 Hz 아래)입니다</translation>
    </message>
    <message>
        <source>Its low bands and its level as a whole are the wind&apos;s, not the source&apos;s</source>
        <translation>낮은 대역과 전체 레벨이 음원이 아니라 바람의 것입니다</translation>
    </message>
    <message>
        <source>Gusts at one microphone hide weak arrivals there</source>
        <translation>한 마이크의 돌풍이 그곳에 도달한 약한 소리를 가립니다</translation>
    </message>
    <message>
        <source>{name} is silent; its level says nothing about distance</source>
        <translation>{name}: 소리가 없습니다. 레벨로 거리를 알 수 없습니다</translation>
    </message>
    <message>
        <source>{name} is silent in {n} of {total} clips; its level says nothing about distance</source>
        <translation>{name}: 클립 {n}개(전체 {total}개)에서 소리가 없습니다. 레벨로 거리를 알 수 없습니다</translation>
    </message>
    <message>
        <source>{name} is clipped; its levels are cut off and say nothing certain about distance</source>
        <translation>{name}: 소리가 포화되었습니다. 레벨이 잘려서 거리를 확실히 알 수 없습니다</translation>
    </message>
    <message>
        <source>{name} is clipped in {n} of {total} clips; its levels are cut off and say nothing certain about distance</source>
        <translation>{name}: 클립 {n}개(전체 {total}개)에서 소리가 포화되었습니다. 레벨이 잘려서 거리를 확실히 알 수 없습니다</translation>
    </message>
    <message>
        <source>{file} was resampled from {rate_hz} to {new_hz} Hz, the highest rate of this session</source>
        <translation>{file}: 표본율을 {rate_hz}에서 {new_hz} Hz로 바꿨습니다. 이 세션에서 가장 높은 표본율입니다</translation>
    </message>
    <message>
        <source>Microphones {n} and {m} both read channel {channel} of {file}</source>
        <translation>마이크 {n}, {m}번이 같은 채널({channel})을 읽습니다: {file}</translation>
    </message>
    <message>
        <source>The channels are not equally long: {name} has {short_s} s, {other} has {long_s} s</source>
        <translation>채널의 길이가 다릅니다. {name} {short_s}초, {other} {long_s}초입니다</translation>
    </message>
    <message>
        <source>{file} is not there any more</source>
        <translation>{file}: 파일이 없어졌습니다</translation>
    </message>
    <message>
        <source>{file} changed since it was annotated</source>
        <translation>{file}: 레이블을 단 뒤에 파일이 바뀌었습니다</translation>
    </message>
    <message>
        <source>{file} was not compared with its hash, which takes long; workbench info does</source>
        <translation>{file}: 오래 걸려서 해시와 비교하지 않았습니다. workbench info로 비교할 수 있습니다</translation>
    </message>
    <message>
        <source>All {n} channels</source>
        <translation>채널 {n}개 모두</translation>
    </message>
    <message>
        <source>{names} and {name}</source>
        <translation>{names}, {name}</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least}~{most}</translation>
    </message>
    <message>
        <source>{when} and in {n} more [place|places]</source>
        <translation>{when} 외 {n}곳</translation>
    </message>
    <message>
        <source>from {first_s} to {end_s} s</source>
        <translation>{first_s}~{end_s}초</translation>
    </message>
    <message>
        <source>at {at_s} s</source>
        <translation>{at_s}초</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s}초</translation>
    </message>
    <message>
        <source>{orders} and {order}</source>
        <translation>{orders}, {order}</translation>
    </message>
    <message>
        <source>{orders}, {order}</source>
        <translation>{orders}, {order}</translation>
    </message>
    <message>
        <source>{name} sounds as if it stood at {other}&apos;s place</source>
        <translation>{name}: {other} 자리의 소리</translation>
    </message>
    <message>
        <source>{spans} and {span}</source>
        <translation>{spans} 및 {span}</translation>
    </message>
    <message>
        <source>{sites} and {n} more</source>
        <translation>{sites} 외 {n}곳</translation>
    </message>
    <message>
        <source>sites without a name</source>
        <translation>이름 없는 현장</translation>
    </message>
</context>
</TS>
