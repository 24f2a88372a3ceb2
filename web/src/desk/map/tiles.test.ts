// @vitest-environment node
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { tileLayers } from './tiles.ts'

test('streets and their names are asked from the host that was set, with its key, as the service wants to be asked', async () => {
  const asked: string[] = []
  const host = createServer((request, answer) => {
    asked.push(request.url!)
    answer.end()
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => host.once('listening', listening))
  const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}`

  const { sources, layers } = tileLayers({ host: url, key: 'k'.repeat(32), approval: 'GS(2024)0000号' }, false)
  for (const source of Object.values(sources) as { tiles: string[] }[])
    await fetch(source.tiles[0]!.replace('{z}', '16').replace('{y}', '27751').replace('{x}', '52424'))
  host.close()

  expect(layers.map(({ id }) => id)).toEqual(['vec', 'cva'])
  const where = 'TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX=16&TILEROW=27751&TILECOL=52424'
  expect(asked.map((path) => [path.split('?')[0], path.includes(`${where}&tk=${'k'.repeat(32)}`)])).toEqual([
    ['/vec_w/wmts', true],
    ['/cva_w/wmts', true],
  ])
  expect(tileLayers(null, false)).toEqual({ sources: {}, layers: [] })
})
