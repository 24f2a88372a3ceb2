// A phone of the simulator: the real engine with memory for a disk, talking to the real server functions through a line
// that may cut, double, delay and shorten what is said. Everything said passes through JSON, as on the wire.
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import * as wire from '@red-steward/domain/sync/wire'
import { z } from 'zod'
import { hashToken } from '../server/src/identity/index.ts'
import { runCommand } from '../server/src/kernel/command.ts'
import type { Machine } from '../server/src/kernel/machine.ts'
import { type QueryContext, query, runQuery } from '../server/src/kernel/query.ts'
import { Refused as ServerRefused } from '../server/src/kernel/refused.ts'
import { entered } from '../server/src/kernel/transaction.ts'
import * as sync from '../server/src/sync/index.ts'
import { Engine } from '../web/src/field/offline/engine.ts'
import type { Network } from '../web/src/field/offline/network.ts'
import { MemoryStorage } from '../web/src/field/offline/storage-memory.ts'
import { keysOf, newRoot, Sealer, toBase64, type VaultKeys } from '../web/src/field/offline/vault.ts'
import { Refused, SignedOut, Unreachable } from '../web/src/lib/api.ts'

const commandOf = (name: string) => sync.phoneCommands.find((command) => command.name === name)

/** What may happen to one exchange: asked before the request goes out and before its answer comes in. `bytes` of a push. */
export interface Line {
  /** Throws `Unreachable` when the request never arrives. */
  going(what: string, bytes?: number): Promise<void>
  /** Throws `Unreachable` when the answer is lost; may shorten bytes. */
  coming<Said>(what: string, said: Said, bytes?: number): Promise<Said>
}
export const goodLine: Line = { going: async () => {}, coming: async (_what, said) => said }

export interface Bugs {
  /** Changes what the server hears or the phone is told, to see that the simulator notices. */
  request?(
    what: string,
    request: Record<string, unknown>,
    machine: Machine,
  ): Record<string, unknown> | Promise<Record<string, unknown>>
  answer?(what: string, answer: unknown, machine: Machine): unknown
}

export function directNetwork(machine: Machine, deviceId: Id, token: string, line: Line, bugs: Bugs = {}): Network {
  const tokenHash = hashToken(token)
  const heard = async <Request>(what: string, shape: z.ZodType<Request>, request: object): Promise<Request> => {
    const said = JSON.parse(JSON.stringify({ protocol: wire.PROTOCOL, deviceId, ...request })) as Record<
      string,
      unknown
    >
    return shape.parse((await bugs.request?.(what, said, machine)) ?? said)
  }
  const read = async <Request extends object, Answer>(
    what: string,
    shape: z.ZodType<Request>,
    request: object,
    run: (context: QueryContext, request: Request) => Promise<Answer>,
  ): Promise<Answer> => {
    await line.going(what)
    const asked = query(
      { kind: 'query', name: `sync.${what}`, permission: 'sync.push', summary: '', answer: z.any(), input: shape },
      run,
    )
    const result = await runQuery(machine, { tokenHash }, asked, await heard(what, shape, request))
    if (result.outcome === 'refused') throw failureOf(result.why)
    const answer = result.answer as Answer
    const said = Buffer.isBuffer(answer) ? answer : JSON.parse(JSON.stringify(answer))
    return line.coming(what, ((await bugs.answer?.(what, said, machine)) ?? said) as Answer)
  }
  return {
    scope: () => read('scope', wire.ScopeRequest, {}, (context) => sync.scope(context, deviceId)),
    pull: (request) => read('pull', wire.PullRequest, request, sync.pull),
    async buildings(buildingIds) {
      const bytes = await read('buildings', wire.BuildingsRequest, { buildingIds }, (context, request) =>
        sync.buildingStreams(context, request.buildingIds),
      )
      return new Uint8Array(bytes)
    },
    async push(envelopes) {
      const bytes = JSON.stringify(envelopes).length
      await line.going('push', bytes)
      const request = await heard('push', wire.PushRequest, { envelopes })
      try {
        const answer = await sync.push(machine, { tokenHash }, commandOf, deviceId, request.envelopes)
        const said = JSON.parse(JSON.stringify(answer))
        return await line.coming('push', (await bugs.answer?.('push', said, machine)) ?? said, bytes)
      } catch (error) {
        if (error instanceof ServerRefused) throw failureOf(error.why)
        throw error
      }
    },
    orders: async () => ({ wipe: false }),
  }
}

function failureOf(why: string) {
  if (why === 'signed-out' || why === 'no-active-post') return new SignedOut(why)
  return new Refused(why)
}

/** One device of one account; survives its own kills. */
export class Phone {
  readonly deviceId = newId()
  readonly storage = new MemoryStorage()
  readonly actor: Actor
  readonly #machine: Machine
  readonly #line: Line
  readonly #bugs: Bugs
  readonly #now: () => Date
  #keys!: VaultKeys
  #token = ''
  engine!: Engine

  constructor(
    machine: Machine,
    actor: Actor,
    { line = goodLine, bugs = {}, now = () => new Date() } = {} as {
      line?: Line
      bugs?: Bugs
      now?: () => Date
    },
  ) {
    this.#machine = machine
    this.actor = actor
    this.#line = line
    this.#bugs = bugs
    this.#now = now
  }

  async enrol(): Promise<this> {
    const enrol = sync.commands.find(({ name }) => name === 'sync.enrol-device')!
    const input = {
      deviceId: this.deviceId,
      label: '测试手机',
      appVersion: '1',
      protocol: wire.PROTOCOL,
      publicKey: toBase64(new Uint8Array(65).fill(4)),
    }
    const result = await runCommand(this.#machine, { actor: this.actor }, enrol, newId(), input)
    if (result.outcome !== 'done') throw new Error(`the phone was not enrolled: ${result.why}`)
    this.#token = (result.answer as { token: string }).token
    this.#keys = await keysOf(newRoot())
    await this.open()
    return this
  }

  /** Starts the program: what is in memory is what the disk says. */
  async open(): Promise<void> {
    const network = directNetwork(this.#machine, this.deviceId, this.#token, this.#line, this.#bugs)
    this.engine = await Engine.open(
      {
        storage: this.storage,
        network,
        sealer: new Sealer(this.#keys, 'vault'),
        now: () => this.#now().toISOString(),
        appVersion: '1',
        changed: () => {},
      },
      { token: this.#token, signingKey: '' },
    )
  }

  /** What the server would give to this phone if it came anew. */
  async truth() {
    return entered(
      this.#machine.db,
      { tokenHash: hashToken(this.#token) },
      this.#machine.now().toISOString(),
      async ({ tx, actor }) => {
        const vault = await this.#machine.keys.of(tx, actor.communityId)
        const context = {
          tx,
          actor,
          now: this.#machine.now().toISOString(),
          vault,
          trail: { looked() {} },
          files: this.#machine.files,
        } as unknown as QueryContext
        return sync.everythingFor(context)
      },
    )
  }
}

export { Unreachable }
