/** The phone reads words aloud with a voice of its own, where it has one for the language that is shown. */
import { useEffect, useState } from 'preact/hooks'

/** undefined where this phone has no such voice. */
export interface Speaking {
  speaks: boolean
  start(): void
  stop(): void
}

export function useSpeaking(words: string): Speaking | undefined {
  const [voice, setVoice] = useState<SpeechSynthesisVoice>()
  const [speaks, setSpeaks] = useState(false)
  useEffect(() => {
    const { speechSynthesis: speech } = globalThis
    if (!speech) return
    // Some phones know their voices only a while after they were asked.
    const look = () => setVoice(voiceFor(speech.getVoices()))
    look()
    speech.addEventListener?.('voiceschanged', look)
    return () => {
      speech.removeEventListener?.('voiceschanged', look)
      speech.cancel()
    }
  }, [])
  if (!voice) return undefined
  const stop = () => {
    speechSynthesis.cancel()
    setSpeaks(false)
  }
  const start = () => {
    const said = new SpeechSynthesisUtterance(words)
    Object.assign(said, { voice, lang: voice.lang, rate: 0.9 })
    said.onend = said.onerror = () => setSpeaks(false)
    speechSynthesis.cancel()
    speechSynthesis.speak(said)
    setSpeaks(true)
  }
  return { speaks, start, stop }
}

/** One that lives on the phone comes before one that needs network. */
function voiceFor(voices: readonly SpeechSynthesisVoice[]): SpeechSynthesisVoice | undefined {
  const lang = document.documentElement.lang.slice(0, 2)
  const able = voices.filter(voice => voice.lang.slice(0, 2) === lang)
  return able.find(voice => voice.localService) ?? able[0]
}
