package io.doudou.cli.project;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.lang.model.SourceVersion;

/**
 * What a new project is called, from the name of its folder: {@code hello-world} has the interface
 * {@code HelloWorld} in the package {@code helloworld}.
 *
 * @param project the folder's name, which names the Maven artifacts
 * @param type the simple name of the service interface
 * @param packageName the package of the interface; the implementation lives in {@code .service}
 *     below it
 */
public record Names(String project, String type, String packageName) {

    /**
     * The names for a folder.
     *
     * @param packageName chosen by the user; empty: made from the folder's name
     * @throws Failure when no Java name can be made of them
     */
    public static Names of(String folder, Optional<String> packageName) {
        var type = camel(folder);
        if (!SourceVersion.isName(type)) {
            throw new Failure(
                    Failure.MISUSED,
                    "no Java name can be made of the folder name '"
                            + folder
                            + "'; begin it with a letter, such as user-service",
                    List.of());
        }
        var chosen = packageName.orElse(type.toLowerCase(Locale.ROOT));
        if (!SourceVersion.isName(chosen, SourceVersion.latest())) {
            throw new Failure(
                    Failure.MISUSED,
                    "'" + chosen + "' cannot be a package; choose one: --package com.shop.user",
                    List.of());
        }
        return new Names(artifact(folder), type, chosen);
    }

    /** Upper camel case as go-doudou writes it (specification 4.1, ToCamel). */
    static String camel(String text) {
        var camel = new StringBuilder();
        var capital = true;
        for (var sign : text.strip().toCharArray()) {
            if (isLetter(sign)) {
                camel.append(capital ? Character.toUpperCase(sign) : sign);
                capital = false;
            } else if (sign >= '0' && sign <= '9') {
                camel.append(sign);
                capital = true;
            } else {
                capital = "_ -.".indexOf(sign) >= 0;
            }
        }
        return camel.toString();
    }

    private static boolean isLetter(char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
    }

    /** Maven takes letters, digits, dots, dashes and underscores. */
    private static String artifact(String folder) {
        return folder.strip().replaceAll("[^A-Za-z0-9_.-]+", "-");
    }

    /** The service's name in settings and registries: {@code userservice} is {@code usersvc}. */
    public String service() {
        var lower = type.toLowerCase(Locale.ROOT);
        return lower.endsWith("service")
                ? lower.substring(0, lower.length() - "service".length()) + "svc"
                : lower;
    }

    /** The package as folders: {@code com/shop/user}. */
    public String packagePath() {
        return packageName.replace('.', '/');
    }
}
