import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { faultOf } from '../../src/server/fault.ts'
import { isAlive } from '../../src/server/sync/alive.ts'
import { eachEngine } from './engines.ts'
import { names, newSchool } from './school.ts'

eachEngine('logs', stage => {
  test('a whole story leaves no name, no word of it, no key, no code and no address in the log', async () => {
    const school = await newSchool(stage)
    const card = await school.card('omar')
    const [muna, omar, hanan, adel] = [
      await school.phoneOf('muna'),
      await school.phoneOf('omar'),
      await school.phoneOf('hanan'),
      await school.phoneOf('adel'),
    ]
    const work = await school.assign(muna)
    const answers = [{ task: 't1', text: 'سرّ الطفل' }]
    await omar.phone.does(omar.me, 'submissions.hand-in', { id: 'h', assignment: work, answers })
    const mark = { submission: 'h', points: 7.25, comment: 'تعليق المعلمة', ifV: 0 }
    await muna.phone.does(muna.me, 'marks.give', mark)
    await hanan.phone.does(hanan.me, 'questions.ask', {
      id: 'q',
      child: 'omar',
      teaching: 'muna-5a',
      text: 'سؤال الأم',
    })
    await adel.phone.does(adel.me, 'notices.publish', {
      id: 'n',
      kind: 'official',
      title: 'عنوان',
      text: 'كلام المدير',
      to: 'place',
      source: 'x',
      mustRead: true,
      publishAt: stage.clock.now,
    })
    // What goes wrong is where logs like to tell too much.
    await omar.phone.does(omar.me, 'submissions.hand-in', { id: 'سرّ الطفل', assignment: work, answers })
    await omar.phone.post(new TextEncoder().encode('سرّ الطفل'))
    const [name] = card.code.replaceAll('-', '').match(/.{6}/)!
    await fetch(`${stage.url}/api/cards/${name}`)
    await fetch(`${stage.url}/${encodeURIComponent('سرّ الطفل')}?card=${card.code}`)
    const used = await school.phoneOf('lina')
    await used.phone.enrol((await school.card('lina', 1)).link)

    const log = stage.logged.join('')
    expect(log).toContain('"route":"/sync"')
    const keys = (await stage.house.schools.find(school.place))!
    const secrets = [
      ...Object.values(names),
      'الحمايدة',
      'سرّ الطفل',
      encodeURIComponent('سرّ الطفل'),
      'تعليق المعلمة',
      'سؤال الأم',
      'كلام المدير',
      '7.25',
      card.code,
      name!,
      card.link.slice(card.link.indexOf('#')),
      keys.keyId,
      omar.phone.id,
      omar.me.id,
      '127.0.0.1',
    ]
    for (const secret of secrets) expect(log.includes(secret), secret).toBe(false)
    expect(/"level":[56]0/.test(log)).toBe(false)
  })

  test('what a database complains of is logged by its code and its place, without the values of the row', async () => {
    const { db, log } = stage.house
    const pupil = 'عمر سامي الحمايدة'
    const row = {
      place_id: 'p',
      noun: 'person',
      id: pupil,
      v: 1,
      gone: 0,
      about: '',
      audience: '',
      body: pupil,
    }
    const twice = db.insertInto('rows').values([row, row] as never)
    const nowhere = sql`select * from ${sql.table(pupil)}`
    const told: string[] = []
    for (const work of [() => twice.execute(), () => nowhere.execute(db)]) {
      const error = (await work().then(
        () => undefined,
        thrown => thrown,
      )) as Error & { detail?: string }
      told.push(`${error.message} ${error.detail}`)
      stage.logged.length = 0
      log.error({ err: new Error('the desk fell', { cause: error }), place: 'p' }, 'nothing was done')
      const line = JSON.parse(stage.logged.join('')) as { err: { message: string; cause: { code: string } } }
      expect(line.err.message).toBe('the desk fell')
      expect(line.err.cause.code).toMatch(stage.engine === 'sqlite' ? /^SQLITE_/ : /^(23505|42P01)$/)
      expect(JSON.stringify(line)).toContain('http-logs.test.ts')
      expect(JSON.stringify(line)).not.toMatch(/[ء-ي]/)
    }
    // Else there would have been nothing to leave out.
    expect(told.join()).toContain(pupil)
  })

  test('a server that does not reach its database says so without the database’s words', async () => {
    const said = Object.assign(new Error('no answer for «ليان»'), { code: 'ECONNREFUSED', detail: 'ليان' })
    const db = {
      selectNoFrom: () => {
        throw said
      },
      getExecutor: () => {
        throw said
      },
    } as never
    stage.logged.length = 0
    expect(await isAlive({ ...stage.house, db })).toBe(false)
    const log = stage.logged.join('')
    expect(log).toContain('ECONNREFUSED')
    expect(log).not.toContain('ليان')
  })
})

test('only words of our own are told; what a parser or a system says of what it was given is not', () => {
  expect(faultOf(new Error('our own words')).message).toBe('our own words')
  const thrown = (work: () => unknown) => {
    try {
      return faultOf(work())
    } catch (error) {
      return faultOf(error)
    }
  }
  const parsed = thrown(() => JSON.parse('{"name": سلمى}'))
  expect([parsed.name, parsed.message]).toEqual(['SyntaxError', undefined])
  expect(parsed.places.join()).toContain('http-logs.test.ts')
  const lines = new TypeError('سلمى\n    at سلمى (file.ts:1:1)')
  expect(JSON.stringify(faultOf(lines))).not.toContain('سلمى')
  expect(faultOf('سلمى')).toEqual({ name: 'string', places: [] })
})
