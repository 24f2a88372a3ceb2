// Five signs for the tabs, drawn here so that nothing is loaded.
const paths = {
  today: 'M5 4h14v16H5zM5 9h14M9 2v4M15 2v4M8.5 14l2.5 2.5 4.5-4.5',
  doors: 'M4 21V4h10v17M14 9h6v12M3 21h18M7.5 8h3M7.5 12h3M7.5 16h3M17 13v0M17 17v0',
  write: 'M4 20h4L19 9l-4-4L4 16zM13.5 6.5l4 4',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c1-4.5 4-6.5 8-6.5s7 2 8 6.5',
}
export type IconName = keyof typeof paths

export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 24 24" width="1.5rem" height="1.5rem" aria-hidden="true" fill="none" stroke="currentColor">
      <path d={paths[name]} strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
