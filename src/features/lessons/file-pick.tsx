import { Icon, type IconName } from '../../ui/icon.tsx'

interface FilePickProps {
  name: string
  label: string
  icon: IconName
  accept: string
  onPick: (file: File) => void
}

/** A real file field that looks like a button: reached by the keyboard, and named by its words. */
export function FilePick({ name, label, icon, accept, onPick }: FilePickProps) {
  return (
    <label class="file-pick">
      <input
        class="sr"
        type="file"
        name={name}
        accept={accept}
        onChange={event => {
          const [file] = event.currentTarget.files ?? []
          // The same file may be chosen again.
          event.currentTarget.value = ''
          if (file) onPick(file)
        }}
      />
      <span class="btn quiet wide">
        <Icon name={icon} />
        {label}
      </span>
    </label>
  )
}
