import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import type { Pending } from '../offline/device.ts'
import { useDevice } from '../shell/device-context.ts'
import { useShellWords } from '../shell/shell.words.ts'
import { usePhotoWords } from './photos.words.ts'

interface Props {
  address: string
  name: string
  /** Not with the server yet: it can be dropped. */
  pending?: Pending
  onClose(): void
}

/** One picture as large as the screen allows. */
export function PictureSheet({ address, name, pending, onClose }: Props) {
  const w = usePhotoWords()
  const shell = useShellWords()
  const device = useDevice()
  const mayDrop = pending && pending.state !== 'sending' && pending.state !== 'uploaded'
  return (
    <Sheet
      title={name}
      closeText={shell.close}
      onClose={onClose}
      footer={
        mayDrop && (
          <Button look="danger" onClick={() => void device.discard(pending.id).then(onClose)}>
            {w.takeAway}
          </Button>
        )
      }
    >
      <img className="ui-picture" src={address} alt={name} />
    </Sheet>
  )
}
