import { type Id, newId } from '@red-steward/domain/ids'
import { inside } from './world.ts'

export async function newCompound(community_id: Id, name: string): Promise<Id> {
  const id = newId()
  await inside(community_id, (tx) => tx.insertInto('compounds').values({ community_id, id, name }).execute())
  return id
}

export async function newBuildingNumbered(community_id: Id, compound_id: Id, number: string): Promise<Id> {
  const id = newId()
  await inside(community_id, (tx) =>
    tx.insertInto('buildings').values({ community_id, id, compound_id, number, floors: 33 }).execute(),
  )
  return id
}
