import type { InputHTMLAttributes, ReactNode } from 'react'

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'onChange' | 'children'> {
  onFiles(files: File[]): void
  children: ReactNode
}

/** Chooses files. Named by a label of its `id`, or by `aria-label`. */
export function FileButton({ onFiles, children, ...rest }: Props) {
  return (
    <div className="ui-file">
      <span className="ui-button" aria-hidden="true">
        {children}
      </span>
      <input
        type="file"
        {...rest}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </div>
  )
}
