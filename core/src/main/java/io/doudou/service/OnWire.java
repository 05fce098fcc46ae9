package io.doudou.service;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a {@code .proto} file says of a field or of a constant, where an interface was made from
 * such a file: its number, and its type where Java has one for several. The {@code protoc} plugin
 * writes it; who writes the interface by hand has a lock instead.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface OnWire {

    /** The number of the field or the constant; 0 for a {@code oneof}, which has none. */
    int value();

    /**
     * As the file says it, such as {@code sint32} or {@code google.protobuf.Timestamp}, or {@code
     * oneof}; empty: what the Java type is by itself.
     */
    String type() default "";
}
