package io.doudou.gosd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** What every driver of gosd promises, whatever keeps its list. */
@Timeout(60)
abstract class DriverContract {

    private static final String URL = "http://localhost:3333";

    /** Another one each time, of the same list, which is empty when a test begins. */
    abstract Driver open() throws Exception;

    @Test
    void aUniqueNameIsTheNameADashAndSomethingWithoutADash() throws Exception {
        for (var name : List.of("provider", "my-service-name", "-", "\u00e4 b")) {
            var unique = open().start(name, URL);
            assertThat(unique).startsWith(name + "-");
            assertThat(unique.substring(name.length() + 1)).isNotEmpty().doesNotContain("-");
        }
    }

    @Test
    void whatOneRegistersAllGetAsItWasRegistered() throws Exception {
        var one = open();
        var other = open();
        var odd = "https://[::1]:8885/\u00e4 'quoted' \"%41\"/";
        assertThat(other.get()).isEmpty();
        var entries =
                Map.of(
                        one.start("provider", URL), URL,
                        other.start("provider", odd), odd,
                        one.start("consumer", "http://localhost:fake"), "http://localhost:fake");
        assertThat(entries).hasSize(3);
        assertThat(one.get()).isEqualTo(entries);
        assertThat(other.get()).isEqualTo(entries);
    }

    @Test
    void whatIsDeletedIsGoneForAllAndNothingElseIs() throws Exception {
        var one = open();
        var other = open();
        var first = one.start("provider", URL);
        var second = one.start("provider", URL);
        one.delete(first);
        assertThat(other.get()).containsOnlyKeys(second);
        one.delete(first);
        one.delete("nobody-1");
        assertThat(other.get()).containsOnlyKeys(second);
        other.delete(second);
        assertThat(other.get()).isEmpty();
    }

    @Test
    void thoseWhoRegisterAtTheSameMomentAreAllThere() throws Exception {
        var starts = new ArrayList<Callable<List<String>>>();
        for (int i = 0; i < 4; i++) {
            var driver = open();
            starts.add(() -> List.of(driver.start("provider", URL), driver.start("user", URL)));
        }
        var names = new HashMap<String, String>();
        try (var threads = Executors.newFixedThreadPool(starts.size())) {
            for (var started : threads.invokeAll(starts)) {
                started.get().forEach(name -> names.put(name, URL));
            }
        }
        assertThat(names).hasSize(8);
        assertThat(open().get()).isEqualTo(names);
    }
}
