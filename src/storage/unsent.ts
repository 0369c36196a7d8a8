import type { Attachment } from '../domain/attachments/attachment.ts'
import type { Vault } from './vault.ts'

/** Takes files off the phone that no act sends and no draft holds; called inside a transaction over all three. */
export async function dropUnsent(vault: Vault, hashes: readonly string[]): Promise<void> {
  for (const file of await vault.files.where('hash').anyOf(hashes).toArray()) {
    const sending = await vault.uploads.get(file.hash)
    if (!sending && !(await vault.drafts.get(file.work))) await vault.files.delete(file.hash)
  }
}

/** An act that was put away sends nothing any more. */
export async function forgetFiles(vault: Vault, n: number, files: readonly Attachment[]): Promise<void> {
  await vault.uploads
    .where('n')
    .equals(n)
    .filter(upload => upload.doneAt === 0)
    .delete()
  await dropUnsent(
    vault,
    files.map(file => file.hash),
  )
}
