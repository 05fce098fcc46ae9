package io.doudou.generator.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The case functions agree with go-doudou's, of which these rows are recorded. */
class CasesTest {

    @ParameterizedTest
    @CsvSource({
        "UserID, user_id, userID, UserID",
        "ID, id, id, Id",
        "HTTPPort, http_port, hTTPPort, HTTPPort",
        "URL, url, uRL, URL",
        "user_name, user_name, userName, UserName",
        "OAuth2Token, o_auth_2_token, oAuth2Token, OAuth2Token",
        "UserName2Fa, user_name_2_fa, userName2Fa, UserName2Fa",
    })
    void namesChangeTheirCaseAsTheOriginalDoesIt(
            String name, String snake, String lowerCamel, String camel) {
        assertThat(Cases.toSnake(name)).isEqualTo(snake);
        assertThat(Cases.toLowerCamel(name)).isEqualTo(lowerCamel);
        assertThat(Cases.toCamel(name)).isEqualTo(camel);
    }

    @ParameterizedTest
    @CsvSource({
        "' user name ', user_name, userName, UserName",
        "user-name, user_name, userName, UserName",
        "user.name, user.name, userName, UserName",
        "a1b, a_1_b, a1B, A1B",
        "'', '', '', ''",
    })
    void blanksDashesAndDotsSeparateWords(
            String name, String snake, String lowerCamel, String camel) {
        assertThat(Cases.toSnake(name)).isEqualTo(snake);
        assertThat(Cases.toLowerCamel(name)).isEqualTo(lowerCamel);
        assertThat(Cases.toCamel(name)).isEqualTo(camel);
    }
}
