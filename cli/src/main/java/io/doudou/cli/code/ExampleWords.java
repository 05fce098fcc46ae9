package io.doudou.cli.code;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** What a value of some name usually looks like: a phone number for {@code mobilePhone}. */
final class ExampleWords {

    /** A part of a name, and the text for it. The first that fits wins. */
    private record Word(String part, String example) {}

    private record Figure(String part, String example) {}

    private static final List<Word> TEXTS =
            List.of(
                    new Word("email", "ada@example.com"),
                    new Word("phone", "+44 20 7946 0001"),
                    new Word("mobile", "+44 20 7946 0001"),
                    new Word("avatar", "https://example.com/ada.png"),
                    new Word("image", "https://example.com/ada.png"),
                    new Word("url", "https://example.com"),
                    new Word("link", "https://example.com"),
                    new Word("filename", "notes.txt"),
                    new Word("firstname", "Ada"),
                    new Word("lastname", "Lovelace"),
                    new Word("surname", "Lovelace"),
                    new Word("username", "ada"),
                    new Word("login", "ada"),
                    new Word("dept", "engines"),
                    new Word("department", "engines"),
                    new Word("company", "Analytical Engines"),
                    new Word("product", "Difference engine"),
                    new Word("item", "Difference engine"),
                    new Word("name", "Ada Lovelace"),
                    new Word("title", "Notes on the engine"),
                    new Word("city", "London"),
                    new Word("street", "12 St James's Square"),
                    new Word("address", "12 St James's Square, London"),
                    new Word("country", "GB"),
                    new Word("zip", "SW1Y 4JH"),
                    new Word("postcode", "SW1Y 4JH"),
                    new Word("postalcode", "SW1Y 4JH"),
                    new Word("currency", "EUR"),
                    new Word("language", "en"),
                    new Word("locale", "en-GB"),
                    new Word("color", "blue"),
                    new Word("status", "active"),
                    new Word("state", "active"),
                    new Word("version", "1.0.0"),
                    new Word("token", "t-0815"),
                    new Word("code", "A1"),
                    new Word("type", "standard"));

    private static final List<Figure> NUMBERS =
            List.of(
                    new Figure("price", "9.90"),
                    new Figure("amount", "9.90"),
                    new Figure("balance", "9.90"),
                    new Figure("rate", "0.5"),
                    new Figure("percent", "50"),
                    new Figure("age", "36"),
                    new Figure("year", "2026"),
                    new Figure("month", "11"),
                    new Figure("quantity", "2"),
                    new Figure("size", "10"),
                    new Figure("limit", "10"),
                    new Figure("port", "8080"),
                    new Figure("latitude", "51.5"),
                    new Figure("longitude", "-0.1"));

    private static final List<String> FALSE = List.of("has", "deleted", "disabled", "locked");

    private ExampleWords() {}

    static String text(String name) {
        var plain = plain(name);
        if (plain.equals("id") || name.endsWith("Id")) {
            return "a1";
        }
        return TEXTS.stream()
                .filter(word -> plain.contains(word.part()))
                .map(Word::example)
                .findFirst()
                .orElse("example " + name);
    }

    static BigDecimal number(String name) {
        var plain = plain(name);
        // "page" ends in "age", so the part has to begin a word of the name.
        return NUMBERS.stream()
                .filter(figure -> plain.startsWith(figure.part()) || hasWord(name, figure.part()))
                .map(figure -> new BigDecimal(figure.example()))
                .findFirst()
                .orElse(BigDecimal.ONE);
    }

    private static boolean hasWord(String name, String part) {
        return name.contains(part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }

    static boolean truth(String name) {
        var plain = plain(name);
        return FALSE.stream().noneMatch(plain::startsWith);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }
}
