package io.doudou.generator.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.generator.model.FaultDoc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;
import java.util.OptionalInt;

/** Comments become plain text, and their tags are told apart. */
class DocCommentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "One <b>bold</b> word.| One bold word.",
                "A {@code List<String>} of {@link java.util.UUID}s.| A List<String> of"
                        + " java.util.UUIDs.",
                "See {@link User#name() the name} or {@link #size}.| See the name or size.",
                "a &lt; b &amp;&amp; c &#62; d &#x21; &unknown;| a < b && c > d ! &unknown;",
                "5 < 6 and 7 > 6| 5 < 6 and 7 > 6",
                "{@literal <p>} stays, {@code {braces}} too| <p> stays, {braces} too",
                "{@return the user}| the user",
                "unclosed {@code brace| unclosed {@code brace",
                "<!-- hidden -->shown| shown",
                "''| ''",
            })
    void htmlAndInlineTagsBecomePlainText(String comment, String text) {
        assertThat(DocComment.parse(comment).text()).isEqualTo(text);
    }

    @Test
    void paragraphsAndListItemsStandOnLinesOfTheirOwn() {
        var comment =
                """
                 First line
                 goes on.

                 <p>Second paragraph:
                 <ul>
                   <li>one
                   <li>two
                 </ul>
                """;
        assertThat(DocComment.parse(comment).text())
                .isEqualTo("First line goes on.\n\nSecond paragraph:\n\n- one\n- two");
    }

    @Test
    void blockTagsAreTakenApart() {
        var doc =
                DocComment.parse(
                        """
                         Finds a user.

                         @param id of the user,
                             at least 1
                         @return the {@code User}
                         @throws Fault 404 user.unknown when there is none
                         @throws IllegalStateException when closed
                         @deprecated use another
                         @see Other
                        """);
        assertThat(doc.text()).isEqualTo("Finds a user.");
        assertThat(doc.parameter("id")).isEqualTo("of the user, at least 1");
        assertThat(doc.parameter("other")).isEmpty();
        assertThat(doc.result()).isEqualTo("the User");
        assertThat(doc.deprecated()).isTrue();
        assertThat(doc.faults())
                .containsExactly(
                        new FaultDoc(
                                "Fault",
                                OptionalInt.of(404),
                                Optional.of("user.unknown"),
                                "when there is none"),
                        new FaultDoc(
                                "IllegalStateException",
                                OptionalInt.empty(),
                                Optional.empty(),
                                "when closed"));
    }

    @Test
    void aMissingCommentHasEmptyParts() {
        var doc = DocComment.parse(null);
        assertThat(doc.text()).isEmpty();
        assertThat(doc.faults()).isEmpty();
        assertThat(doc.deprecated()).isFalse();
    }
}
