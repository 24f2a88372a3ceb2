export function HouseholdsPage() {
  return null
}
