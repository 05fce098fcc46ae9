package micro.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import micro.Printed;

import org.junit.jupiter.api.Test;

class WrapperTest {

    @Test
    void callsAndHandlersAreLoggedBeforeAndAfter() {
        assertThat(Printed.by(Wrapper::main))
                .containsSubsequence(
                        "[call] before Hello",
                        "[handler] before /hello",
                        "[handler] after 200",
                        "[call] after 200",
                        "Hello John");
    }
}
