package io.doudou.service;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface as a service: the annotation processor writes its routes, its typed client and
 * its OpenAPI documents when the interface is compiled.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
public @interface Service {

    /**
     * The name under which nodes of this service are registered and found. Empty: the interface's
     * name in lower case, with a trailing {@code service} shortened to {@code svc} ({@code
     * UserService} is {@code usersvc}).
     */
    String value() default "";
}
