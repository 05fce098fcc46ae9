package io.doudou.redis.stream;

import io.doudou.redis.wire.Script;

/** What the server does in one step, so that nobody sees it half done. */
final class Scripts {

    /**
     * Publishes, unless a group that has members has no more room: then its name is returned in a
     * list. What nobody listens to is kept for a moment, because a server that was restarted empty
     * has forgotten who did.
     */
    static final Script PUBLISH =
            new Script(
                    """
                    local groups = {}
                    if redis.call('EXISTS', KEYS[1]) == 1 then
                      groups = redis.call('XINFO', 'GROUPS', KEYS[1])
                    end
                    for _, group in ipairs(groups) do
                      local info = {}
                      for i = 1, #group, 2 do info[group[i]] = group[i + 1] end
                      local room = tonumber(redis.call('HGET', KEYS[2], info.name) or nil)
                      if room then
                        local lag = info.lag
                        if not lag then
                          local from = '(' .. info['last-delivered-id']
                          lag = #redis.call('XRANGE', KEYS[1], from, '+', 'COUNT', room)
                        end
                        if lag + info.pending >= room then return {info.name} end
                      end
                    end
                    local most = ARGV[1]
                    if #groups == 0 then most = ARGV[2] end
                    local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', most, '*',
                      'header', ARGV[4], 'body', ARGV[5])
                    if #groups == 0 then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
                    return id
                    """);

    /** Makes a group with one member, and tells the newest id of the stream. */
    static final Script JOIN =
            new Script(
                    """
                    local made =
                      redis.pcall('XGROUP', 'CREATE', KEYS[1], ARGV[1], ARGV[4], 'MKSTREAM')
                    if made.err and not string.find(made.err, 'BUSYGROUP') then return made end
                    redis.call('XGROUP', 'CREATECONSUMER', KEYS[1], ARGV[1], ARGV[2])
                    redis.call('PERSIST', KEYS[1])
                    redis.call('HSETNX', KEYS[2], ARGV[1], ARGV[3])
                    local info = redis.call('XINFO', 'STREAM', KEYS[1])
                    for i = 1, #info, 2 do
                      if info[i] == 'last-generated-id' then return info[i + 1] end
                    end
                    """);

    /** Acknowledges, and drops from the stream what every group has dealt with. */
    static final Script ACKNOWLEDGE =
            new Script(
                    """
                    redis.call('XACK', KEYS[1], unpack(ARGV))
                    local first, millis, number
                    for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
                      local info = {}
                      for i = 1, #group, 2 do info[group[i]] = group[i + 1] end
                      local id = info['last-delivered-id']
                      if info.pending > 0 then
                        id = redis.call('XPENDING', KEYS[1], info.name)[2]
                      end
                      local m, n = string.match(id, '(%d+)-(%d+)')
                      m, n = tonumber(m), tonumber(n)
                      if not first or m < millis or (m == millis and n < number) then
                        first, millis, number = id, m, n
                      end
                    end
                    if first then redis.call('XTRIM', KEYS[1], 'MINID', '~', first) end
                    return first
                    """);

    private Scripts() {}
}
