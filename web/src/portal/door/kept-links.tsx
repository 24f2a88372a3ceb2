import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Item } from '../../ui/parts.tsx'
import { forgetLinks, keptLinks } from '../report/kept.ts'
import { to } from '../shell/route.ts'
import { useDoorWords } from './door.words.ts'

/** Reports made on this very phone; they stand nowhere but here, and go when their owner says so. */
export function KeptLinks() {
  const w = useDoorWords()
  const [links, setLinks] = useState(keptLinks)
  const [said, setSaid] = useState('')
  if (links.length === 0) return <p role="status">{said}</p>
  return (
    <section className="ui-stack" aria-labelledby="kept-title">
      <h2 id="kept-title" className="ui-heading">
        {w.onThisPhone}
      </h2>
      <ul className="ui-list">
        {links.map(({ link, caseNo, text }) => (
          <li key={link}>
            <Item href={to.follow(link)} title={text} note={caseNo} />
          </li>
        ))}
      </ul>
      <Button
        look="quiet"
        onClick={() => {
          forgetLinks()
          setLinks([])
          setSaid(w.forgotten)
        }}
      >
        {w.forget}
      </Button>
    </section>
  )
}
