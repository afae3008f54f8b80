-- Ask for one page after another, as a browser with gzip would. What came back wrong, wrk counts itself.
local pages, threads, at = {}, 0, 0

for path in io.lines(os.getenv("LOAD_PAGES")) do pages[#pages + 1] = path end

function setup(thread)
  threads = threads + 1
  thread:set("first", threads * 7) -- so that not every thread asks for the same page at once
end

function init()
  at = first
end

function request()
  at = at % #pages + 1
  return wrk.format("GET", pages[at], { ["Accept-Encoding"] = "gzip" })
end
