import type { Mapping } from '@red-steward/domain/imports/mapping'
import { importValues, type WordSeen } from '@red-steward/domain/imports/queries'
import { residenceKindWords, sexWords } from '@red-steward/domain/registry/codes'
import { relationCodes, relationWords } from '@red-steward/domain/registry/relations'
import { fieldWords } from '@red-steward/domain/words/imports'
import { Alert, Select, Table, Tag } from 'antd'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { CompoundNames } from './compound-names.tsx'
import { withWord } from './draft.ts'
import { useImportWords } from './imports.words.ts'
import { useSaid } from './use-import.ts'
import type { StepProps } from './wizard.tsx'

type CodedField = keyof Mapping['words']

/** How sexes, relations, ways of living and dates were read; what is not known is asked. */
export function ValuesStep({ imported, draft, change }: StepProps) {
  const w = useImportWords()
  const said = useSaid()
  const values = useAsk(importValues, { importId: imported.id })
  const mappings = Object.values(draft.mappings)
  const chosen = (field: CodedField, word: string) =>
    mappings.find((mapping) => mapping.words[field][word])?.words[field][word]
  return (
    <>
      <p>{w.valuesNote}</p>
      <Answered of={values}>
        {({ words }) => (
          <>
            {words.every((word) => word.code !== null) && <Alert type="success" showIcon title={w.allKnown} />}
            <Table<WordSeen>
              rowKey={({ field, word }) => `${field} ${word}`}
              size="small"
              pagination={{ pageSize: 50, hideOnSinglePage: true }}
              dataSource={words}
              columns={[
                { title: w.column, render: (_, { field }) => said(fieldWords[field]), width: 160 },
                {
                  title: w.word,
                  render: (_, { word, code }) => (code === null ? <Tag color="red">{word}</Tag> : <Tag>{word}</Tag>),
                },
                { title: w.rows, align: 'right', dataIndex: 'rows', width: 90 },
                {
                  title: w.readAs,
                  width: 320,
                  render: (_, { field, word, code }) =>
                    field === 'birth-date' ? (
                      <DateRead code={code} />
                    ) : (
                      <CodeSelect
                        field={field}
                        word={word}
                        value={chosen(field, word) ?? code}
                        onChange={(value) => change(withWord(draft, field, word, value))}
                      />
                    ),
                },
              ]}
            />
          </>
        )}
      </Answered>
      <CompoundNames imported={imported} draft={draft} change={change} />
    </>
  )
}

function DateRead({ code }: { code: string | null }) {
  const w = useImportWords()
  if (code === 'day') return <>{w.dateDay}</>
  if (code === null) return <Tag color="red">{w.dateUnreadable}</Tag>
  return <>{code === 'month' ? w.dateMonth : w.dateYear}</>
}

interface CodeSelectProps {
  field: CodedField
  word: string
  value: string | null
  onChange: (code: string) => void
}

function CodeSelect({ field, word, value, onChange }: CodeSelectProps) {
  const w = useImportWords()
  const said = useSaid()
  const tables = {
    sex: Object.entries(sexWords),
    relation: relationCodes.map((code) => [code, relationWords[code]!] as const),
    'residence-kind': Object.entries(residenceKindWords),
  }
  const options = tables[field].map(([code, label]) => ({ value: code, label: said(label) }))
  return (
    <Select<string | null>
      aria-label={`${w.readAs} ${word}`}
      value={value}
      options={options}
      placeholder={w.unknown}
      {...(value === null ? { status: 'error' as const } : {})}
      style={{ width: '100%' }}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(code) => code && onChange(code)}
    />
  )
}
