package io.doudou.service;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method stand for a topic: to call it is to publish its event, to implement it is to
 * receive the events of others. For interfaces that have nothing but topics; the annotation
 * processor writes the class {@code <Interface>Topics} when the interface is compiled.
 *
 * <pre>{@code
 * public interface OrderEvents {
 *     @Topic("orders")
 *     void placed(OrderPlaced event);
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Topic {

    /** The name of the topic, 1 to 255 characters. */
    String value();
}
