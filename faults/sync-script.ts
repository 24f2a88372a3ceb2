// What happens in one seed of the simulator: people type on phones, lines break, programs are killed, the desk works on
// the same records, buildings and posts change hands. Everything is drawn from one seed; what was typed goes into a ledger.
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import type { SyncDocument } from '@red-steward/domain/sync/documents'
import type { SyncEnvelope } from '@red-steward/domain/sync/wire'
import { sql } from 'kysely'
import { commands as allCommands } from '../server/src/commands.ts'
import { Chance } from '../server/src/demo/random.ts'
import { type AnyCommand, command, runCommand } from '../server/src/kernel/command.ts'
import type { Machine } from '../server/src/kernel/machine.ts'
import { keepFeed, newEpoch, phoneCommands, push } from '../server/src/sync/index.ts'
import type { Draft } from '../web/src/field/offline/entry.ts'
import { Refused, SignedOut, Unreachable } from '../web/src/lib/api.ts'
import { type Hand, typeCare, typeCase, typePhoto, typeVisit } from './sync-door.ts'
import { type Bugs, type Line, Phone } from './sync-phone.ts'
import { inside, newWorker, newWorld, post, type SimPerson, type SimWorld } from './sync-world.ts'

export interface Plan {
  devices: number
  steps: number
  bugs?: Bugs
}

/** One thing somebody typed. `values` are unique texts: each must be found again exactly once. */
export interface Typed {
  phone: SimPhone
  id: Id
  name: string
  input: unknown
  values: { record: Id; field: string; value: string; saw: unknown[] }[]
  /** Rows this makes: there once when it was done, not there when it was not. */
  makes: Made[]
  discarded: boolean
}

export interface Made {
  table: 'visits' | 'needs' | 'cases' | 'case_entries' | 'case_photos' | 'notes'
  id: Id
}

export const counted = {
  typed: 0,
  pushed: 0,
  cut: 0,
  lost: 0,
  doubled: 0,
  replayed: 0,
  killed: 0,
  visits: 0,
  cases: 0,
  photos: 0,
  deskEdits: 0,
  reachChanges: 0,
  slow: 0,
  reloads: 0,
  conflicts: 0,
  merged: 0,
  refused: 0,
  passedOn: 0,
  resolved: 0,
}

class Killed extends Error {}
const commandNamed = (name: string): AnyCommand => allCommands.find((one) => one.name === name)!

export class SimPhone extends Phone {
  killAfter = -1
  readonly skewMs: number
  constructor(machine: Machine, actor: Actor, line: Line, skewMs: number, bugs: Bugs | undefined) {
    super(machine, actor, { line, ...(bugs ? { bugs } : {}), now: () => new Date(machine.now().getTime() + skewMs) })
    this.skewMs = skewMs
    this.storage.beforeCommit = () => {
      if (this.killAfter >= 0 && this.killAfter-- === 0) throw new Killed('killed')
    }
  }
}

export class Script {
  readonly chance: Chance
  readonly plan: Plan
  readonly machine: Machine
  readonly ledger: Typed[] = []
  readonly phones: SimPhone[] = []
  world!: SimWorld
  calm = false
  #clock: number
  #texts = 0
  /** One seed in four: those named before there were photos stay what they were. */
  readonly #withPhotos: boolean
  #late: (() => Promise<unknown>)[] = []
  #slow: { release: () => void; done: Promise<unknown> } | undefined

  constructor(machine: Machine, seed: number, plan: Plan) {
    this.chance = new Chance(seed)
    this.#withPhotos = seed % 4 === 0
    this.plan = plan
    this.#clock = Date.now()
    this.machine = { ...machine, now: () => new Date(this.#clock) }
  }

  async play(): Promise<void> {
    await this.#begin()
    for (let step = 0; step < this.plan.steps; step++) {
      this.#clock += this.chance.whole(1, 90) * 1000
      await this.#step()
    }
    await this.#settle()
  }

  async #begin() {
    this.world = await newWorld(this.machine, { grids: 3, buildingsPerGrid: 2, doorsPerBuilding: 4 })
    const { communityId, grids } = this.world
    for (let at = 0; at < this.plan.devices; at++) {
      const role = at % 5 === 4 ? 'grid-lead' : 'steward'
      const own = [grids[at % 3]!, ...(this.chance.happens(0.3) ? [grids[(at + 1) % 3]!] : [])]
      const actor = await newWorker(this.machine, communityId, role, own)
      const skew = this.chance.whole(-30, 30) * 86_400_000
      const phone = new SimPhone(this.machine, actor, this.#line(actor), skew, this.plan.bugs)
      this.phones.push(phone)
      await phone.enrol()
      await this.#sync(phone)
    }
  }

  async #step() {
    const { chance } = this
    const phone = chance.pick(this.phones)
    const draw = chance.share()
    if (draw < 0.42) await this.#type(phone)
    else if (draw < 0.72) await this.#sync(phone)
    else if (draw < 0.84) await this.#desk()
    else if (draw < 0.88) this.#armKill(phone)
    else if (draw < 0.92) await this.#moveReach()
    else if (draw < 0.94) await this.#startSlow()
    else if (draw < 0.955) await this.#resolve()
    else if (draw < 0.97) await this.#secondThoughts(phone)
    else if (draw < 0.985) await this.#replay()
    else if (draw < 0.99) await this.#otherEpoch()
    else await this.#reopen(phone)
    if (this.#slow && chance.happens(0.15)) await this.#endSlow()
  }

  /** A line of this seed: half of the bad things that can happen to an exchange happen now and then. */
  #line(_actor: Actor): Line {
    return {
      going: async (what) => {
        if (!this.calm && this.chance.happens(0.12)) {
          counted.cut++
          throw new Unreachable(what)
        }
      },
      coming: async (what, said) => {
        if (this.calm) return said
        if (this.chance.happens(0.12)) {
          counted.lost++
          throw new Unreachable(what)
        }
        if (what === 'buildings' && this.chance.happens(0.2)) {
          const bytes = said as unknown as Uint8Array
          return bytes.slice(0, this.chance.whole(1, bytes.length - 1)) as unknown as typeof said
        }
        return said
      },
    }
  }

  async #type(phone: SimPhone) {
    if (this.#withPhotos && this.chance.happens(0.35)) return typePhoto(this.#hand(phone))
    const draw = this.chance.share()
    if (draw < 0.42) await this.#typeFact(phone)
    else if (draw < 0.5) await this.#typeHousehold(phone)
    else if (draw < 0.6) await this.#typeNewcomer(phone)
    else if (draw < 0.65) await this.#typeMoveOut(phone)
    else if (draw < 0.7) await this.#typeConfirm(phone)
    else if (draw < 0.85) await typeVisit(this.#hand(phone))
    else if (draw < 0.92) await typeCare(this.#hand(phone))
    else await typeCase(this.#hand(phone))
  }

  #text(what: string) {
    return `${what}${++this.#texts}`
  }

  /** A person this phone shows, other than the one kept for slow transactions. */
  #personOn(phone: SimPhone): SimPerson | undefined {
    const shown = this.world.persons.slice(1).filter(({ id }) => phone.engine.documents.get('person', id))
    return shown.length > 0 ? this.chance.pick(shown) : undefined
  }

  async #typeFact(phone: SimPhone) {
    const person = this.#personOn(phone)
    if (!person) return
    const shown = phone.engine.documents.get('person', person.id)! as SyncDocument & Record<string, unknown>
    const changes: Record<string, string> = {}
    if (this.chance.happens(0.6)) changes.name = this.#text('名')
    if (this.chance.happens(0.4) || !changes.name) changes.note = this.#text('记')
    const input = { personId: person.id, base: phone.engine.documents.versionOf(person.id) ?? 1, changes }
    const put = { ...shown, ...changes } as SyncDocument
    const values = Object.entries(changes).map(([field, value]) => ({
      record: person.id,
      field,
      value,
      saw: ['', shown[field], ...this.#seen(phone, person.id, field)],
    }))
    await this.#save(phone, 'registry.correct-person', input, [person.id], [{ put }], values)
  }

  /** The values of a field that this phone knows of: the server's as far as pulled, and its own not yet answered. */
  #seen(phone: SimPhone, record: Id, field: string): unknown[] {
    const base = phone.engine.documents.base('person', record) as unknown as Record<string, unknown> | undefined
    const own = this.ledger.filter((one) => one.phone === phone).flatMap(({ values }) => values)
    return [
      base?.[field],
      ...own.filter((one) => one.record === record && one.field === field).map(({ value }) => value),
    ]
  }

  async #typeHousehold(phone: SimPhone) {
    const home = this.chance.pick(this.world.households)
    const shown = phone.engine.documents.get('household', home.id) as (SyncDocument & { dwellingId: Id }) | undefined
    if (!shown) return
    const note = this.#text('户')
    const use = this.chance.pick(['OWNER', 'RENTED', 'VACANT'])
    const changes = { note, ...(this.chance.happens(0.5) ? { use } : {}) }
    const input = { householdId: home.id, base: phone.engine.documents.versionOf(home.id) ?? 1, changes }
    await this.#save(
      phone,
      'registry.correct-household',
      input,
      [home.id, shown.dwellingId],
      [{ put: { ...shown, note } as SyncDocument }],
      [{ record: home.id, field: 'note', value: note, saw: [] }],
    )
  }

  async #typeNewcomer(phone: SimPhone) {
    const home = this.chance.pick(this.world.households)
    const shown = phone.engine.documents.get('household', home.id)
    if (!shown) return
    const [id, name] = [newId(), this.#text('新')]
    const member = { id, name, relation: '99', kind: 'LODGER' }
    const put = { kind: 'person', id, buildingId: shown.buildingId, version: 0, name } as SyncDocument
    await this.#save(phone, 'registry.register-person', { householdId: home.id, member }, [home.id], [{ put }], [])
    this.world.persons.push({ id, householdId: home.id, residenceId: id })
    if (this.chance.happens(0.5)) await this.#typeFactOf(phone, id) // stands on the one before
  }

  async #typeFactOf(phone: SimPhone, personId: Id) {
    const changes = { note: this.#text('记') }
    const values = [
      { record: personId, field: 'note', value: changes.note, saw: ['', ...this.#seen(phone, personId, 'note')] },
    ]
    await this.#save(phone, 'registry.correct-person', { personId, base: 1, changes }, [personId], [], values)
  }

  async #typeMoveOut(phone: SimPhone) {
    const person = this.#personOn(phone)
    if (!person) return
    const day = this.machine.now().toISOString().slice(0, 10)
    const input = { householdId: person.householdId, personIds: [person.id], day }
    await this.#save(phone, 'registry.move-out', input, [person.id, person.householdId], [], [])
  }

  /** What work at the door needs of this script. */
  #hand(phone: SimPhone): Hand {
    const { chance, world } = this
    const save: Hand['save'] = (name, input, about, shows, makes, file) =>
      this.#save(phone, name, input, about, shows, [], makes, file)
    return { phone, chance, world, now: () => this.machine.now().toISOString(), text: (what) => this.#text(what), save }
  }

  async #typeConfirm(phone: SimPhone) {
    // Not of the first home: a slow transaction may hold its first person, and this script lets it go on only later.
    const home = this.chance.pick(this.world.households.slice(1))
    if (!phone.engine.documents.get('household', home.id)) return
    const input = { subject: { kind: 'household', id: home.id }, means: 'DOOR' }
    await this.#save(phone, 'registry.confirm', input, [home.id], [], [])
  }

  async #save(
    phone: SimPhone,
    name: string,
    input: unknown,
    about: Id[],
    shows: { put: SyncDocument }[],
    values: Typed['values'],
    makes: Made[] = [],
    file: Draft['file'] = undefined,
  ) {
    try {
      const id = await phone.engine.save({ name, input, base: {}, dependsOn: [], about, shows, file })
      this.ledger.push({ phone, id, name, input: structuredClone(input), values, makes, discarded: false })
      counted.typed++
    } catch (failure) {
      if (!(failure instanceof Killed)) throw failure
      counted.killed++ // `save` did not answer, so nothing was promised
      await this.#reopen(phone)
    }
  }

  async #sync(phone: SimPhone) {
    try {
      const asked = phone.engine.outbox.batch()
      await phone.engine.sync()
      if (this.#withPhotos) asked.push(...(await this.#sendPhotos(phone)))
      if (asked.length > 0) counted.pushed++
      if (asked.length > 0 && !this.calm && this.chance.happens(0.25)) this.#keepForLater(phone, asked)
    } catch (failure) {
      if (failure instanceof Killed) {
        counted.killed++
        await this.#reopen(phone)
      } else if (failure instanceof Error && /cut short|JSON|compress|terminated|decode/i.test(failure.message)) {
        await phone.engine.reopen()
      } else if (!(failure instanceof Unreachable || failure instanceof SignedOut || failure instanceof Refused))
        throw failure
    }
  }

  /** Answers the first as it went, so that it may arrive again. */
  async #sendPhotos({ engine }: SimPhone): Promise<SyncEnvelope[]> {
    const next = engine.outbox.nextFile(new Set())
    const whole = next && (await engine.outbox.whole(next))
    await engine.sendFiles()
    return whole ? [whole] : []
  }

  /** The same batch arrives again, at once or much later, behind others. */
  #keepForLater(phone: SimPhone, envelopes: readonly SyncEnvelope[]) {
    const again = () =>
      push(
        this.machine,
        { actor: { ...phone.actor } },
        (name) => phoneCommands.find((one) => one.name === name),
        phone.deviceId,
        structuredClone([...envelopes]),
      )
    counted.doubled++
    this.#late.push(again)
  }
  async #replay() {
    const again = this.#late.shift()
    if (!again) return
    counted.replayed++
    await again()
  }

  #armKill(phone: SimPhone) {
    phone.killAfter = this.chance.whole(0, 3)
  }
  async #reopen(phone: SimPhone) {
    phone.killAfter = -1
    await phone.open()
  }

  async #desk() {
    const { persons, households, secretary } = this.world
    counted.deskEdits++
    if (this.chance.happens(0.75)) {
      const person = this.chance.pick(persons.slice(1))
      const changes = this.chance.happens(0.5)
        ? { name: this.#text('桌名') }
        : { note: this.#text('桌记'), sex: this.chance.pick(['1', '2']) }
      await this.#run(secretary, 'registry.correct-person', { personId: person.id, base: 1_000_000, changes })
    } else {
      const input = {
        householdId: this.chance.pick(households).id,
        base: 1_000_000,
        changes: { note: this.#text('桌户') },
      }
      await this.#run(secretary, 'registry.correct-household', input)
    }
  }

  #run(actor: Actor, name: string, input: unknown) {
    return runCommand(this.machine, { actor }, commandNamed(name), newId(), input)
  }

  /** A building goes to another grid, or a post to other grids; a worker may for a while hold none. */
  async #moveReach() {
    counted.reachChanges++
    const { communityId, buildings, grids, secretary } = this.world
    if (this.chance.happens(0.5)) {
      const input = { buildingIds: [this.chance.pick(buildings)], gridId: this.chance.pick(grids) }
      await this.#run(secretary, 'places.assign-grid', input)
      return
    }
    const { actor } = this.chance.pick(this.phones)
    const own = grids.filter(() => this.chance.happens(0.4))
    await post(this.machine, communityId, actor.id, actor.role, own)
  }

  /** A transaction that stays open while others commit: its rows appear in the feed behind theirs. */
  async #startSlow() {
    if (this.#slow) return
    counted.slow++
    const shape = commandNamed('registry.correct-person')
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const input = { personId: this.world.persons[0]!.id, base: 1_000_000, changes: { note: this.#text('慢') } }
    let inside_ = () => {}
    const entered = new Promise<void>((resolve) => {
      inside_ = resolve
    })
    const slow = command(shape, async (context, given) => {
      await shape.run(context, given)
      inside_()
      await gate
    })
    const done = runCommand(this.machine, { actor: this.world.secretary }, slow, newId(), input)
    await Promise.race([entered, done])
    this.#slow = { release, done }
  }
  async #endSlow() {
    this.#slow?.release()
    await this.#slow?.done
    this.#slow = undefined
  }

  async #resolve() {
    const { communityId, secretary } = this.world
    const row = await inside(this.machine, communityId, (tx) =>
      tx.selectFrom('conflicts').select('id').where('resolved_at', 'is', null).orderBy('mine_at').executeTakeFirst(),
    )
    if (!row) return
    counted.resolved++
    const input = { conflictId: row.id, take: this.chance.pick(['MINE', 'THEIRS']) }
    await this.#run(secretary, 'sync.resolve-conflict', input)
  }

  /** Refused work is sent again or let go. */
  async #secondThoughts(phone: SimPhone) {
    const entry = phone.engine.outbox.entries.find(({ state }) => state === 'refused')
    const typed = this.ledger.find(({ id }) => id === entry?.envelope.id)
    if (!entry || !typed) return
    try {
      if (this.chance.happens(0.5)) {
        await phone.engine.discard(typed.id)
        typed.discarded = true
      } else {
        await phone.engine.retry(typed.id, undefined)
        typed.id = phone.engine.outbox.entries.find(({ key }) => key === entry.key)!.envelope.id
        typed.values = typed.values.map((value) => ({
          ...value,
          saw: [...value.saw, ...this.#seen(phone, value.record, value.field)],
        }))
      }
    } catch (failure) {
      if (!(failure instanceof Killed)) throw failure
      counted.killed++
      await this.#reopen(phone)
      // Killed before its transaction: it is as it was before.
    }
  }

  /** The database is another one, or has let old rows go. */
  async #otherEpoch() {
    counted.reloads++
    const { communityId } = this.world
    await inside(this.machine, communityId, async (tx) => {
      if (this.chance.happens(0.5)) await newEpoch(tx, communityId)
      else await keepFeed(tx, communityId, this.machine.now().toISOString(), 0)
    })
  }

  /** The storm is over: everything is sent, and every phone reads past the last transaction. */
  async #settle() {
    await this.#endSlow()
    this.calm = true
    for (const again of this.#late.splice(0)) await again()
    for (const phone of this.phones) phone.killAfter = -1
    for (let round = 0; round < 10; round++) {
      const before = counted.pushed
      for (const phone of this.phones) await this.#sync(phone)
      if (round >= 2 && counted.pushed === before) break
    }
    const { rows } = await inside(this.machine, this.world.communityId, (tx) =>
      sql<{ at: string }>`select pg_current_xact_id()::text as at`.execute(tx),
    )
    const target = BigInt(rows[0]!.at)
    for (const phone of this.phones) {
      for (let tries = 0; BigInt(phone.engine.state.cursor.transaction) <= target; tries++) {
        if (tries > 500) throw new Error('a transaction stays open')
        if (tries > 0) await new Promise((resolve) => setTimeout(resolve, 20))
        await this.#sync(phone)
      }
    }
  }
}
