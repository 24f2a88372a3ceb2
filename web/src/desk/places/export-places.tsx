import { placesExport } from '@red-steward/domain/places/queries'
import { Form, Input, Modal, Segmented } from 'antd'
import { ask } from '../../lib/api.ts'
import { language, words } from '../../lib/language.ts'
import { useDownload } from '../parts/download.ts'

const useWords = words({
  title: ['导出楼栋和房屋', 'Export buildings and doors'],
  start: ['导出', 'Export'],
  cancel: ['取消', 'Cancel'],
  note: [
    '您看得到的全部楼栋或房屋：代码、地址各部分、用途。不含居民信息。导出会记入查看记录。',
    'All buildings or doors within your reach: codes, parts of the address, use. Nobody who lives there. The export is recorded.',
  ],
  rows: ['内容', 'Rows'],
  buildings: ['楼栋', 'Buildings'],
  doors: ['房屋', 'Doors'],
  format: ['格式', 'Format'],
  objectCode: ['网格对象分类代码（6 位）', 'Object class of grids (6 digits)'],
  objectCodeNote: [
    '上级平台要求 20 位网格编码（CJ/T 349）时填写；不填则该列为空。',
    'Only where the platform above asks for 20-digit grid codes (CJ/T 349); without it that column stays empty.',
  ],
  sixDigits: ['请填 6 位数字', 'Six digits, please'],
})

interface Fields {
  rows: 'buildings' | 'doors'
  format: 'xlsx' | 'csv'
  objectCode: string
}

/** The directory of places as a file for other systems. */
export function ExportPlaces({ onClose }: { onClose: () => void }) {
  const w = useWords()
  const spoken = language.use()
  const [form] = Form.useForm<Fields>()
  const { isBusy, download } = useDownload()
  async function start({ rows, format, objectCode }: Fields) {
    const asked = { rows, format, objectCode: objectCode || null, language: spoken }
    if (await download(() => ask(placesExport, asked))) onClose()
  }
  return (
    <Modal
      open
      title={w.title}
      okText={w.start}
      cancelText={w.cancel}
      confirmLoading={isBusy}
      onOk={form.submit}
      onCancel={onClose}
      width={480}
    >
      <p className="quiet">{w.note}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ rows: 'buildings', format: 'xlsx', objectCode: '' }}
        onFinish={(fields) => void start(fields)}
      >
        <Form.Item name="rows" label={w.rows}>
          <Segmented
            aria-label={w.rows}
            options={[
              { value: 'buildings', label: w.buildings },
              { value: 'doors', label: w.doors },
            ]}
          />
        </Form.Item>
        <Form.Item name="format" label={w.format}>
          <Segmented aria-label={w.format} options={['xlsx', 'csv']} />
        </Form.Item>
        <Form.Item
          name="objectCode"
          label={w.objectCode}
          extra={w.objectCodeNote}
          rules={[{ pattern: /^[0-9]{6}$/, message: w.sixDigits }]}
        >
          <Input inputMode="numeric" maxLength={6} style={{ width: 160 }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
