package io.doudou.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonFieldsTest {

    @Test
    void aFieldIsFoundByEachOfItsNames() {
        var fields = JsonFields.none().required("pageNo", "page_no").optional("size", "size");
        assertThat(fields.indexOf("pageNo")).isZero();
        assertThat(fields.indexOf("page_no")).isZero();
        assertThat(fields.indexOf("size")).isOne();
        assertThat(fields.indexOf("Size")).isEqualTo(-1);
    }

    @Test
    void twoFieldsOfOneNameAreAMistake() {
        var fields = JsonFields.none().required("a", "b");
        assertThatThrownBy(() -> fields.optional("c", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two fields are named \"b\": number 0 and 1");
    }
}
