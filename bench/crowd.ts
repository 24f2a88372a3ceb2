// Fills a migrated database with synthetic communities of the pilot's size (113 buildings, 11,865 doors, 24,926 persons)
// by set-based inserts, fast enough for a million persons. Names are drawn by frequency; ids lie in area 522699.
import { type Id, newId } from '@red-steward/domain/ids'
import { checkCharacter } from '@red-steward/domain/registry/id-number'
import { sql } from 'kysely'
import { openDb, type Tx } from '../server/src/kernel/db.ts'
import { entered } from '../server/src/kernel/transaction.ts'
import { KeyRing, type Vault } from '../server/src/kernel/vault.ts'
import { nameReader } from '../server/src/registry/pinyin.ts'

const surnames =
  '王王王王王王王李李李李李李李张张张张张张刘刘刘刘刘陈陈陈陈杨杨杨赵赵黄黄周周吴吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const given =
  '明华国建军平志伟强勇杰涛斌波辉刚健峰磊鹏飞龙亮俊宇浩然博文天成玉兰英秀芳娟敏静丽艳娜燕玲桂凤霞萍红梅琴云莲珍荣春菊雪晓小子思雨欣怡佳慧婷倩琳颖嘉梓涵一诺轩泽昊晨阳光海东林森永福德贵生才财发祥兴旺安康宁'

let seed = 20260302
function random(below: number): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}
const pick = (letters: string) => letters[random(letters.length)]!

export function randomName(): string {
  return pick(surnames) + pick(given) + (random(100) < 72 ? pick(given) : '')
}

export const MASTER_KEY = Buffer.alloc(32, 7)
export const BUILDINGS = 113
const DOORS = 105
const PERSONS = 24_926
const GRIDS = 12

/** Makes one community; answers its id, its grids and a steward's and a secretary's actor account. */
export async function settle(url: string, name: string, code: string) {
  const db = openDb({ connectionString: url, max: 1 })
  const keys = new KeyRing(MASTER_KEY)
  const communityId = newId()
  const accountId = newId()
  const actor = { id: accountId, name: '', role: 'secretary' as const, communityId, grids: 'all' as const }
  try {
    const gridIds = await entered(db, { actor }, new Date().toISOString(), async ({ tx }) => {
      await sql`insert into communities (id, code, name) values (${communityId}, ${code}, ${name})`.execute(tx)
      await sql`insert into accounts (id, login_name, display_name) values (${accountId}, ${`b${accountId.replaceAll('-', '')}`}, '')`.execute(
        tx,
      )
      await sql`insert into grants (community_id, id, account_id, role, starts_at)
        values (${communityId}, ${newId()}, ${accountId}, 'secretary', '2020-01-01')`.execute(tx)
      return build(tx, communityId, code)
    })
    for (let from = 0; from < PERSONS; from += 5000) {
      await entered(db, { actor }, new Date().toISOString(), async ({ tx }) => {
        const vault = await keys.of(tx, communityId)
        await moveIn(tx, communityId, vault, from, Math.min(5000, PERSONS - from))
      })
    }
    return { communityId, accountId, gridIds }
  } finally {
    await db.close()
  }
}

async function build(tx: Tx, communityId: Id, code: string): Promise<Id[]> {
  const gridIds = Array.from({ length: GRIDS }, () => newId())
  const compoundIds = Array.from({ length: GRIDS }, () => newId())
  await sql`insert into grids (community_id, id, code, name, kind)
    select ${communityId}, g, ${code} || lpad(n::text, 3, '0'), '第' || n || '网格', 'BASE'
    from unnest(${gridIds}::uuid[]) with ordinality as t (g, n)`.execute(tx)
  await sql`insert into compounds (community_id, id, name)
    select ${communityId}, c, substr('翠湖锦绣东方阳光滨江金色书香紫荆丽水春天香樟云岭', (n * 2 - 1)::int, 2) || '花园'
    from unnest(${compoundIds}::uuid[]) with ordinality as t (c, n)`.execute(tx)
  await sql`insert into buildings (community_id, id, compound_id, grid_id, number, floors)
    select ${communityId}, gen_random_uuid(), (${compoundIds}::uuid[])[1 + b % 12], (${gridIds}::uuid[])[1 + b % 12], (1 + b / 12)::text, 27
    from generate_series(0, ${BUILDINGS - 1}::int) b`.execute(tx)
  await sql`insert into units (community_id, id, building_id, number)
    select community_id, gen_random_uuid(), id, n::text from buildings, generate_series(1, 2) n where community_id = ${communityId}`.execute(
    tx,
  )
  await sql`insert into dwellings (community_id, id, building_id, unit_id, floor, room, door_key, use)
    select u.community_id, gen_random_uuid(), u.building_id, u.id, 1 + n / 2, ((1 + n / 2) * 100 + 1 + n % 2)::text,
      b.number || '-' || u.number || '-' || ((1 + n / 2) * 100 + 1 + n % 2)::text, 'OWNER'
    from units u join buildings b on b.community_id = u.community_id and b.id = u.building_id, generate_series(0, 52) n
    where u.community_id = ${communityId} and (u.number = '1' or n < ${DOORS - 53})`.execute(tx)
  await sql`insert into households (community_id, id, dwelling_id, registered_at)
    select community_id, gen_random_uuid(), id, now() from dwellings where community_id = ${communityId}`.execute(tx)
  return gridIds
}

async function moveIn(tx: Tx, communityId: Id, vault: Vault, from: number, count: number) {
  const reader = await nameReader()
  const persons = Array.from({ length: count }, (_, i) => person(from + i, vault, reader.read))
  const column = <K extends keyof (typeof persons)[number]>(key: K) => persons.map((p) => p[key])
  await sql`insert into persons (community_id, id, name, pinyin, initials, sex, birth_date, document_kind,
      id_number_sealed, id_number_mark, phone_sealed, phone_mark, phone_tail_mark, registered_at)
    select ${communityId}, id, name, pinyin, initials, sex, birth::date, 'CITIZEN_ID',
      decode(repeat('00', 60), 'hex'), decode(id_mark, 'hex'), decode(repeat('00', 50), 'hex'), decode(phone_mark, 'hex'), decode(tail_mark, 'hex'), now()
    from unnest(${column('id')}::uuid[], ${column('name')}::text[], ${column('pinyin')}::text[], ${column('initials')}::text[],
      ${column('sex')}::text[], ${column('birth')}::text[], ${column('idMark')}::text[], ${column('phoneMark')}::text[], ${column('tailMark')}::text[])
      as t (id, name, pinyin, initials, sex, birth, id_mark, phone_mark, tail_mark)`.execute(tx)
  await sql`insert into residences (community_id, id, person_id, household_id, dwelling_id, relation, kind)
    select ${communityId}, gen_random_uuid(), p.id, h.id, h.dwelling_id,
      case (p.n + ${from}) / 11865 when 0 then '02' when 1 then '10' else '20' end, 'AT_HOME'
    from unnest(${column('id')}::uuid[]) with ordinality as p (id, n)
    join (select id, dwelling_id, row_number() over (order by id) as n from households where community_id = ${communityId}) h
      on h.n = 1 + (p.n + ${from} - 1) % 11865`.execute(tx)
}

function person(n: number, vault: Vault, read: (name: string) => { pinyin: string; initials: string }) {
  const name = randomName()
  const sex = String(1 + random(2))
  const [year, month, day] = [1935 + random(90), 1 + random(12), 1 + random(28)]
  const birth = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const first = `522699${birth.replaceAll('-', '')}${String(n % 100).padStart(2, '0')}${sex}`
  const phone = `13${String(random(1e9)).padStart(9, '0')}`
  return {
    id: newId(),
    name,
    ...read(name),
    sex,
    birth,
    idMark: vault.fingerprint('id-number', first + checkCharacter(first)).toString('hex'),
    phoneMark: vault.fingerprint('phone', phone).toString('hex'),
    tailMark: vault.fingerprint('phone-tail', phone.slice(-4)).toString('hex'),
  }
}
