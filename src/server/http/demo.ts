import type { FastifyInstance } from 'fastify'

export interface DemoPage {
  /** The page for a reader who came by this origin. */
  html(origin: string): string
  policy: string
}

/** `GET /demo/cards`: there only where the demo schools were played. @param fixed the origin, where a setting says it. */
export function demoRoute(app: FastifyInstance, page: DemoPage, fixed: string | undefined) {
  app.get('/demo/cards', async (request, reply) => {
    // A phone on the same network came by another name than ours, and its cards must lead back the same way.
    const host = request.headers.host ?? ''
    const named = /^[-.0-9A-Za-z]{1,200}(:\d{1,5})?$/.test(host) ? `${request.protocol}://${host}` : ''
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', page.policy)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-store')
      .send(page.html(fixed ?? named))
  })
}
