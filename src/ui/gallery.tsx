import { Button } from './button.tsx'
import { Card } from './card.tsx'
import { Chip } from './chip.tsx'
import { DayBlock } from './day-block.tsx'
import { Empty } from './empty.tsx'
import { GalleryFields } from './gallery-fields.tsx'
import { GalleryPictures } from './gallery-pictures.tsx'
import { NavBar } from './nav-bar.tsx'
import { Notice } from './notice.tsx'
import { PocketField } from './pocket-field.tsx'
import { Row, RowList } from './row.tsx'
import { Screen } from './screen.tsx'
import { SyncMark } from './sync-mark.tsx'
import { SyncSteps } from './sync-steps.tsx'
import { Tiles } from './tiles.tsx'
import { Toast } from './toast.tsx'
import { TopBar } from './top-bar.tsx'

const words = { here: 'على هذا الهاتف', way: 'في الطريق', arrived: 'وصل', needs: 'يحتاجك' }

/** Every piece of the room in its states, for those who build screens. Its words are examples of the voice. */
export function Gallery() {
  return (
    <Screen
      top={
        <PocketField
          pocket="blue"
          motif="roses"
          date="الأحد ٢٢ تشرين الثاني"
          hijri="١٢ جمادى الآخرة ١٤٤٨"
          greeting="صباح الخير يا يزن"
          hem={{ done: 6.5, of: 10, label: 'أنهيت ٦ دروس من ١٠' }}
          under="أنهيت ٦ دروس من ١٠ هذا الأسبوع، وأنت في السابع."
          switchTo={{ label: 'بدّل', href: '#faces' }}
        />
      }
      toast={<Toast action={{ label: 'تراجع', onClick: () => {} }}>حُفظ على هذا الهاتف.</Toast>}
      foot={
        <>
          <SyncSteps at="here" words={words} />
          <Button kind="main" wide>
            سلّم الواجب
          </Button>
          <p class="xs two">لا شبكة الآن. سلّم مطمئنًّا؛ يصل وحده حين تعود.</p>
        </>
      }
      nav={
        <NavBar
          label="الأماكن"
          items={[
            { href: '#today', label: 'اليوم', icon: 'home', current: true },
            { href: '#lessons', label: 'دروسي', icon: 'book' },
            { href: '#dates', label: 'المواعيد', icon: 'calendar' },
            { href: '#letters', label: 'الرسائل', icon: 'speech', news: 'رسالة جديدة' },
          ]}
        />
      }
    >
      <Card tone="one" over="ابدأ بهذا" title="جمع كسرين مختلفَي المقام">
        <div class="line">
          <span class="sm two">الرياضيات، ٣ من ٨ صفحات</span>
          <span class="end">
            <Tiles n={3} of={8} label="٣ من ٨" />
          </span>
        </div>
        <Button kind="main" wide>
          أكمل من الصفحة ٤
        </Button>
      </Card>

      <h2>عليك تسليمه</h2>
      <RowList>
        <Row
          href="#a"
          title="مسألتان في الكسور"
          under="الرياضيات، ٥ علامات"
          start={<DayBlock weekday="الاثنين" figure="٢٣" tone="clay" iso="2026-11-23" />}
          end={<Chip tone="clay">غدًا</Chip>}
        />
        <Row
          href="#b"
          title="رسالة إلى جدّتي"
          under="اللغة العربية، ١٥ علامة"
          start={<DayBlock weekday="الثلاثاء" figure="٢٤" iso="2026-11-24" />}
          end={<Chip>بعد يومين</Chip>}
        />
      </RowList>

      <h2>الأزرار</h2>
      <div class="line">
        <Button kind="main">سلّم الواجب</Button>
        <Button>لاحقًا</Button>
        <Button kind="danger">احذف الصورة</Button>
        <Button disabled>لا جواب بعد</Button>
        <Button kind="link" href="#all">
          اقرأ كلّه
        </Button>
        <Button icon="question">لم أفهم هذا</Button>
        <Button kind="main" endIcon="next">
          الصفحة التالية
        </Button>
        <Button kind="main" icon="send">
          أرسل إلى ٥٨ طالبًا وطالبة
        </Button>
      </div>

      <h2>الحالات</h2>
      <SyncMark state="here">على هذا الهاتف</SyncMark>
      <SyncMark state="way">في الطريق</SyncMark>
      <SyncMark state="arrived">وصل إلى المعلّمة</SyncMark>
      <SyncMark state="needs">يحتاجك: الصورة معتمة</SyncMark>
      <SyncSteps at="way" words={words} />
      <SyncSteps at="arrived" words={words} />
      <SyncSteps at="needs" words={words} />

      <h2>الرقائق</h2>
      <div class="line">
        <Chip tone="clay">غدًا</Chip>
        <Chip>بعد يومين</Chip>
        <Chip tone="olive" icon="check">
          سُلّم
        </Chip>
        <Chip tone="blue">في الطريق</Chip>
        <Chip tone="wheat">من المرشدة</Chip>
      </div>

      <GalleryFields />
      <GalleryPictures />

      <h2>الكلمات</h2>
      <Notice
        kind="counselor"
        title="كلمة المرشدة هديل"
        children="أسبوع الامتحانات يمرّ بهدوء إذا قسمناه. عشرون دقيقة، ثم استراحة. أنا معكم."
      />
      <Notice
        kind="official"
        title="يبدأ الدوام الخميس الساعة ٨:٣٠"
        from="مديرة المدرسة، أمس ١٢:١٠ م"
        action={<Button icon="check">قرأته</Button>}
      >
        بسبب صيانة خزّان الماء.
      </Notice>
      <Notice kind="needs" title="لم تصل الصورة إلى المعلّمة" action={<Button>خفّف وأعد</Button>}>
        الملف أكبر من ١ م.ب. نخفّفه لك، ويبقى الأصل على الهاتف.
      </Notice>
      <Notice kind="news" title="هاتف آخر يحمل عنّا" action={<Button>حمّل هاتفًا آخر</Button>}>
        هاتف أمّ يزن خرج ومعه تسليم واحد مغلق، لا يقرؤه إلا المعلّم.
      </Notice>
      <Card>
        <Empty title="لا واجبات اليوم" action={<Button>افتح دروسي</Button>}>
          كلّ ما عليك وصل. اقرأ شيئًا تحبّه.
        </Empty>
      </Card>
      <Card tone="needs" title="تأخّر واجب جنى">
        <p class="two">ورقة الجمع، منذ الخميس</p>
      </Card>
      <TopBar title="تسليم الواجب" back={{ label: 'رجوع', href: '#' }} end={<Chip>بعد يومين</Chip>} />
      <TopBar
        title="كلمة إلى الطلبة"
        back={{ label: 'أغلق', icon: 'close', href: '#' }}
        end={<span class="xs two">مسوّدة محفوظة</span>}
      />
    </Screen>
  )
}
