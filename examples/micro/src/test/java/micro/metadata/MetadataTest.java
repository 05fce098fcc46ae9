package micro.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import micro.Printed;

import org.junit.jupiter.api.Test;

class MetadataTest {

    @Test
    void whatTheCallerSentAlongReachesTheHandler() {
        assertThat(Printed.by(Metadata::main)).contains("Hello John, user john of script");
    }
}
