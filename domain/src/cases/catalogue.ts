// What can happen in a community: the 72 leaves of handbook §5.5, as data.
import { z } from 'zod'
import type { Words } from '../words/words.ts'

/** P0 question, P1 danger to life or property, P2 daily necessities, P3 ordinary, P4 hard or across departments (§5.2). */
export const CaseClass = z.enum(['P0', 'P1', 'P2', 'P3', 'P4'])
export type CaseClass = z.infer<typeof CaseClass>
export const caseClassWords: Record<CaseClass, Words> = {
  P0: { zh: '咨询', en: 'question' },
  P1: { zh: '紧急', en: 'urgent' },
  P2: { zh: '民生', en: 'daily life' },
  P3: { zh: '一般', en: 'ordinary' },
  P4: { zh: '复杂', en: 'hard' },
}

/** Who takes it first (handbook §5.5): steward, property company, grid lead, community desk, mediator. */
export const FirstHandler = z.enum(['STEWARD', 'PROPERTY', 'GRID', 'COMMUNITY', 'MEDIATOR'])
export type FirstHandler = z.infer<typeof FirstHandler>
export const firstHandlerWords: Record<FirstHandler, Words> = {
  STEWARD: { zh: '红管家、楼栋管家', en: 'Steward' },
  PROPERTY: { zh: '物业', en: 'Property company' },
  GRID: { zh: '网格员', en: 'Grid' },
  COMMUNITY: { zh: '社区', en: 'Community desk' },
  MEDIATOR: { zh: '调解员', en: 'Mediator' },
}

/** Who can be called upon beyond the first handler. */
export const instances = {
  FIRE_119: { zh: '119', en: '119 fire' },
  AMBULANCE_120: { zh: '120', en: '120 ambulance' },
  POLICE_110: { zh: '110', en: '110 police' },
  STREET: { zh: '街道', en: 'street office' },
  GAS: { zh: '燃气公司', en: 'gas company' },
  LIFT_MAINTENANCE: { zh: '电梯维保单位', en: 'lift maintenance' },
  MARKET: { zh: '市场监管部门', en: 'market regulation' },
  PROPERTY: { zh: '物业', en: 'property company' },
  WATER: { zh: '供水公司', en: 'water company' },
  POWER: { zh: '供电公司', en: 'power company' },
  OWNER_UNIT: { zh: '权属单位', en: 'whoever owns it' },
  CITY: { zh: '城管部门', en: 'city management' },
  MEDIATOR: { zh: '调解员', en: 'mediator' },
  COMMUNITY: { zh: '社区', en: 'community' },
  HEATING: { zh: '供热单位', en: 'heating company' },
  HOUSING: { zh: '住建部门', en: 'housing authority' },
  DEPARTMENT: { zh: '主管部门', en: 'department in charge' },
  FIRE_SERVICE: { zh: '消防部门', en: 'fire service' },
  ENVIRONMENT: { zh: '生态环境部门', en: 'environment authority' },
  DISABLED_FEDERATION: { zh: '残联', en: 'disabled persons’ federation' },
  TELECOM: { zh: '通信公司', en: 'telecom company' },
  TRAFFIC_POLICE: { zh: '交警', en: 'traffic police' },
  DELIBERATION: { zh: '议事协商', en: 'deliberation' },
  CIVIL_AFFAIRS: { zh: '民政部门', en: 'civil affairs' },
  WOMEN_FEDERATION: { zh: '妇联', en: 'women’s federation' },
  RESCUE_STATION: { zh: '救助站', en: 'rescue station' },
  COUNSELLOR: { zh: '心理咨询师', en: 'counsellor' },
  JUSTICE_OFFICE: { zh: '司法所', en: 'justice office' },
} as const
export type Instance = keyof typeof instances

/** The branches 01 to 09, the first two signs of every leaf's code. */
export const branches = {
  '01': { zh: '突发与公共安全', en: 'Emergencies and public safety' },
  '02': { zh: '房屋与物业', en: 'Homes and property management' },
  '03': { zh: '消防与用电安全', en: 'Fire and electrical safety' },
  '04': { zh: '环境卫生', en: 'Cleanliness' },
  '05': { zh: '公共设施', en: 'Public facilities' },
  '06': { zh: '秩序与噪声', en: 'Order and noise' },
  '07': { zh: '民生帮扶', en: 'Help for people' },
  '08': { zh: '矛盾纠纷', en: 'Disputes' },
  '09': { zh: '咨询建议', en: 'Questions and suggestions' },
} as const

interface Row {
  zh: string
  en: string
  class: CaseClass
  first: FirstHandler
  /** To whom it goes when the first handler cannot solve it. */
  up: readonly Instance[]
  confidential?: true
  note?: { zh: string; en: string }
}

const [S, PM, GW, CM, ME] = ['STEWARD', 'PROPERTY', 'GRID', 'COMMUNITY', 'MEDIATOR'] as const

/** Never change the meaning of a code: cases, exports and the upper platform's tables hold on to it. */
export const leaves = {
  '0101': leaf('火情、冒烟', 'Fire, smoke', 'P1', S, ['FIRE_119', 'STREET'], { note: ['先打119', 'Call 119 first'] }),
  '0102': leaf('燃气泄漏、异味', 'Gas leak or smell', 'P1', S, ['GAS', 'FIRE_119'], {
    note: ['屋内不要打电话、不要开灯', 'No phone and no switch inside the room'],
  }),
  '0103': leaf('电梯困人', 'Trapped in a lift', 'P1', PM, ['LIFT_MAINTENANCE', 'POLICE_110'], {
    note: ['维保30分钟内到场', 'Maintenance arrives within 30 minutes'],
  }),
  '0104': leaf('电梯故障停梯', 'Lift out of order', 'P2', PM, ['MARKET']),
  '0105': leaf('跑水、爆管', 'Burst pipe, flooding', 'P1', S, ['PROPERTY', 'WATER'], {
    note: ['入户须有同意记录', 'Entering a home needs a record of consent'],
  }),
  '0106': leaf('触电、线路裸露', 'Electric shock, bare wires', 'P1', PM, ['POWER']),
  '0107': leaf('外墙脱落、高空坠物', 'Falling facade or objects', 'P1', PM, ['STREET', 'POLICE_110'], {
    note: ['先拉警戒', 'Cordon the place off'],
  }),
  '0108': leaf('内涝、滑坡等险情', 'Flood, landslide', 'P1', GW, ['STREET']),
  '0109': leaf('老人、儿童走失', 'Missing elder or child', 'P1', GW, ['POLICE_110']),
  '0110': leaf('突发疾病、跌倒', 'Sudden illness, fall', 'P1', S, ['AMBULANCE_120']),
  '0111': leaf('井盖缺失、地面塌陷', 'Missing manhole cover, sinkhole', 'P1', S, ['OWNER_UNIT', 'CITY'], {
    note: ['现场留人看守', 'Somebody stays at the place'],
  }),

  '0201': leaf('邻户渗漏水', 'Leak between neighbours', 'P3', PM, ['MEDIATOR'], {
    note: ['可转调解', 'May become a mediation'],
  }),
  '0202': leaf('公共管道堵塞、污水外溢', 'Blocked drain, sewage', 'P2', PM, ['OWNER_UNIT']),
  '0203': leaf('停水、水压、水质', 'Water: none, pressure, quality', 'P2', PM, ['WATER']),
  '0204': leaf('停电', 'Power cut', 'P2', PM, ['POWER']),
  '0205': leaf('停气', 'Gas cut off', 'P2', PM, ['GAS']),
  '0206': leaf('供暖', 'Heating', 'P2', PM, ['HEATING'], {
    note: ['视当地情况启用', 'Where there is district heating'],
  }),
  '0207': leaf('楼道照明', 'Corridor lighting', 'P3', PM, ['COMMUNITY']),
  '0208': leaf('门禁、单元门、道闸', 'Door, gate, barrier', 'P3', PM, ['COMMUNITY']),
  '0209': leaf(
    '屋面、外墙维修（维修资金）',
    'Roof and facade repair (maintenance fund)',
    'P4',
    PM,
    ['STREET', 'HOUSING'],
    {
      note: ['须业主表决', 'Owners vote'],
    },
  ),
  '0210': leaf('物业服务质量', 'Quality of property services', 'P3', CM, ['STREET'], {
    note: ['不先派物业', 'Not to the property company first'],
  }),
  '0211': leaf('物业收费争议', 'Property fees in dispute', 'P4', CM, ['MEDIATOR', 'DEPARTMENT']),
  '0212': leaf('公共收益公开', 'Accounts of shared income', 'P4', CM, ['STREET']),
  '0213': leaf('业委会组建、履职', 'Owners’ committee', 'P4', CM, ['STREET']),
  '0214': leaf('不动产证等历史遗留', 'Title deeds and other legacies', 'P4', CM, ['DEPARTMENT'], {
    note: ['可挂账', 'May be suspended'],
  }),

  '0301': leaf('占堵消防通道', 'Fire lane blocked', 'P2', PM, ['STREET', 'FIRE_SERVICE']),
  '0302': leaf('楼道堆物', 'Things piled in the corridor', 'P3', S, ['COMMUNITY']),
  '0303': leaf('电动车进楼、飞线充电', 'E-bikes indoors, wires from windows', 'P2', S, ['PROPERTY', 'STREET']),
  '0304': leaf('消防设施缺损', 'Fire equipment missing or broken', 'P3', PM, ['FIRE_SERVICE']),
  '0305': leaf('充电设施需求、故障', 'Charging points: wanted or broken', 'P3', PM, ['COMMUNITY']),
  '0306': leaf('住改仓、违规群租隐患', 'Storage in homes, crowded lettings', 'P3', GW, ['STREET'], {
    note: ['记房屋隐患，不记人', 'About the flat, not the people'],
  }),

  '0401': leaf('垃圾清运不及时', 'Rubbish not collected', 'P2', PM, ['CITY']),
  '0402': leaf('暴露垃圾、乱倒', 'Litter, dumping', 'P2', PM, ['STREET']),
  '0403': leaf('装修、大件垃圾', 'Building and bulky waste', 'P3', PM, ['STREET']),
  '0404': leaf('化粪池、公厕', 'Septic tank, public toilet', 'P2', PM, ['DEPARTMENT']),
  '0405': leaf('小广告、乱涂写', 'Bills and graffiti', 'P3', PM, ['STREET']),
  '0406': leaf('绿化缺损、树木遮挡', 'Plants missing, trees in the way', 'P3', PM, ['DEPARTMENT']),
  '0407': leaf('蚊蝇鼠蟑', 'Vermin', 'P3', PM, ['STREET']),
  '0408': leaf('油烟、异味', 'Cooking fumes, smells', 'P4', CM, ['ENVIRONMENT', 'CITY']),

  '0501': leaf('道路、台阶破损', 'Road or steps broken', 'P3', PM, ['DEPARTMENT']),
  '0502': leaf('路灯', 'Street lamps', 'P3', PM, ['DEPARTMENT']),
  '0503': leaf('健身、儿童设施损坏', 'Exercise or play equipment broken', 'P3', PM, ['STREET']),
  '0504': leaf('无障碍设施缺损', 'Barrier-free access', 'P3', PM, ['STREET', 'DISABLED_FEDERATION']),
  '0505': leaf('通信线缆垂落', 'Hanging cables', 'P2', PM, ['TELECOM']),
  '0506': leaf('积水、排水口堵塞', 'Standing water, blocked gully', 'P2', PM, ['OWNER_UNIT']),

  '0601': leaf('机动车乱停', 'Cars parked badly', 'P3', PM, ['TRAFFIC_POLICE']),
  '0602': leaf('车位分配争议', 'Parking places in dispute', 'P4', CM, ['DELIBERATION']),
  '0603': leaf('邻里噪声', 'Noise from neighbours', 'P3', S, ['MEDIATOR', 'POLICE_110']),
  '0604': leaf('施工扰民', 'Building site disturbance', 'P2', GW, ['DEPARTMENT']),
  '0605': leaf('广场、商业噪声', 'Noise of squares and shops', 'P3', GW, ['DEPARTMENT']),
  '0606': leaf('占道经营', 'Stalls in the way', 'P3', GW, ['STREET']),
  '0607': leaf('违法建设', 'Unlawful building', 'P4', GW, ['STREET']),
  '0608': leaf('不文明养犬', 'Dogs', 'P3', S, ['COMMUNITY', 'POLICE_110']),

  '0701': leaf('老人联系不上、求助', 'Elder unreachable or calling for help', 'P1', S, [
    'COMMUNITY',
    'POLICE_110',
    'AMBULANCE_120',
  ]),
  '0702': leaf('生活困难求助', 'Hardship', 'P2', CM, ['CIVIL_AFFAIRS'], {
    note: ['急难先行', 'Help first, papers after'],
  }),
  '0703': leaf('残疾人服务', 'Services for the disabled', 'P3', CM, ['DISABLED_FEDERATION']),
  '0704': leaf('未成年人受侵害、失管线索', 'A minor harmed or neglected', 'P1', CM, ['POLICE_110', 'CIVIL_AFFAIRS'], {
    confidential: true,
  }),
  '0705': leaf('疑似家庭暴力', 'Suspected domestic violence', 'P1', CM, ['POLICE_110', 'WOMEN_FEDERATION'], {
    confidential: true,
  }),
  '0706': leaf('流浪、滞留求助', 'Stranded or homeless', 'P2', GW, ['RESCUE_STATION']),
  '0707': leaf('上门、代办请求', 'Service at the door, errands', 'P3', S, ['COMMUNITY'], {
    note: ['转服务', 'Becomes a service'],
  }),
  '0708': leaf('心理支持请求', 'Wants counselling', 'P3', CM, ['COUNSELLOR'], { confidential: true }),

  '0801': leaf('邻里纠纷', 'Between neighbours', 'P3', ME, ['JUSTICE_OFFICE']),
  '0802': leaf('婚姻家庭纠纷', 'Marriage and family', 'P3', ME, ['JUSTICE_OFFICE'], { confidential: true }),
  '0803': leaf('物业纠纷', 'With the property company', 'P3', ME, ['JUSTICE_OFFICE']),
  '0804': leaf('损害赔偿纠纷', 'Damage and compensation', 'P3', ME, ['JUSTICE_OFFICE']),
  '0805': leaf('劳动、欠薪纠纷', 'Work and unpaid wages', 'P3', ME, ['JUSTICE_OFFICE']),
  '0806': leaf('其他纠纷', 'Other disputes', 'P3', ME, ['JUSTICE_OFFICE']),

  '0901': leaf('政策咨询', 'Question about a policy', 'P0', CM, ['STREET']),
  '0902': leaf('办事咨询', 'Question about paperwork', 'P0', CM, ['STREET']),
  '0903': leaf('意见建议', 'Suggestion', 'P3', CM, ['STREET']),
  '0904': leaf('表扬', 'Praise', 'P0', CM, ['STREET']),
  '0905': leaf('对工作人员的投诉', 'Complaint about staff', 'P3', CM, ['STREET'], {
    note: ['不转被投诉人本人一线', 'Never to the person’s own line'],
  }),
} as const satisfies Record<string, Row>

export type LeafCode = keyof typeof leaves
export const leafCodes = Object.keys(leaves).sort() as [LeafCode, ...LeafCode[]]
export const LeafCode = z.enum(leafCodes)

export function leafOf(code: LeafCode): Row {
  return leaves[code]
}

/** Visible to reporter and secretary alone; left out of lists, search and small counts (handbook §4.4, §5.5). */
export function isConfidential(code: LeafCode): boolean {
  return leafOf(code).confidential === true
}

export const confidentialLeaves: readonly LeafCode[] = leafCodes.filter(isConfidential)

function leaf(
  zh: string,
  en: string,
  caseClass: CaseClass,
  first: FirstHandler,
  up: readonly Instance[],
  more: { confidential?: true; note?: [zh: string, en: string] } = {},
): Row {
  const { note, confidential } = more
  const row: Row = { zh, en, class: caseClass, first, up }
  if (note) row.note = { zh: note[0], en: note[1] }
  if (confidential) row.confidential = true
  return row
}
