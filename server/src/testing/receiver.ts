// Another system on the other side of the wire, on this machine: keeps what it got and answers as the test says.
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

export interface Got {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
}

export interface Answer {
  status?: number
  body?: string
  headers?: Record<string, string>
  /** Never answers; the caller has to give up. */
  silent?: boolean
}

/** Listens until the test file ends. `answer` may be replaced while it runs. */
export async function newReceiver(answer: (got: Got) => Answer = () => ({})) {
  const got: Got[] = []
  const receiver = { got, answer, url: '' }
  const listener: RequestListener = async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const { method = '', url: path = '', headers } = request
    const one = { method, path, headers, body: Buffer.concat(parts) }
    got.push(one)
    const { status = 200, body = '', headers: more = {}, silent } = receiver.answer(one)
    if (!silent) response.writeHead(status, more).end(body)
  }
  const server = createServer(listener)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return receiver
}
