import { useState } from 'react'
import { Refused } from '../../lib/api.ts'
import { language } from '../../lib/language.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { OneOf, Switch } from '../../ui/chips.tsx'
import { Item, Note } from '../../ui/parts.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { targets, textScale, theme } from '../shell/appearance.ts'
import { useDevice, useDeviceState, useDocuments } from '../shell/device-context.ts'
import { Page } from '../shell/page.tsx'
import { href } from '../shell/route.ts'
import { useShellWords } from '../shell/shell.words.ts'
import { installHint } from '../shell/updates.ts'
import { useTakeUpdate } from '../shell/use-take-update.ts'
import { ChangePin } from './change-pin.tsx'
import { useMeWords } from './me.words.ts'
import { MyDay } from './my-day.tsx'
import { PushButton } from './push-button.tsx'

export default function MePage() {
  const w = useMeWords()
  const device = useDevice()
  const worker = useDeviceState((state) => state.worker)
  const buildings = useDocuments((replica) => replica.all('building').length, [])
  const hint = installHint.use()
  const [open, setOpen] = useState<'pin' | 'out' | null>(null)
  return (
    <Page
      title={worker?.name ?? w.title}
      note={[worker?.communityName, w.holds(buildings)].filter(Boolean).join(' · ')}
    >
      <Update />
      {hint === 'new' && !matchMedia('(display-mode: standalone)').matches && (
        <Note tone="cool">
          <p>{w.install}</p>
          <Button look="quiet" onClick={() => installHint.set('seen')}>
            {w.got}
          </Button>
        </Note>
      )}
      <ul className="ui-list">
        <li>
          <Item href={href('outbox')} title={w.uploads} />
        </li>
        <li>
          <Item href={href('notes')} title={w.notes} />
        </li>
        <li>
          <Item href={href('diary')} title={w.diary} />
        </li>
        <li>
          <Item href={href('help')} title={w.help} />
        </li>
      </ul>
      <MyDay />
      <Appearance />
      <section className="ui-card ui-stack">
        <h2 className="ui-heading">{w.lockGroup}</h2>
        <Button wide onClick={() => device.lock()}>
          {w.lockNow}
        </Button>
        <Button wide onClick={() => setOpen('pin')}>
          {w.changePin}
        </Button>
        <AddPasskey />
        <PushButton />
        <Button wide look="danger" onClick={() => setOpen('out')}>
          {w.signOut}
        </Button>
      </section>
      {open === 'pin' && <ChangePin onClose={() => setOpen(null)} />}
      {open === 'out' && <SignOut onClose={() => setOpen(null)} />}
    </Page>
  )
}

/** Stays here after the toast is gone. */
function Update() {
  const w = useShellWords()
  const take = useTakeUpdate()
  if (!take) return null
  return (
    <Note tone="cool">
      <p>{w.updateReady}</p>
      <Button look="main" onClick={take}>
        {w.updateNow}
      </Button>
    </Note>
  )
}

function Appearance() {
  const w = useMeWords()
  const chosen = theme.use()
  const scale = textScale.use()
  const size = targets.use()
  const spoken = language.use()
  return (
    <section className="ui-card ui-stack">
      <h2 className="ui-heading">{w.look}</h2>
      <OneOf
        label={w.theme}
        choices={(['system', 'light', 'dark', 'outdoor'] as const).map((value) => ({ value, text: w[value] }))}
        value={chosen}
        onChange={theme.set}
      />
      <OneOf
        label={w.scale}
        choices={(['1', '1.15', '1.3', '1.5', '1.75', '2'] as const).map((value) => ({
          value,
          text: `${Math.round(Number(value) * 100)}%`,
        }))}
        value={scale}
        onChange={textScale.set}
      />
      <Switch label={w.large} checked={size === 'large'} onChange={(on) => targets.set(on ? 'large' : 'usual')} />
      <OneOf
        label={w.language}
        choices={[
          { value: 'zh', text: '中文' },
          { value: 'en', text: 'English' },
        ]}
        value={spoken}
        onChange={language.set}
      />
    </section>
  )
}

function AddPasskey() {
  const w = useMeWords()
  const device = useDevice()
  const failureText = useFailureText()
  if (!('PublicKeyCredential' in window)) return null
  async function add() {
    try {
      await device.addPasskey()
      toast(w.passkeyAdded)
    } catch (failure) {
      toast(failure instanceof Refused ? failureText(failure) : w.passkeyNone)
    }
  }
  return (
    <Button wide onClick={add}>
      {w.addPasskey}
    </Button>
  )
}

function SignOut({ onClose }: { onClose: () => void }) {
  const w = useMeWords()
  const shell = useShellWords()
  const device = useDevice()
  const failureText = useFailureText()
  const [unsent, setUnsent] = useState<number | null>(null)
  async function signOut(evenIfUnsent: boolean) {
    try {
      await device.signOut({ evenIfUnsent })
    } catch (failure) {
      if (failure instanceof Refused && failure.why === 'unsent-work') setUnsent(Number(failure.detail.count))
      else toast(failureText(failure))
    }
  }
  return (
    <Sheet
      title={w.signOut}
      closeText={shell.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{shell.cancel}</Button>
          {unsent === null ? (
            <Button look="danger" onClick={() => signOut(false)}>
              {w.signOut}
            </Button>
          ) : (
            <Button look="danger" onClick={() => signOut(true)}>
              {w.wipeAnyway}
            </Button>
          )}
        </>
      }
    >
      <p>{w.signOutSure}</p>
      {unsent !== null && (
        <Note tone="bad" urgent>
          {w.unsent(unsent)}
        </Note>
      )}
    </Sheet>
  )
}
