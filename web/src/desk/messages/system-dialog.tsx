import type { LeafCode } from '@red-steward/domain/cases/catalogue'
import { newId } from '@red-steward/domain/ids'
import { addSystem, changeSystem, type listSystems } from '@red-steward/domain/open311/managing'
import { isService } from '@red-steward/domain/open311/services'
import { App, Form, Input, Switch } from 'antd'
import type { z } from 'zod'
import { CommandModal } from '../parts/command-modal.tsx'
import { useLinksWords } from './links.words.ts'

export type System = z.infer<typeof listSystems.answer>['rows'][number]

interface Fields {
  name: string
  url: string
  jurisdictionId?: string
  apiKey?: string
  mapping: string
  isAutomatic: boolean
  enabled: boolean
}

/** `0401 = rubbish` line by line; undefined when a line is not understood. */
export function servicesOf(text: string): Partial<Record<LeafCode, string>> | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const pairs = lines.map((line) => /^(\d{4})\s*[=＝]\s*(\S.{0,99})$/.exec(line))
  const services: Partial<Record<LeafCode, string>> = {}
  for (const pair of pairs) {
    const [, leaf = '', code = ''] = pair ?? []
    if (!isService(leaf)) return undefined
    services[leaf] = code
  }
  return services
}

export function SystemDialog({ system, onClose }: { system: System | null; onClose: () => void }) {
  const w = useLinksWords()
  const { message } = App.useApp()
  const needed = [{ required: true, message: w.needed }]
  const toInput = ({ name, url, jurisdictionId = '', apiKey = '', mapping, isAutomatic = false }: Fields) => {
    const services = servicesOf(mapping)
    return services ? { id: system?.id ?? newId(), name, url, jurisdictionId, apiKey, services, isAutomatic } : null
  }
  const understood = {
    validator: (_: unknown, text: string) =>
      servicesOf(text ?? '') ? Promise.resolve() : Promise.reject(new Error(w.mappingWrong)),
  }
  const shared = {
    width: 600,
    onDone: () => void message.success(w.saved),
    onClose,
  }
  const fields = (
    <>
      <Form.Item name="name" label={w.name} rules={needed}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item name="url" label={w.systemUrl} extra={w.urlRule} rules={needed}>
        <Input maxLength={500} placeholder="https://…/open311/v2" />
      </Form.Item>
      <Form.Item name="jurisdictionId" label={w.jurisdiction}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="apiKey" label={w.apiKey} {...(system?.hasKey ? { extra: w.keepKey } : {})}>
        <Input.Password maxLength={500} autoComplete="off" visibilityToggle={false} />
      </Form.Item>
      <Form.Item name="mapping" label={w.mapping} rules={[...needed, understood]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} placeholder="0401 = rubbish" />
      </Form.Item>
      <Form.Item name="isAutomatic" label={w.automatic} valuePropName="checked">
        <Switch />
      </Form.Item>
      {system && (
        <Form.Item name="enabled" label={w.on} valuePropName="checked">
          <Switch />
        </Form.Item>
      )}
    </>
  )
  if (!system) {
    return (
      <CommandModal {...shared} title={`${w.add} · ${w.systems}`} shape={addSystem} toInput={toInput}>
        {fields}
      </CommandModal>
    )
  }
  const { name, url, jurisdictionId, services, isAutomatic, enabled } = system
  const mapping = Object.entries(services)
    .map(([leaf, code]) => `${leaf} = ${code}`)
    .join('\n')
  return (
    <CommandModal
      {...shared}
      title={`${w.change} · ${name}`}
      shape={changeSystem}
      initial={{ name, url, jurisdictionId, mapping, isAutomatic, enabled } as Fields}
      toInput={(changed: Fields) => {
        const input = toInput(changed)
        return input && { ...input, enabled: changed.enabled }
      }}
    >
      {fields}
    </CommandModal>
  )
}
