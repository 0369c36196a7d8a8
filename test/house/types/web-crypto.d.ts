/**
 * `letters` runs on phones and on the server and speaks of keys by their WebCrypto names. Node has these types
 * only inside `node:crypto`; the server room gets the names, and still no DOM.
 */
type CryptoKey = import('node:crypto').webcrypto.CryptoKey
type CryptoKeyPair = import('node:crypto').webcrypto.CryptoKeyPair
type SubtleCrypto = import('node:crypto').webcrypto.SubtleCrypto
type JsonWebKey = import('node:crypto').webcrypto.JsonWebKey
type KeyUsage = import('node:crypto').webcrypto.KeyUsage
type BufferSource = ArrayBufferView | ArrayBuffer
