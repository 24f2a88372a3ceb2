// What to do first in an emergency, as data: numbers, people to call, steps. The system never replaces 110, 119 or 120
// (handbook §0.2 rule 11); it puts them first.
import type { LeafCode } from './catalogue.ts'

interface Words {
  zh: string
  en: string
}

/** Numbers everybody may dial, and companies whose number the community keeps. */
export const lines = {
  '119': { zh: '119 火警', en: '119 fire' },
  '120': { zh: '120 急救', en: '120 ambulance' },
  '110': { zh: '110 报警', en: '110 police' },
  gas: { zh: '燃气抢修', en: 'Gas emergency service' },
  water: { zh: '供水抢修', en: 'Water emergency service' },
  lift: { zh: '电梯维保', en: 'Lift maintenance' },
} as const satisfies Record<string, Words>
export type Line = keyof typeof lines

/** Whom else to call; the register knows their doors and phones. */
export const callees = {
  owner: { zh: '住户、房主', en: 'Resident or owner' },
  family: { zh: '家属', en: 'Family' },
  below: { zh: '楼下住户', en: 'Neighbours below' },
  above: { zh: '楼上住户', en: 'Neighbours above' },
  beside: { zh: '隔壁住户', en: 'Neighbours beside' },
  property: { zh: '物业', en: 'Property company' },
  'grid-lead': { zh: '网格长', en: 'Grid lead' },
} as const satisfies Record<string, Words>
export type Callee = keyof typeof callees

/** `id` never changes its meaning: ticks hold on to it. `entry`: the step needs an entry record (`entry.ts`). */
export interface Step extends Words {
  id: string
  call?: Line | Callee
  entry?: true
}

export interface Playbook {
  leaf: LeafCode
  /** Shown before anything else. */
  numbers: readonly Line[]
  people: readonly Callee[]
  steps: readonly Step[]
  /** Leaves that often come with it and are offered as linked cases. */
  linked: readonly LeafCode[]
}

const close: Step = {
  id: 'look-again',
  zh: '复查现场，问住户和邻居是否妥当',
  en: 'Look again; ask resident and neighbours',
}

export const playbooks: Partial<Record<LeafCode, Playbook>> = {
  '0105': book(
    '0105',
    ['water'],
    ['owner', 'below', 'above', 'beside', 'property'],
    ['0104', '0201'],
    [
      { id: 'shut-valve', zh: '关水阀（入户阀或楼层总阀）', en: 'Shut the valve of the flat or the floor' },
      {
        id: 'keep-off-power',
        zh: '水近电器、电井：断电，别碰湿插座',
        en: 'Water near wires: power off, touch no wet socket',
      },
      {
        id: 'stop-lift',
        zh: '水进电梯井：停梯、放警示牌',
        en: 'Water in the lift shaft: stop the lift, put up a sign',
      },
      { id: 'call-owner', zh: '联系住户或房主', en: 'Call the resident or owner', call: 'owner' },
      { id: 'call-property', zh: '联系物业维修', en: 'Call the property company', call: 'property' },
      { id: 'call-lift', zh: '联系电梯维保', en: 'Call lift maintenance', call: 'lift' },
      { id: 'tell-below', zh: '告知楼下住户', en: 'Tell the neighbours below', call: 'below' },
      { id: 'enter', zh: '入户须经同意，有人见证', en: 'Enter with consent and a witness', entry: true },
      { id: 'find-cause', zh: '查明原因，帮助清水', en: 'Find the cause, help clear the water' },
      close,
    ],
  ),
  '0102': book(
    '0102',
    ['119', 'gas'],
    ['owner', 'above', 'below', 'beside', 'property'],
    [],
    [
      {
        id: 'no-phone',
        zh: '屋内、楼道不打电话、不开关电器、不用明火',
        en: 'No phone, no switch, no flame in the room or corridor',
      },
      { id: 'leave', zh: '人先撤到室外，再打电话', en: 'Everybody outside first, then call' },
      { id: 'call-gas', zh: '室外拨打燃气抢修', en: 'From outside, call the gas company', call: 'gas' },
      { id: 'call-119', zh: '味浓或有人不适：119', en: 'Strong smell or somebody unwell: 119', call: '119' },
      { id: 'shut-valve', zh: '能安全做到才关阀、开窗', en: 'Shut the valve and open windows only if safe' },
      {
        id: 'clear-neighbours',
        zh: '逐户敲门（不按门铃）请上下左右撤离',
        en: 'Knock (do not ring) and bring neighbours out',
      },
      { id: 'keep-out', zh: '守住单元门，不让人进、不让人乘电梯', en: 'Guard the entrance; nobody in, no lift' },
      { id: 'call-owner', zh: '联系住户或房主', en: 'Call the resident or owner', call: 'owner' },
      { id: 'handed-over', zh: '交给燃气公司或消防', en: 'Handed over to the gas company or fire service' },
      close,
    ],
  ),
  '0103': book(
    '0103',
    ['lift', '119', '110'],
    ['property', 'family'],
    ['0104'],
    [
      { id: 'talk', zh: '对讲安抚：不扒门，远离轿门', en: 'Talk to them: do not force the door, stand back' },
      {
        id: 'call-lift',
        zh: '通知维保，记下到场时间（应在30分钟内）',
        en: 'Call maintenance; due within 30 minutes',
        call: 'lift',
      },
      {
        id: 'call-property',
        zh: '通知物业断电、派人守候',
        en: 'Property company: power off, somebody waits',
        call: 'property',
      },
      {
        id: 'call-120',
        zh: '有人不适：120;维保赶不到：119',
        en: 'Somebody unwell: 120; maintenance late: 119',
        call: '120',
      },
      { id: 'call-family', zh: '联系家属', en: 'Call the family', call: 'family' },
      { id: 'freed', zh: '人已救出，询问身体状况', en: 'Freed; asked how they are' },
      { id: 'lift-closed', zh: '停用电梯，张贴告示', en: 'Lift closed, notice put up' },
      close,
    ],
  ),
  '0101': book(
    '0101',
    ['119', '120'],
    ['owner', 'above', 'below', 'beside', 'property', 'grid-lead'],
    [],
    [
      {
        id: 'call-119',
        zh: '拨打119:地址、烧什么、有没有人',
        en: 'Call 119: address, what burns, anybody inside',
        call: '119',
      },
      { id: 'warn', zh: '喊人敲门，走楼梯撤离，不乘电梯', en: 'Warn everybody; stairs, no lift' },
      { id: 'power-gas-off', zh: '能安全做到才切断电、气', en: 'Cut power and gas only if safe' },
      { id: 'small-fire', zh: '火小且有退路才用灭火器', en: 'Extinguisher only for a small fire with a way out' },
      { id: 'clear-lane', zh: '清开消防通道，到路口接消防车', en: 'Clear the fire lane, meet the engine' },
      { id: 'helpless', zh: '告诉消防：行动不便的人在哪一户', en: 'Tell the firemen where helpless people live' },
      { id: 'call-owner', zh: '联系住户或房主', en: 'Call the resident or owner', call: 'owner' },
      { id: 'count', zh: '清点人员，安置受影响住户', en: 'Count people, shelter those affected' },
      close,
    ],
  ),
  '0110': book(
    '0110',
    ['120'],
    ['family', 'beside'],
    [],
    [
      {
        id: 'call-120',
        zh: '拨打120:地址、症状、有无呼吸',
        en: 'Call 120: address, signs, breathing or not',
        call: '120',
      },
      { id: 'do-not-move', zh: '跌倒的人不随意搬动', en: 'Do not move somebody who fell' },
      { id: 'first-aid', zh: '无呼吸心跳：胸外按压，就近取AED', en: 'No breath or pulse: compressions, fetch an AED' },
      { id: 'call-family', zh: '联系家属', en: 'Call the family', call: 'family' },
      { id: 'enter', zh: '须破门或入户：危及生命或经同意', en: 'Entering: danger to life, or consent', entry: true },
      { id: 'meet', zh: '到楼下接救护车，按住电梯', en: 'Meet the ambulance, hold the lift' },
      { id: 'handed-over', zh: '交给急救人员', en: 'Handed over to the ambulance' },
      close,
    ],
  ),
  '0109': book(
    '0109',
    ['110'],
    ['family', 'grid-lead', 'property'],
    [],
    [
      {
        id: 'call-110',
        zh: '陪家属拨打110，不必等24小时',
        en: 'Call 110 with the family; no need to wait 24 hours',
        call: '110',
      },
      { id: 'describe', zh: '问清最后地点、时间、衣着、常去处', en: 'Last place, time, clothes, favourite places' },
      { id: 'call-property', zh: '物业查看出入口', en: 'Property company looks at the gates', call: 'property' },
      { id: 'search-near', zh: '先找楼顶、地下室、水边、工地', en: 'First roofs, basements, water, building sites' },
      {
        id: 'call-grid-lead',
        zh: '网格长发动楼栋长帮找',
        en: 'Grid lead asks building heads to help',
        call: 'grid-lead',
      },
      { id: 'found', zh: '找到，交给家属并告知110', en: 'Found; with the family; 110 told' },
      close,
    ],
  ),
  '0701': book(
    '0701',
    ['110', '120'],
    ['family', 'beside', 'above', 'below', 'grid-lead'],
    ['0110'],
    [
      { id: 'call-again', zh: '换时间、换号码再打', en: 'Call again, other numbers' },
      { id: 'ask-neighbours', zh: '问邻居、楼栋长最后见到的时间', en: 'Ask neighbours when last seen', call: 'beside' },
      { id: 'call-family', zh: '联系家属', en: 'Call the family', call: 'family' },
      { id: 'knock', zh: '当天上门敲门，听声音，看灯、水、电', en: 'Go the same day: knock, listen, look' },
      {
        id: 'call-110',
        zh: '仍无应答：110（有病史加120）',
        en: 'Still nothing: 110 (and 120 if in doubt)',
        call: '110',
      },
      {
        id: 'enter',
        zh: '由警察或经家属同意开门，有人见证',
        en: 'Opened by police or with consent, witnessed',
        entry: true,
      },
      { id: 'found', zh: '见到本人，问平安', en: 'Seen; asked how they are' },
      close,
    ],
  ),
}

export function playbookOf(leaf: LeafCode): Playbook | undefined {
  return playbooks[leaf]
}

function book(
  leaf: LeafCode,
  numbers: readonly Line[],
  people: readonly Callee[],
  linked: readonly LeafCode[],
  steps: readonly Step[],
): Playbook {
  return { leaf, numbers, people, linked, steps }
}
