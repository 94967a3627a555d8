-- For wrk: fans uniformly at random. Arguments: how many fans there are, the beginning of an address, and, where a rate is
-- wanted, the mean pause of a connection between two requests in milliseconds.
local fans, address, pause

function init(args)
  fans, address, pause = tonumber(args[1]), args[2], tonumber(args[3] or 0)
  math.randomseed(os.time())
end

function request()
  return wrk.format("GET", address .. math.random(0, fans - 1))
end

function delay()
  return pause == 0 and 0 or math.random(0, 2 * pause)
end
