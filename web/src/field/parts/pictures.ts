// Pictures as this phone holds them, or as the server gives them; in memory only as long as they are shown.
import { showPhoto } from '@red-steward/domain/cases/photos'
import type { Id } from '@red-steward/domain/ids'
import { useEffect, useState } from 'react'
import { useDevice, useDeviceState } from '../shell/device-context.ts'

/** The address of one that has not been sent, by the id of its command. Undefined while it is opened, null when it is gone. */
export function useKeptPicture(id: Id): string | null | undefined {
  const device = useDevice()
  const [shown, setShown] = useState<string | null>()
  useEffect(() => {
    let address: string | null = null
    let left = false
    const open = device.fileOf(id).catch(() => undefined)
    void open.then((bytes) => {
      if (left) return
      address = bytes ? URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' })) : null
      setShown(address)
    })
    return () => {
      left = true
      if (address) URL.revokeObjectURL(address)
    }
  }, [device, id])
  return shown
}

/** Addresses of a case's pictures, one after the other; null: not to be had now, asked for again with the next connection. */
export function useServerPictures(photoIds: readonly Id[]): ReadonlyMap<Id, string | null> {
  const device = useDevice()
  const connection = useDeviceState(({ status }) => status.connection)
  const [shown, setShown] = useState<ReadonlyMap<Id, string | null>>(new Map())
  const asked = photoIds.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` and `connection` stand for what is read
  useEffect(() => {
    let left = false
    void (async () => {
      for (const photoId of photoIds) {
        if (shown.get(photoId)) continue
        const asking = device.ask(showPhoto, { photoId })
        const address = await asking.then(
          ({ mediaType, bytes }) => `data:${mediaType};base64,${bytes}`,
          () => null,
        )
        if (left) return
        setShown((before) => new Map([...before, [photoId, address]]))
      }
    })()
    return () => {
      left = true
    }
  }, [device, asked, connection])
  return shown
}
