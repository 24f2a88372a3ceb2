import { describe, expect, test } from 'vitest'
import { newReceiver } from '../testing/receiver.ts'
import { callOutward, isAllowedAddress } from './outward.ts'

const { url: here } = await newReceiver(({ path }) => {
  if (path === '/slow') return { silent: true }
  return path === '/moved' ? { status: 302, headers: { location: 'http://127.0.0.1:9/' } } : { body: 'hello' }
})

const call = (url: string, allowPrivate = true) => callOutward({ url, method: 'GET', timeoutMs: 300, allowPrivate })

describe('an address somebody typed in', () => {
  test.each([
    ['93.184.216.34', true, true],
    ['10.1.2.3', false, true],
    ['127.0.0.1', false, true],
    ['172.31.0.1', false, true],
    ['172.32.0.1', true, true],
    ['192.168.0.7', false, true],
    ['169.254.169.254', false, false],
    ['0.0.0.0', false, false],
    ['224.0.0.1', false, false],
    ['::1', false, true],
    ['::ffff:10.0.0.1', false, true],
    ['::ffff:169.254.169.254', false, false],
    ['::ffff:a9fe:a9fe', false, false],
    ['2002:7f00:1::1', false, false],
    ['64:ff9b:1::a00:1', false, false],
    ['fd00::1', false, true],
    ['fe80::1%eth0', false, false],
    ['2400:3200::1', true, true],
  ])('%s from outside %s, with private networks allowed %s', (address, outside, inside) => {
    expect([isAllowedAddress(address, false), isAllowedAddress(address, true)]).toEqual([outside, inside])
  })

  test('is not called in our own network, by number or by name', async () => {
    await expect(call(`${here}/`, false)).rejects.toMatchObject({ problem: 'address-not-allowed' })
    const byName = here.replace('127.0.0.1', 'localhost')
    await expect(call(byName, false)).rejects.toMatchObject({ problem: 'address-not-allowed' })
    await expect(call(here)).resolves.toMatchObject({ status: 200, text: 'hello' })
  })

  test('is not followed elsewhere, and not waited for without end', async () => {
    await expect(call(`${here}/moved`)).resolves.toMatchObject({ status: 302 })
    await expect(call(`${here}/slow`)).rejects.toMatchObject({ problem: 'timed-out' })
    await expect(call('http://127.0.0.1:1/')).rejects.toMatchObject({ problem: 'unreachable' })
  })
})
