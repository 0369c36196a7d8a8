/** `npm start`: the app built, the house opened, the demo played where there is no school yet, and where to look first. */
import { readConfig, WrongSetting, type Config } from './config.ts'
import { freshCards, keptCards, type DemoCard } from './demo/cards.ts'
import { cardsPage, cardsPolicy } from './demo/page.ts'
import { playDemoSchools, wantsDemo } from './demo/play.ts'
import type { House } from './house.ts'
import { demoRoute } from './http/demo.ts'
import { serve } from './main.ts'
import { root } from './root.ts'
import { buildApp } from './start/build.ts'
import { whyClosed } from './start/port.ts'

const print = (...lines: string[]) => console.log(lines.join('\n'))
const complain = (...lines: string[]) => console.error(lines.join('\n'))

async function start(): Promise<number> {
  // What a person reads here is enough; LOG_LEVEL=info brings the log back.
  process.env.LOG_LEVEL ??= 'warn'
  let config: Config
  try {
    config = readConfig(process.env)
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error
    complain(`إعداد غير صحيح: ${error.ar}.`, `A setting makes no sense: ${error.message}.`)
    return 2
  }
  const closed = config.port === 0 ? undefined : await whyClosed(config)
  if (closed) return complainOfPort(config, closed)
  await build()
  let cards: DemoCard[] | undefined
  try {
    const { port } = await serve(process.env, {
      async before(house) {
        cards = await demo(house)
      },
      async doors(app) {
        const fixed = process.env.ORIGIN
        if (cards) demoRoute(app, { html: origin => cardsPage(cards!, origin), policy: cardsPolicy }, fixed)
      },
    })
    welcome(config.origin.replace(/:0$/, `:${port}`), cards !== undefined)
    return 0
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') return complainOfPort(config, code)
    complain(`لم تفتح حقيبة: ${message}`, `Haqiba could not open: ${message}`)
    return 1
  }
}

async function build() {
  const built = await buildApp(root, () => print('تُبنى صفحات حقيبة… Building the app…'))
  if (built === 'built') print('بُنيت الصفحات. The app is built.')
  if (built === 'failed')
    complain(
      'لم يكتمل بناء الصفحات، والسبب أعلاه. يعمل الخادم بلا صفحات.',
      'The app did not build; the server runs without its pages.',
    )
  if (built === 'no_app') complain('لا صفحات بعد في هذا المجلّد. There is no app in this folder yet.')
}

/** Plays the demo where there is no school. @returns its cards, where this house is a demo. */
async function demo(house: House): Promise<DemoCard[] | undefined> {
  if (await wantsDemo(house)) {
    print(
      'لا مدرسة هنا بعد. تُجهَّز مدرستان تجريبيّتان…',
      'There is no school here yet. Playing two demo schools in…',
    )
    await playDemoSchools(house)
    return freshCards(house)
  }
  return (await keptCards(house)) && freshCards(house)
}

function complainOfPort({ host, port }: Config, code: string): number {
  complain(
    code === 'EADDRINUSE'
      ? `المنفذ ${port} مشغول. أوقف البرنامج الآخر، أو اختر منفذًا: PORT=8081 npm start`
      : `لا يمكن الاستماع على ${host}:${port} (${code}).`,
    code === 'EADDRINUSE'
      ? `Port ${port} is taken. Stop the other program, or choose a port: PORT=8081 npm start`
      : `Cannot listen on ${host}:${port} (${code}).`,
  )
  return 1
}

function welcome(origin: string, isDemo: boolean) {
  print('', `حقيبة مفتوحة على: ${origin}`, `Haqiba is open at: ${origin}`)
  if (isDemo)
    print(
      '',
      `بطاقات المدرسة التجريبيّة: ${origin}/demo/cards`,
      'جرّب أوّلًا: افتح بطاقة أمّ يزن، ثمّ أضف يزن في المتصفّح نفسه، وأوقف هذا الخادم بـ Ctrl+C كأنّ الشبكة ذهبت، واقرأ درسًا، وسلّم «الجملة الاسميّة والجملة الفعليّة».',
      'ثمّ شغّله من جديد، وافتح بطاقة المعلّمة رنا في نافذة خاصّة، وانظر ما وصل.',
      '',
      `Cards of the demo school: ${origin}/demo/cards`,
      'Try first: open the mother’s card, add Yazan in the same browser, stop this server with Ctrl+C as if the network had gone, read a lesson, hand in the Arabic work that is due in two days.',
      'Then start it again, open the teacher Rana’s card in a private window, and see what arrived.',
    )
  print('', 'للإيقاف: Ctrl-C. To stop: Ctrl-C.')
}

const code = await start()
// After a good start the server keeps the process; after a bad one nothing may keep it.
if (code !== 0) process.exit(code)
