/** KINDS on Sample. */
module io.doudou.sample {
    exports io.doudou.sample;

    requires transitive io.doudou.core;
    requires transitive org.jspecify;

    provides io.doudou.plugin.Plugin with
            PROVIDERS;
}
