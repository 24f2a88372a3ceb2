// 5,000 malformed requests made from the OpenAPI document, over HTTP: no 500, no stack or statement in an answer.
// bin/bench malformed [count]
import { newStand } from '../bench/stand.ts'
import { malformedRequests } from '../server/src/testing/malformed.ts'

const COUNT = Number(process.argv[2] ?? 5000)
const stand = await newStand(1)
const statuses = new Map<number, number>()
const bad: string[] = []
try {
  const cookie = await stand.cookieOf('secretary')
  const document = await (await fetch(`${stand.program.url}/api/openapi.json`)).json()
  const requests = malformedRequests(document, COUNT, 20260302)
  await Promise.all(
    Array.from({ length: 8 }, (_, worker) =>
      send(
        cookie,
        requests.filter((_request, i) => i % 8 === worker),
      ),
    ),
  )
} finally {
  await stand.end()
}
for (const [status, count] of [...statuses].sort()) process.stdout.write(`${status}  ${count}\n`)
process.stdout.write(
  `${COUNT} requests, ${bad.length} with a 500, a stack or a statement\n${bad.slice(0, 10).join('\n')}\n`,
)
process.exitCode = bad.length ? 1 : 0

async function send(cookie: string, requests: ReturnType<typeof malformedRequests>) {
  for (const { path, body, contentType } of requests) {
    const headers = { cookie, ...(contentType ? { 'content-type': contentType } : {}) }
    const answer = await fetch(stand.program.url + path, { method: 'POST', headers, body })
    const text = await answer.text()
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    const leaks = answer.status !== 200 && /\bat .*:\d+:\d+|\bselect \w|\binsert into\b|pg_\w|constraint "/i.test(text)
    if (answer.status >= 500 || leaks)
      bad.push(`${answer.status} ${path} ${body.slice(0, 200)} → ${text.slice(0, 200)}`)
  }
}
