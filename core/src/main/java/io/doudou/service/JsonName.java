package io.doudou.service;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name on the wire where it differs from the Java name: of a record component, or of a record
 * among the shapes of a sealed interface (the value of its {@code type} field).
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface JsonName {
    String value();
}
