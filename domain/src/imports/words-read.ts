import { cellText } from './cell.ts'

/** GB/T 2261.1 from the words people write; undefined when the word is not known. */
export function readSex(word: string): '0' | '1' | '2' | '9' | undefined {
  return Object.hasOwn(sexes, word.toLowerCase()) ? sexes[word.toLowerCase()] : undefined
}

const sexes: Record<string, '0' | '1' | '2' | '9'> = {
  男: '1',
  男性: '1',
  男士: '1',
  m: '1',
  male: '1',
  '1': '1',
  '1男': '1',
  '1-男': '1',
  女: '2',
  女性: '2',
  女士: '2',
  f: '2',
  female: '2',
  '2': '2',
  '2女': '2',
  '2-女': '2',
  未知: '0',
  不详: '0',
  '0': '0',
  未说明: '9',
  '9': '9',
}

/** Two-digit GB/T 4761-2008 code of a relation to the head of household; undefined when the word is not known. */
export function readRelation(word: string): string | undefined {
  const text = cellText(word).replace(/[\s.、-]/g, '')
  if (Object.hasOwn(relations, text)) return relations[text]
  const coded = /^(\d{2})(.*)$/.exec(text)
  if (coded && codes.has(coded[1]!) && (coded[2] === '' || relations[coded[2]!] === coded[1])) return coded[1]
  const bare = text.replace(/^(户主|其|之|户主之|户主的)/, '').replace(/[(（].*$/, '')
  return Object.hasOwn(relations, bare) ? relations[bare] : undefined
}

const relations: Record<string, string> = {}
function words(code: string, list: string) {
  for (const word of list.split(' ')) relations[word] = code
}
words('02', '户主 本人 户主本人 戶主 业主 房主 本户户主 自己 head self')
words('10', '配偶 爱人 夫妻 对象 伴侣 spouse')
words('11', '夫 丈夫 老公 夫君 之夫 husband')
words('12', '妻 妻子 老婆 之妻 内人 wife')
words('20', '子 儿子 儿 男孩 之子 仔 崽 son')
words('21', '独生子 独子')
words('22', '长子 大儿子 大儿')
words('23', '次子 二子 二儿子 二儿')
words('24', '三子 三儿子')
words('25', '四子 四儿子')
words('26', '五子 五儿子')
words('27', '养子 继子 养子或继子')
words('28', '女婿 婿 半子 上门女婿')
words('29', '其他儿子')
words('30', '女 女儿 姑娘 女孩 之女 闺女 daughter')
words('31', '独生女 独女')
words('32', '长女 大女儿 大女')
words('33', '次女 二女 二女儿')
words('34', '三女 三女儿')
words('35', '四女 四女儿')
words('36', '五女 五女儿')
words('37', '养女 继女 养女或继女')
// `媳妇` alone is a wife in one town and a daughter-in-law in the next, so it is left for a person to say.
words('38', '儿媳 儿媳妇')
words('39', '其他女儿')
words('40', '孙/外孙 孙辈 孙或外孙 孙 孙外孙')
words('41', '孙子 长孙 次孙')
words('42', '孙女 长孙女')
words('43', '外孙 外孙子')
words('44', '外孙女')
words('45', '孙媳妇 孙媳 外孙媳妇')
words('46', '孙女婿 外孙女婿')
words('47', '曾孙 曾孙子 曾外孙 重孙 重孙子')
words('48', '曾孙女 曾外孙女 重孙女')
words('50', '父母')
words('51', '父 父亲 爸爸 爸 老爸 之父 father')
words('52', '母 母亲 妈妈 妈 老妈 之母 mother')
words('53', '公公 公爹 家公')
words('54', '婆婆 家婆')
words('55', '岳父 丈人')
words('56', '岳母 丈母娘')
words('57', '继父 养父')
words('58', '继母 养母')
words('60', '祖父母 外祖父母 祖父母或外祖父母')
words('61', '祖父 爷爷 爷')
words('62', '祖母 奶奶 奶')
words('63', '外祖父 外公 姥爷')
words('64', '外祖母 外婆 姥姥')
words('66', '曾祖父')
words('67', '曾祖母')
words('70', '兄弟姐妹 兄弟 姐妹 姊妹')
words('71', '兄 哥 哥哥 兄长')
words('72', '嫂 嫂子')
words('73', '弟 弟弟')
words('74', '弟媳 弟妹')
words('75', '姐 姐姐 姊')
words('76', '姐夫')
words('77', '妹 妹妹')
words('78', '妹夫')
words('81', '伯父 大伯 伯伯')
words('82', '伯母')
words('83', '叔父 叔叔 叔')
words('84', '婶母 婶婶 婶')
words('85', '舅父 舅舅 舅')
words('86', '舅母 舅妈')
words('87', '姨父 姨夫')
words('88', '姨母 姨妈 阿姨')
words('89', '姑父 姑夫')
words('90', '姑母 姑妈 姑姑')
words('91', '堂兄弟姐妹 堂兄 堂弟 堂姐 堂妹')
words('92', '表兄弟姐妹 表兄 表弟 表哥 表姐 表妹')
words('93', '侄子 侄儿 侄')
words('94', '侄女')
words('95', '外甥')
words('96', '外甥女')
words('97', '其他亲属 亲属 亲戚 其他亲戚')
words('99', '非亲属 租客 租户 租住 承租人 租赁 合租 保姆 护工 朋友 同事 室友 借住 其他人 其他非亲属 无关系')

const codes = new Set([...Object.values(relations), '01', '49', '59', '65', '68', '69', '79', '80'])

/** How the person lives at the door, from 人户状态 words (handbook §2.1); undefined when the word is not known. */
export function readResidenceKind(word: string): ResidenceKindWord | undefined {
  const text = word.replace(/[\s()（）]/g, '')
  return residenceKinds.find(([pattern]) => pattern.test(text))?.[1]
}

/** The five kinds of handbook §2.1, in the register's codes. */
export type ResidenceKindWord = 'AT_HOME' | 'REGISTERED_ELSEWHERE' | 'REGISTERED_ONLY' | 'TENANT' | 'LODGER'

const residenceKinds: [RegExp, ResidenceKindWord][] = [
  [/租(住|客|户|赁|房)?|承租|tenant/i, 'TENANT'],
  [/借住|寄住|暂住|投靠|lodger/i, 'LODGER'],
  [/户在人不在|空挂|挂户|有户无人|人不在/, 'REGISTERED_ONLY'],
  [/人在户不在|人户分离|外来|流动|有人无户|非本地户籍|流入/, 'REGISTERED_ELSEWHERE'],
  [/人户一致|人户均在|人在户在|常住|自住|户籍人口|本地|在家|athome/i, 'AT_HOME'],
]

/** Use of a dwelling (handbook §2.1); undefined when the word is not known. */
export function readDwellingUse(word: string): DwellingUseWord | undefined {
  return uses.find(([pattern]) => pattern.test(word))?.[1]
}

export type DwellingUseWord = 'OWNER' | 'RENTED' | 'VACANT' | 'COMMERCIAL' | 'DORMITORY' | 'OTHER'

const uses: [RegExp, DwellingUseWord][] = [
  [/宿舍|集体/, 'DORMITORY'],
  [/出租|租赁|群租|租住|租房/, 'RENTED'],
  [/空置|空房|闲置|无人/, 'VACANT'],
  [/商用|商铺|门面|经营|办公|商住/, 'COMMERCIAL'],
  [/自住|自有|自用|业主|自购|商品房|住宅/, 'OWNER'],
  [/其他|其它/, 'OTHER'],
]
