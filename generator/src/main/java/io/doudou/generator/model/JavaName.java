package io.doudou.generator.model;

import java.util.List;

/**
 * The name of a Java class, with its enclosing classes.
 *
 * @param packageName empty for the unnamed package
 * @param simpleNames outermost first, at least one
 */
public record JavaName(String packageName, List<String> simpleNames) {

    public JavaName {
        simpleNames = List.copyOf(simpleNames);
    }

    /** Without package and enclosing classes. */
    public String simpleName() {
        return simpleNames.getLast();
    }

    /** As it is written in a source file: {@code com.shop.Order.Line}. */
    public String canonicalName() {
        var name = String.join(".", simpleNames);
        return packageName.isEmpty() ? name : packageName + "." + name;
    }
}
