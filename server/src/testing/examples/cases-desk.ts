import { newId } from '@red-steward/domain/ids'

const id = newId()

/** Saved texts and views of the desk: one valid input each. */
export const examples: Record<string, unknown> = {
  'cases.save-phrase': { id, text: '已联系维修人员，今天上门。' },
  'cases.delete-phrase': { id },
  'cases.phrases': {},
  'overview.save-view': {
    ...{ id, list: 'cases', name: '物业的民生件', as: 'board' },
    filters: { class: 'P2', branch: '02' },
  },
  'overview.delete-view': { viewId: id },
  'overview.views': { list: 'inbox' },
}
