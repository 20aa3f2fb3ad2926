// Kept on the telephone for one’s round: the page as it was last seen, and what it is drawn with.
const CACHE = "palier-round-1";
const ROUND = new URL("tournee/", self.location).pathname;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const ours = event.request.method === "GET" && url.origin === self.location.origin
    && (url.pathname === ROUND || url.pathname.startsWith("/static/"));
  if (!ours) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    try {
      const answer = await fetch(event.request);
      if (answer.ok && !answer.redirected) await cache.put(event.request, answer.clone());
      return answer;
    } catch (lost) {
      const kept = await cache.match(event.request, { ignoreVary: true });
      if (kept) return kept;
      throw lost;
    }
  })());
});
