import { Empty, Input, Tree } from 'antd'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { keysToOpen, type PlaceNode, type Places, placeNodes } from './place-nodes.ts'
import { usePlacesWords } from './places.words.ts'

interface PlaceTreeProps {
  places: Places
  /** Key of the node chosen, see `PlaceNode`. */
  chosen: string | undefined
  onChoose: (node: PlaceNode) => void
}

interface Leaf {
  key: string
  title: string
  node: PlaceNode
  children: Leaf[]
}

/** Compounds, buildings, units: searched by typing, walked by arrow keys, chosen by Enter. */
export function PlaceTree({ places, chosen, onChoose }: PlaceTreeProps) {
  const w = usePlacesWords()
  const [text, setText] = useState('')
  const sought = useDeferredValue(text)
  const nodes = useMemo(() => placeNodes(places, sought), [places, sought])
  const [open, setOpen] = useState<readonly string[]>([])
  const frame = useRef<HTMLDivElement>(null)
  const height = useHeight(frame)
  const above = useMemo(() => keysAbove(placeNodes(places), chosen), [places, chosen])
  useEffect(() => {
    setOpen((before) => [...new Set([...before, ...above])])
  }, [above])
  const shownOpen = sought.trim() === '' ? open : [...new Set([...keysToOpen(nodes), ...open])]

  function titleOf({ kind, name }: PlaceNode): string {
    return kind === 'unit' ? w.unit(name) : name
  }
  function leafOf(node: PlaceNode): Leaf {
    return { key: node.key, title: titleOf(node), node, children: node.children.map(leafOf) }
  }
  return (
    <nav className="place-tree card" aria-label={w.tree}>
      <Input.Search
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={w.find}
        aria-label={w.find}
        allowClear
        onPressEnter={() => {
          const first = nodes[0]?.children[0] ?? nodes[0]
          if (first && text.trim() !== '') onChoose(first)
        }}
      />
      <div className="place-tree-frame" ref={frame}>
        {nodes.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={w.nothingFound} />
        ) : (
          <Tree<Leaf>
            height={height}
            blockNode
            treeData={nodes.map(leafOf)}
            selectedKeys={chosen ? [chosen] : []}
            expandedKeys={[...shownOpen]}
            onExpand={(keys) => setOpen(keys.map(String))}
            onSelect={(_keys, { node }) => onChoose(node.node)}
            titleRender={({ node, title }) => (
              <span className="place-node">
                <span className="one-line">{title}</span>
                {node.count !== null && (
                  <small className="quiet num">
                    {node.kind === 'compound' ? w.buildingsCount(node.count) : w.doorsCount(node.count)}
                  </small>
                )}
              </span>
            )}
          />
        )}
      </div>
    </nav>
  )
}

function keysAbove(nodes: readonly PlaceNode[], chosen: string | undefined): string[] {
  if (!chosen) return []
  const contains = (node: PlaceNode): boolean => node.key === chosen || node.children.some(contains)
  return nodes
    .filter((node) => node.key !== chosen && contains(node))
    .flatMap((node) => [node.key, ...keysAbove(node.children, chosen)])
}

/** The tree draws only the lines in view, so it must know its height. */
function useHeight(frame: React.RefObject<HTMLDivElement | null>): number {
  const [height, setHeight] = useState(400)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setHeight(Math.max(160, Math.floor(entry!.contentRect.height))))
    observer.observe(frame.current!)
    return () => observer.disconnect()
  }, [frame])
  return height
}
