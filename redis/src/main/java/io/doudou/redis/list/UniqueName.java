package io.doudou.redis.list;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The names under which processes stand in the list of gosd: {@code users-20160315122936.17256541}
 * is the service {@code users}, registered at that time of the day where it runs (specification of
 * gosd, 4).
 */
public final class UniqueName {

    /** Eight of the nine digits of a fraction, cut and not rounded. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSSSSSS", Locale.ROOT);

    private UniqueName() {}

    /** The name of a process that offers {@code service} and registers at this local time. */
    public static String of(String service, LocalDateTime time) {
        return service + "-" + TIME.format(time).replaceFirst("[.]?0+$", "");
    }

    /** The service: everything up to the last dash, the whole name when there is none. */
    public static String service(String uniqueName) {
        int dash = uniqueName.lastIndexOf('-');
        return dash < 0 ? uniqueName : uniqueName.substring(0, dash);
    }
}
