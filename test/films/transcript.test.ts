import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTranscript } from '../../src/domain/lessons/transcript.ts'

test('S3.transcript: subtitles become words with their seconds, without names, styles and marks', () => {
  const vtt = [
    '\uFEFFWEBVTT - درس الكسور',
    'Kind: captions',
    '',
    'STYLE',
    '::cue { color: red }',
    '',
    'NOTE هذه ملاحظة',
    '',
    'intro',
    '00:01.500 --> 00:04.000 align:start position:0%',
    '<v رنا>أهلًا <b>بكم</b>',
    'في درس الكسور',
    '',
    '01:00:02.000 --> 01:00:03.000',
    'ثلاثة &lt; أربعة &amp; خمسة',
    '',
    '00:10.000 --> 00:12.000',
    '',
  ].join('\r\n')
  expect(readTranscript(vtt)).toEqual({
    ok: true,
    cues: [
      { at: 1, t: 'أهلًا بكم\nفي درس الكسور' },
      { at: 3602, t: 'ثلاثة < أربعة & خمسة' },
    ],
  })
})

test('SubRip is read too, and a plain text by its paragraphs', () => {
  expect(
    readTranscript('1\n00:00:01,000 --> 00:00:02,000\nأهلًا\n\n2\n00:00:03,000 --> 00:00:04,000\nبكم'),
  ).toEqual({
    ok: true,
    cues: [
      { at: 1, t: 'أهلًا' },
      { at: 3, t: 'بكم' },
    ],
  })
  expect(readTranscript('الأولى\nسطر\n\n\n  \nالثانية\n')).toEqual({
    ok: true,
    cues: [{ t: 'الأولى\nسطر' }, { t: 'الثانية' }],
  })
})

test('a wrong transcript is named with its line', () => {
  expect(readTranscript(' \n\n')).toEqual({ ok: false, code: 'transcript_empty', line: 1 })
  expect(readTranscript('WEBVTT\n\n1 --> 2\nx')).toEqual({ ok: false, code: 'transcript_timing', line: 3 })
  expect(readTranscript('س'.repeat(60_001))).toMatchObject({ ok: false, code: 'transcript_too_long' })
})

test('any text is read or refused, never thrown', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => void readTranscript(text)))
  fc.assert(
    fc.property(fc.string(), text => void readTranscript(`WEBVTT\n\n00:01.000 --> 00:02.000\n${text}`)),
  )
})
