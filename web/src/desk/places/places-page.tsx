import { ArrowLeftOutlined } from '@ant-design/icons'
import { placesDirectory } from '@red-steward/domain/places/queries'
import { mayShapeCommunity } from '@red-steward/domain/places/rules'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { MayButton } from '../parts/may-button.tsx'
import { Page } from '../parts/page.tsx'
import { useActor, useMay } from '../parts/session-context.tsx'
import { BuildingPane } from './building-pane.tsx'
import { CompoundPane } from './compound-pane.tsx'
import { EmptyCommunity } from './empty-community.tsx'
import { ExportPlaces } from './export-places.tsx'
import { GridsPane } from './grids-pane.tsx'
import { ImportBuildings } from './import-buildings.tsx'
import { LeftToDo } from './left-to-do.tsx'
import { NewBuilding } from './new-building.tsx'
import { NewCompound } from './new-compound.tsx'
import type { PlaceNode } from './place-nodes.ts'
import { PlaceTree } from './place-tree.tsx'
import { usePlacesWords } from './places.words.ts'
import './places.css'

const route = getRouteApi('/places')

/** Compounds, buildings, units, doors and grids: found on the left, put right on the right. */
export function PlacesPage() {
  const w = usePlacesWords()
  const times = useTimes()
  const chosen = route.useSearch()
  const navigate = route.useNavigate()
  const [dialog, setDialog] = useState<'compound' | 'import' | 'export' | null>(null)
  const directory = useAsk(placesDirectory, {})
  const mayEdit = useMay('places.edit')
  const actor = useActor()!
  const mayShape = mayEdit.allowed ? mayShapeCommunity(actor) : mayEdit
  const go = (search: typeof chosen) => void navigate({ search })
  const found = directory.data
  const isEmpty = found !== undefined && found.compounds.length === 0 && found.buildings.length === 0
  const doors = found?.buildings.reduce((sum, { dwellings }) => sum + dwellings, 0) ?? 0

  // Compounds outside one's grids are of use only to who may put a building into them.
  const shown = (places: NonNullable<typeof found>) =>
    actor.grids === 'all' || mayEdit.allowed
      ? places
      : { ...places, compounds: places.compounds.filter(({ buildings }) => buildings > 0) }
  const numbers = found && [shown(found).compounds.length, found.buildings.length, doors].map(times.number)

  return (
    <Page
      title={w.places}
      note={
        <>
          {numbers && w.placesNote(numbers[0]!, numbers[1]!, numbers[2]!)}
          {!mayEdit.allowed && ` · ${w.readOnly}`}
        </>
      }
      actions={
        !isEmpty && (
          <>
            <Button onClick={() => go({ grid: 'all' })}>{w.grids}</Button>
            {mayEdit.allowed && <Button onClick={() => setDialog('import')}>{w.importFile}</Button>}
            {mayEdit.allowed && <Button onClick={() => setDialog('export')}>{w.exportFile}</Button>}
            {mayEdit.allowed && (
              <MayButton may={mayShape} onClick={() => setDialog('compound')}>
                {w.newCompound}
              </MayButton>
            )}
          </>
        )
      }
    >
      <Answered of={directory}>
        {(places) =>
          isEmpty ? (
            <EmptyCommunity
              mayBegin={mayShape.allowed}
              onCreate={() => setDialog('compound')}
              onFile={() => setDialog('import')}
            />
          ) : (
            <div className="places" data-chosen={Object.values(chosen).some(Boolean)}>
              <PlaceTree places={shown(places)} chosen={keyOf(chosen)} onChoose={(node) => go(searchFor(node))} />
              <div className="places-detail">
                <Button className="places-back" type="text" icon={<ArrowLeftOutlined />} onClick={() => go({})}>
                  {w.allPlaces}
                </Button>
                <Detail chosen={chosen} places={places} mayShape={mayShape} go={go} />
              </div>
            </div>
          )
        }
      </Answered>
      {dialog === 'compound' && (
        <NewCompound onMade={(compound) => go({ compound })} onUnmade={() => go({})} onClose={() => setDialog(null)} />
      )}
      {dialog === 'export' && <ExportPlaces onClose={() => setDialog(null)} />}
      {dialog === 'import' && <ImportBuildings mayCreateCompounds={mayShape.allowed} onClose={() => setDialog(null)} />}
    </Page>
  )
}

type Chosen = ReturnType<typeof route.useSearch>

interface DetailProps {
  chosen: Chosen
  places: Parameters<typeof GridsPane>[0]['places']
  mayShape: ReturnType<typeof mayShapeCommunity>
  go: (search: Chosen) => void
}

function Detail({ chosen, places, mayShape, go }: DetailProps) {
  const mayEdit = useMay('places.edit').allowed
  const { compound, building, unit, grid, make } = chosen
  const { grids } = places
  if (grid) return <GridsPane places={places} gridId={grid === 'all' ? undefined : grid} go={go} />
  if (compound && make === 'building' && mayEdit) {
    return (
      <NewBuilding
        key={compound}
        {...{ compoundId: compound, places, grids }}
        onMade={(made) => go({ compound, building: made })}
        onCancel={() => go({ compound })}
      />
    )
  }
  if (building) {
    return (
      <BuildingPane
        key={building}
        {...{ buildingId: building, unitId: unit, places, grids }}
        onGone={() => go(compound ? { compound } : {})}
      />
    )
  }
  if (compound) {
    return (
      <CompoundPane
        key={compound}
        {...{ compoundId: compound, places, grids, mayShape }}
        onNewBuilding={() => go({ compound, make: 'building' })}
        onGone={() => go({})}
      />
    )
  }
  return <LeftToDo places={places} />
}

function keyOf({ compound, building, unit, make }: Chosen): string | undefined {
  if (unit) return `u:${unit}`
  if (building) return `b:${building}`
  return compound && !make ? `c:${compound}` : undefined
}

function searchFor(node: PlaceNode): Chosen {
  if (node.kind === 'compound') return { compound: node.id }
  return node.kind === 'building'
    ? { building: node.id }
    : { unit: node.id, ...(node.buildingId ? { building: node.buildingId } : {}) }
}
