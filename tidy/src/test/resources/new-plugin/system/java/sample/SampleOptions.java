package io.doudou.sample;

import io.doudou.option.Option;

import java.util.List;

/** What an operator may choose about Sample. */
public final class SampleOptions {

    /** Where Sample is: {@code host:port}. */
    public static final Option<String> ADDRESS =
            Option.text("GDD_SAMPLE_ADDRESS", "127.0.0.1:7000");

    /** All of them, for the pages and warnings that list them. */
    public static final List<Option<?>> ALL = List.of(ADDRESS);

    private SampleOptions() {}
}
