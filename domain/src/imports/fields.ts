import { z } from 'zod'

/** What a column may hold. `ignored` and `refused` columns stay in the person's file and never reach the register. */
export const Field = z.enum([
  'name',
  'sex',
  'id-number',
  'birth-date',
  'phone',
  'compound',
  'building',
  'unit',
  'room',
  'address',
  'household-number',
  'head',
  'relation',
  'residence-kind',
  'dwelling-use',
  'remark',
  'ignored',
  'refused',
])
export type Field = z.infer<typeof Field>

/** Fields that may stand over one column only. */
export const singleFields = Field.options.filter((field) => !['ignored', 'refused', 'remark'].includes(field))

// Headers as communities write them. Order matters only inside `looksLike`; exact words always win.
const exact: Record<string, Field> = {}
function known(field: Field, words: string) {
  for (const word of words.split(' ')) exact[word] = field
}
known(
  'name',
  '姓名 名字 人员姓名 居民姓名 成员姓名 家庭成员 家庭成员姓名 住户姓名 业主姓名 姓名全称 name fullname 居住人 居住人姓名 被登记人',
)
known('sex', '性别 男女 性別 sex gender')
known(
  'id-number',
  '身份证号 身份证 身份证号码 身份证件号码 公民身份号码 公民身份证号码 证件号码 证件号 身份号码 身份证件号 居民身份证号 居民身份证号码 idnumber idcard idno 身份證號',
)
known('birth-date', '出生日期 出生年月 出生年月日 生日 出生时间 出生 birthdate dateofbirth birthday dob')
known(
  'phone',
  '联系电话 电话 手机 手机号 手机号码 联系方式 电话号码 联系手机 移动电话 联系电话号码 本人电话 聯繫電話 phone mobile tel telephone phonenumber',
)
known('compound', '小区 小区名称 小区名 所属小区 居住小区 楼盘 院落 小區 compound estate')
known('building', '楼栋 栋 幢 楼号 栋号 幢号 楼栋号 楼幢 楼宇 几栋 楼 樓棟 号楼 building buildingno')
known('unit', '单元 单元号 几单元 門洞 单元楼 單元 unit unitno')
known('room', '房号 室 室号 房间 房间号 门牌 门牌号 户室 房屋号 房屋编号 门号 房門號 room roomno')
known(
  'address',
  '地址 住址 现住址 详细地址 居住地址 家庭住址 家庭地址 现居住地 现居住地址 房屋地址 住房地址 详细住址 居住地 楼栋房号 房屋坐落 address homeaddress',
)
known('household-number', '户号 户编号 家庭编号 户籍编号 户序号 户次 户别号 householdno household')
known('head', '户主 户主姓名 户主名 所属户主 戶主 head headofhousehold 户主名字')
known(
  'relation',
  '与户主关系 与户主的关系 关系 户主关系 家庭关系 与户主之关系 同户主关系 称谓 成员关系 與戶主關係 relation relationship',
)
known(
  'residence-kind',
  '居住类型 人户状态 人户情况 居住情况 居住状态 居住性质 居住方式 人户一致情况 人户关系 人口类型 人员类型 人员类别 人户分离情况 residence residencekind',
)
known('dwelling-use', '房屋用途 房屋性质 住房性质 房屋使用情况 房屋类型 房屋状态 住房类型 use dwellinguse')
known('remark', '备注 说明 备注说明 其他 备 注 備註 remark remarks note notes')
known(
  'ignored',
  '序号 编号 序 号 no id # 年龄 周岁 人数 家庭人数 户口所在地 户籍地 户籍地址 户籍所在地 籍贯 网格 网格员 所属网格 楼栋长 更新时间 登记时间 填表时间 登记人 是否',
)
known(
  'refused',
  '民族 宗教 宗教信仰 政治面貌 婚姻 婚姻状况 婚否 文化程度 学历 车牌 车牌号 车牌号码 银行卡 银行卡号 银行账号 微信 微信号 qq 人脸 照片 职业 工作单位 收入 月收入 血型 重点人员 重点人员类别 是否涉稳 信访 前科 兵役状况',
)

const looksLike: [RegExp, Field][] = [
  [/民族|宗教|信仰|信教|政治面貌|婚姻|学历|文化程度|车牌|银行|微信|人脸|前科|涉稳|血型|收入|工作单位/, 'refused'],
  [/与.*户主.*关系|户主.*关系/, 'relation'],
  [/户主.*(电话|手机|身份证|证件)/, 'ignored'],
  [/身份证|证件号|身份号/, 'id-number'],
  [/户籍|户口|籍贯/, 'ignored'],
  [/手机|电话|联系方式/, 'phone'],
  [/出生|生日/, 'birth-date'],
  [/户主/, 'head'],
  [/姓名/, 'name'],
  [/性别/, 'sex'],
  [/地址|住址|居住地/, 'address'],
  [/小区|楼盘/, 'compound'],
  [/单元/, 'unit'],
  [/楼栋|栋号|幢号|楼号/, 'building'],
  [/房号|室号|门牌|房间/, 'room'],
  [/人户|居住(类型|情况|状态|性质)/, 'residence-kind'],
  [/(房屋|住房)(用途|性质|类型|状态|情况)/, 'dwelling-use'],
  [/备注|说明/, 'remark'],
]

/** No title is longer; brackets that never close would be looked for in the whole of a cell, from each of them. */
const LONGEST_TITLE = 200

/** A header reduced to what tells it apart: no spaces, brackets' content, stars, colons; lower case. */
export function headerKey(title: string): string {
  return title
    .slice(0, LONGEST_TITLE)
    .replace(/[（(【[].*?[)）】\]]/g, '')
    .replace(/[\s:*：、/\\·.。_-]+/g, '')
    .toLowerCase()
}

/** The field a header word names exactly, if it is one people are known to write. */
export function fieldOfWord(title: string): Field | undefined {
  const key = headerKey(title)
  return key === '' ? undefined : Object.hasOwn(exact, key) ? exact[key] : undefined
}

/**
 * The field a header most likely means; undefined leaves the choice to the person. In a header of several rows
 * (`住址 楼栋`) the lowest word speaks, except below `户主`, whose name and phone are not the row's own.
 */
export function guessField(title: string): Field | undefined {
  const word = fieldOfWord(title)
  if (word) return word
  const parts = title.split(' ')
  const leaf = parts.length > 1 ? fieldOfWord(parts.at(-1)!) : undefined
  if (leaf && /^户主/.test(parts[0]!)) return leaf === 'name' ? 'head' : leaf === 'relation' ? leaf : 'ignored'
  if (leaf) return leaf
  const key = headerKey(title)
  return looksLike.find(([pattern]) => pattern.test(key))?.[1]
}
