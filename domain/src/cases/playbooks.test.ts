import { expect, test } from 'vitest'
import { leafOf } from './catalogue.ts'
import { callees, lines, type Playbook, playbookOf, playbooks } from './playbooks.ts'

const all = Object.entries(playbooks) as [string, Playbook][]

test('the seven emergencies of the handbook have a playbook, each under its own leaf and urgent', () => {
  expect(all.map(([leaf]) => leaf).sort()).toEqual(['0101', '0102', '0103', '0105', '0109', '0110', '0701'])
  for (const [leaf, playbook] of all) {
    expect(playbook.leaf).toBe(leaf)
    expect(leafOf(playbook.leaf).class).toBe('P1')
  }
})

test.each(all)('the steps of %s are named once, in both languages, and call somebody who is known', (_, playbook) => {
  expect(playbook.numbers.length).toBeGreaterThan(0)
  expect(new Set(playbook.steps.map(({ id }) => id)).size).toBe(playbook.steps.length)
  for (const step of playbook.steps) {
    expect(step.zh && step.en).toBeTruthy()
    if (step.call) expect({ ...lines, ...callees }).toHaveProperty(step.call)
  }
})

test('with gas, nobody is told to phone before everyone is outside', () => {
  const steps = playbookOf('0102')!.steps
  const firstCall = steps.findIndex(({ call }) => call)
  const ids = steps.slice(0, firstCall).map(({ id }) => id)
  expect(ids).toEqual(['no-phone', 'leave'])
})

test('fire calls 119 before any other step', () => {
  expect(playbookOf('0101')!.steps[0]).toMatchObject({ call: '119' })
})

test('where a home may have to be entered, the step asks for an entry record', () => {
  for (const leaf of ['0105', '0110', '0701'] as const)
    expect(playbookOf(leaf)!.steps.some(({ entry }) => entry)).toBe(true)
})
