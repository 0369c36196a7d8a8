import { expect, test } from 'vitest'
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
})
