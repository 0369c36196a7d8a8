/** What a browser says over HTTPS, for everybody who is measured: Node's own fetch asks for no brotli without TLS. */
export const browserFetch: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers)
  headers.set('accept-encoding', 'gzip, deflate, br')
  return fetch(input, { ...init, headers })
}
