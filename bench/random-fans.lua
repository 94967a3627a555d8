-- For wrk: fans uniformly at random. Arguments: how many fans there are, and the beginning of an address.
local fans, address

function init(args)
  fans, address = tonumber(args[1]), args[2]
  math.randomseed(os.time())
end

function request()
  return wrk.format("GET", address .. math.random(0, fans - 1))
end
