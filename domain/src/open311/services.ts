// The catalogue as other systems see it (GeoReport v2): every leaf is a service but the confidential ones, which are nowhere.
import { branches, isConfidential, type LeafCode, leafCodes, leafOf } from '../cases/catalogue.ts'
import type { Language } from '../messages/templates.ts'

/** `batch`: the office looks at it before its number is given out, so the answer is a token (spec, GET Service List). */
export type ServiceType = 'realtime' | 'batch'

export interface ServiceAttribute {
  code: string
  datatype: 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist'
  required: boolean
  description: string
  datatypeDescription: string
  values: { key: string; name: string }[]
}

export interface Service {
  code: LeafCode
  name: string
  description: string
  type: ServiceType
  keywords: string[]
  group: string
  attributes: ServiceAttribute[]
}

/** Leaves other systems may report. */
export const serviceCodes: readonly LeafCode[] = leafCodes.filter((leaf) => !isConfidential(leaf))
export const isService = (code: string): code is LeafCode => (serviceCodes as readonly string[]).includes(code)

/**
 * What happens in the open, where nobody is known by the place. Of other matters only their kind and state are shown, and
 * only if they came from another system: a missing elder, a quarrel or a debt has an address that is somebody's.
 */
export function isPublicSpace(leaf: LeafCode): boolean {
  return leaf < '07' && !aboutPeople.includes(leaf)
}
const aboutPeople: readonly LeafCode[] = ['0109', '0110', '0201', '0211', '0214', '0306', '0603']

export function serviceOf(code: LeafCode, language: Language): Service {
  const leaf = leafOf(code)
  const branch = branches[code.slice(0, 2) as keyof typeof branches]
  const pick = (words: { zh: string; en: string }) => words[language]
  return {
    code,
    name: pick(leaf),
    description: [pick(leaf), leaf.note && pick(leaf.note), leaf.class === 'P1' ? pick(danger) : undefined]
      .filter(Boolean)
      .join(language === 'zh' ? '。' : '. '),
    type: code.startsWith('09') ? 'batch' : 'realtime',
    keywords: [...leaf.zh.split(/[、（）]/).filter(Boolean), ...leaf.en.split(/, | and |: /)],
    group: pick(branch),
    attributes: (attributesOf[code] ?? []).map((one) => attribute(one, language)),
  }
}

const danger = {
  zh: '有危险请先拨打110、119、120，本渠道不代替报警求救',
  en: 'In danger call 110, 119 or 120 first; this does not replace an emergency call',
}

interface AttributeWords {
  code: string
  datatype: ServiceAttribute['datatype']
  required?: true
  zh: string
  en: string
  values?: Record<string, { zh: string; en: string }>
}

const yesNo = { yes: { zh: '是', en: 'yes' }, no: { zh: '否', en: 'no' }, unknown: { zh: '不清楚', en: 'not known' } }
const unit: AttributeWords = { code: 'unit', datatype: 'string', zh: '几单元、哪部电梯', en: 'Which unit, which lift' }

/** What must be known to send the right people; a required one is one the line cannot be acted on without. */
const attributesOf: Partial<Record<LeafCode, AttributeWords[]>> = {
  '0103': [
    unit,
    { code: 'persons', datatype: 'number', zh: '轿厢里有几个人', en: 'How many are inside' },
    { code: 'unwell', datatype: 'singlevaluelist', zh: '有人身体不适吗', en: 'Is somebody unwell', values: yesNo },
  ],
  '0104': [
    unit,
    {
      code: 'inside',
      datatype: 'singlevaluelist',
      required: true,
      zh: '轿厢里有没有人',
      en: 'Is anybody inside',
      values: yesNo,
    },
  ],
  '0204': [{ code: 'since', datatype: 'datetime', zh: '什么时候开始停电', en: 'Since when' }],
  '0203': [
    {
      code: 'kind',
      datatype: 'multivaluelist',
      zh: '什么情况',
      en: 'What is wrong',
      values: {
        none: { zh: '没有水', en: 'no water' },
        pressure: { zh: '水压低', en: 'low pressure' },
        quality: { zh: '水质差', en: 'bad water' },
      },
    },
  ],
  '0502': [{ code: 'pole', datatype: 'string', zh: '灯杆编号', en: 'Number of the lamp post' }],
  '0601': [
    {
      code: 'blocks',
      datatype: 'multivaluelist',
      zh: '堵住了什么',
      en: 'What is in the way',
      values: {
        gate: { zh: '大门', en: 'the gate' },
        fire: { zh: '消防通道', en: 'a fire lane' },
        ramp: { zh: '无障碍坡道', en: 'a ramp' },
      },
    },
  ],
}

function attribute({ code, datatype, required, values = {}, ...words }: AttributeWords, language: Language) {
  return {
    code,
    datatype,
    required: required ?? false,
    description: words[language],
    datatypeDescription: '',
    values: Object.entries(values).map(([key, name]) => ({ key, name: name[language] })),
  }
}

/** What was answered, as lines for the description; codes of lists as their words. */
export function answersInWords(code: LeafCode, answers: Record<string, readonly string[]>): string {
  return serviceOf(code, 'zh')
    .attributes.filter((one) => answers[one.code]?.some((answer) => answer !== ''))
    .map(({ code, description, values }) => {
      const said = answers[code]!.map((answer) => values.find(({ key }) => key === answer)?.name ?? answer)
      return `${description}：${said.join('、')}`
    })
    .join('\n')
}
