/** Contract tests for the contracts of core, and a clock that is moved by hand. */
module io.doudou.testkit {
    exports io.doudou.testkit;

    requires transitive io.doudou.core;
    requires org.assertj.core;
    requires org.junit.jupiter.params;
    requires transitive org.junit.jupiter.api;
}
