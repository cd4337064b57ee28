/** Lua that Redis runs. It does nothing else meanwhile, so that each sees and leaves a stream whole. */

/** Where a log begins: the first id there can be. */
export const firstId = '0-1';

const common = `
local function field(entry, name)
  for i = 1, entry and #entry[2] or 0, 2 do
    if entry[2][i] == name then return entry[2][i + 1] end
  end
  return ''
end
local function at(id) return redis.call('XRANGE', KEYS[1], id, id)[1] end
local function last() return redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1] end
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
local function millis(time) return string.format('%.0f', time) end`;

/**
 * ARGV: fields of the beginning. A stream without entries remembers how far its ids had come, which forbids the first one.
 * It is deleted only then: after a write, Redis lets a script write beyond the limit of its memory.
 */
export const begin = `${common}
if redis.call('XLEN', KEYS[1]) > 0 then return 0 end
local begun = redis.pcall('XADD', KEYS[1], '${firstId}', unpack(ARGV))
if type(begun) == 'table' and begun.err then
  if not string.find(begun.err, 'equal or smaller', 1, true) then return begun end
  redis.call('DEL', KEYS[1])
  redis.call('XADD', KEYS[1], '${firstId}', unpack(ARGV))
end
return 1`;

/** ARGV: id of an entry. Gives Redis's time, and what of the stream tells whether it is what it was. */
export const look = `${common}
local first, known, latest = at('${firstId}'), at(ARGV[1]), last()
local length = tostring(redis.call('XLEN', KEYS[1]))
return { millis(now()), field(first, 'run'), field(known, 'name'), latest and latest[1] or '', field(latest, 'number'), length }`;

/**
 * ARGV: run, deadline, milliseconds before the deadline from which on it is taken, and fields.
 *
 * Each entry names its run and the entry before it, so that whoever reads it knows what it follows. What comes too late
 * has been refused already; what comes too early was sent by somebody with another idea of the time.
 */
export const append = `${common}
local time, deadline = now(), tonumber(ARGV[2])
if time > deadline or time < deadline - tonumber(ARGV[3]) then return redis.error_reply('LATE nobody waits for it any more') end
if field(at('${firstId}'), 'run') ~= ARGV[1] then return redis.error_reply('LOST the log has another beginning') end
local before = last()
local number = tonumber(field(before, 'number'))
if number == nil or redis.call('XLEN', KEYS[1]) ~= number + 1 then return redis.error_reply('LOST an entry is missing') end
return redis.call('XADD', KEYS[1], '*', 'run', ARGV[1], 'after', field(before, 'name'), 'number', millis(number + 1), unpack(ARGV, 4))`;
