package io.doudou.management;

import io.doudou.option.Option;

import java.util.List;

/** What an operator may choose about the management pages. */
public final class ManagementOptions {

    /** Whether the management pages and the metrics exist. */
    public static final Option<Boolean> ENABLE = Option.flag("GDD_MANAGE_ENABLE", false);

    /** The user that the pages ask for; no question is asked when user and password are empty. */
    public static final Option<String> USER = Option.text("GDD_MANAGE_USER", "");

    /** The password that the pages ask for. */
    public static final Option<String> PASS = Option.text("GDD_MANAGE_PASS", "").secret();

    /** All of them, for the check of unknown names. */
    public static final List<Option<?>> ALL = List.of(ENABLE, USER, PASS);

    private ManagementOptions() {}
}
