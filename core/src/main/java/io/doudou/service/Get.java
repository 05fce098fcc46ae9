package io.doudou.service;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Serves the method at {@code GET} and this path instead of what its name says. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Get {

    /**
     * The path, beginning with a slash; {@code {name}} binds the parameter of that name to one
     * segment: {@code "/users/{id}/orders"}.
     */
    String value();
}
