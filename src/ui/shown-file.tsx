/** One file as it is seen or heard: from this phone at once, from the school by a tap, and on its way as a word. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ShownFile as File } from '../domain/attachments/standing.ts'
import { kindOf, tellFile, tellSize, tellTime } from '../domain/attachments/tell.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Problem } from './problem.tsx'
import { useSay } from './say.tsx'
import { SyncMark } from './sync-mark.tsx'
import './files.css'

export type ReadFile = (file: File) => Promise<Uint8Array<ArrayBuffer> | undefined>
/** Fetches it from the school. @returns what stood in the way, a key of «files»; undefined when it is here. */
export type BringFile = (hash: string) => Promise<string | undefined>

export interface ShownFilesProps {
  files: readonly File[]
  /** How he who looks is spoken to. */
  gender: 'male' | 'female'
  read: ReadFile
  bring: BringFile
}

/** The files of one row, one under the other. */
export function ShownFiles({ files, ...ways }: ShownFilesProps) {
  if (files.length === 0) return null
  return (
    <div class="files">
      {files.map((file, index) => (
        <ShownFile key={file.hash} file={file} n={index + 1} {...ways} />
      ))}
    </div>
  )
}

interface OneProps extends Omit<ShownFilesProps, 'files'> {
  file: File
  n: number
}

function ShownFile({ file, n, gender, read, bring }: OneProps) {
  const say = useSay()
  const kind = kindOf(file.type)
  const name = tellFile(say, file, n)
  return (
    <figure class="file" aria-label={name}>
      {file.kept ? (
        <Inside file={file} name={name} gender={gender} read={read} />
      ) : file.away ? (
        <Away file={file} hash={file.away.hash} gender={gender} bring={bring} />
      ) : null}
      <figcaption class="line sm two">
        {file.kept && <bdi>{say('files.sizeIs', { what: name, size: tellSize(say, file.bytes) })}</bdi>}
        {!file.away && <span class={file.kept ? 'end' : undefined}>{<Where file={file} kind={kind} />}</span>}
      </figcaption>
    </figure>
  )
}

/** How far it has come. */
export function Where({ file, kind }: { file: File; kind: ReturnType<typeof kindOf> }) {
  const say = useSay()
  const { standing, percent, code } = file
  const noun = kind === 'photo' ? 'Photo' : kind === 'voice' ? 'Voice' : 'Page'
  if (standing === 'draft') return null
  if (standing === 'here') return <SyncMark state="here">{say('files.here')}</SyncMark>
  if (standing === 'arrived') return <SyncMark state="arrived">{say(`files.arrived${noun}`)}</SyncMark>
  if (standing === 'refused')
    return (
      <>
        <SyncMark state="needs">{say(file.kept ? 'files.refused' : 'files.refusedThere')}</SyncMark>{' '}
        {say(`files.${code ?? 'file_unknown'}`)}
      </>
    )
  const words = percent === undefined ? say(`files.way${noun}`) : say(`files.way${noun}Part`, { percent })
  return <SyncMark state="way">{words}</SyncMark>
}

/** It lies at school: what it weighs, and the tap that fetches it. */
function Away({ file, hash, gender, bring }: Pick<OneProps, 'file' | 'gender' | 'bring'> & { hash: string }) {
  const say = useSay()
  const [state, setState] = useState<string>()
  const kind = kindOf(file.type)
  const noun = kind === 'photo' ? 'Photo' : kind === 'voice' ? 'Voice' : 'Page'
  const fetchIt = async () => {
    setState('bringing')
    setState(await bring(hash))
  }
  const words = { size: tellSize(say, file.bytes), context: gender }
  return (
    <>
      <Button
        icon={kind === 'photo' ? 'picture' : 'download'}
        wide
        disabled={state === 'bringing'}
        onClick={() => void fetchIt()}
      >
        {state === 'bringing' ? say('files.bringing') : say(`files.bring${noun}`, words)}
      </Button>
      {state && state !== 'bringing' && (
        <Problem id={`bring-${hash}`}>{say(`files.${state}`, { context: gender })}</Problem>
      )}
    </>
  )
}

interface InsideProps extends Pick<OneProps, 'file' | 'gender' | 'read'> {
  name: string
}

function Inside({ file, name, gender, read }: InsideProps) {
  const say = useSay()
  const address = useAddress(file, read)
  if (address === null) return <p class="two">{say('files.unread')}</p>
  const kind = kindOf(file.type)
  if (kind === 'photo') return <Photo address={address} file={file} name={name} />
  if (kind === 'voice') return <Voice address={address} seconds={file.seconds} gender={gender} name={name} />
  return (
    <Button icon="page" href={address ?? ''} disabled={!address} download={`${name}.pdf`}>
      {say('files.open', { context: gender })}
    </Button>
  )
}

/** An address of the opened bytes, for as long as they are shown; undefined at first, null when they can't be had. */
export function useAddress(file: File, read: ReadFile): string | null | undefined {
  const [address, setAddress] = useState<string | null>()
  const [fault, setFault] = useState<unknown>()
  const { type, kept } = file
  useEffect(() => {
    let here = true
    let made: string | undefined
    read(file).then(
      bytes => {
        if (!here) return
        made = bytes && URL.createObjectURL(new Blob([bytes], { type }))
        setAddress(made ?? null)
      },
      (error: unknown) => here && setFault(error),
    )
    return () => {
      here = false
      if (made) URL.revokeObjectURL(made)
    }
  }, [kept?.in, kept?.hash])
  if (fault) throw fault as Error
  return address
}

const steps = ['', ' twice', ' thrice'] as const

/** A picture as wide as its place, and larger in a window that the finger moves. */
function Photo({ address, file, name }: { address: string | undefined; file: File; name: string }) {
  const say = useSay()
  const [step, setStep] = useState(0)
  return (
    <>
      {/* A window that scrolls is moved by the arrow keys too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div class={`photo${steps[step]}`} tabIndex={step > 0 ? 0 : undefined} role="group" aria-label={name}>
        {address ? (
          <img src={address} alt={name} width={file.width} height={file.height} />
        ) : (
          <span class="blank">
            <Icon name="picture" />
          </span>
        )}
      </div>
      <div class="line zoom">
        <Button icon="plus" disabled={step === 2} onClick={() => setStep(step + 1)}>
          {say('files.bigger')}
        </Button>
        <Button icon="minus" disabled={step === 0} onClick={() => setStep(step - 1)}>
          {say('files.smaller')}
        </Button>
      </div>
    </>
  )
}

interface VoiceProps {
  address: string | undefined
  seconds: number | undefined
  gender: 'male' | 'female'
  name: string
}

/** A voice note: one button, how far it is, and a bar that is not mirrored. */
export function Voice({ address, seconds, gender, name }: VoiceProps): ComponentChildren {
  const say = useSay()
  const sound = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  // A note that was recorded here says its length in its act; a chosen file says it when it is played.
  const [length, setLength] = useState(seconds ?? 0)
  const toggle = () => (playing ? sound.current?.pause() : void sound.current?.play())
  return (
    <div class="voice">
      {/* What somebody says has no captions. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <audio
        ref={sound}
        src={address}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={event => setAt(event.currentTarget.currentTime)}
        onDurationChange={({ currentTarget: { duration } }) => {
          if (!seconds && Number.isFinite(duration)) setLength(duration)
        }}
      />
      <Button icon={playing ? 'pause' : 'play'} disabled={!address} onClick={toggle}>
        {say(playing ? 'files.pause' : 'files.listen', { context: gender })}
      </Button>
      <span class="sm">
        {at > 0
          ? say('files.timeOf', { at: tellTime(say, at), whole: tellTime(say, length) })
          : length > 0 && tellTime(say, length)}
      </span>
      <progress
        class="heard"
        dir="ltr"
        max={Math.max(length, 1)}
        value={Math.min(at, length)}
        aria-label={name}
      />
    </div>
  )
}
