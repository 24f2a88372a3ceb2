import type { Role } from '@red-steward/domain/identity/actor'
import { type Id, SYSTEM } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { addAccount, hashPassword } from '../identity/index.ts'
import type { Tx } from '../kernel/db.ts'
import type { DemoGrid } from './community.ts'
import { Chance } from './random.ts'

export interface DemoSignIn {
  roleName: string
  loginName: string
  password: string
}

/** Known to everybody, so a demo community must never be a register in use. */
const PASSWORD = 'hong-guan-jia-demo'

const OFFICE_SEED = 522699

interface Post {
  loginName: string
  name: string
  role: Role
  roleName: string
  /** How many grids from the first one on; left out, the whole community. */
  grids?: number
}

const posts: readonly Post[] = [
  { loginName: 'secretary', name: '文书记', role: 'secretary', roleName: '社区书记 · community secretary' },
  { loginName: 'gridlead', name: '顾网格长', role: 'grid-lead', roleName: '网格长(第1–8网格)· grid lead', grids: 8 },
  { loginName: 'steward', name: '杨管家', role: 'steward', roleName: '红管家(第1网格)· steward', grids: 1 },
  {
    loginName: 'property',
    name: '石管家',
    role: 'property-steward',
    roleName: '物业管家 · property steward',
    grids: 4,
  },
  { loginName: 'desk', name: '潘窗口', role: 'station-desk', roleName: '服务站窗口 · station desk' },
  { loginName: 'mediator', name: '姜调解', role: 'mediator', roleName: '调解员 · mediator' },
  { loginName: 'counsellor', name: '田咨询', role: 'counsellor', roleName: '心理咨询师 · counsellor' },
  { loginName: 'volunteer', name: '罗党员', role: 'volunteer', roleName: '报到党员 · Party volunteer' },
  { loginName: 'buildinghead', name: '龙楼长', role: 'building-head', roleName: '楼栋长 · building head', grids: 1 },
  { loginName: 'resident', name: '吴居民', role: 'resident', roleName: '居民 · resident' },
  { loginName: 'street', name: '唐街道', role: 'street-dispatcher', roleName: '街道调度员 · street dispatcher' },
  { loginName: 'department', name: '邰部门', role: 'department-handler', roleName: '部门经办人 · department handler' },
  { loginName: 'justice', name: '冉司法', role: 'department-handler', roleName: '街道司法所 · justice office' },
  { loginName: 'auditor', name: '程审计', role: 'auditor', roleName: '审计员 · auditor' },
  { loginName: 'admin', name: '欧管理', role: 'system-administrator', roleName: '系统管理员 · system administrator' },
]

export const demoSignIns: readonly DemoSignIn[] = posts.map(({ roleName, loginName }) => ({
  roleName,
  loginName,
  password: PASSWORD,
}))

/** An account for every role and a steward for every grid; answers the steward of each grid, and the accounts by name. */
export async function addDemoAccounts(
  tx: Tx,
  communityId: Id,
  grids: readonly DemoGrid[],
  { chance, since }: { chance: Chance; since: string },
): Promise<{ stewards: Map<Id, Id>; accounts: Map<string, Id> }> {
  const passwordHash = await hashPassword(PASSWORD)
  // Came later than the others: the story the seed tells of them stays the same.
  const late = new Chance(OFFICE_SEED)
  const add = (loginName: string, name: string, role: Role, gridIds?: Id[]) =>
    addAccount(tx, {
      id: loginName === 'justice' ? late.id() : chance.id(),
      loginName,
      name,
      passwordHash,
      posts: [
        { communityId, role, startsAt: since, ...(gridIds ? { gridIds } : {}) },
        ...(role === 'system-administrator' ? [{ communityId: SYSTEM, role, startsAt: later(since) }] : []),
      ],
    })

  // Posts of two communities are written from above both.
  await enter(tx, SYSTEM)
  const stewards = new Map<Id, Id>()
  const accounts = new Map<string, Id>()
  for (const { loginName, name, role, grids: count } of posts) {
    const reach = count === undefined ? undefined : grids.slice(0, count).map(({ id }) => id)
    const accountId = await add(loginName, name, role, reach)
    accounts.set(loginName, accountId)
    if (role === 'steward') stewards.set(grids[0]!.id, accountId)
  }
  for (const [at, grid] of grids.entries()) {
    if (at === 0) continue
    const nth = String(at + 1).padStart(2, '0')
    stewards.set(grid.id, await add(`steward${nth}`, `红管家${nth}`, 'steward', [grid.id]))
  }
  await enter(tx, communityId)
  return { stewards, accounts }
}

async function enter(tx: Tx, communityId: Id) {
  await sql`select set_config('steward.community', ${communityId}, true)`.execute(tx)
}

function later(moment: string): string {
  return new Date(Date.parse(moment) + 1000).toISOString()
}
