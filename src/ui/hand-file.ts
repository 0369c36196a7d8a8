/** Hands a file that was made here to another app: through the phone's own sheet where there is one, else into the downloads. */
export async function handFile(file: File): Promise<'shared' | 'saved' | 'left'> {
  if (navigator.canShare?.({ files: [file] }))
    try {
      await navigator.share({ files: [file] })
      return 'shared'
    } catch (error) {
      // Whoever closes the sheet has changed his mind; any other trouble ends in the downloads.
      if ((error as Error).name === 'AbortError') return 'left'
    }
  const address = URL.createObjectURL(file)
  const link = Object.assign(document.createElement('a'), { href: address, download: file.name })
  link.click()
  // The browser reads it on its own time.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return 'saved'
}
