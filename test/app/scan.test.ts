import { afterEach, expect, test, vi } from 'vitest'
import { findScanner } from '../../src/app/scan.ts'
import { squareReader } from '../../src/app/squares.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function browserWith(formats: string[], seen: string[] = []) {
  class Detector {
    static getSupportedFormats = async () => formats
    detect = async () => seen.map(rawValue => ({ rawValue }))
  }
  vi.stubGlobal('BarcodeDetector', Detector)
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('createImageBitmap', async (picture: Blob) => {
    if (picture.size === 0) throw new DOMException('empty', 'InvalidStateError')
    return { close() {} }
  })
}

test('a browser without a reader, or whose reader knows no squares or does not start, reads with ours', async () => {
  const detect = vi.spyOn(squareReader, 'detect').mockResolvedValue([{ rawValue: 'ours' }])
  browserWith(['ean_13'])
  expect(await (await findScanner()).readPicture(new Blob(['x']))).toBe('ours')
  vi.stubGlobal('BarcodeDetector', { getSupportedFormats: () => Promise.reject(new Error('no engine')) })
  expect(await (await findScanner()).readPicture(new Blob(['x']))).toBe('ours')
  vi.stubGlobal('BarcodeDetector', undefined)
  expect(await (await findScanner()).readPicture(new Blob(['x']))).toBe('ours')
  expect(detect).toHaveBeenCalledTimes(3)
})

test('a square in a picture is read; a picture without one, or what is no picture, gives nothing', async () => {
  browserWith(['qr_code'], ['https://school.example/#card=x'])
  const scanner = await findScanner()
  expect(await scanner.readPicture(new Blob(['x']))).toBe('https://school.example/#card=x')
  expect(await scanner.readPicture(new Blob([]))).toBeUndefined()
  browserWith(['qr_code'])
  expect(await (await findScanner()).readPicture(new Blob(['x']))).toBeUndefined()
})

test('without a camera the picture is still offered', async () => {
  browserWith(['qr_code'])
  expect((await findScanner()).camera).toBe(false)
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia() {} } })
  expect((await findScanner()).camera).toBe(true)
})
