import type { Freshness } from '@red-steward/domain/overview/queries'
import { Link } from '@tanstack/react-router'
import { language } from '../../lib/language.ts'
import { useTimes } from '../../lib/time.ts'
import { freshnessGrades } from '../overview/grades.ts'
import { useIsDark } from '../parts/appearance.ts'
import { useHomeWords } from './home.words.ts'

/** One bar of all lived-in homes by when they were last checked, and the same in a table. */
export function FreshnessBar({ freshness }: { freshness: Freshness }) {
  const w = useHomeWords()
  const times = useTimes()
  const spoken = language.use()
  const dark = useIsDark()
  const parts = [
    { grade: freshnessGrades.d90, count: freshness.within90Days },
    { grade: freshnessGrades.d180, count: freshness.within180Days },
    { grade: freshnessGrades.d365, count: freshness.within365Days },
    { grade: freshnessGrades.older, count: freshness.older },
    { grade: freshnessGrades.never, count: freshness.never },
  ]
  const all = parts.reduce((sum, { count }) => sum + count, 0)
  const share = (count: number) => (all === 0 ? '0%' : `${Math.round((count / all) * 1000) / 10}%`)
  return (
    <>
      <p className="fresh-head">{w.freshNote(share(freshness.within90Days + freshness.within180Days))}</p>
      <div className="fresh-bar" aria-hidden>
        {parts
          .filter(({ count }) => count > 0)
          .map(({ grade, count }) => (
            <span
              key={grade.key}
              style={{ flexGrow: count, background: (dark ? grade.dark : grade.light).strong }}
              title={`${grade.words[spoken]} ${times.number(count)}`}
            />
          ))}
      </div>
      <table className="fresh-table">
        <tbody>
          {parts.map(({ grade, count }) => {
            const tone = dark ? grade.dark : grade.light
            return (
              <tr key={grade.key}>
                <td>
                  <span
                    className="swatch"
                    aria-hidden
                    style={{ background: tone.soft, color: tone.ink, borderColor: tone.strong }}
                  >
                    {grade.sign[spoken]}
                  </span>
                </td>
                <th scope="row">{grade.words[spoken]}</th>
                <td className="num">{w.homes(times.number(count))}</td>
                <td className="num quiet">{share(count)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Link to="/map" search={{ mode: 'freshness' }}>
        {spoken === 'zh' ? '在活地图上看' : 'See it on the map'}
      </Link>
    </>
  )
}
