import { listChannels } from '@red-steward/domain/messages/managing'
import { channelWords } from '@red-steward/domain/messages/message'
import { ChannelKind } from '@red-steward/domain/messages/settings'
import { Button, Flex, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { useTimes } from '../../lib/time.ts'
import { useSaid } from '../cases/codes.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { ChannelDialog } from './channel-dialog.tsx'
import { useLinksWords } from './links.words.ts'
import { TestChannelDialog } from './test-channel-dialog.tsx'

export type SetChannel = z.infer<typeof listChannels.answer>['rows'][number]

/** How mail, SMS and WeCom leave the house. */
export function ChannelsPanel() {
  const w = useLinksWords()
  const said = useSaid()
  const times = useTimes()
  const answer = useAsk(listChannels, {})
  const [editing, setEditing] = useState<ChannelKind | null>(null)
  const [testing, setTesting] = useState<ChannelKind | null>(null)
  return (
    <>
      <div className="links-head">
        <p className="quiet">{w.channelsNote}</p>
      </div>
      <Answered of={answer}>
        {({ rows }) => {
          const found = (kind: ChannelKind) => rows.find((row) => row.kind === kind)
          return (
            <div className="stack">
              {ChannelKind.options.map((kind) => {
                const row = found(kind)
                return (
                  <section className="card" key={kind} aria-label={said.say(channelWords, kind)}>
                    <div className="household-head">
                      <h2>
                        {said.say(channelWords, kind)}{' '}
                        {row ? <Tag color={row.enabled ? 'green' : 'default'}>{row.enabled ? w.on : w.off}</Tag> : null}
                      </h2>
                      <Flex gap={8}>
                        {row?.enabled && <Button onClick={() => setTesting(kind)}>{w.test}</Button>}
                        <Button onClick={() => setEditing(kind)}>{row ? w.change : w.setUp}</Button>
                      </Flex>
                    </div>
                    {row ? (
                      <p className="quiet">
                        {whereOf(row)} · {w.changedBy(row.changedBy, times.moment(row.changedAt))}
                      </p>
                    ) : (
                      <p className="quiet">{w.notSetUp}</p>
                    )}
                  </section>
                )
              })}
              {editing && <ChannelDialog kind={editing} row={found(editing)} onClose={() => setEditing(null)} />}
              {testing && <TestChannelDialog kind={testing} onClose={() => setTesting(null)} />}
            </div>
          )
        }}
      </Answered>
    </>
  )
}

function whereOf({ settings }: SetChannel) {
  return settings.kind === 'EMAIL' ? `${settings.host}:${settings.port} · ${settings.from}` : settings.url
}
