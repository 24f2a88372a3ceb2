// A slow line in front of a server: so many bits a second each way for all connections together, and a delay. Stands between
// browser and server and not in the browser, so that it holds for the service worker too.
import { createServer, connect as open, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export interface Line {
  url: string
  /** Bytes that came down so far. */
  down(): number
  end(): Promise<void>
}

export interface Speed {
  bitsPerSecond: number
  roundTripMs: number
}

/** "3G Slow" as WebPageTest defines it. */
export const SLOW_3G: Speed = { bitsPerSecond: 400_000, roundTripMs: 400 }

export async function slowLine(port: number, { bitsPerSecond, roundTripMs }: Speed): Promise<Line> {
  let bytesDown = 0
  const sockets = new Set<Socket>()
  const down = lane(bitsPerSecond, roundTripMs / 2)
  const up = lane(bitsPerSecond, roundTripMs / 2)
  const listener = createServer({ allowHalfOpen: true }, (near) => {
    const far = open({ port, host: '127.0.0.1', allowHalfOpen: true })
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => {}) // the other end is closed below
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    // The handshake: one way and back before the first byte may go up.
    let ready: Promise<unknown> = pause(roundTripMs)
    near.on('data', (bytes) => {
      near.pause()
      ready = ready.then(() => up(bytes.length)).then((arrived) => deliver(arrived, far, bytes))
      void ready.then(() => near.resume())
    })
    let order: Promise<unknown> = Promise.resolve()
    far.on('data', (bytes) => {
      bytesDown += bytes.length
      far.pause()
      order = order.then(() => down(bytes.length)).then((arrived) => deliver(arrived, near, bytes))
      void order.then(() => far.resume())
    })
    near.on('end', () => void ready.then(() => far.end()))
    far.on('end', () => void order.then(() => pause(roundTripMs)).then(() => near.end()))
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const { port: own } = listener.address() as { port: number }
  return {
    url: `http://127.0.0.1:${own}`,
    down: () => bytesDown,
    end: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        listener.close(() => resolve())
      }),
  }
}

/** One direction: what is sent stands in line behind what all others send; answers when its last byte has arrived. */
function lane(bitsPerSecond: number, delayMs: number) {
  let freeAt = 0
  return async (bytes: number) => {
    freeAt = Math.max(freeAt, performance.now()) + (bytes * 8000) / bitsPerSecond
    await pause(Math.max(0, freeAt - performance.now()))
    return freeAt + delayMs
  }
}

function deliver(at: number, socket: Socket, bytes: Uint8Array) {
  setTimeout(() => socket.writable && socket.write(bytes), Math.max(0, at - performance.now()))
}
