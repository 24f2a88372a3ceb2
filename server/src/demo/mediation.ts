// What the demo's quarrels and topics are about; everybody in them is invented like the rest.
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Day } from '@red-steward/domain/time'
import type { DemoCommunity } from './community.ts'
import type { DemoHousehold } from './people.ts'
import type { Chance } from './random.ts'

interface Stage {
  demo: DemoCommunity
  chance: Chance
  desk: Actor
  mediator: Actor
  secretary: Actor
  /** The day so many days before today; negative lies ahead. */
  ago(days: number): Day
  did(actor: Actor, on: Day, name: string, input: object): Promise<void>
  /** The server makes the follow-ups; the first one of a dispute. */
  firstFollowUp(disputeId: Id): Promise<Id>
}

export async function rooms({ chance, secretary, ago, did }: Stage): Promise<Id[]> {
  const made = [
    { id: chance.id(), name: '矛盾调解室', place: '服务站一楼', seats: 10 },
    { id: chance.id(), name: '信访接访室', place: '服务站一楼', seats: 6 },
    { id: chance.id(), name: '议事厅', place: '服务站二楼', seats: 40 },
  ]
  for (const room of made) await did(secretary, ago(100), 'mediation.save-room', room)
  return made.map(({ id }) => id)
}

interface Told {
  type: string
  title: string
  told: string
  claim: string
  daysAgo: number
  /** Left out: the property company. */
  neighbour?: boolean
}

interface Made {
  id: Id
  applicant: Id
  respondent: Id
}

export async function quarrels(stage: Stage, roomIds: readonly Id[]): Promise<void> {
  const leak = { type: '06', title: '楼上漏水泡坏吊顶', neighbour: true }
  const damp = { told: '楼上卫生间软管破裂，水漏进客厅，吊顶和地板受损。', claim: '赔偿修复费用。' }
  await open(stage, {
    type: '02',
    title: '夜间噪声',
    told: '楼上晚上十一点后还拖桌椅，多次提醒没有改善。',
    claim: '晚上十点后保持安静。',
    daysAgo: 1,
    neighbour: true,
  })
  await accepted(stage, {
    type: '14',
    title: '物业费与楼道照明',
    told: '楼道灯坏了两个月没有修，业主拒交物业费。',
    claim: '修好楼道照明，物业费打折。',
    daysAgo: 6,
  })
  await talking(stage, { ...leak, ...damp, daysAgo: 12 }, roomIds[0]!)
  await kept(stage, { ...leak, ...damp, title: '阳台滴水损坏被褥', daysAgo: 40 }, { agreedDaysAgo: 24, dueInDays: 3 })
  const archived = { ...leak, title: '装修裂缝', told: '邻居装修后客厅墙面开裂。', claim: '修补墙面。', daysAgo: 95 }
  await done(stage, archived)
  await failed(stage, {
    type: '99',
    title: '宠物伤人费用',
    told: '电梯里被邻居的狗扑倒，医药费没有谈拢。',
    claim: '赔偿医药费。',
    daysAgo: 70,
    neighbour: true,
  })
  await accepted(stage, {
    type: '01',
    title: '赡养安排',
    told: '兄妹三人对照顾母亲的安排有分歧。',
    claim: '商定轮流照顾的办法。',
    daysAgo: 9,
    neighbour: true,
  })
}

async function open({ demo, chance, desk, mediator, ago, did }: Stage, told: Told): Promise<Made> {
  const [first, second] = neighbours(demo, chance)
  const [id, applicant, respondent] = [chance.id(), chance.id(), chance.id()]
  const { type, title, told: text, claim, daysAgo, neighbour } = told
  const other = neighbour
    ? { personId: second.members[0]!.id }
    : { name: '云溪物业服务有限公司', phone: '0855-8123456' }
  await did(desk, ago(daysAgo), 'mediation.open', {
    id,
    source: 'APPLICATION',
    appliedHow: 'ORAL',
    appliedOn: ago(daysAgo),
    type,
    title,
    told: text,
    claim,
    ...(daysAgo > 1 ? { mediatorId: mediator.id } : {}),
    parties: [
      { id: applicant, side: 'APPLICANT', personId: first.members[0]!.id },
      { id: respondent, side: 'RESPONDENT', ...other },
    ],
  })
  return { id, applicant, respondent }
}

/** Two households of one building whose heads are of age. */
function neighbours({ households }: DemoCommunity, chance: Chance): [DemoHousehold, DemoHousehold] {
  const isGrown = ({ members }: DemoHousehold) => members[0]!.age >= 18 && members[0]!.phone !== null
  for (;;) {
    const first = chance.pick(households)
    const second = chance.pick(households.filter(({ building }) => building.id === first.building.id))
    if (first !== second && isGrown(first) && isGrown(second)) return [first, second]
  }
}

async function accepted(stage: Stage, told: Told): Promise<Made> {
  const { chance, mediator, ago, did } = stage
  const made = await open(stage, told)
  const disputeId = made.id
  const on = ago(told.daysAgo - 1)
  await did(mediator, on, 'mediation.declare-interest', {
    id: chance.id(),
    disputeId,
    sameBuilding: false,
    relative: false,
  })
  await did(mediator, on, 'mediation.accept', { disputeId, on })
  const consent = { answer: 'AGREED', means: 'IN_PERSON', on }
  await did(mediator, on, 'mediation.record-consent', {
    id: chance.id(),
    disputeId,
    partyId: made.applicant,
    ...consent,
  })
  return made
}

async function talking(stage: Stage, told: Told, roomId: Id): Promise<Made> {
  const made = await begun(stage, told)
  const { chance, mediator, ago, did } = stage
  const disputeId = made.id
  const day = ago(-1)
  await did(mediator, ago(0), 'mediation.book-session', {
    id: chance.id(),
    disputeId,
    roomId,
    from: `${day}T01:00:00.000Z`,
    to: `${day}T03:00:00.000Z`,
  })
  await did(mediator, ago(told.daysAgo - 4), 'mediation.add-evidence', {
    id: chance.id(),
    disputeId,
    partyId: made.applicant,
    title: '吊顶照片三张',
    receivedOn: ago(told.daysAgo - 4),
  })
  await did(mediator, ago(2), 'mediation.set-risk', {
    id: chance.id(),
    disputeId,
    level: 'YELLOW',
    reason: '双方在楼道里吵过一次',
    until: ago(-20),
  })
  return made
}

/** Both agreed and were told their rights; the place was looked at. */
async function begun(stage: Stage, told: Told): Promise<Made> {
  const { chance, mediator, ago, did } = stage
  const made = await accepted(stage, told)
  const disputeId = made.id
  const on = ago(told.daysAgo - 2)
  const consent = { answer: 'AGREED', means: 'PHONE', on }
  await did(mediator, on, 'mediation.record-consent', {
    id: chance.id(),
    disputeId,
    partyId: made.respondent,
    ...consent,
  })
  for (const partyId of [made.applicant, made.respondent]) {
    await did(mediator, on, 'mediation.sign-notice', { disputeId, partyId, on })
  }
  await did(mediator, on, 'mediation.begin', { disputeId, on })
  const heldOn = ago(told.daysAgo - 3)
  await did(mediator, heldOn, 'mediation.write-record', {
    id: chance.id(),
    disputeId,
    kind: 'INVESTIGATION',
    heldOn,
    text: '与双方一同到现场查看，损坏情况属实，双方都愿意协商。',
  })
  return made
}

async function kept(
  stage: Stage,
  told: Told,
  { agreedDaysAgo, dueInDays }: { agreedDaysAgo: number; dueInDays: number },
): Promise<Made & { itemId: Id }> {
  const { chance, mediator, ago, did } = stage
  const made = await begun(stage, told)
  const [disputeId, itemId, on] = [made.id, chance.id(), ago(agreedDaysAgo)]
  await did(mediator, on, 'mediation.write-record', {
    id: chance.id(),
    disputeId,
    kind: 'SESSION',
    heldOn: on,
    text: '双方到场。说明情况后，被申请人同意承担修复费用，申请人同意分清责任、不再追究。',
  })
  const item = { id: itemId, kind: 'MONEY', obligorId: made.respondent, obligeeId: made.applicant, amountFen: 120_000 }
  await did(mediator, on, 'mediation.agree', {
    disputeId,
    form: 'WRITTEN',
    agreedOn: on,
    facts: told.told,
    items: [{ ...item, what: '一次付清', dueOn: ago(-dueInDays) }],
  })
  const signers = [{ partyId: made.applicant }, { partyId: made.respondent }, { accountId: mediator.id }, {}]
  const signatures = signers.map((signer, at) => ({
    id: chance.id(),
    ...signer,
    how: at === 3 ? 'SEAL' : 'SIGNATURE',
    on,
  }))
  await did(mediator, on, 'mediation.sign-agreement', { disputeId, signatures })
  return { ...made, itemId }
}

async function done(stage: Stage, told: Told): Promise<void> {
  const { mediator, ago, did, firstFollowUp } = stage
  const made = await kept(stage, told, { agreedDaysAgo: told.daysAgo - 10, dueInDays: 12 - told.daysAgo })
  const disputeId = made.id
  const on = ago(told.daysAgo - 12)
  await did(mediator, on, 'mediation.follow-up', {
    disputeId,
    followUpId: await firstFollowUp(disputeId),
    on,
    means: 'PHONE',
    note: '已付清，双方满意。',
    performed: [made.itemId],
  })
  await did(mediator, ago(20), 'mediation.archive', { disputeId, on: ago(20) })
}

async function failed(stage: Stage, told: Told): Promise<void> {
  const { mediator, ago, did } = stage
  const { id: disputeId } = await begun(stage, told)
  const on = ago(told.daysAgo - 15)
  await did(mediator, on, 'mediation.fail', {
    disputeId,
    on,
    referral: 'JUSTICE_OFFICE',
    text: '金额分歧大，双方愿意请司法所再调一次。',
  })
}

export async function topics({ demo, chance, desk, secretary, ago, did }: Stage): Promise<void> {
  const compoundId = demo.compounds[0]!.id
  const [parking, lift] = [chance.id(), chance.id()]
  await did(desk, ago(25), 'deliberation.propose', {
    id: parking,
    title: '公共车位轮换使用',
    matter: 'PARKING',
    text: '公共车位先到先得，晚回的住户常年停不进来，请大家商量轮换办法。',
    compoundId,
  })
  const on = (days: number) => ({ topicId: parking, on: ago(days) })
  await did(secretary, ago(23), 'deliberation.review', { ...on(23), approved: true, ownersDecide: false })
  await did(secretary, ago(16), 'deliberation.hold-meeting', {
    id: chance.id(),
    topicId: parking,
    heldOn: ago(16),
    place: '议事厅',
    attended: 31,
    minutes: '各楼代表、业委会和物业参加。多数人希望按月轮换，行动不便的住户固定留位。',
    proposal: '公共车位按楼号按月轮换，留两个无障碍车位。',
  })
  const question = '是否赞成公共车位按月轮换？'
  await did(secretary, ago(14), 'deliberation.open-poll', { topicId: parking, question, asked: 420, openedOn: ago(14) })
  const counts = { inFavour: 236, against: 71, abstained: 18 }
  await did(secretary, ago(4), 'deliberation.count-poll', { topicId: parking, closedOn: ago(4), ...counts })
  await did(secretary, ago(3), 'deliberation.post-notice', { topicId: parking, from: ago(3), until: ago(-4) })
  await did(desk, ago(2), 'deliberation.propose', {
    id: lift,
    title: '更换3号楼电梯',
    matter: 'REPAIR',
    text: '电梯用了十八年，经常停梯，维修费一年比一年高。',
    compoundId,
    proposedFor: 'OWNERS_COMMITTEE',
  })
}
