import type { ViewedList } from '@red-steward/domain/overview/saved-views'
import { words } from '../../lib/language.ts'

export const useViewWords = words({
  views: ['视图', 'Views'],
  saved: ['我的视图', 'My views'],
  none: ['还没有保存的视图。', 'No saved views yet.'],
  save: ['把现在看到的存为视图', 'Save what you see as a view'],
  saveTitle: ['保存视图', 'Save a view'],
  saveNote: ['记住现在的筛选和排列，只有您自己看得到。', 'Keeps what the list shows now and how; only for you.'],
  name: ['视图名称', 'Name of the view'],
  update: [(name: string) => `更新“${name}”`, (name: string) => `Update “${name}”`],
  remove: ['删除', 'Delete'],
  removeSure: [(name: string) => `删除视图“${name}”？`, (name: string) => `Delete the view “${name}”?`],
  removed: ['视图已删除', 'View deleted'],
  kept: ['视图已保存', 'View saved'],
  needed: ['请填写名称', 'Please give it a name'],
  keys: ['↑ ↓ 选择，Enter 打开，Delete 删除', '↑ ↓ to choose, Enter to open, Delete to delete'],
})

/** A name somebody might give to a view of this list. */
export const useViewHints = words({
  persons: ['如：一年没核对的租户', 'For example: tenants not checked for a year'],
  households: ['如：三号楼的空房', 'For example: empty flats of building 3'],
  cases: ['如：物业的民生件', 'For example: daily life, for the property'],
  inbox: ['如：我片上的急件', 'For example: urgent, my grid'],
} satisfies Record<ViewedList, readonly [string, string]>)
