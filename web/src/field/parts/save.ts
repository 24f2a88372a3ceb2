// The one way screens save: on disk first, then a word about it; a failure is said and nothing is lost from the form.
import type { CommandShape } from '@red-steward/domain/api'
import type { Id } from '@red-steward/domain/ids'
import { useRef } from 'react'
import { useFailureText } from '../../lib/refusal-text.ts'
import { toast } from '../../ui/toast.tsx'
import type { Piece, SaveOptions, Typed } from '../offline/device.ts'
import { useDevice } from '../shell/device-context.ts'
import { useShellWords } from '../shell/shell.words.ts'

type Save = <Input>(shape: CommandShape<Input, unknown>, input: Input, options?: SaveOptions) => Promise<Id | null>

/** Saves and answers the command's id, or says why not and answers null. */
export function useSave(): Save {
  const device = useDevice()
  const failureText = useFailureText()
  return async (shape, input, options) => {
    try {
      return await device.save(shape, input, options)
    } catch (failure) {
      toast(failureText(failure))
      return null
    }
  }
}

/** The same for several things said in one form: all of them are kept or none. */
export function useSaveTogether(): (pieces: readonly Piece[], typed?: Typed) => Promise<Id[] | null> {
  const device = useDevice()
  const failureText = useFailureText()
  return async (pieces, typed) => {
    try {
      return await device.saveTogether(pieces, typed)
    } catch (failure) {
      toast(failureText(failure))
      return null
    }
  }
}

/** Runs work at most once at a time: a second tap while it is saved does nothing, and nothing is drawn for it. */
export function useOnce(work: () => Promise<void>): () => void {
  const busy = useRef(false)
  return () => {
    if (busy.current) return
    busy.current = true
    void work().finally(() => {
      busy.current = false
    })
  }
}

/** Once what just changed has been painted: the word "saved" first, then the next screen. */
export function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}

/** The word after saving, with the way back while the work has not left the phone. */
export function useSavedToast(): (text: string, ids: readonly Id[]) => void {
  const device = useDevice()
  const w = useShellWords()
  return (text, ids) => {
    toast(text, {
      text: w.takeBack,
      run: () => void takeBack(device, ids).then((gone) => toast(gone ? w.takenBack : w.tooLate)),
    })
  }
}

async function takeBack(device: ReturnType<typeof useDevice>, ids: readonly Id[]) {
  const open = ids.filter((id) =>
    device.pending.some((one) => one.id === id && (one.state === 'waiting' || one.state === 'held')),
  )
  for (const id of open.toReversed()) await device.discard(id)
  return open.length === ids.length
}
