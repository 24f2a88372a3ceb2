import type { Language } from '@red-steward/domain/messages/templates'
import { isService, type ServiceAttribute, serviceCodes, serviceOf } from '@red-steward/domain/open311/services'
import type { Answer, Item } from './answers.ts'
import { Problem } from './problem.ts'

export function serviceList(language: Language): Answer {
  const items = serviceCodes.map((code) => {
    const { name, description, type, keywords, group, attributes } = serviceOf(code, language)
    return {
      service_code: code,
      service_name: name,
      description,
      metadata: attributes.length > 0,
      type,
      keywords: keywords.join(', '),
      group,
    }
  })
  return { root: 'services', content: { each: 'service', items } }
}

export function serviceDefinition(code: string, language: Language): Answer {
  if (!isService(code)) throw new Problem(404, 'service_code was not found')
  const { attributes } = serviceOf(code, language)
  const items = attributes.map(attributeItem)
  return {
    root: 'service_definition',
    content: { service_code: code, attributes: { each: 'attribute', items } },
  }
}

function attributeItem(
  { code, datatype, required, datatypeDescription, description, values }: ServiceAttribute,
  at: number,
): Item {
  return {
    variable: true,
    code,
    datatype,
    required,
    datatype_description: datatypeDescription,
    order: at + 1,
    description,
    ...(values.length > 0 ? { values: { each: 'value', items: values } } : {}),
  }
}
