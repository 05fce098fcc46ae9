package io.doudou.service;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a call of this {@code POST} or {@code PATCH} method may safely be carried out twice, so
 * that the client repeats it after a failure that leaves open whether it ran. {@code GET}, {@code
 * PUT} and {@code DELETE} are idempotent anyway (RFC 9110, 9.2.2).
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Idempotent {}
