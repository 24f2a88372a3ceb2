import { importPlaces } from '@red-steward/domain/imports/queries'
import { Alert, Select, Table, Tag } from 'antd'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useImportWords } from './imports.words.ts'
import type { StepProps } from './wizard.tsx'

const NEW = ''

/** Names of compounds that are not written as the register has them: which one each means, or that it is a new one. */
export function CompoundNames({ imported, draft, change }: Pick<StepProps, 'imported' | 'draft' | 'change'>) {
  const w = useImportWords()
  const places = useAsk(importPlaces, { importId: imported.id })
  const settle = (written: string, compoundId: string | null) =>
    change({
      ...draft,
      places: { ...draft.places, compounds: { ...draft.places.compounds, [written]: compoundId } },
    })
  return (
    <Answered of={places}>
      {({ named, compounds }) => {
        if (named.length === 0) return null
        const meant = ({ written, compoundId }: (typeof named)[number]) => {
          const said = draft.places.compounds[written]
          return said === undefined ? compoundId : said
        }
        return (
          <>
            <h2>{w.compoundNames}</h2>
            <Alert type="warning" showIcon title={w.compoundNamesNote} />
            <Table
              rowKey="written"
              size="small"
              pagination={{ pageSize: 50, hideOnSinglePage: true }}
              scroll={{ x: 560 }}
              dataSource={named}
              columns={[
                {
                  title: w.word,
                  render: (_, one) => <Tag color={isOpen(one, draft) ? 'red' : 'orange'}>{one.written}</Tag>,
                },
                { title: w.rows, align: 'right', dataIndex: 'rows', width: 90 },
                {
                  title: w.readAs,
                  width: 320,
                  render: (_, one) => (
                    <Select<string>
                      aria-label={`${w.readAs} ${one.written}`}
                      value={isOpen(one, draft) ? null : (meant(one) ?? NEW)}
                      placeholder={w.unknown}
                      {...(isOpen(one, draft) ? { status: 'error' as const } : {})}
                      options={[
                        { value: NEW, label: w.compoundOfItsOwn },
                        ...compounds.map(({ id, name }) => ({ value: id, label: name })),
                      ]}
                      showSearch={{ optionFilterProp: 'label' }}
                      style={{ width: '100%' }}
                      onChange={(chosen) => settle(one.written, chosen === NEW ? null : chosen)}
                    />
                  ),
                },
              ]}
            />
          </>
        )
      }}
    </Answered>
  )
}

/** It could be several, and nobody has said which. */
function isOpen({ written, isAmbiguous }: { written: string; isAmbiguous: boolean }, draft: StepProps['draft']) {
  return isAmbiguous && draft.places.compounds[written] === undefined
}
