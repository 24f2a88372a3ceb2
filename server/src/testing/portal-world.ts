// A building with plates, its people at work, and residents who hold nothing but secrets.
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import type { PlateRow } from '@red-steward/domain/portal/desk'
import { LINK_SIGNS, newSecret } from '@red-steward/domain/portal/secrets'
import { ensureServiceAccount, serviceActor } from '../identity/index.ts'
import { confirmCode, requestCode } from '../portal/codes.ts'
import { plates } from '../portal/list-plates.ts'
import { issuePlates } from '../portal/plates.ts'
import { report } from '../portal/report.ts'
import { newBuilding, newGrid } from './places-world.ts'
import { ask, home, inside, newMember, run } from './world.ts'

type Answered = Awaited<ReturnType<typeof run>>

// biome-ignore lint/suspicious/noExplicitAny: answers of many commands
export function done(result: Answered): any {
  if (result.outcome !== 'done')
    throw new Error(`${result.why} ${JSON.stringify(result.fields ?? result.detail ?? '')}`)
  return result.answer
}
export const why = (result: Answered) => (result.outcome === 'refused' ? result.why : 'done')

export const community = await home()
await inside(community, async (tx) => {
  await ensureServiceAccount(tx, community, 'resident')
  await tx.updateTable('communities').set({ is_demo: true }).where('id', '=', community).execute()
})

/** Whoever stands at a door. */
export const resident: Actor = serviceActor(community, 'resident')
export const grid = await newGrid()
export const secretary = await newMember({ role: 'secretary' })
export const desk = await newMember({ role: 'station-desk' })
export const steward = await newMember({ role: 'steward', grids: [grid] })

/** A new building with a plate at each unit door; answers the codes in the order of the units. */
export async function newPlates(units = 2): Promise<{ buildingId: Id; codes: string[]; plateIds: Id[] }> {
  const building = await newBuilding({ grid, units })
  done(await run(secretary, issuePlates, { buildingId: building.id }))
  const { rows } = done(await ask(secretary, plates, { buildingId: building.id })) as { rows: PlateRow[] }
  return { buildingId: building.id, codes: rows.map(({ code }) => code!), plateIds: rows.map(({ id }) => id) }
}

export const newLink = () => newSecret(LINK_SIGNS)

export async function reported(code: string, text: string, more: object = {}) {
  const id = newId()
  const link = newLink()
  const answer = done(await run(resident, report, { id, code, text, link, ...more }))
  return { id, link, key: { link }, ...(answer as { caseNo: string; waiting: boolean }) }
}

/** A pass of a confirmed phone. */
export async function confirmed(phone: string): Promise<string> {
  const pass = newLink()
  const { demoCode } = done(await run(resident, requestCode, { phone, pass }))
  expectTrue(done(await run(resident, confirmCode, { phone, code: demoCode, pass })).confirmed)
  return pass
}

function expectTrue(value: unknown) {
  if (value !== true) throw new Error('the phone was not confirmed')
}

/** A picture of one grey point, with the segment cameras write beside it. */
export const JPEG =
  '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q=='
