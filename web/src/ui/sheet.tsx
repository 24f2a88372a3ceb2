import { type ReactNode, useEffect, useId, useRef } from 'react'

interface Props {
  title: ReactNode
  /** Word of the closing button for who hears the page. */
  closeText: string
  onClose(): void
  footer?: ReactNode
  children: ReactNode
}

/** A dialog that rises from the bottom: the platform's own, which keeps the focus, closes on Escape and gives it back. */
export function Sheet({ title, closeText, onClose, footer, children }: Props) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current!
    if (!shown.open) shown.showModal()
    return () => shown.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="ui-sheet"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="ui-sheet-frame">
        <header>
          <h2 id={id}>{title}</h2>
          <button type="button" className="ui-button" data-look="quiet" onClick={onClose} aria-label={closeText}>
            ✕
          </button>
        </header>
        <div className="ui-sheet-body ui-stack">{children}</div>
        {footer && <footer>{footer}</footer>}
      </div>
    </dialog>
  )
}
