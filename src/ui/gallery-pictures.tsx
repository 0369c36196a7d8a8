import { BagMark } from './bag-mark.tsx'
import { Card } from './card.tsx'
import { Week } from './day-block.tsx'
import { Faces } from './faces.tsx'
import { Figure } from './figure.tsx'
import { Icon } from './icon.tsx'
import { icons, type IconName } from './icons.ts'
import { Mosaic, MosaicKey } from './mosaic.tsx'
import { motifNames } from './motif.tsx'
import { Patch, type Pocket } from './patch.tsx'
import { Row, RowList } from './row.tsx'
import { SyncMark } from './sync-mark.tsx'
import { Tiles } from './tiles.tsx'

const pockets: Pocket[] = ['olive', 'wine', 'blue', 'wheat']

export function GalleryPictures() {
  return (
    <>
      <div class="line">
        <BagMark name="حقيبة" />
        <span class="end">
          <BagMark size={64} />
        </span>
      </div>
      <h2 id="faces">لمن الحقيبة الآن؟</h2>
      <Faces
        people={[
          { id: 'a', name: 'أبو يزن', under: 'وليّ الأمر', pocket: 'olive', motif: 'cypress', locked: 'مقفل' },
          { id: 's', name: 'سلمى', under: 'الصف التاسع', pocket: 'wine', motif: 'star', locked: 'مقفل' },
          { id: 'y', name: 'يزن', under: 'الصف السادس', pocket: 'blue', motif: 'roses' },
          { id: 'j', name: 'جنى', under: 'الصف الثاني', pocket: 'wheat', motif: 'diamond' },
        ]}
      />
      <h2>الغرز</h2>
      <div class="line">
        {motifNames.map((name, index) => (
          <Patch key={name} motif={name} pocket={pockets[index % 4] ?? 'olive'} size={128} />
        ))}
        {motifNames.map((name, index) => (
          <Patch key={name} motif={name} pocket={pockets[index % 4] ?? 'olive'} />
        ))}
      </div>
      <h2>المربّع رقم</h2>
      <div class="line">
        <Tiles n={13.5} of={20} label="١٣ من ٢٠" />
        <b class="end">١٣ من ٢٠</b>
      </div>
      <div class="line">
        <Tiles n={52} of={58} per={29} label="٥٢ من ٥٨" tone="blue" />
        <b class="end">٥٢ من ٥٨</b>
      </div>
      <RowList>
        <Row
          title="سلمى"
          under="سلّمت ٣، وبقي واجب"
          start={<Patch pocket="wine" motif="star" />}
          end={<Tiles n={3} of={4} label="٣ من ٤" size="big" />}
        />
        <Row
          title="جنى"
          under="سلّمت اثنين، وتأخّر واجب"
          start={<Patch pocket="wheat" motif="diamond" />}
          end={<Tiles n={2} late={1} of={4} label="٢ من ٤، وتأخّر واحد" size="big" />}
        />
        <Row
          title="رسالة إلى جدّتي، وصورة"
          under="١٨٢ ك.ب، نحو فلس واحد"
          start={<Patch pocket="blue" motif="roses" />}
          end={
            <SyncMark state="way" quiet>
              في الطريق
            </SyncMark>
          }
        />
      </RowList>
      <Week
        label="الأسبوع"
        days={[
          { weekday: 'الأحد', figure: '٢٢', under: '١٢', tone: 'now' },
          {
            weekday: 'الاثنين',
            figure: '٢٣',
            under: '١٣',
            tone: 'plain',
            due: { count: 1, needs: true, label: 'واجب' },
          },
          {
            weekday: 'الثلاثاء',
            figure: '٢٤',
            under: '١٤',
            tone: 'plain',
            due: { count: 2, label: 'واجبان' },
          },
          { weekday: 'الأربعاء', figure: '٢٥', under: '١٥', tone: 'plain' },
          { weekday: 'الخميس', figure: '٢٦', under: '١٦', tone: 'plain' },
        ]}
      />
      <Card title="الرياضيات: ١٠٠ علامة">
        <p class="sm two">كل مربّع علامة واحدة من الفصل الأول.</p>
        <Mosaic
          label="تقويم أول ١٧ من ٢٠، تقويم ثانٍ ٢٠، المشروع ٢٠، الاختبار النهائي ٤٠"
          parts={[
            { fill: 'solid', count: 20, earned: 17 },
            { fill: 'half', count: 20 },
            { fill: 'dot', count: 20 },
            { fill: 'hollow', count: 40 },
          ]}
        />
        {(['solid', 'half', 'dot', 'hollow'] as const).map((fill, index) => (
          <p class="line" key={fill}>
            <MosaicKey fill={fill} />
            <b>{['تقويم أول', 'تقويم ثانٍ', 'المشروع', 'الاختبار النهائي'][index]}</b>
            <b class="end">{['٢٠', '٢٠', '٢٠', '٤٠'][index]}</b>
          </p>
        ))}
        <Figure n="٣٨">م.ب هذا الشهر</Figure>
      </Card>
      <h2>الأيقونات</h2>
      <div class="line">
        {(Object.keys(icons) as IconName[]).map(name => (
          <Icon name={name} key={name} />
        ))}
      </div>
      <p class="read">فِي بُسْتَانِ جَدِّي فِي عَجْلُونَ شَجَرَةُ زَيْتُونٍ كَبِيرَةٌ، يَقُولُ إِنَّ أَبَاهُ غَرَسَهَا قَبْلَ مِئَةِ عَامٍ.</p>
    </>
  )
}
