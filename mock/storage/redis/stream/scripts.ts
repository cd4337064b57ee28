/** Lua scripts that Redis runs atomically. */

/** Id of a log's first entry, the smallest that is possible. */
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
 * Creates a log if the stream is empty. ARGV: fields of the first entry. An empty stream remembers its last id, which
 * does not allow the smallest one; then the key is deleted. It is deleted only then, because Redis lets a script exceed
 * the memory limit after a write.
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

/** Reads Redis's time, and values that show whether the stream is unchanged. ARGV: id of an entry. */
export const look = `${common}
local first, known, latest = at('${firstId}'), at(ARGV[1]), last()
local length = tostring(redis.call('XLEN', KEYS[1]))
return { millis(now()), field(first, 'run'), field(known, 'name'), latest and latest[1] or '', field(latest, 'number'), length }`;

/**
 * Appends an entry. ARGV: run, deadline, milliseconds before the deadline from which the entry is accepted, and fields.
 *
 * Each entry names its run and the previous entry, so that readers can verify the order. An entry after the deadline is
 * refused, since its submission has been refused already. An entry too long before it was sent by a server with a wrong
 * clock.
 */
export const append = `${common}
local time, deadline = now(), tonumber(ARGV[2])
if time > deadline or time < deadline - tonumber(ARGV[3]) then return redis.error_reply('LATE outside the time in which it is accepted') end
if field(at('${firstId}'), 'run') ~= ARGV[1] then return redis.error_reply('LOST the key holds another log') end
local before = last()
local number = tonumber(field(before, 'number'))
if number == nil or redis.call('XLEN', KEYS[1]) ~= number + 1 then return redis.error_reply('LOST an entry is missing') end
return redis.call('XADD', KEYS[1], '*', 'run', ARGV[1], 'after', field(before, 'name'), 'number', millis(number + 1), unpack(ARGV, 4))`;
