/** What went wrong, for a person: in Arabic, in English, and as a code for a program. Anything else that throws is a bug. */
export class Trouble extends Error {
  readonly code: string
  readonly ar: string
  readonly en: string
  /** 1: refused, or something in the input is wrong. 2: the command itself was written wrong. */
  readonly exit: 1 | 2

  constructor(code: string, ar: string, en: string, exit: 1 | 2 = 1) {
    super(en)
    this.code = code
    this.ar = ar
    this.en = en
    this.exit = exit
  }
}

export const wrongUsage = (ar: string, en: string) => new Trouble('wrong_usage', ar, en, 2)

/** What the disk said when a file was written, for people; undefined when it was no answer of a disk. */
export function notWritable(error: unknown, file: string): Trouble | undefined {
  const why = whyNot[(error as NodeJS.ErrnoException).code ?? '']
  if (!why) return undefined
  const [ar, en] = why
  return new Trouble('file_not_writable', `لم تُكتب ${file}: ${ar}.`, `${file} was not written: ${en}.`)
}
const whyNot: Record<string, [ar: string, en: string]> = {
  ENOENT: ['المجلّد غير موجود، فأنشئه أوّلًا', 'its folder is not there, make it first'],
  ENOTDIR: ['في طريقها ملفّ وليس مجلّدًا', 'a part of its path is a file and no folder'],
  EEXIST: ['في طريقها ملفّ وليس مجلّدًا', 'a part of its path is a file and no folder'],
  EISDIR: ['هناك مجلّد بهذا الاسم، فأضف اسم ملفّ', 'a folder has that name, add the name of a file'],
  EACCES: ['لا إذن بالكتابة هناك', 'writing there is not allowed'],
  EPERM: ['لا إذن بالكتابة هناك', 'writing there is not allowed'],
  EROFS: ['القرص للقراءة فقط', 'the disk is for reading only'],
  ENOSPC: ['القرص ممتلئ', 'the disk is full'],
}
