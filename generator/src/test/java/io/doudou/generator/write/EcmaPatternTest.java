package io.doudou.generator.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "[a-z]+ ^[a-z]+$",
                "^[a-z]+$ ^[a-z]+$",
                "a|b ^(?:a|b)$",
                "^a|b$ ^(?:^a|b$)$",
                "\\d{2,4}\\$ ^\\d{2,4}\\$$",
                "(?:x|(?<year>[0-9]{4})) ^(?:(?:x|(?<year>[0-9]{4})))$",
                "\\p{Lu}\\w*? ^\\p{Lu}\\w*?$",
                "[^\\]\\-/.]+ ^[^\\]\\-/.]+$",
                "(?=a)(?!b)a ^(?=a)(?!b)a$",
            })
    void whatBothDialectsKnowIsKeptAndAnchored(String java, String ecma) {
        assertThat(EcmaPattern.ofWhole(java)).contains(ecma);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)abc",
                "a*+",
                "(?>ab)c",
                "[a-z&&[^b]]",
                "[a[bc]]",
                "\\p{Alpha}",
                "\\p{IsLatin}",
                "\\h",
                "\\Qa.b\\E",
                "\\x{1F600}",
                "\\Aa\\z",
                "\\07",
                "[\\h]",
            })
    void whatOnlyJavaKnowsIsLeftOut(String java) {
        assertThat(EcmaPattern.ofWhole(java)).isEmpty();
    }
}
