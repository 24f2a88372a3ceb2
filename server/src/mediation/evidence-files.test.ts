import { Role } from '@red-steward/domain/identity/actor'
import { newId } from '@red-steward/domain/ids'
import { describe, expect, test } from 'vitest'
import { done, why } from '../testing/cases-world.ts'
import { wordsOfDocx } from '../testing/docx.ts'
import { ago, mediating, noInterest, pageOf, type Quarrel } from '../testing/mediation-world.ts'
import { ask, newMember, run } from '../testing/world.ts'
import { dossier } from './dossier.ts'
import { addEvidenceFile, showEvidenceFile } from './evidence-files.ts'
import { declareInterest } from './mediators.ts'
import { addEvidence } from './records.ts'
import { putBackEvidenceFile, removeEvidenceFile } from './remove-evidence-file.ts'
import { stripPdf } from './strip-pdf.ts'

const PLACE = 'GPS 26.58N 107.98E'
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A scan: a picture as a camera wrote it inside, and what the scanner says of the paper. */
function pdfOf(...parts: (string | Buffer)[]): Buffer {
  return Buffer.concat(['%PDF-1.7\nstream\n', ...parts, '\nendstream\n%%EOF\n'].map((part) => Buffer.from(part)))
}
function exif(text: string): Buffer {
  const body = Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from(text)])
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 4)
  return Buffer.concat([head, body, Buffer.from([0xff, 0xd9])])
}
const scan = pdfOf(
  exif(PLACE),
  `<x:xmpmeta><exif:GPSLatitude>${PLACE}</exif:GPSLatitude></x:xmpmeta>`,
  '<x:xmpmeta><dc:title>收据</dc:title></x:xmpmeta>',
)

async function withEvidence(title = '照片'): Promise<Quarrel & { evidenceId: string }> {
  const one = await mediating()
  const evidenceId = newId()
  done(await run(one.mediator, addEvidence, { id: evidenceId, disputeId: one.id, title, receivedOn: ago(0) }))
  return { ...one, evidenceId }
}

function fileFor({ id, evidenceId }: { id: string; evidenceId: string }, bytes: Buffer, name = '客厅天花板') {
  return { id: newId(), disputeId: id, evidenceId, name, bytes: bytes.toString('base64') }
}

const shared = withEvidence().then(async (one) => {
  const file = fileFor(one, png)
  done(await run(one.mediator, addEvidenceFile, file))
  return { one, file }
})

describe('a picture or a paper of the evidence', () => {
  test('is read by the mediator in charge as it came, without the place, and stands in the dossier with name and sheet', async () => {
    const one = await withEvidence()
    const second = { ...one, evidenceId: newId() }
    done(
      await run(one.mediator, addEvidence, {
        ...{ id: second.evidenceId, disputeId: one.id, title: '维修收据', receivedOn: ago(0) },
      }),
    )
    const [picture, paper] = [fileFor(one, png), fileFor(second, scan, '收据扫描件')]
    done(await run(one.mediator, addEvidenceFile, picture))
    done(await run(one.mediator, addEvidenceFile, paper))

    const { file } = await pageOf(one.mediator, one.id)
    expect(file.evidence.map(({ files }: { files: object[] }) => files)).toEqual([
      [{ id: picture.id, name: '客厅天花板', mediaType: 'image/png', sheet: 1, removed: null }],
      [{ id: paper.id, name: '收据扫描件', mediaType: 'application/pdf', sheet: 2, removed: null }],
    ])
    const shown = done(await ask(one.mediator, showEvidenceFile, { disputeId: one.id, fileId: paper.id }))
    expect(shown).toMatchObject({ name: `${one.no} 证据附件2.pdf`, mediaType: 'application/pdf' })
    const bytes = Buffer.from(shown.base64, 'base64')
    expect(bytes.includes(PLACE)).toBe(false)
    expect(bytes.length).toBe(scan.length)

    const words = wordsOfDocx(
      Buffer.from(done(await ask(one.mediator, dossier, { disputeId: one.id, format: 'docx' })).base64, 'base64'),
    )
    for (const said of ['2 件，附件 2 个', '附件1 客厅天花板', '附件2 收据扫描件']) expect(words).toContain(said)
  })

  test.each(Role.options)('is not read or added by a %s who does not mediate the dispute', async (role) => {
    const { one, file } = await shared
    const other = await newMember({ role })
    const no = ['not-found', 'role-not-allowed', 'not-its-mediator']
    expect(no).toContain(why(await ask(other, showEvidenceFile, { disputeId: one.id, fileId: file.id })))
    expect(no).toContain(why(await run(other, addEvidenceFile, fileFor(one, png))))
    const its = { disputeId: one.id, fileId: file.id }
    expect(no).toContain(why(await run(other, removeEvidenceFile, { ...its, reason: '看不清' })))
    expect(no).toContain(why(await run(other, putBackEvidenceFile, its)))
  })

  test('is read no more by the mediator who stepped aside, and not by way of another dispute', async () => {
    const [one, other] = [await withEvidence(), await withEvidence()]
    const file = fileFor(one, png)
    done(await run(one.mediator, addEvidenceFile, file))
    expect(why(await ask(other.mediator, showEvidenceFile, { disputeId: other.id, fileId: file.id }))).toBe('not-found')
    const stray = { ...fileFor(one, png), disputeId: other.id }
    expect(why(await run(other.mediator, addEvidenceFile, stray))).toBe('not-found')

    done(await run(one.mediator, declareInterest, { ...noInterest(one.id), relative: true }))
    expect(why(await ask(one.mediator, showEvidenceFile, { disputeId: one.id, fileId: file.id }))).toBe('not-found')
  })

  test('comes three at most to a piece of evidence, whole, and of the kinds that are taken', async () => {
    const one = await withEvidence()
    const refused = async (bytes: Buffer) => why(await run(one.mediator, addEvidenceFile, fileFor(one, bytes)))
    expect(await refused(Buffer.from('PK\x03\x04 a sheet'))).toBe('evidence-file-unreadable')
    expect(await refused(scan.subarray(0, 40))).toBe('evidence-file-unreadable')
    for (let at = 0; at < 3; at++) done(await run(one.mediator, addEvidenceFile, fileFor(one, png)))
    expect(await refused(png)).toBe('evidence-files-enough')
  })
})

describe('a file that does not belong there', () => {
  const words = async (one: Quarrel) =>
    wordsOfDocx(
      Buffer.from(done(await ask(one.mediator, dossier, { disputeId: one.id, format: 'docx' })).base64, 'base64'),
    )

  test('is taken out with the reason: nobody opens or prints it, and that there was one stays in page, dossier and story', async () => {
    const one = await withEvidence()
    const [wrong, right] = [fileFor(one, png, '别家的天花板'), fileFor(one, png)]
    for (const file of [wrong, right]) done(await run(one.mediator, addEvidenceFile, file))
    const its = { disputeId: one.id, fileId: wrong.id }
    expect(why(await run(one.mediator, putBackEvidenceFile, its))).toBe('evidence-file-there')
    done(await run(one.mediator, removeEvidenceFile, { ...its, reason: '拍的是别家' }))

    expect(why(await ask(one.mediator, showEvidenceFile, its))).toBe('not-found')
    expect(why(await run(one.mediator, removeEvidenceFile, { ...its, reason: '再来一次' }))).toBe(
      'evidence-file-removed',
    )
    const { file, hops } = await pageOf(one.mediator, one.id)
    expect(file.evidence[0].files).toMatchObject([
      { id: wrong.id, sheet: 1, removed: { reason: '拍的是别家', by: one.mediator.name } },
      { id: right.id, sheet: 2, removed: null },
    ])
    expect(hops.at(-1)).toMatchObject({ action: 'EVIDENCE_REMOVED' })
    const printed = await words(one)
    for (const said of ['1 件，附件 1 个', '附件1 （已移出）', '附件2 客厅天花板']) expect(printed).toContain(said)
    expect(printed).not.toContain('别家')
  })

  test('leaves room for another, and is put back while there is room', async () => {
    const one = await withEvidence()
    const files = [1, 2, 3].map(() => fileFor(one, png))
    for (const file of files) done(await run(one.mediator, addEvidenceFile, file))
    const its = { disputeId: one.id, fileId: files[0]!.id }
    done(await run(one.mediator, removeEvidenceFile, { ...its, reason: '传错了' }))
    const another = fileFor(one, png)
    done(await run(one.mediator, addEvidenceFile, another))
    expect(why(await run(one.mediator, putBackEvidenceFile, its))).toBe('evidence-files-enough')

    done(await run(one.mediator, removeEvidenceFile, { disputeId: one.id, fileId: another.id, reason: '重复' }))
    done(await run(one.mediator, putBackEvidenceFile, its))
    expect(done(await ask(one.mediator, showEvidenceFile, its)).mediaType).toBe('image/png')
    const { file, hops } = await pageOf(one.mediator, one.id)
    expect(
      file.evidence[0].files.map(({ sheet, removed }: { sheet: number; removed: object | null }) => [sheet, !removed]),
    ).toEqual([
      [1, true],
      [2, true],
      [3, true],
      [4, false],
    ])
    expect(hops.at(-1)).toMatchObject({ action: 'EVIDENCE_PUT_BACK' })
  })

  test('is named in words that may be kept, and by way of its own dispute', async () => {
    const [one, other] = [await withEvidence(), await withEvidence()]
    const file = fileFor(one, png)
    done(await run(one.mediator, addEvidenceFile, file))
    const reason = '上面有证件号 11010519491231002X'
    const its = { disputeId: one.id, fileId: file.id }
    expect(why(await run(one.mediator, removeEvidenceFile, { ...its, reason }))).toMatch(/^text-forbidden-/)
    const astray = { ...its, disputeId: other.id, reason: '传错了' }
    expect(why(await run(other.mediator, removeEvidenceFile, astray))).toBe('not-found')
  })
})

test('of a PDF only what tells of a place is blanked; the rest stands where it stood', () => {
  const bare = stripPdf(scan)!
  expect(bare.includes('收据')).toBe(true)
  expect(bare.indexOf('endstream')).toBe(scan.indexOf('endstream'))
  const plain = pdfOf('Exif\0\0 in words', 'nothing')
  expect(stripPdf(plain)).toEqual(plain)
})

test('a PDF runs nothing when it is opened, and not a byte of it has moved', () => {
  const paper = pdfOf('<</S/JavaScript/JS(app.alert(1))>>', '<</S/Launch/F(cmd.exe)>>', 'what was scanned')
  const kept = stripPdf(paper)!
  expect(kept.length).toBe(paper.length)
  expect(kept.toString('latin1')).not.toMatch(/JavaScript|Launch/)
  expect(kept.indexOf('what was scanned')).toBe(paper.indexOf('what was scanned'))
})

test('a paper that says nonsense about its own parts is taken as it is, and looked through once', () => {
  const longer = pdfOf(Buffer.from([0xff, 0xe1, 0xff, 0xff]), 'Exif\0\0', 'GPS')
  expect(stripPdf(longer)).toBeDefined()
  const begins = Buffer.from('<x:xmpmeta'.repeat(200_000))
  const many = stripPdf(pdfOf(begins, 'GPS', '</x:xmpmeta>'))!
  expect(many.includes('GPS')).toBe(false)
})
