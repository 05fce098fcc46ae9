package io.doudou.generator.read;

import io.doudou.generator.model.Origin;

import javax.lang.model.element.Element;

/** The source element that something was read from. */
public record ElementOrigin(Element element) implements Origin {}
