import { expect, test } from 'vitest'
import { readGeoJson } from './geojson.ts'

const ring = [
  [107.98, 26.58],
  [107.981, 26.58],
  [107.981, 26.581],
  [107.98, 26.58],
]
const feature = {
  type: 'Feature',
  id: 7,
  properties: { 楼栋: '8' },
  geometry: { type: 'Polygon', coordinates: [ring] },
}

test('a collection is read, whatever else the program wrote into it', () => {
  const text = `\uFEFF${JSON.stringify({ type: 'FeatureCollection', crs: {}, features: [feature, null, 'x'] })}`

  expect(readGeoJson(text)).toEqual({ features: [{ properties: { 楼栋: '8' }, geometry: feature.geometry }] })
})

test('one feature alone and a bare list are read too', () => {
  expect(readGeoJson(JSON.stringify(feature))).toHaveProperty('features.length', 1)
  expect(readGeoJson(JSON.stringify([feature, feature]))).toHaveProperty('features.length', 2)
})

test('a file that is no GeoJSON says so instead of importing nothing', () => {
  expect(readGeoJson('小区,楼栋')).toEqual({ fault: 'not-json' })
  expect(readGeoJson('{"a": 1}')).toEqual({ fault: 'no-features' })
  expect(readGeoJson('null')).toEqual({ fault: 'no-features' })
  expect(readGeoJson(JSON.stringify(Array(5001).fill(feature)))).toEqual({ fault: 'too-many' })
})

test('metres of a survey are not taken for degrees', () => {
  const surveyed = { ...feature, geometry: { type: 'Polygon', coordinates: [[[36500000, 2940000]]] } }

  expect(readGeoJson(JSON.stringify(surveyed))).toEqual({ fault: 'not-degrees' })
})
