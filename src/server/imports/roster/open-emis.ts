import { openArchive } from './archive.ts'
import type { Adapter } from './adapter.ts'
import { isZip, type PackedFile } from './pack.ts'
import { ArchiveFault } from './archive.ts'
import { rosterLimits } from './limits.ts'

/**
 * OpenEMIS Core's own workbooks: report cards full of placeholders («${Institutions.name}») and import templates for absences.
 * They hold no people, or people without names; OpenEMIS's list of students is a sheet, and is read as one.
 */
export const openEmis: Adapter = {
  name: 'OpenEMIS template',
  async knows(pack) {
    for (const file of pack.files) if (!(await isTemplate(file))) return false
    return true
  },
  async read(pack, report) {
    for (const { path } of pack.files) report.error({ file: path, line: 1 }, 'openemis_template')
    return undefined
  },
}

/** How much of a workbook's texts is looked at. */
const SAMPLE = 512 * 1024

async function isTemplate(file: PackedFile): Promise<boolean> {
  const bytes = await file.bytes()
  if (!isZip(bytes)) return false
  try {
    const archive = await openArchive(bytes, {
      files: rosterLimits.workbookParts,
      unpackedBytes: rosterLimits.unpackedBytes,
    })
    try {
      const part = archive.entries.find(({ path }) => path === 'xl/sharedStrings.xml')
      let text = ''
      for await (const chunk of part?.open() ?? []) {
        text += Buffer.from(chunk).toString('latin1')
        if (text.length > SAMPLE) break
      }
      const words = text.replace(/&quot;/g, '"')
      return (
        /\$\{(?:"|[A-Z]\w+\.)/.test(words) || (words.includes('OpenEMIS ID') && />\s*Import /.test(words))
      )
    } finally {
      archive.close()
    }
  } catch (error) {
    // What is wrong with it is told by who reads it.
    if (error instanceof ArchiveFault) return false
    throw error
  }
}
