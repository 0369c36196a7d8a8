import type { Vault } from './vault.ts'

/** Takes files off the phone that no act sends and no draft holds; called inside a transaction over all three. */
export async function dropUnsent(vault: Vault, hashes: readonly string[]): Promise<void> {
  for (const file of await vault.files.where('hash').anyOf(hashes).toArray()) {
    const sending = await vault.uploads.get(file.hash)
    if (!sending && !(await vault.drafts.get(file.work))) await vault.files.delete(file.hash)
  }
}
