import { FileAddOutlined, ImportOutlined, PlusOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { words } from '../../lib/language.ts'
import { useMay } from '../parts/session-context.tsx'

const useWords = words({
  title: ['先把楼立起来', 'First, the buildings'],
  note: [
    '登记住户之前，系统要知道有哪些小区和楼栋。三条路，选手边有的：',
    'Before homes can be registered, the program must know the compounds and buildings. Three ways; take what is at hand:',
  ],
  create: ['新建小区', 'Create a compound'],
  createNote: ['一个一个建：小区、楼栋、单元、户室，户室可以成批加。', 'One by one; doors can be added in bulk.'],
  file: ['导入 GeoJSON', 'Import GeoJSON'],
  fileNote: ['有测绘或街道给的楼栋图，连轮廓一起进来。', 'From a survey or the street office, outlines included.'],
  table: ['从人口表导入', 'Import the resident list'],
  tableNote: [
    '表里的地址会自动提出小区、楼栋和户室，您确认后建立。',
    'Compounds, buildings and doors are proposed from its addresses; you confirm.',
  ],
  waiting: ['还没有小区和楼栋。请社区书记建立。', 'There are no compounds or buildings yet. The secretary makes them.'],
})

/** The first day of a community: nothing is there yet, and three ways to begin. */
export function EmptyCommunity({ mayBegin, onCreate, onFile }: EmptyCommunityProps) {
  const w = useWords()
  const mayImport = useMay('imports.run').allowed
  if (!mayBegin) return <p className="card quiet">{w.waiting}</p>
  return (
    <section className="card empty-community">
      <h2>{w.title}</h2>
      <p className="quiet">{w.note}</p>
      <div className="empty-ways">
        <div>
          <Button type="primary" icon={<PlusOutlined />} onClick={onCreate}>
            {w.create}
          </Button>
          <p className="quiet">{w.createNote}</p>
        </div>
        <div>
          <Button icon={<FileAddOutlined />} onClick={onFile}>
            {w.file}
          </Button>
          <p className="quiet">{w.fileNote}</p>
        </div>
        {mayImport && (
          <div>
            <Link to="/imports">
              <Button icon={<ImportOutlined />}>{w.table}</Button>
            </Link>
            <p className="quiet">{w.tableNote}</p>
          </div>
        )}
      </div>
    </section>
  )
}

interface EmptyCommunityProps {
  mayBegin: boolean
  onCreate: () => void
  onFile: () => void
}
