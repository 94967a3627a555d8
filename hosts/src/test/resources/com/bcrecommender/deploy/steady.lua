-- Visitors who look at some pages, 5 ms after each answer the next.
local paths = { "/", "/about/", "/data/manifest.json", "/search/?q=tidal" }
local i = 0
function request()
  i = i % #paths + 1
  return wrk.format("GET", paths[i])
end
function delay()
  return 5
end
