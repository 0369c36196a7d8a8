/** The only script that a page names. It waits for the first paint and a quiet moment, then fetches the rest. */

const start = () =>
  void import('./main.tsx')
    .then(({ start }) => start())
    .catch((cause: unknown) => {
      console.error(cause)
      // What was painted before stays, unless it is of another pocket than the one that could not come.
      const isMissing = cause instanceof TypeError && /import|module/i.test(cause.message)
      if (isMissing || !document.getElementById('app')!.firstElementChild) tell(partMissing)
    })

/** Below this a browser can't keep a family's work safe: it is told so in plain words. */
const able = 'any' in Promise && 'CompressionStream' in self && !!crypto.subtle && 'indexedDB' in self

const quiet = () =>
  'requestIdleCallback' in self ? requestIdleCallback(start, { timeout: 2000 }) : setTimeout(start, 60)

const tooOld =
  'هذا المتصفّح قديم، ولا يستطيع أن يحفظ عملك بأمان. حدّث كروم أو سفاري أو فايرفوكس، ثم افتح حقيبة من جديد.'
/** Without https a browser gives a page neither keys nor a worker, however new it is. */
const notSafe =
  'هذا العنوان يبدأ بـ http، والمتصفّح لا يحفظ العمل بأمان إلا على عنوان يبدأ بـ https. اطلب من المدرسة عنوانها الآمن.'

/** A part of the app had not come yet when the network went. */
const partMissing = 'لم يكتمل وصول الحقيبة إلى هذا الهاتف. عملك محفوظ فيه. حين تعود الشبكة يُفتح هذا الجيب.'

function tell(text: string) {
  const words = document.createElement('p')
  words.textContent = text
  const again = document.createElement('button')
  again.textContent = 'المحاولة من جديد'
  again.onclick = () => location.reload()
  document.getElementById('app')!.replaceChildren(words, ...(text === partMissing ? [again] : []))
}

if (!able) tell(isSecureContext ? tooOld : notSafe)
else if (performance.getEntriesByName('first-contentful-paint').length > 0) quiet()
else {
  const seen = new PerformanceObserver(() => {
    seen.disconnect()
    quiet()
  })
  seen.observe({ type: 'paint', buffered: true })
  // A page that opens in the background is not painted; its work is done all the same.
  if (document.visibilityState === 'hidden') quiet()
}
