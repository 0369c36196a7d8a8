/**
 * `letters` runs on phones and on the server and speaks of keys by their WebCrypto names. Node has these types
 * only inside `node:crypto`; the server room gets the names, and still no DOM.
 */
type CryptoKey = import('node:crypto').webcrypto.CryptoKey
type CryptoKeyPair = import('node:crypto').webcrypto.CryptoKeyPair
type SubtleCrypto = import('node:crypto').webcrypto.SubtleCrypto
type JsonWebKey = import('node:crypto').webcrypto.JsonWebKey
type KeyUsage = import('node:crypto').webcrypto.KeyUsage
type AlgorithmIdentifier = import('node:crypto').webcrypto.AlgorithmIdentifier
type AesGcmParams = import('node:crypto').webcrypto.AesGcmParams
type AesKeyGenParams = import('node:crypto').webcrypto.AesKeyGenParams
type EcKeyGenParams = import('node:crypto').webcrypto.EcKeyGenParams
type EcKeyImportParams = import('node:crypto').webcrypto.EcKeyImportParams
type EcdhKeyDeriveParams = import('node:crypto').webcrypto.EcdhKeyDeriveParams
type EcdsaParams = import('node:crypto').webcrypto.EcdsaParams
type HkdfParams = import('node:crypto').webcrypto.HkdfParams
type HmacImportParams = import('node:crypto').webcrypto.HmacImportParams
type HmacKeyGenParams = import('node:crypto').webcrypto.HmacKeyGenParams
type Pbkdf2Params = import('node:crypto').webcrypto.Pbkdf2Params
type BufferSource = ArrayBufferView | ArrayBuffer
